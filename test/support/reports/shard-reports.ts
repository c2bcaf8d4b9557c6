/** Reports of the shards of one run, as JSON that a test can change before it is merged. */

import type { CheckResult, Report } from '../../../src/model/report.ts';
import { runJob } from '../../../src/pipeline/run.ts';
import { renderJson } from '../../../src/report/formats/json.ts';
import { shardOf } from '../../../src/settings/kinds/shard.ts';
import { createWorkspace } from '../settings/workspace.ts';
import { fakeExecution } from './fake-check.ts';
import { reportOf, SAMPLE_REPORTS } from './sample-reports.ts';

/** The checks of the run; each of two shards has some of them. */
export const SHARD_CHECKS = Array.from({ length: 8 }, (_, n) => `Mailbox ${n}`);

/** Returns a check that passed. */
export function passedCheck(name: string): CheckResult {
  const [check] = SAMPLE_REPORTS.ok.checks;
  if (check === undefined) throw new Error('The sample has no check.');
  return { ...check, name };
}

/** Returns the report of one of two shards, in which all is ok. */
export function shardReport(index: 1 | 2, changes: Partial<Report> = {}): Report {
  const source = { file: 'ci/checks.yml', line: 1, column: 1 };
  const expected = SHARD_CHECKS.map((name) => ({ name, mode: 'round-trip', source }));
  const own = SHARD_CHECKS.filter((name) => shardOf(name, 2) === index);
  return { ...reportOf(...own.map(passedCheck)), shard: { index, count: 2, expected }, ...changes };
}

/** Returns the JSON of a report after a change at a path such as `checks.0.status`. */
export function changedJson(report: Report, path: string, value: unknown): string {
  const json: unknown = JSON.parse(renderJson(report));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place: unknown = json;
  for (const key of keys) place = Reflect.get(Object(place), key);
  Reflect.set(Object(place), last, value);
  return JSON.stringify(json);
}

/** Merges files of these contents. */
export async function mergeTexts(
  texts: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Report> {
  using workspace = createWorkspace(texts);
  const job = await workspace.prepare({ mode: 'merge', 'merge-reports': '*.json', ...inputs }, env);
  return await runJob(job, fakeExecution());
}
