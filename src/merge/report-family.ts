import type { ExpectedCheck, ShardFacts } from '../model/checks-files.ts';
import type { LoadedReport } from './loaded-report.ts';

/** The reports of the shards of one run, or a report that is not a shard. */
export interface ReportFamily {
  readonly reports: readonly LoadedReport[];
  /** How many shards are expected; absent when the report is not a shard. */
  readonly count?: number | undefined;
  /** The checks of all shards together. */
  readonly expected: readonly ExpectedCheck[];
  /** Whether the reports describe these checks differently: their modes, groups, places or order. */
  readonly differs: boolean;
}

/** A list of expected checks as texts that are equal for equal lists. */
interface ListKeys {
  readonly names: string;
  readonly whole: string;
}

/** Groups reports that belong together: shards with the same count that expect the same checks. */
export function toFamilies(reports: readonly LoadedReport[]): ReportFamily[] {
  const families = new Map<string, LoadedReport[]>();
  const keys = new Map<ShardFacts['expected'], ListKeys>();
  const keysOf = (expected: ShardFacts['expected']): ListKeys => {
    const known = keys.get(expected) ?? createKeys(expected);
    keys.set(expected, known);
    return known;
  };
  for (const [index, found] of reports.entries()) {
    const { shard } = found.report;
    const key = shard ? `${shard.count} ${keysOf(shard.expected).names}` : String(index);
    const family = families.get(key);
    if (family) family.push(found);
    else families.set(key, [found]);
  }
  return [...families.values()].map((members) => {
    const shard = members[0]?.report.shard;
    const lists = members.flatMap(({ report }) => (report.shard ? [keysOf(report.shard.expected).whole] : []));
    const differs = new Set(lists).size > 1;
    return { reports: members, count: shard?.count, expected: shard?.expected ?? [], differs };
  });
}

function createKeys(expected: ShardFacts['expected']): ListKeys {
  return { names: JSON.stringify(expected.map(({ name }) => name).toSorted()), whole: JSON.stringify(expected) };
}
