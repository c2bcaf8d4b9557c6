import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAILURES } from '../../../src/model/failure-codes.ts';
import type { Report } from '../../../src/model/report.ts';
import { STATUSES } from '../../../src/model/status.ts';
import { redactReport } from '../../../src/secrets/redact-report.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { gateCheck, hostileGate } from '../../support/reports/gate-reports.ts';
import { reportOf, SAMPLE_REPORTS } from '../../support/reports/sample-reports.ts';
import { renderFormats, renderSinks } from '../../support/reports/sinks.ts';

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

  test('leaves the words of a gate alone, and none of its texts, also where other facts have words of that name', () => {
    const words = {
      stage: 'planned',
      records: [{ type: 'MX', change: 'removed' }],
      hosts: [{ addresses: [{ origin: 'input', smtp: { outcome: 'failed', tls: { version: 'TLSv1.3' } } }] }],
      mtaSts: { planned: { mode: 'enforce', origin: 'file' } },
      order: [{ kind: 'publish', reason: '***' }],
    };
    for (const word of ['planned', 'MX', 'removed', 'input', 'failed', 'TLSv1.3', 'enforce', 'file', 'publish']) {
      const gate = { ...words, domain: word, order: [{ kind: 'publish', reason: word }], untested: [word] };
      const all = { origin: { runner: word }, checks: [{ facts: { gate, messageId: word } }] };
      expect(redactReport(all, createRedactor([word]))).toEqual({
        origin: { runner: '***' },
        checks: [{ facts: { gate: { ...words, domain: '***', untested: ['***'] }, messageId: '***' } }],
      });
    }
  });

  test('leaves no secret in any text of a gate, nor in what is written of it', () => {
    const secret = 'Tr0ub4dor&3-xyz';
    const text = `a "${secret}" b`;
    const check = {
      ...gateCheck(hostileGate(text, 2)),
      status: 'critical' as const,
      findings: [
        { status: 'critical' as const, message: text, hint: text, source: { file: text, line: 1, column: 1 } },
      ],
      notices: [{ code: 'E_MX_SINGLE' as const, message: text, source: { file: text, line: 1, column: 1 } }],
    };
    const report = reportOf(redactReport(check, createRedactor([secret])));
    const sinks: Readonly<Record<string, string>> = { ...renderSinks(report), ...renderFormats(report) };
    const shown = Object.entries(sinks).filter(([, written]) => written.includes('***'));
    expect(shown.map(([name]) => name)).toEqual(
      Object.keys(sinks).filter((name) => !['openmetrics', 'badge', 'status-page'].includes(name)),
    );
    expect(Object.entries(sinks).filter(([, written]) => /Tr0ub|4dor|3-xyz/.test(written))).toEqual([]);
    const { facts } = redactReport(gateCheck(hostileGate(text, 2)), createRedactor([secret]));
    const kept = texts(facts.gate).filter((each) => each.includes('Tr0ub'));
    expect(kept).toEqual([]);
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

/** Every text of a value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

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
