/** Compares the result of a check with the own past of the check. The door of this room. */
import type { Finding, Notice } from '../../model/finding.ts';
import type { CheckHistory, SeenFact, Series } from '../../model/memory/record.ts';
import type { CheckResult } from '../../model/report.ts';
import type { Change, Regression } from '../../model/story.ts';
import { foldFacts } from './fold-facts.ts';
import { foldSample, timingsOf } from './series.ts';
import type { ToldChange } from './tell-change.ts';
import { protocolOf, tellAccepted, tellSlower } from './tell-slower.ts';

/** How what is found is told: not at all, as a notice, or as a warning that counts for the status of the check. */
export type Telling = 'false' | 'notice' | 'warning';

/** A result and what is known of its check. */
export interface PastToCompare {
  readonly result: CheckResult;
  /** Absent in the first run of the check. */
  readonly past: Pick<CheckHistory, 'series' | 'facts' | 'runs'> | undefined;
  /** `RUNNER_ENVIRONMENT`; empty outside of a workflow. */
  readonly environment: string;
  /** The time of the run, in milliseconds since 1970. */
  readonly now: number;
  readonly regressions: Telling;
  readonly changes: Telling;
  /** Whether everything that differs now is to be the usual from now on. */
  readonly accept: boolean;
}

/** What is to be remembered, and what is told of it. */
export interface Compared {
  /** With the values of this run. */
  readonly series: readonly Series[];
  /** With the facts of this run. */
  readonly facts: readonly SeenFact[];
  /** For the story of the check. */
  readonly changes: readonly Change[];
  readonly regressions: readonly Regression[];
  /** To be added to the findings of the check: warnings. */
  readonly findings: readonly Finding[];
  /** To be added to its notices. */
  readonly notices: readonly Notice[];
}

/**
 * Compares a result with the past of its check. A result that is neither ok nor a warning teaches nothing: what is
 * remembered stays as it is, and what was already told is still among the changes.
 */
export function comparePast(given: PastToCompare): Compared {
  const { result, past, accept } = given;
  const now = new Date(given.now).toISOString();
  const { told, facts } = foldFacts({ result, past, now, accept });
  const { series, regressions, notices } = foldSeries(given, now);
  const changes = given.changes === 'false' ? [] : told;
  const isGood = isTeaching(result);
  const changed = isGood ? changes.map((each) => asNote(each, given.changes)) : [];
  const slower = given.regressions === 'false' ? [] : regressions;
  const slow = slower.map((each): Note => {
    const { finding } = tellSlower(each, hostOf(result, each.metric));
    return given.regressions === 'warning' ? { finding: { status: 'warning', ...finding } } : { notice: finding };
  });
  const notes = [...changed, ...slow];
  return {
    facts,
    series,
    changes: changes.map(({ change }) => change),
    regressions: slower,
    findings: notes.flatMap(({ finding }) => finding ?? []),
    notices: [...notes.flatMap(({ notice }) => notice ?? []), ...(given.regressions === 'false' ? [] : notices)],
  };
}

/** Whether the facts and times of a result are those of a server that works. */
export function isTeaching({ status }: Pick<CheckResult, 'status'>): boolean {
  return status === 'ok' || status === 'warning';
}

interface Note {
  readonly finding?: Finding;
  readonly notice?: Notice;
}

/** Only what became worse can be a warning. */
function asNote({ change, code, hint, phase }: ToldChange, telling: Telling): Note {
  const { message, isWorse } = change;
  if (telling === 'warning' && isWorse) return { finding: { status: 'warning', code, phase, message, hint } };
  return { notice: { code, message, hint } };
}

interface FoldedSeries {
  readonly series: readonly Series[];
  readonly regressions: readonly Regression[];
  readonly notices: readonly Notice[];
}

function foldSeries({ result, past, environment, accept }: PastToCompare, now: string): FoldedSeries {
  const known = past?.series ?? [];
  const folded = timingsOf(result).map((sample) => {
    const before = known.find((each) => each.metric === sample.metric && each.environment === environment);
    return { sample, before, ...foldSample(before, sample, environment, now, accept) };
  });
  const others = known.filter((each) => !folded.some(({ before }) => before === each));
  return {
    series: [...others, ...folded.map(({ series }) => series)],
    regressions: folded.flatMap(({ sample, slower }) =>
      slower === undefined ? [] : [{ metric: sample.metric, seconds: sample.value, ...slower }],
    ),
    notices: folded
      .filter(({ isAccepted }) => isAccepted)
      .map(({ sample: { metric, value } }) => tellAccepted(metric, value, hostOf(result, metric))),
  };
}

function hostOf({ connections, target }: CheckResult, metric: string): string {
  const connection = connections.find(({ protocol }) => protocol === protocolOf(metric));
  return connection?.host ?? connection?.address ?? target;
}
