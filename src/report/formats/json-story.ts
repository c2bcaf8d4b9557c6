/** The JSON form of what earlier runs tell. */

import type { PastFacts } from '../../model/report.ts';
import type { Change, PastRun, Regression, RunRef, Story, Trend } from '../../model/story.ts';
import { list, type Shape, same, shaped } from './json-shape.ts';

const RUN: Shape<RunRef> = { at: same, runUrl: same };

const PAST_RUN: Shape<PastRun> = { at: same, status: same, code: same, isUnstable: same };

const TREND: Shape<Trend> = { metric: same, unit: same, values: same, median: same };

const CHANGE: Shape<Change> = {
  kind: same,
  subject: same,
  message: same,
  before: same,
  after: same,
  isWorse: same,
  since: same,
};

const REGRESSION: Shape<Regression> = { metric: same, seconds: same, medianSeconds: same, runs: same, since: same };

export const STORY: Shape<Story> = {
  key: same,
  state: same,
  stateBefore: same,
  isFlapping: same,
  isMuted: same,
  isInMaintenance: same,
  alert: same,
  since: same,
  failures: same,
  blind: same,
  previousStatus: same,
  firstBad: shaped(RUN),
  lastBad: shaped(RUN),
  lastGood: shaped(RUN),
  runs: list(PAST_RUN),
  trend: shaped(TREND),
  changes: list(CHANGE),
  regressions: list(REGRESSION),
};

export const PAST: Shape<PastFacts> = {
  history: same,
  state: same,
  stateChanged: same,
  previousStatus: same,
  alert: same,
  recoveryWanted: same,
};
