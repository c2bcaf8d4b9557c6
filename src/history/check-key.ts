import type { CheckResult } from '../model/report.ts';

/** Returns the SHA-256 of a text in UTF-8, hexadecimal. */
export type Hash = (text: string) => string;

/** The part of a check that identifies it over its runs. */
export type Named = Pick<CheckResult, 'name' | 'id'>;

/**
 * Returns the key of a check: 16 hexadecimal digits, the same as long as the scope (repository and more) and its `id`
 * stay the same; its name stands for an `id` that it does not have.
 */
export function checkKey(hash: Hash, scope: string, { id, name }: Named): string {
  return hash(JSON.stringify([scope, id ?? name])).slice(0, 16);
}

/** Returns the checks that would share their memory with an earlier one: the same `id`, or a name that is an `id`. */
export function sharedKeys<T extends Named>(checks: readonly T[]): { readonly check: T; readonly first: T }[] {
  const seen = new Map<string, T>();
  return checks.flatMap((check) => {
    const own = check.id ?? check.name;
    const first = seen.get(own);
    if (first === undefined) seen.set(own, check);
    return first === undefined ? [] : [{ check, first }];
  });
}
