import type { ExpectedCheck } from '../model/checks-files.ts';
import type { LoadedReport } from './loaded-report.ts';

/** Reports that share the checks of one run among them, or a report that is alone. */
export interface ReportFamily {
  readonly reports: readonly LoadedReport[];
  /** How many shards there ought to be; absent when the report is no shard. */
  readonly count?: number | undefined;
  /** The checks of all shards together. */
  readonly expected: readonly ExpectedCheck[];
}

/** Puts together what belongs together: shards of the same number that expect the same checks. */
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
