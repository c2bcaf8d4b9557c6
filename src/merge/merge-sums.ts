/** Limits on all reports of a merge together: a thousand files may each be within the limits of one. */

import type { Report } from '../model/report.ts';

const MB = 1024 ** 2;
/** Bytes of all files. The reports of 256 shards with 5,000 checks have 320 MB, most of it the lists that all share. */
const MAX_BYTES = 512 * MB;
/** Characters of all results, without what is shared: they are kept in memory. Those of 5,000 checks have 20 to 30 MB. */
const MAX_KEPT = 128 * MB;
/** Checks of all reports. */
const MAX_CHECKS = 10_000;
/** Checks and files that are only named, in all lists that differ: what is expected, what is left out. */
const MAX_NAMED = 20_000;

/** The sums of the reports taken so far. */
export interface MergeSums {
  /** Bytes that the next file may have. */
  readonly bytesLeft: () => number;
  readonly addBytes: (bytes: number) => void;
  /** Returns the report, with the lists that it shares with others; a clause when it is too much. */
  readonly take: (report: Report) => Report | string;
}

/** Says that a file does not fit. */
export const TOO_MANY_BYTES = tooMuch(`${MAX_BYTES / MB} MB`);

/** Begins to count. */
export function createSums(): MergeSums {
  let [bytes, kept, checks, named] = [0, 0, 0, 0];
  // All shards of a run name the same checks: hundreds of equal lists would be most of the memory.
  const lists = new Map<string, readonly unknown[]>();
  return {
    bytesLeft: () => MAX_BYTES - bytes,
    addBytes: (more) => {
      bytes += more;
    },
    take: (report) => {
      const shared = sharedLists(report, lists);
      const own = JSON.stringify({ ...report, shard: undefined, leftOut: undefined, checksFiles: undefined }).length;
      const more = shared.added.reduce((sum, [, list]) => sum + list.length, 0);
      if (checks + report.checks.length > MAX_CHECKS) return tooMuch(`${MAX_CHECKS} checks`);
      if (named + more > MAX_NAMED) return tooMuch(`${MAX_NAMED} names of checks`);
      if (kept + own > MAX_KEPT) return tooMuch(`${MAX_KEPT / MB} MB of results`);
      checks += report.checks.length;
      named += more;
      kept += own;
      for (const [key, list] of shared.added) lists.set(key, list);
      return shared.report;
    },
  };
}

function tooMuch(what: string): string {
  return `goes beyond ${what} for all reports together`;
}

/** Replaces lists by those that are known already, and returns those that are not. */
function sharedLists(
  report: Report,
  lists: ReadonlyMap<string, readonly unknown[]>,
): { readonly report: Report; readonly added: readonly [key: string, list: readonly unknown[]][] } {
  const added: [string, readonly unknown[]][] = [];
  const share = <T extends readonly unknown[]>(list: T): T => {
    const key = JSON.stringify(list);
    const known = lists.get(key);
    if (known === undefined) added.push([key, list]);
    // A list of the same JSON is of the same type.
    return (known ?? list) as T;
  };
  const { shard, leftOut, checksFiles } = report;
  return {
    report: {
      ...report,
      shard: shard && { ...shard, expected: share(shard.expected) },
      leftOut: leftOut && share(leftOut),
      checksFiles: checksFiles && share(checksFiles),
    },
    added,
  };
}
