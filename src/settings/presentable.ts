import type { Issue } from '../model/issue.ts';
import { described, isQuotable, type Look } from '../text/quote.ts';
import type { Field } from './field.ts';
import { FIELDS } from './fields.ts';
import type { Kind } from './kinds/kind.ts';
import { inputName } from './settings.ts';

const KINDS: ReadonlyMap<string, Kind<unknown>> = new Map(
  Object.entries<Field<unknown>>(FIELDS).map(([name, { kind }]) => [inputName(name), kind]),
);

/** The looks of values whose kind says nothing more. */
const LOOKS: Readonly<Record<Kind<unknown>['type'], Look>> = {
  string: 'text',
  list: 'text',
  integer: 'number',
  duration: 'number',
  boolean: 'word',
  enum: 'word',
};

/**
 * Returns an issue as it may be shown. A value, or the name of an unknown input, that does not look like one of its kind
 * may be a secret that was pasted into the wrong place: its length is shown in its place.
 */
export function presentable(issue: Issue): Issue {
  const { input, value, problem } = issue;
  const name = KINDS.has(input) || isQuotable(input, 'text') ? input : described(input);
  if (value === undefined || isQuotable(value, lookOf(input)))
    return name === input ? issue : { ...issue, input: name };
  return { ...issue, input: name, value: undefined, problem: `${problem} (${described(value)}, not shown)` };
}

function lookOf(input: string): Look {
  const kind = KINDS.get(input);
  // What is not an input is an option of the command line, or a key of a checks file: a word.
  if (kind === undefined) return input.startsWith('--') ? 'word' : 'text';
  return kind.look ?? (kind.words ? 'word' : LOOKS[kind.type]);
}
