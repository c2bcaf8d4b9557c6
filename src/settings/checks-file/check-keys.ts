/** The keys of a checks file: the fields of the table, and those that only a file has. */
import type { Field } from '../field.ts';
import { FIELDS } from '../fields.ts';
import { entries, roleName } from '../incidents/incident-kinds.ts';
import { flag, line } from '../kinds/basic.ts';
import { BadValue, type Kind } from '../kinds/kind.ts';
import { inputName } from '../settings.ts';

const ALL: readonly (readonly [input: string, field: Field<unknown>])[] = Object.entries(FIELDS).map(
  ([name, field]) => [inputName(name), field],
);

/** The settings of a check, without its name, in the order of the table. */
export const CHECK_FIELDS: ReadonlyMap<string, Field<unknown>> = new Map(
  ALL.filter(([input, { scope }]) => scope === 'check' && input !== 'name'),
);

/** The settings of the run. */
export const RUN_INPUTS: readonly string[] = ALL.filter(([, { scope }]) => scope === 'run').map(([input]) => input);

/** Longest name, group or tag in characters: longer ones make tables unreadable. */
const MAX_NAME_LENGTH = 200;

/** A name, group or tag, by which checks are chosen. */
const label: Kind<string> = {
  type: 'string',
  parse: (text) => {
    const word = line.parse(text);
    if (word.length > MAX_NAME_LENGTH)
      throw new BadValue('is too long', `Write at most ${MAX_NAME_LENGTH} characters.`);
    return word;
  },
};

/** Groups nest: each part between slashes is one. */
const group: Kind<string> = {
  type: 'string',
  parse: (text) => {
    const word = label.parse(text);
    if (word !== '' && word.split('/').some((part) => part.trim() === ''))
      throw new BadValue('has an empty part', 'Write groups in groups as Europe/Berlin, without a slash at an end.');
    return word
      .split('/')
      .map((part) => part.trim())
      .join('/');
  },
};

const tags: Kind<readonly string[]> = {
  type: 'list',
  splitsAtCommas: true,
  parse: (text) => [...new Set(text.split(/[,\n]/).map(label.parse))].filter((tag) => tag !== ''),
};

/** The keys that only a checks file has. */
export const ENTRY_KEYS = {
  name: { kind: label, help: 'Label of the check, shown everywhere. Each name must be unique.' },
  id: { kind: label, help: 'Name of the check over all runs: with it, a check keeps its history when it is renamed.' },
  group: { kind: group, help: 'Checks of one group are counted and told together. Groups nest: Europe/Berlin.' },
  tags: { kind: tags, help: 'Words by which only and skip choose checks.' },
  description: { kind: line, help: 'Purpose of the check, for readers of the report.' },
  notify: { kind: entries(roleName), help: 'Roles that are told about the check, defined under roles:.' },
  enabled: { kind: flag, help: 'false leaves the check out; the report says so.' },
} as const satisfies Record<string, { kind: Kind<unknown>; help: string }>;

/** The keys of `ENTRY_KEYS` that are also allowed under `defaults:`. */
export const DEFAULT_KEYS: readonly (keyof typeof ENTRY_KEYS)[] = ['group', 'tags', 'notify'];
