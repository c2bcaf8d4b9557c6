import { type Draft, lose } from '../draft/draft.ts';
import { soleVariable } from '../draft/placeholder.ts';

/** Returns the name of an option for people; never its value, which may be a secret and attached to the name. */
export function optionName(word: string): string {
  const name = /^--?[\w-]{1,40}(?=[^\w-]|$)/.exec(word)?.[0] ?? '';
  return name === '' || /pass|auth|secret|token/i.test(name) ? 'an option' : name;
}

/** Notes which options are not carried over. */
export function loseOptions(draft: Draft, names: readonly string[], why: string): void {
  const unique = [...new Set(names)];
  if (unique.length > 0) lose(draft, `Left out: ${unique.slice(0, 20).join(', ')} (${why}).`);
}

/** Notes which variables in the place of options may hold options that are unknown here. */
export function loseVariableOptions(draft: Draft, words: readonly string[]): void {
  const names = words.map((word) => soleVariable(word) ?? 'the output of a command');
  if (names.length > 0) lose(draft, `Options that come from ${names.join(', ')} are not known here.`);
}
