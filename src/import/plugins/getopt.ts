/** Reads command-line options as `getopt_long` of the GNU C library does when it stops at the first other word. */

import { isKnown } from '../draft/placeholder.ts';
import { optionName } from './option.ts';

/** An option that a program knows. */
export interface OptionSpec {
  /** The key of the option in look-ups: its letter where it has one. */
  readonly key: string;
  /** Long names without dashes. */
  readonly long: readonly string[];
  readonly value: 'none' | 'required' | 'optional';
}

/** The options of a call. */
export interface GivenOptions {
  /** Returns the last value of an option; empty when it takes none. */
  get(key: string): string | undefined;
  /** Returns all values of an option. */
  all(key: string): readonly string[];
  has(key: string): boolean;
  /** Words that may be any options, because they come from a variable. */
  readonly variables: readonly string[];
  /** Names of options that the program does not know, or that lack their value. */
  readonly unknown: readonly string[];
  /** The words after the options. */
  readonly rest: readonly string[];
}

/** Reads the words of a call. */
export function readOptions(words: readonly string[], specs: readonly OptionSpec[]): GivenOptions {
  const values = new Map<string, string[]>();
  const variables: string[] = [];
  const unknown: string[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    const isOption = word.startsWith('-') && word !== '-';
    if (word === '--' || (!isOption && isKnown(word))) break;
    at += 1;
    if (!isOption) variables.push(word);
    for (const { spec, name, attached } of isOption ? splitOption(word, specs) : []) {
      const value = attached ?? (spec?.value === 'required' ? words[at++] : undefined);
      const isRight = spec && (spec.value === 'optional' || (spec.value === 'required') === (value !== undefined));
      if (isRight) values.set(spec.key, [...(values.get(spec.key) ?? []), value ?? '']);
      else unknown.push(optionName(name));
    }
  }
  return {
    get: (key) => values.get(key)?.at(-1),
    all: (key) => values.get(key) ?? [],
    has: (key) => values.has(key),
    variables,
    unknown,
    rest: words.slice(words[at] === '--' ? at + 1 : at),
  };
}

interface Option {
  readonly spec: OptionSpec | undefined;
  readonly name: string;
  /** The value that is written in the same word. */
  readonly attached?: string | undefined;
}

/** Yields the options in a word: one long one, or several letters of which the last may be followed by its value. */
function* splitOption(word: string, specs: readonly OptionSpec[]): Generator<Option> {
  if (word.startsWith('--')) {
    const [, name = '', attached] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    yield { spec: findLong(name, specs), name: word, attached };
    return;
  }
  for (let place = 1; place < word.length; place += 1) {
    const letter = word[place] ?? '';
    const spec = specs.find(({ key }) => key === letter);
    const attached = spec && spec.value !== 'none' ? word.slice(place + 1) || undefined : undefined;
    yield { spec, name: `-${letter}`, attached };
    // The text after an unknown letter may be its value, and a secret.
    if (spec?.value !== 'none') return;
  }
}

/** Returns the option of this name, or the only one that begins with it. */
function findLong(name: string, specs: readonly OptionSpec[]): OptionSpec | undefined {
  const exact = specs.find(({ long }) => long.includes(name));
  if (exact || name === '') return exact;
  const candidates = specs.filter(({ long }) => long.some((each) => each.startsWith(name)));
  return candidates.length === 1 ? candidates[0] : undefined;
}
