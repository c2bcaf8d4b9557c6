/** Reads the settings of each check: its own, else those of `defaults:`, else the inputs besides the checks file. */

import type { ChecksFileFacts } from '../../model/checks-files.ts';
import type { Issue, Source } from '../../model/issue.ts';
import { crypto } from '../../system/lazy-crypto.ts';
import type { World } from '../../system/world.ts';
import { readFoundFile } from '../files/named-file.ts';
import { findWorkspaceFiles, noFile } from '../files/workspace-files.ts';
import { readSettings, type TextOf } from '../read-settings.ts';
import type { Settings } from '../settings.ts';
import { CHECK_FIELDS } from './check-keys.ts';
import { type CheckEntry, type FileIncidents, givenFields } from './checks-file.ts';
import type { GivenField } from './field-text.ts';
import { parseChecksFile } from './parse-checks-file.ts';
import { rememberFiles } from './remember-files.ts';

/** A check of a file, with its settings. */
export interface RequestedCheck {
  readonly entry: CheckEntry;
  readonly settings: Settings;
  /** The problems with its fields, without places yet, see `placeIssue`. */
  readonly issues: Issue[];
}

/** The content of all checks files. */
export interface LoadedChecks {
  readonly files: readonly ChecksFileFacts[];
  /** In the order of the files. */
  readonly checks: readonly RequestedCheck[];
  /** What the files say of incidents, in their order. */
  readonly incidents: readonly FileIncidents[];
}

const MAX_FILES = 100;
const MAX_FILE_BYTES = 1024 ** 2;
const MAX_CHECKS = 5000;

/**
 * Reads the files that the patterns name. Contacts nothing.
 *
 * @param beside the inputs of the run, for fields that the files do not have
 */
export async function loadChecks(
  patterns: readonly string[],
  beside: TextOf,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<LoadedChecks> {
  const query = { input: 'checks', patterns, maxFiles: MAX_FILES, maxBytes: MAX_FILE_BYTES };
  const found = await findWorkspaceFiles(query, world, issues);
  issues.push(...found.unmatched.map((pattern) => noFile('checks', pattern)));
  const files: ChecksFileFacts[] = [];
  const entries: CheckEntry[] = [];
  const incidents: FileIncidents[] = [];
  for (const file of found.files) {
    const { path } = file;
    const content = await readFoundFile(file, world.files);
    if ('problem' in content) {
      issues.push({ ...noFile('checks', path), problem: content.problem });
      continue;
    }
    const text = content.toString('utf8');
    files.push({ path, sha256: crypto().createHash('sha256').update(text).digest('hex') });
    const parsed = await parseChecksFile(text, path, world.env, issues);
    entries.push(...parsed.checks);
    if (parsed.incidents) incidents.push(parsed.incidents);
  }
  reportCount(entries, issues);
  reportDuplicates(entries, issues);
  const remembering = { env: world.env, files: rememberFiles(world.files) };
  const checks: RequestedCheck[] = [];
  for (const entry of entries.slice(0, MAX_CHECKS)) checks.push(await readCheck(entry, beside, remembering));
  return { files, checks, incidents };
}

async function readCheck(
  entry: CheckEntry,
  beside: TextOf,
  world: Pick<World, 'env' | 'files'>,
): Promise<RequestedCheck> {
  const fields = givenFields(entry);
  const issues: Issue[] = [...fields.values()].flatMap(({ issue }) => issue ?? []);
  const textOf = (input: string): string | undefined => {
    if (input === 'name') return entry.name;
    if (!CHECK_FIELDS.has(input)) return undefined;
    // A field that exists counts even when it is empty: the password of another server must not replace it.
    const given = fields.get(input);
    return given === undefined ? beside(input) : given.text;
  };
  return { entry, settings: await readSettings(textOf, world, issues), issues };
}

/** Adds to an issue the place of its cause: the field in the file, else the check. */
export function placeIssue(issue: Issue, entry: CheckEntry): Issue {
  if (issue.source) return issue;
  const { fields, defaults, source, name } = entry;
  const own = fields.get(issue.input);
  if (own) return { ...issue, source: placeOf(own, issue), check: name };
  const shared = defaults.get(issue.input);
  return shared ? { ...issue, source: placeOf(shared, issue) } : { ...issue, source, check: name };
}

/** Finds the place of an issue. A problem with one entry of a list is shown at that entry. */
function placeOf({ items, source }: GivenField, { value = '', problem }: Issue): Source {
  const item = items.find(
    ({ text }) => text === value || text.startsWith(`${value}: `) || problem.includes(`"${text}"`),
  );
  return item?.source ?? source;
}

function reportCount(entries: readonly CheckEntry[], issues: Issue[]): void {
  const first = entries[MAX_CHECKS];
  if (first === undefined) return;
  issues.push({
    code: 'E_INPUT',
    input: 'checks',
    problem: `names ${entries.length} checks`,
    remedy: `Write at most ${MAX_CHECKS} for one run, and split the others off.`,
    source: first.source,
  });
}

/** Reports names that are used twice, and ids that are those of another check: both would share a history. */
function reportDuplicates(entries: readonly CheckEntry[], issues: Issue[]): void {
  const first = new Map<string, Source>();
  const owners = new Map<string, Source>();
  const report = (input: string, value: string, earlier: Source, source: Source): void => {
    const each = input === 'name' ? 'a name' : 'an id';
    const remedy = `Give each check ${each} of its own: ${earlier.file}, line ${earlier.line}, has this one already.`;
    issues.push({ code: 'E_INPUT', input, value, problem: 'is used twice', remedy, source });
  };
  for (const { name, id = name, source } of entries) {
    const earlier = first.get(name);
    const owner = owners.get(id);
    if (earlier !== undefined) report('name', name, earlier, source);
    else if (owner !== undefined) report('id', id, owner, source);
    first.set(name, earlier ?? source);
    owners.set(id, owner ?? source);
  }
}
