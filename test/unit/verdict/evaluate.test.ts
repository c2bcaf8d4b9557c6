import { describe, expect, it } from 'vitest';
import { executeCheck } from '../../../src/engine/execute.ts';
import type { PlannedCheck } from '../../../src/engine/plan.ts';
import { COMMON_METRICS } from '../../../src/probes/metrics.ts';
import type { PlannedProbe } from '../../../src/probes/probe.ts';
import { evaluate } from '../../../src/verdict/evaluate.ts';
import { parseThreshold, type Threshold } from '../../../src/verdict/threshold.ts';
import { fakeCheck, fakeExecution, fakeFailure } from '../../support/fake-check.ts';

async function judge(run: PlannedProbe['run'], overrides: Partial<PlannedCheck> = {}) {
  return evaluate(await executeCheck(fakeCheck(run, overrides), fakeExecution()));
}

const METRICS = [...fakeCheck(async () => {}).metrics, ...COMMON_METRICS];

function threshold(line: string): Threshold {
  const parsed = parseThreshold(line, METRICS);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}

describe('evaluate', () => {
  it('is ok when the last attempt came to its end and nothing was found', async () => {
    expect(await judge(async () => {})).toMatchObject({ status: 'ok', findings: [], attempts: 1 });
  });

  it('is unknown when nothing was tried', () => {
    const check = fakeCheck(async () => {});
    expect(evaluate({ check, attempts: [], durationSeconds: 0 }).status).toBe('unknown');
  });

  it('puts the worst finding first', async () => {
    const result = await judge(async (context) => {
      context.note({ status: 'warning', code: 'E_DUPLICATE', message: 'Twice.' });
      context.note({ status: 'critical', code: 'E_WRONG_FOLDER', message: 'Junk.' });
    });
    expect(result.status).toBe('critical');
    expect(result.findings.map(({ code }) => code)).toEqual(['E_WRONG_FOLDER', 'E_DUPLICATE']);
  });

  it('takes a failure with the status of its class', async () => {
    expect((await judge(() => Promise.reject(fakeFailure('E_TLS_UNVERIFIED')))).status).toBe('warning');
  });

  it('crosses thresholds', async () => {
    const run: PlannedProbe['run'] = async (context) => context.measure('smtp_auth_seconds', 5);
    const result = await judge(run, { thresholds: [threshold('smtp_auth_seconds warning=1 critical=3')] });
    expect(result).toMatchObject({ status: 'critical', findings: [{ code: 'E_THRESHOLD' }] });
  });

  it('does not tell once more by a threshold what the attempt failed by, and tells the rest', async () => {
    const run: PlannedProbe['run'] = async (context) => {
      context.measure('smtp_auth_seconds', 5);
      context.measure('tls_certificate_days_left', -3, 'smtp');
      throw fakeFailure('E_TLS_CERT_EXPIRED');
    };
    const thresholds = [threshold('smtp_auth_seconds critical=3'), threshold('tls_certificate_days_left critical=7:')];
    const { findings } = await judge(run, { thresholds, metrics: METRICS });
    expect(findings.map(({ code }) => code)).toEqual(['E_TLS_CERT_EXPIRED', 'E_THRESHOLD']);
  });

  it('does not pass a threshold that was not tested, and does not add it to a failure', async () => {
    const thresholds = [threshold('smtp_auth_seconds critical=3')];
    expect((await judge(async () => {}, { thresholds })).status).toBe('unknown');
    const failed = await judge(() => Promise.reject(fakeFailure('E_AUTH_REJECTED')), { thresholds });
    expect(failed.findings.map(({ code }) => code)).toEqual(['E_AUTH_REJECTED']);
  });
});
