/** The judgement of a check. Pure: the same outcome always has the same result. */

import { findingOf } from '../model/failure.ts';
import type { Attempt, Outcome } from '../model/outcome.ts';
import type { AttemptFailure, CheckResult } from '../model/report.ts';
import { worst, worstFirst } from '../model/status.ts';
import { internalFinding } from './internal-finding.ts';
import { judgeThresholds } from './judge-thresholds.ts';
import { thresholdFacts } from './threshold.ts';

/** Judges a check. Only a check whose last attempt came to its end without a finding is ok. */
export function evaluate(outcome: Outcome): CheckResult {
  const { check, attempts } = outcome;
  const last = attempts.at(-1);
  const measurements = [...(last?.measurements ?? []), { metric: 'attempts', value: attempts.length }];
  const crossed =
    attempts.length === 0 ? [] : judgeThresholds(check.thresholds, measurements, check.metrics, last?.missing);
  // After a failure, missing measurements are no news, and neither is a finding with the code of the failure.
  const { failure } = last ?? {};
  const judged = failure
    ? crossed.filter(({ status, code }) => status !== 'unknown' && code !== failure.code)
    : crossed;
  const findings = worstFirst([
    ...(outcome.notRun ?? []),
    ...(outcome.internalError === undefined ? [] : [internalFinding(outcome.internalError)]),
    ...(failure ? [findingOf(failure)] : []),
    ...(last?.findings ?? []),
    ...judged,
  ]);
  // Without an attempt nothing was tested; worse is only what is known from another check.
  const status = worst([last === undefined ? 'unknown' : 'ok', ...findings.map((finding) => finding.status)]);
  return {
    name: check.name,
    mode: check.mode,
    success: check.success,
    target: check.probe.target,
    ...check.entry,
    status,
    findings,
    notices: [...check.notices, ...(last?.notices ?? [])],
    durationSeconds: outcome.durationSeconds,
    attempts: attempts.length,
    attemptFailures: attemptFailures(attempts),
    phases: last?.phases ?? [],
    measurements,
    metrics: check.metrics,
    connections: last?.connections ?? [],
    facts: last?.facts ?? {},
    thresholds: check.thresholds.map(thresholdFacts),
    transcript: status === 'ok' && !check.keepsTranscript ? undefined : last?.transcript,
  };
}

/** Tells the attempts that a further one followed: a check that passes after them is not steady. */
function attemptFailures(attempts: readonly Attempt[]): readonly AttemptFailure[] | undefined {
  const failed = attempts.slice(0, -1).flatMap(({ failure, startSeconds = 0 }): AttemptFailure[] => {
    if (!failure) return [];
    const { code, phase, message } = findingOf(failure);
    return [{ code: code ?? failure.code, phase, message, startSeconds }];
  });
  return failed.length > 0 ? failed : undefined;
}
