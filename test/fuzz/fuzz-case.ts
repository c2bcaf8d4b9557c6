/** What is fuzzed: promises about code that reads foreign text, each with the inputs that may break it. */
import type fc from 'fast-check';

/** A promise, and how to try to break it. */
export interface FuzzCase {
  /** What holds, whatever the input is. */
  readonly title: string;
  readonly input: fc.Arbitrary<unknown>;
  /** Holds one input against the promise. @throws whatever shows that it is broken */
  check(input: unknown): void | Promise<void>;
}

/** Cases that are fuzzed together, in turn. */
export interface FuzzTarget {
  readonly name: string;
  readonly cases: readonly FuzzCase[];
}

export function fuzzCase<T>(
  title: string,
  input: fc.Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
): FuzzCase {
  return { title, input, check: (given) => check(given as T) };
}

/** Holds an input that once broke a promise against it again. */
export async function holds(target: FuzzTarget, title: string, input: unknown): Promise<void> {
  const found = target.cases.find((each) => each.title === title);
  if (!found) throw new Error(`${target.name} has no case "${title}"`);
  await found.check(input);
}
