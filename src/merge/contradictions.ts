/** What a report says of itself that cannot all be true. A run writes no such report; such a report is no pass. */

import type { Report } from '../model/report.ts';
import { MASK } from '../model/secret.ts';
import { type Status, worst } from '../model/status.ts';
import { shardOf } from '../settings/kinds/shard.ts';

/** Returns a clause for each kind of contradiction between a report and its checks; the report is its subject. */
export function contradictionsOf(report: Report): string[] {
  return [...ofItsStatus(report), ...ofItsNames(report), ...ofItsShard(report)];
}

function ofItsStatus({ status, checks, issues, shard, merged = [] }: Report): string[] {
  const ofChecks = worst(['ok', ...checks.map((check) => check.status)]);
  const ofMerged = worst(['ok', ...merged.map((each) => each.status)]);
  return [
    ...(isBetter(status, ofChecks) ? [`it is ${status}, and one of its checks is ${ofChecks}`] : []),
    ...(isBetter(status, ofMerged) ? [`it is ${status}, and one of the reports it is made of is ${ofMerged}`] : []),
    ...(issues.length > 0 && (status !== 'unknown' || checks.length > 0)
      ? ['it has problems with its inputs and results']
      : []),
    ...(checks.length === 0 && shard === undefined && isBetter(status, 'unknown')
      ? [`it is ${status}, and has no checks`]
      : []),
  ];
}

function isBetter(status: Status, than: Status): boolean {
  return status !== than && worst([status, than]) === than;
}

function ofItsNames({ checks, leftOut = [], shard }: Report): string[] {
  const names = checks.map(({ name }) => name);
  const done = new Set(names);
  const twice = firstTwice(names) ?? firstTwice(shard?.expected.map(({ name }) => name) ?? []);
  const both = leftOut.find(({ name }) => done.has(name) && !isMasked(name))?.name;
  return [
    ...(twice === undefined ? [] : [`it has the check ${quoted(twice)} twice`]),
    ...(both === undefined ? [] : [`it has left out the check ${quoted(both)}, and has its result`]),
  ];
}

function firstTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => {
    const isTwice = seen.has(name) && !isMasked(name);
    seen.add(name);
    return isTwice;
  });
}

function ofItsShard({ checks, shard }: Report): string[] {
  if (shard === undefined) return [];
  const { index, count } = shard;
  const expected = new Set(shard.expected.map(({ name }) => name));
  const surplus = checks.find(({ name }) => !expected.has(name))?.name;
  const ofOther = checks.find(({ name }) => shardOf(name, count) !== index && !isMasked(name))?.name;
  return [
    ...(index > count ? [`it is shard ${index} of ${count}`] : []),
    ...(surplus === undefined ? [] : [`it has the check ${quoted(surplus)}, which no shard expects`]),
    ...(ofOther === undefined ? [] : [`it is shard ${index}, and has the check ${quoted(ofOther)} of another shard`]),
  ];
}

/** A name in which a secret was masked is not the one that decided on its shard, and another name may look the same. */
function isMasked(name: string): boolean {
  return name.includes(MASK);
}

function quoted(name: string): string {
  return `"${name.slice(0, 100)}"`;
}
