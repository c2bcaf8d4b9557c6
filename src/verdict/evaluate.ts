/** What the outcome of a check means. Pure: the same outcome always gives the same result. */

import type { ProbeFailure } from '../model/failure.ts';
import type { Finding } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { CheckResult } from '../model/report.ts';
import { WORST_FIRST, worst } from '../model/status.ts';
import { internalFinding } from './internal-finding.ts';
import { judgeThresholds } from './judge-thresholds.ts';

/** Judges a check. Only a check whose last attempt came to its end without a finding is ok. */
export function evaluate(outcome: Outcome): CheckResult {
  const { check, attempts } = outcome;
  const last = attempts.at(-1);
  const measurements = [...(last?.measurements ?? []), { metric: 'attempts', value: attempts.length }];
  const crossed = attempts.length === 0 ? [] : judgeThresholds(check.thresholds, measurements, check.metrics);
  // What a failed attempt did not come to measure is no news beside its failure, and neither is the same once more.
  const { failure } = last ?? {};
  const judged = failure
    ? crossed.filter(({ status, code }) => status !== 'unknown' && code !== failure.code)
    : crossed;
  const findings = [
    ...(outcome.notRun ?? []),
    ...(outcome.internalError === undefined ? [] : [internalFinding(outcome.internalError)]),
    ...(failure ? [failureFinding(failure)] : []),
    ...(last?.findings ?? []),
    ...judged,
  ].toSorted((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status));
  const status = last === undefined ? 'unknown' : worst(['ok', ...findings.map((finding) => finding.status)]);
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
    phases: last?.phases ?? [],
    measurements,
    metrics: check.metrics,
    connections: last?.connections ?? [],
    facts: last?.facts ?? {},
    thresholds: check.thresholds.map(({ metric, label, warning, critical }) => ({
      metric,
      label,
      warning: warning?.text,
      critical: critical?.text,
    })),
    transcript: status === 'ok' && !check.keepsTranscript ? undefined : last?.transcript,
  };
}

/** A failure as a finding. */
export function failureFinding(failure: ProbeFailure): Finding {
  const { status, code, message, hint, reply, phase } = failure;
  return { status, code, message, hint, reply, phase };
}
