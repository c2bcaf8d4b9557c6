import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAILURES } from '../../../src/model/failure-codes.ts';
import type { Report } from '../../../src/model/report.ts';
import { STATUSES } from '../../../src/model/status.ts';
import { redactReport } from '../../../src/secrets/redact-report.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { SAMPLE_REPORTS } from '../../support/reports/sample-reports.ts';

const redact = createRedactor(['secret']);

describe('redactReport', () => {
  test('redacts texts at any depth, and leaves the rest', () => {
    const report = { message: 'my secret', nested: [{ box: 1, flag: true }, null, ['secret', 2]], none: undefined };
    expect(redactReport(report, redact)).toStrictEqual({
      message: 'my ***',
      nested: [{ box: 1, flag: true }, null, ['***', 2]],
      none: undefined,
    });
    expect(report.message).toBe('my secret');
  });

  test.each([
    'arrivedIn',
    'cipher',
    'code',
    'direction',
    'metric',
    'metrics',
    'mode',
    'phase',
    'phases',
    'protocol',
    'reason',
    'startedAt',
    'status',
    'success',
    'version',
  ])('leaves %s alone at any depth, and nothing beside it', (field) => {
    const part = { [field]: 'secret', message: 'secret' };
    const expected = { [field]: 'secret', message: '***' };
    expect(redactReport({ ...part, checks: [part] }, redact)).toEqual({ ...expected, checks: [expected] });
  });

  test('leaves no form anywhere, and changes nothing else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, name) => {
        expect(redactReport(value, (text) => text)).toStrictEqual(value);
        const report = { name, findings: [{ message: 'secret', reply: `a ${name} secret` }] };
        expect(JSON.stringify(redactReport(report, redact).findings)).not.toContain('secret');
      }),
    );
  });

  test.each([...STATUSES, ...Object.keys(FAILURES), 'status', 'message', 'imap_auth', 'smtp_total_seconds'])(
    'keeps status, code, phases and metrics when the password is %s',
    (word) => {
      for (const report of Object.values(SAMPLE_REPORTS)) {
        expect(ownWords(redactReport(report, createRedactor([word])))).toEqual(ownWords(report));
      }
    },
  );
});

/** What renderers and exit codes decide by. */
function ownWords({ status, code, checks }: Report): unknown {
  return [
    [status, code],
    ...checks.map(({ findings, phases, measurements, metrics, ...check }) => [
      [check.status, check.mode, phases, metrics],
      measurements.map(({ metric, value }) => [metric, value]),
      findings.map((finding) => [finding.status, finding.code, finding.phase]),
    ]),
  ];
}
