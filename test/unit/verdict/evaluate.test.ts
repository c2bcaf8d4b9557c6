import { describe, expect, it } from 'vitest';
import { executeCheck } from '../../../src/engine/execute.ts';
import { findingOf, ProbeFailure } from '../../../src/model/failure.ts';
import type { Attempt } from '../../../src/model/outcome.ts';
import type { PlannedCheck, PlannedProbe } from '../../../src/model/plan.ts';
import type { Threshold } from '../../../src/model/threshold.ts';
import { COMMON_METRICS } from '../../../src/probes/shared/metrics.ts';
import { evaluate } from '../../../src/verdict/evaluate.ts';
import { internalFinding } from '../../../src/verdict/internal-finding.ts';
import { parseThreshold } from '../../../src/verdict/threshold.ts';
import { fakeCheck, fakeExecution, fakeFailure } from '../../support/reports/fake-check.ts';

async function judge(run: PlannedProbe['run'], overrides: Partial<PlannedCheck> = {}) {
  return evaluate(await executeCheck(fakeCheck(run, overrides), fakeExecution()));
}

const METRICS = [...fakeCheck(async () => {}).metrics, ...COMMON_METRICS];

function threshold(line: string): Threshold {
  const parsed = parseThreshold(line, METRICS);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}

const ATTEMPT: Attempt = {
  phases: [{ name: 'smtp_auth', startSeconds: 0.1, durationSeconds: 2, isOk: true }],
  measurements: [{ metric: 'smtp_auth_seconds', value: 2 }],
  findings: [],
  notices: [],
  connections: [{ protocol: 'smtp', address: '192.0.2.1', port: 465 }],
  facts: { messageId: 'one@example.org' },
  transcript: [{ seconds: 0.1, protocol: 'smtp', direction: 'received', text: '220 ready' }],
  hasSent: false,
};

describe('evaluate', () => {
  it('is ok when the last attempt came to its end and nothing was found', async () => {
    expect(await judge(async () => {})).toMatchObject({ status: 'ok', findings: [], attempts: 1 });
  });

  it('is unknown when nothing was tried', () => {
    const check = fakeCheck(async () => {});
    expect(evaluate({ check, attempts: [], durationSeconds: 0 }).status).toBe('unknown');
  });

  it('tells why nothing was tried, and holds nothing against thresholds', () => {
    const check = fakeCheck(async () => {}, { thresholds: [threshold('smtp_auth_seconds critical=3')] });
    const notRun = [{ status: 'unknown', code: 'E_CANCELLED', message: 'No time was left.' }] as const;
    expect(evaluate({ check, attempts: [], durationSeconds: 0, notRun })).toMatchObject({
      status: 'unknown',
      findings: notRun,
      notices: [],
      attempts: 0,
      phases: [],
      measurements: [{ metric: 'attempts', value: 0 }],
      connections: [],
      facts: {},
      transcript: undefined,
    });
    expect(evaluate({ check, attempts: [], durationSeconds: 0 }).findings).toEqual([]);
  });

  it('has all that the check says and the last attempt recorded', () => {
    const check = fakeCheck(async () => {}, {
      notices: [{ message: 'Known before.' }],
      entry: { source: { file: 'checks.yml', line: 3, column: 5 }, group: 'Mail' },
      thresholds: [threshold('smtp_auth_seconds warning=3 critical=5s'), threshold('smtp_auth_seconds warning=4')],
    });
    const first = { ...ATTEMPT, measurements: [], phases: [], failure: fakeFailure('E_CONN_TIMEOUT') };
    const last = { ...ATTEMPT, notices: [{ message: 'Seen.' }] };
    expect(evaluate({ check, attempts: [first, last], durationSeconds: 7 })).toEqual({
      name: 'a check',
      mode: 'fake',
      success: 'Done',
      target: 'fake://target',
      source: { file: 'checks.yml', line: 3, column: 5 },
      group: 'Mail',
      status: 'ok',
      findings: [],
      notices: [...check.notices, ...last.notices],
      durationSeconds: 7,
      attempts: 2,
      attemptFailures: [
        { code: 'E_CONN_TIMEOUT', phase: first.failure.phase, message: first.failure.message, startSeconds: 0 },
      ],
      phases: ATTEMPT.phases,
      measurements: [...ATTEMPT.measurements, { metric: 'attempts', value: 2 }],
      metrics: check.metrics,
      connections: ATTEMPT.connections,
      facts: ATTEMPT.facts,
      thresholds: [
        {
          metric: 'smtp_auth_seconds',
          warning: '3',
          warningRange: { start: 0, end: 3, inside: false },
          critical: '5s',
          criticalRange: { start: 0, end: 5, inside: false },
        },
        { metric: 'smtp_auth_seconds', warning: '4', warningRange: { start: 0, end: 4, inside: false } },
      ],
    });
  });

  it('keeps the dialogue of what is not ok, and of what is ok when asked to', () => {
    const dialogue = (attempt: Attempt, keepsTranscript: boolean) =>
      evaluate({ check: fakeCheck(async () => {}, { keepsTranscript }), attempts: [attempt], durationSeconds: 1 })
        .transcript;
    const failed = { ...ATTEMPT, failure: fakeFailure('E_AUTH_REJECTED') };
    expect(dialogue(ATTEMPT, false)).toBeUndefined();
    expect(dialogue(ATTEMPT, true)).toBe(ATTEMPT.transcript);
    expect(dialogue(failed, false)).toBe(ATTEMPT.transcript);
    expect(dialogue(failed, true)).toBe(ATTEMPT.transcript);
  });

  it('is unknown by a fault of ours, whatever was measured', async () => {
    const result = await judge(() => Promise.reject(new TypeError('x is not a function')));
    expect(result).toMatchObject({ status: 'unknown', attempts: 1 });
    expect(result.findings).toEqual([internalFinding(new TypeError('x is not a function'))]);
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

describe('findingOf', () => {
  it('takes over all that a failure says', () => {
    const words = { code: 'E_AUTH_REJECTED', message: 'It failed.', hint: 'Mend it.', phase: 'smtp_auth' } as const;
    expect(findingOf(new ProbeFailure({ ...words, reply: '535 no' }))).toEqual({
      ...words,
      status: 'critical',
      reply: '535 no',
    });
  });
});

describe('internalFinding', () => {
  it.each([
    [new RangeError('out of range'), 'Internal error (RangeError): out of range'],
    ['a word', 'Internal error (string): a word'],
    [undefined, 'Internal error (undefined): undefined'],
  ])('blames nobody but us for %o', (thrown, message) => {
    expect(internalFinding(thrown)).toEqual({
      status: 'unknown',
      code: 'E_INTERNAL',
      message,
      hint: 'This is a fault of Mail Probe and says nothing about the mail system. Please report it with this text.',
    });
  });

  it('knows a file that is missing (BEH-A1)', () => {
    const error = Object.assign(new Error("Cannot find module '/opt/x.js'"), { code: 'ERR_MODULE_NOT_FOUND' });
    expect(internalFinding(error)).toMatchObject({
      code: 'E_INTERNAL',
      hint: expect.stringContaining('Install Mail Probe again.'),
    });
  });
});
