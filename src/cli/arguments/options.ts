/** The options of the command line. All but a few follow from the table of settings. */
import { Option } from 'commander';
import { FORMATS } from '../../report/formats.ts';
import { describeField } from '../../settings/describe-field.ts';
import type { Field } from '../../settings/field.ts';
import { FIELDS } from '../../settings/fields.ts';
import type { Kind } from '../../settings/kinds/kind.ts';
import { inputName } from '../../settings/settings.ts';
/** A table of settings, by their names in code. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The default of `--output`: the log, for people. */
export const TEXT = 'text';

/** The formats that `--output` accepts: those that are one text, not a folder. */
export const OUTPUT_FORMATS: readonly string[] = [
  TEXT,
  ...Object.entries(FORMATS).flatMap(([name, { pages }]) => (pages ? [] : [name])),
];

/** Further names of options, where another word is usual. They exist only when the table has the setting. */
const OTHER_NAMES: Readonly<Record<string, string>> = { transcript: '-v, --verbose', reports: '--report' };

/** Placeholders for values, by type, where the name of the type says little to people. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'number',
  list: 'text',
  enum: 'word',
};
const MAX_CHOICES = 24;
const FLAG = 'true|false';

/** Returns the options that set a setting, the main one first. */
export function fieldOptions(name: string, field: Field<unknown>): Option[] {
  const input = inputName(name);
  const { kind } = field;
  if (kind.isSecret) return [secretFile(input, field), new Option(`--${input} [text]`).hideHelp()];
  const isBoolean = kind.type === 'boolean';
  const group = `${field.group}:`;
  const main = valued(`--${input}`, kind, plain(describeField(field)) + defaultOf(field)).helpGroup(group);
  const otherName = OTHER_NAMES[name];
  const same = `The same as --${input}.`;
  const others = [
    ...(isBoolean && !input.startsWith('no-') ? [new Option(`--no-${input}`).hideHelp()] : []),
    ...(otherName === undefined ? [] : [isBoolean ? new Option(otherName, same) : valued(otherName, kind, same)]),
  ];
  // The parser takes an option that begins with no- for the negation of another one.
  main.negate = false;
  // All of them set one and the same value.
  for (const option of [main, ...others]) option.helpGroup(group).attributeName = () => name;
  return [main, ...others];
}

/** Returns the options that are not settings. */
export function ownOptions(): Option[] {
  return [
    new Option('--output [format]', `What to print: ${OUTPUT_FORMATS.join(', ')}. (default: ${TEXT})`).helpGroup(
      'Results:',
    ),
    new Option('-h, --help', 'Show this help.').helpGroup('Other:'),
    new Option('-V, --version', 'Show the version.').helpGroup('Other:'),
  ];
}

/** Returns all options. */
export function allOptions(fields: Fields = FIELDS): Option[] {
  return [...Object.entries(fields).flatMap(([name, field]) => fieldOptions(name, field)), ...ownOptions()];
}

/** Creates an option whose value is optional to the parser, so that the next option is never taken for a value. */
function valued(flags: string, kind: Kind<unknown>, help: string): Option {
  const option = new Option(`${flags} [${placeholder(kind)}]`, help);
  // For a list, each option adds an entry. For anything else, the last one counts.
  return kind.type === 'list' ? option.argParser(addEntry) : option;
}

/** Whether an option may be given without a value. */
export function isFlag({ flags }: Option): boolean {
  return flags.includes(`[${FLAG}`);
}

function placeholder({ type, words = [], takesPath }: Kind<unknown>): string {
  const choices = words.join('|');
  if (type === 'boolean') return [FLAG, ...words].join('|');
  if (takesPath) return 'path';
  return choices !== '' && choices.length <= MAX_CHOICES ? choices : (PLACEHOLDERS[type] ?? type);
}

function addEntry(entry: string, earlier: unknown): string {
  return typeof earlier === 'string' ? `${earlier}\n${entry}` : entry;
}

function secretFile(input: string, field: Field<unknown>): Option {
  const where = `From this file, from standard input with -, or from the variable ${secretVariable(input)}.`;
  const option = new Option(`--${input}-file [path]`, `${plain(field.help)} ${where}${defaultOf(field)}`);
  return option.helpGroup(`${field.group}:`);
}

function defaultOf({ default: text, defaultNote }: Field<unknown>): string {
  const shown = text ?? defaultNote;
  return shown === undefined ? '' : ` (default: ${plain(shown)})`;
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}

export const PREFIX = 'MAIL_PROBE_';

/** Returns the name of the variable that may hold a secret, such as `MAIL_PROBE_SMTP_PASSWORD`. */
export function secretVariable(input: string): string {
  return PREFIX + input.toUpperCase().replaceAll('-', '_');
}
