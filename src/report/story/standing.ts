/**
 * All checks that are known, with their present result: those of the report, and those of the history that this run left
 * out. A check that was not due is as it was when it last ran, and a badge or a page without it would be too green.
 */
import type { CheckHistory, History } from '../../model/memory/record.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import type { Status } from '../../model/status.ts';
import type { State, Story } from '../../model/story.ts';
import { testedChecks } from '../../verdict/run-verdict.ts';
import { isBadState } from './words.ts';

/** A check and its present result. */
export interface CheckStanding {
  /** Identifies the check over its runs; absent without a history. 16 hexadecimal digits. */
  readonly key?: string | undefined;
  /** Untrusted. */
  readonly name: string;
  readonly mode: string;
  readonly target: string;
  readonly group?: string | undefined;
  readonly status: Status;
  /** Absent when this run left it out. */
  readonly result?: CheckResult | undefined;
  readonly past?: CheckHistory | undefined;
  /** Absent without a history. */
  readonly story?: Story | undefined;
}

/** Returns the checks of the report in their order, then those that this run left out. */
export function standingsOf({ checks }: Pick<Report, 'checks'>, history: History | undefined): CheckStanding[] {
  const known = new Map((history?.checks ?? []).map((check) => [check.key, check]));
  const seen = testedChecks(checks).map((result): CheckStanding => {
    const { name, mode, target, group, status, story } = result;
    const past = story && known.get(story.key);
    return { key: keyOf(story?.key), name, mode, target, group, status, result, past, story };
  });
  const keys = new Set(seen.map(({ key }) => key));
  const left = [...known.values()].filter(({ key, removedAt }) => removedAt === undefined && !keys.has(key));
  return [...seen, ...left.map(leftOut)];
}

function leftOut(past: CheckHistory): CheckStanding {
  const { key, name, mode, target, group, runs } = past;
  return {
    key: keyOf(key),
    name,
    mode,
    target,
    group,
    status: runs.at(-1)?.status ?? 'unknown',
    past,
    story: storyOfPast(past),
  };
}

/** What the memory of a check tells without a run that adds to it. */
function storyOfPast({ key, outage, isFlapping, runs, trend }: CheckHistory): Story {
  const { state, since, failures, blind, isMuted, firstBad, lastBad, firstGood, lastGood, goodSince } = outage;
  const sinces: Readonly<Record<State, string | undefined>> = {
    new: undefined,
    up: goodSince,
    recovering: firstGood?.at,
    failing: firstBad?.at,
    down: firstBad?.at,
    lost: firstBad?.at,
  };
  return {
    key,
    state,
    stateBefore: state,
    isFlapping,
    isMuted,
    isInMaintenance: false,
    alert: false,
    since: state === 'new' ? undefined : (sinces[state] ?? since),
    failures: isBadState(state) ? failures : 0,
    blind,
    firstBad,
    lastBad,
    lastGood,
    runs,
    trend,
    changes: [],
    regressions: [],
  };
}

/** A key is a part of the name of a file. A report of another machine may hold any text. */
function keyOf(key: string | undefined): string | undefined {
  return key !== undefined && /^[0-9a-f]{16}$/.test(key) ? key : undefined;
}
