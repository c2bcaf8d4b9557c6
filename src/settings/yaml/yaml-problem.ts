/**
 * Describes problems with the syntax of a YAML file in our own words: the messages of the library quote the file, which
 * may contain a password.
 */
import type { ErrorCode } from 'yaml';
import type { Issue, Source } from '../../model/issue.ts';

/** The problems that the library finds, and those that we find beyond that. */
export type YamlProblem = ErrorCode | 'TOO_DEEP' | 'UNKNOWN_ALIAS' | 'TAG' | 'NO_KEY' | 'MERGE_KEY';

type Words = readonly [problem: string, remedy: string];

const INDENT: Words = ['has a line that is indented wrongly', 'Align it with the other entries of the same level.'];
const NESTED: Words = [
  'has a colon and a space in a value',
  'Put the whole value in quotes, or write what comes after the colon on a line of its own.',
];

const WORDS: Partial<Readonly<Record<YamlProblem, Words>>> = {
  BAD_INDENT: INDENT,
  BAD_SCALAR_START: ['has a value that begins with @ or a back quote', 'Put the value in quotes.'],
  BAD_DQ_ESCAPE: ['has an escape that YAML does not know', 'Double the backslash, or use single quotes.'],
  BLOCK_AS_IMPLICIT_KEY: NESTED,
  DUPLICATE_KEY: ['is written twice at the same place', 'Keep one of them.'],
  MERGE_KEY: [
    'has a merge key (<<), which YAML 1.2 does not know',
    'Put what all checks share under defaults:, or write it out.',
  ],
  MISSING_CHAR: [
    'lacks a character: a closing quote or bracket, or the dash of an item',
    'Add it, and look at the line before.',
  ],
  MULTILINE_IMPLICIT_KEY: NESTED,
  MULTIPLE_DOCS: ['holds more than one document', 'Put each into a file of its own.'],
  NO_KEY: ['has a key that is no text', 'Write keys as plain words.'],
  RESOURCE_EXHAUSTION: ['is nested too deep', 'Write defaults: and checks: as the documentation shows.'],
  TAB_AS_INDENT: ['is indented with a tab', 'Use spaces.'],
  TAG: ['has a tag, such as !!str', 'Remove it; put the value in quotes to make it a text.'],
  TOO_DEEP: ['is nested too deep', 'Write defaults: and checks: as the documentation shows.'],
  UNKNOWN_ALIAS: ['has an alias without an anchor before it', 'Write &name at the value that *name stands for.'],
};

/** Returns the issue for a problem at its place; `key` when it is about a key. */
export function yamlProblem(code: YamlProblem, source: Source, key?: string): Issue {
  const [problem, remedy] = WORDS[code] ?? [
    `cannot be read as YAML (${code})`,
    'Look at this line and the one before.',
  ];
  return { code: 'E_INPUT', input: key ?? 'checks', problem, remedy, source };
}
