import type { ExpectedCheck } from '../model/checks-files.ts';
import type { LoadedReport } from './loaded-report.ts';

/** The reports of the shards of one run, or a report that is not a shard. */
export interface ReportFamily {
  readonly reports: readonly LoadedReport[];
  /** How many shards are expected; absent when the report is not a shard. */
  readonly count?: number | undefined;
  /** The checks of all shards together. */
  readonly expected: readonly ExpectedCheck[];
}

/** Groups reports that belong together: shards with the same count that expect the same checks. */
export function toFamilies(reports: readonly LoadedReport[]): ReportFamily[] {
  const families = new Map<string, LoadedReport[]>();
  for (const [index, found] of reports.entries()) {
    const { shard } = found.report;
    const names = shard?.expected.map(({ name }) => name).toSorted();
    const key = shard ? JSON.stringify([shard.count, names]) : String(index);
    families.set(key, [...(families.get(key) ?? []), found]);
  }
  return [...families.values()].map((members) => {
    const shard = members[0]?.report.shard;
    return { reports: members, count: shard?.count, expected: shard?.expected ?? [] };
  });
}
