/** A gate in the formats that programs read. */
import { describe, expect, test } from 'vitest';
import { renderJson } from '../../../../src/report/formats/json.ts';
import { renderJunit } from '../../../../src/report/formats/junit.ts';
import { renderNagios } from '../../../../src/report/formats/nagios.ts';
import { renderOpenmetrics } from '../../../../src/report/formats/openmetrics.ts';
import { FAILING_GATE, gateCheck, hostileGate, PASSING_GATE } from '../../../support/reports/gate-reports.ts';
import { reportErrors } from '../../../support/reports/json-schema.ts';
import { junitErrors } from '../../../support/reports/read-junit.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const failing = reportOf(FAILING_GATE);

describe('a gate', () => {
  test('is in the JSON with all that is known, as the schema has it', () => {
    const json = JSON.parse(renderJson(failing));
    expect(reportErrors(json)).toEqual([]);
    expect(json.checks[0].facts).toEqual(FAILING_GATE.facts);
    expect(Object.keys(json.checks[0].facts.gate)).toEqual([
      ...['domain', 'stage', 'records', 'hosts', 'spf', 'mtaSts', 'order', 'untested'],
    ]);
    expect(json.checks[0].findings[0].source).toEqual({ file: 'zones/example.org.zone', line: 12, column: 1 });
    expect(json.checks[0].notices[0].code).toBe('E_DANE_NO_ROLLOVER');
  });

  test('has no field in the JSON that its shape does not name', () => {
    const facts = { gate: { ...hostileGate('x', 1), password: 'secret', order: [{ kind: 'do', secret: 1 }] } };
    const json = renderJson(reportOf({ ...PASSING_GATE, facts: facts as unknown as typeof PASSING_GATE.facts }));
    expect(json).not.toContain('secret');
  });

  test('has a series per host and per selector in OpenMetrics, beside those of other modes', () => {
    const [ok] = SAMPLE_REPORTS.ok.checks;
    const lines = renderOpenmetrics(reportOf(FAILING_GATE, ...(ok ? [ok] : []))).split('\n');
    const labels = 'check="Mail of example.org",mode="mx"';
    expect(lines).toContain(`mail_probe_mx_connect_seconds{${labels},host="mx1.newmail.example"} 0.034`);
    expect(lines).toContain(`mail_probe_dkim_key_bits{${labels},selector="nm1"} 1024`);
    const days = lines.filter((line) => line.startsWith('mail_probe_tls_certificate_days_left{'));
    expect(days[0]).toBe(`mail_probe_tls_certificate_days_left{${labels},host="mx1.newmail.example"} 38`);
    expect(days[1]).toMatch(/mode="round-trip",protocol="\w+"\} 61$/);
  });

  test('has its hosts in the performance data, with their limits, and tells what to do', () => {
    const [first = '', ...lines] = renderNagios(failing).trimEnd().split('\n');
    expect(first).toContain("'mx_connect_seconds[mx1.newmail.example]'=0.034s;1;5;0");
    expect(first).toContain("'dkim_key_bits[nm1]'=1024;;;0");
    expect(lines).toContain('At: zones/example.org.zone:12');
    expect(lines).toContain(
      'Advice: Do not approve: 1 critical finding; the order below tells what has to come first; 1 thing was not tested, see below.',
    );
    expect(lines).toContain('Step 5: wait 86,400 s (1 day, TTL of MX example.org)');
  });

  test('has place, code and steps in JUnit, which stays valid whatever DNS says', async () => {
    const xml = renderJunit(failing);
    expect(xml).toContain('<property name="mx_connect_seconds{host=&quot;mx1.newmail.example&quot;}" value="0.034"/>');
    expect(xml).toContain('\nCode: E_STS_MX_MISMATCH\nAt: zones/example.org.zone:12\n');
    expect(xml).toMatch(/\nNote: mx\.oldmail\.example has one TLSA record only\..* \(E_DANE_NO_ROLLOVER\)/);
    expect(xml).toContain('\nStep 4: publish TXT _mta-sts.example.org with a new id\n');
    const hostile = gateCheck(hostileGate('</system-out>]]><x>\0&#0;', 3));
    expect(await junitErrors(xml, renderJunit(reportOf(hostile)))).toEqual([]);
  });
});

test('the phases of a gate are in the schema', () => {
  const phases = (['dns', 'policy', 'mx'] as const).map((name) => ({
    name,
    startSeconds: 0,
    durationSeconds: 0.1,
    isOk: name !== 'mx',
  }));
  const findings = FAILING_GATE.findings.map((finding) => ({ ...finding, phase: 'policy' as const }));
  expect(reportErrors(JSON.parse(renderJson(reportOf({ ...FAILING_GATE, phases, findings }))))).toEqual([]);
});
