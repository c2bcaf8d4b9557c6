/**
 * The options of Centreon's plugins, and the common part of their two mail protocols. Based on
 * src/centreon/plugins/alternative/Getopt.pm of centreon-plugins, 2024 to 2026.
 */
import { type Draft, differ } from '../draft/draft.ts';
import { isKnown } from '../draft/placeholder.ts';
import { NotImportable } from '../draft/reading.ts';
import { loseOptions, loseVariableOptions, optionName } from './option.ts';
import { takeRange } from './plain-range.ts';
import { takeTimeout } from './timeouts.ts';

/** The options of a call. There are only full names, without abbreviations. */
export interface CentreonOptions {
  /** Returns the last value; undefined when it is absent or empty. */
  get(name: string): string | undefined;
  /** Returns all values of an option that may be repeated. */
  all(name: string): readonly string[];
  /** Whether an option without a value is given; `--ssl=0` is not. */
  has(name: string): boolean;
  readonly names: readonly string[];
  /** Words that may be any options, because they come from a variable. */
  readonly variables: readonly string[];
}

/** Options that only switch something on. A word after one of them is read as its value all the same. */
const SWITCHES = /^(?:ssl|insecure|delete|verbose|debug|help|version|list-mode|mode-version|output-\w+)$/;
/** Options of every mode that change what is shown, and not what is tested or judged. */
const SHOWN_ONLY =
  /^(?:verbose|debug|filter-\w[\w-]*|explode-[\w-]+|change-perfdata|change-(?:short|long)-output|extend-perfdata(?:-group)?|range-perfdata|opt-exit|output-[\w-]+|disco-[\w-]+|float-precision|source-encoding|show-password|custommode|sanity-options)$/;
const COMMON = ['plugin', 'mode', 'hostname', 'port', 'username', 'password', 'warning', 'critical', 'timeout'];
const CHANGES_STATUS = new Set(['change-exit', 'change-output-adv']);
const PRINTS = /^(?:help|version|list-[\w-]+|mode-version|disco-show|disco-format)$/;

/** Reads the words of a call. A word that is neither an option nor a value is ignored, as by Centreon. */
export function readCentreonOptions(words: readonly string[]): CentreonOptions {
  const values = new Map<string, string[]>();
  const variables: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') break;
    const [, name, equals, attached = ''] = /^--(.*?)(?:(=)(.*))?$/s.exec(word) ?? [];
    if (name === undefined) {
      if (!isKnown(word)) variables.push(word);
      continue;
    }
    const next = words[at + 1];
    const mayBeValue = next !== undefined && !next.startsWith('--');
    // A variable after a complete option holds further options, or nothing.
    const isTaken = attached === '' && mayBeValue && (isKnown(next) || (equals === undefined && !SWITCHES.test(name)));
    if (isTaken) at += 1;
    values.set(name, [...(values.get(name) ?? []), isTaken ? next : attached]);
  }
  return {
    get: (name) => values.get(name)?.at(-1) || undefined,
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name) && values.get(name)?.at(-1) !== '0',
    names: [...values.keys()],
    variables,
  };
}

/**
 * Copies the options that mean the same in all modes, and notes which ones are not carried over; `known` are those that
 * the mode reads by itself.
 *
 * @throws {NotImportable} when the call tests nothing
 */
export function takeCentreonOptions(draft: Draft, options: CentreonOptions, known: readonly string[]): void {
  if (options.names.some((name) => PRINTS.test(name))) throw new NotImportable('prints something and tests nothing');
  const host = options.get('hostname');
  if (host === undefined) throw new NotImportable('names no host');
  draft.fields.host = host;
  takeRange(draft, 'warning', options.get('warning'));
  takeRange(draft, 'critical', options.get('critical'));
  const timeout = options.get('timeout');
  if (timeout !== undefined) takeTimeout(draft, timeout);
  const taken = new Set([...known, ...COMMON, ...CHANGES_STATUS, 'pass-manager']);
  const names = (list: readonly string[]): string[] => list.map((name) => optionName(`--${name}`));
  loseOptions(draft, names(options.names.filter((name) => CHANGES_STATUS.has(name))), 'the status is not changed');
  loseOptions(
    draft,
    names(options.names.filter((name) => !taken.has(name) && !SHOWN_ONLY.test(name))),
    'not known here',
  );
  if (options.names.includes('pass-manager')) {
    differ(draft, 'The password came from --pass-manager; here it comes from a variable.');
  }
  loseVariableOptions(draft, options.variables);
}
