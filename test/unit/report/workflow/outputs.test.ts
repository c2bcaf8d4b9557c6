import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import { OUTPUTS, renderOutputs } from '../../../../src/report/workflow/outputs.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import { FAILING_GATE, gateCheck, hostileGate, PASSING_GATE } from '../../../support/reports/gate-reports.ts';
import { randomReport } from '../../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const outputsOf = (report: Report) => Object.fromEntries(renderOutputs(report, '/tmp/report.json'));

/** The check of the sample, changed. */
function okCheck(changes: Partial<CheckResult>): CheckResult {
  const [check] = SAMPLE_REPORTS.ok.checks;
  if (check === undefined) throw new Error('The sample has no check.');
  return { ...check, ...changes };
}

describe('OUTPUTS', () => {
  test('are those of the interface, each with one sentence', () => {
    expect(OUTPUTS.map(({ name }) => name)).toEqual([
      'status',
      'code',
      'message',
      'duration-seconds',
      'round-trip-seconds',
      'delivery-seconds',
      'message-id',
      'arrived-in',
      'messages-found',
      'certificate-days-left',
      'tls-version',
      'publication-order',
      'records-changed',
      'metrics',
      'report-path',
      'summary-path',
      'checks-ok',
      'checks-warning',
      'checks-critical',
      'checks-unknown',
      'state',
      'state-changed',
      'previous-status',
      'alert',
      'recovery-wanted',
      'regressions',
      'changes',
      'history',
      'incident-number',
      'incident-url',
      'incidents-opened',
      'incidents-closed',
    ]);
    for (const { help } of OUTPUTS) expect(help).toMatch(/^[A-Z`].+\.$/);
  });
});

describe('renderOutputs', () => {
  test('of a round trip', () => {
    const { metrics, ...others } = outputsOf(SAMPLE_REPORTS.ok);
    expect(others).toMatchInlineSnapshot(`
      {
        "alert": "",
        "arrived-in": "inbox",
        "certificate-days-left": "61",
        "changes": "",
        "checks-critical": "0",
        "checks-ok": "1",
        "checks-unknown": "0",
        "checks-warning": "0",
        "code": "",
        "delivery-seconds": "0.855",
        "duration-seconds": "1.33",
        "history": "",
        "incident-number": "",
        "incident-url": "",
        "incidents-closed": "",
        "incidents-opened": "",
        "message": "Message delivered and seen in 995 ms.",
        "message-id": "5f0c2f6a9d3b4e1c8a7b6c5d4e3f2a1b@mail-probe.example.org",
        "messages-found": "",
        "previous-status": "",
        "publication-order": "",
        "records-changed": "",
        "recovery-wanted": "",
        "regressions": "",
        "report-path": "/tmp/report.json",
        "round-trip-seconds": "0.995",
        "state": "",
        "state-changed": "",
        "status": "ok",
        "summary-path": "",
        "tls-version": "TLSv1.3",
      }
    `);
    expect(JSON.parse(metrics ?? '')).toMatchObject({
      round_trip_seconds: 0.995,
      copies: 1,
      tls_certificate_days_left: { smtp: 61, imap: 61 },
    });
  });

  test('of a wrong password', () => {
    expect(outputsOf(SAMPLE_REPORTS.wrongPassword)).toMatchObject({
      status: 'critical',
      code: 'E_AUTH_REJECTED',
      message: 'smtps://mail.example.org:465 refused the login: 535 5.7.8.',
      'round-trip-seconds': '',
      'arrived-in': '',
      'checks-critical': '1',
      'checks-ok': '0',
    });
  });

  test('of a configuration error: nothing was checked, and each output is there', () => {
    expect(outputsOf(SAMPLE_REPORTS.misconfigured)).toMatchObject({
      status: 'unknown',
      code: 'E_INPUT',
      metrics: '{}',
      'tls-version': '',
      'certificate-days-left': '',
      'checks-unknown': '0',
    });
  });

  test.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [0.0004, '0'],
    [1.23456, '1.235'],
    [60.45, '60.45'],
    [3600, '3600'],
    [1e21, '1000000000000000000000'],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
  ])('writes %d as "%s"', (value, text) => {
    expect(outputsOf({ ...SAMPLE_REPORTS.ok, durationSeconds: value })['duration-seconds']).toBe(text);
  });

  test('an expired certificate is in the chain only, and counts', () => {
    const [check] = SAMPLE_REPORTS.certificateExpired.checks;
    const report = reportOf(okCheck({ measurements: [], connections: check?.connections ?? [] }));
    expect(outputsOf(report)['certificate-days-left']).toBe('-3');
  });

  test('a connection in the clear is not hidden behind an encrypted one', () => {
    const [smtp, imap] = okCheck({}).connections;
    if (smtp?.tls === undefined || imap?.tls === undefined) throw new Error('The sample has no TLS.');
    const { tls: _tls, ...clear } = imap;
    const older = { ...imap, tls: { ...imap.tls, version: 'TLSv1.2' } };
    const version = (...connections: CheckResult['connections']) =>
      outputsOf(reportOf(okCheck({ connections })))['tls-version'];
    expect(version(smtp, imap)).toBe('TLSv1.3');
    expect(version(smtp, older)).toBe('TLSv1.2');
    expect(version(smtp, clear)).toBe('');
  });

  test('of several checks, times are those of the worst one', () => {
    const slow = okCheck({ status: 'warning', measurements: [{ metric: 'round_trip_seconds', value: 9 }] });
    const outputs = outputsOf(reportOf(okCheck({}), slow));
    expect(outputs).toMatchObject({ 'round-trip-seconds': '9', metrics: '{"round_trip_seconds":9}' });
    expect(outputs).toMatchObject({ 'checks-ok': '1', 'checks-warning': '1' });
  });

  test('of a gate: each step is a numbered line, and changed record sets are counted', () => {
    const outputs = outputsOf(reportOf(FAILING_GATE));
    expect(outputs['records-changed']).toBe('3');
    const lines = outputs['publication-order']?.split('\n') ?? [];
    expect(lines).toHaveLength(8);
    expect(lines[3]).toBe('4. publish TXT _mta-sts.example.org with a new id');
    expect(lines[4]).toBe('5. wait 86400 s (TTL of MX example.org)');
  });

  test('of several gates: each step names its domain, and the changes are added up', () => {
    const gate = PASSING_GATE.facts.gate;
    if (gate === undefined) throw new Error('The sample has no gate.');
    const other = gateCheck({ ...gate, domain: 'example.net' });
    const outputs = outputsOf(reportOf(PASSING_GATE, other, okCheck({})));
    expect(outputs['records-changed']).toBe('2');
    const lines = outputs['publication-order']?.split('\n') ?? [];
    expect(lines[1]).toBe('example.org: 2. wait 300 s (TTL of MX example.org)');
    expect(lines[3]).toMatch(/^example\.net: 1\. publish MX /);
  });

  test('of a gate without a step or a change', () => {
    const gate = { domain: 'example.org', stage: 'live', records: [], hosts: [], order: [], untested: [] } as const;
    expect(outputsOf(reportOf(gateCheck(gate)))).toMatchObject({ 'publication-order': '', 'records-changed': '0' });
  });

  test('no text of a step begins a line of its own', () => {
    const gate = hostileGate('x\n2. publish\r\n::error::boom\u2028', 3);
    const order = outputsOf(reportOf(gateCheck(gate)))['publication-order'] ?? '';
    expect(order.split(/[\n\r\u2028\u2029]/)).toHaveLength(3);
    expect(parseRunnerCommands(order)).toEqual([]);
  });

  test('what could not be measured has no value', () => {
    const measurements = [
      { metric: 'copies', value: Number.NaN },
      { metric: 'round_trip_seconds', value: Number.POSITIVE_INFINITY },
    ];
    const outputs = outputsOf(reportOf(okCheck({ measurements })));
    expect(outputs).toMatchObject({ metrics: '{}', 'round-trip-seconds': '' });
  });

  test('a label cannot reach the prototype', () => {
    const measurements = [{ metric: 'mailbox_unseen', label: '__proto__', value: 7 }];
    expect(outputsOf(reportOf(okCheck({ measurements }))).metrics).toBe('{"mailbox_unseen":{"__proto__":7}}');
  });

  test('every output is set on every path, and only three of them may hold more than a number or a fixed word', () => {
    fc.assert(
      fc.property(randomReport, (report) => {
        const outputs = renderOutputs(report, '/tmp/report.json');
        expect([...outputs.keys()]).toEqual(OUTPUTS.map(({ name }) => name));
        for (const name of ['duration-seconds', 'round-trip-seconds', 'delivery-seconds', 'certificate-days-left']) {
          expect(outputs.get(name)).toMatch(/^(-?\d+(\.\d{1,3})?)?$/);
        }
        expect(outputs.get('message')).toMatch(/^[^\r\n]*$/);
        expect(JSON.parse(outputs.get('metrics') ?? '')).toBeTypeOf('object');
        expect(parseRunnerCommands([...outputs.values()].join('\n'))).toEqual([]);
      }),
    );
  });
});
