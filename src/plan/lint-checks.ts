/**
 * Validates checks files for their authors: nothing is contacted, and no secret is needed. A variable that is not set
 * here is assumed to be set in the run, and settings that depend on its value are not judged.
 */

import type { Issue, Source } from '../model/issue.ts';
import { givenFields } from '../settings/checks-file/checks-file.ts';
import { type LoadedChecks, loadChecks } from '../settings/checks-file/load-checks.ts';
import { requiredVariables } from '../settings/checks-file/substitute.ts';
import { presentable } from '../settings/presentable.ts';
import { readSettings, type TextOf } from '../settings/read-settings.ts';
import type { World } from '../system/world.ts';
import { planChecks } from './plan-checks.ts';
import { planMemory } from './plan-memory.ts';

/** The findings in checks files. */
export interface LintResult {
  /** All problems, in the order of the files; a run would refuse each of them. */
  readonly issues: readonly Issue[];
  /** How many checks there are. */
  readonly checks: number;
  /** The files that were read, relative to the workspace. */
  readonly files: readonly string[];
  /** Variables that a run needs and that are not set here. */
  readonly variables: readonly string[];
}

/** Replaces the value of a variable. It is valid as a host name and as a user name, the usual uses of variables. */
const PLACEHOLDER = 'mail-probe-lint-placeholder';

/**
 * Reads the files that the patterns name.
 *
 * @param beside the inputs that a run would have besides the files
 */
export async function lintChecks(
  patterns: readonly string[],
  world: Pick<World, 'env' | 'files'>,
  beside: TextOf = () => undefined,
): Promise<LintResult> {
  const variables = new Set<string>();
  const files = { ...world.files, read: noting(world, variables) };
  // Loaded once to find the variables, and once more with values for all of them.
  await loadChecks(patterns, beside, { ...world, files }, []);
  const values = Object.fromEntries([...variables].map((name) => [name, PLACEHOLDER]));
  const supplied = { ...world, env: { ...world.env, ...values } };
  const issues: Issue[] = [];
  const settings = await readSettings(beside, supplied, issues);
  const loaded = await loadChecks(patterns, beside, supplied, issues);
  // Where the history is, is said in the workflow.
  const memory = { ...settings, historyFile: settings.historyFile ?? 'history.json' };
  await planMemory(memory, loaded, supplied, issues);
  planChecks(settings, loaded, issues);
  const unknown = unknownPlaces(loaded);
  return {
    issues: issues.filter(({ source }) => source === undefined || !unknown.has(placeKey(source))).map(presentable),
    checks: loaded.checks.length,
    files: loaded.files.map(({ path }) => path),
    variables: [...variables].sort(),
  };
}

/** Reads files, and notes the variables in them that are not set here. */
function noting({ env, files }: Pick<World, 'env' | 'files'>, variables: Set<string>): World['files']['read'] {
  return async (path, maxBytes) => {
    const content = await files.read(path, maxBytes);
    for (const name of requiredVariables(content.toString('utf8'))) {
      if (!env[name]) variables.add(name);
    }
    return content;
  };
}

/** Returns the places of values that only a run knows. */
function unknownPlaces({ checks }: LoadedChecks): ReadonlySet<string> {
  const fields = checks.flatMap(({ entry }) => [...givenFields(entry).values()]);
  const places = fields.flatMap(({ text, source, items }) => [
    ...(text.includes(PLACEHOLDER) ? [source] : []),
    ...items.filter((item) => item.text.includes(PLACEHOLDER)).map((item) => item.source),
  ]);
  return new Set(places.map(placeKey));
}

function placeKey({ file, line, column }: Source): string {
  return `${file}:${line}:${column}`;
}
