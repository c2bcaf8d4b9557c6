/** The last runs of a check as a line of marks. Each kind has a shape of its own, so that no colour is needed. */
import type { PastRun } from '../../model/story.ts';
import { grouped } from '../../text/counted.ts';

/** What a run is in the line: its status, or `unstable` when it passed, but not at its first attempt. */
export type MarkKind = 'ok' | 'unstable' | 'warning' | 'critical' | 'unknown';

/** One character a kind, all of the same width in a font of fixed width. */
export const MARKS: Readonly<Record<MarkKind, string>> = {
  ok: '●',
  unstable: '◐',
  warning: '▲',
  critical: '✖',
  unknown: '?',
};

const KINDS = Object.keys(MARKS) as readonly MarkKind[];

/** Runs in a line; a history has no more. */
export const MARKED_RUNS = 30;

/** Returns the kind of a run. */
export function markKind({ status, isUnstable }: PastRun): MarkKind {
  return status === 'ok' && isUnstable ? 'unstable' : status;
}

/** Returns one mark a run, oldest first. */
export function markLine(runs: readonly PastRun[], most = MARKED_RUNS): string {
  return runs
    .slice(-most)
    .map((run) => MARKS[markKind(run)])
    .join('');
}

/** Counts the runs of each kind, with their marks as a legend: `● 25 ok, ✖ 5 critical`. */
export function markCounts(runs: readonly PastRun[]): string {
  return kindCounts(runs)
    .map(({ kind, count }) => `${MARKS[kind]} ${grouped(count)} ${kind}`)
    .join(', ');
}

/** Counts the same without marks: `25 ok, 5 critical`. */
export function kindWords(runs: readonly PastRun[]): string {
  return kindCounts(runs)
    .map(({ kind, count }) => `${grouped(count)} ${kind}`)
    .join(', ');
}

function kindCounts(runs: readonly PastRun[]): { kind: MarkKind; count: number }[] {
  const kinds = runs.slice(-MARKED_RUNS).map(markKind);
  return KINDS.map((kind) => ({ kind, count: kinds.filter((each) => each === kind).length })).filter(
    ({ count }) => count > 0,
  );
}
