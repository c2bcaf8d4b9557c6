import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../../src/merge/read-report.ts';
import type { Report } from '../../../src/model/report.ts';
import { renderJson } from '../../../src/report/formats/json.ts';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import { FAILING_GATE, PASSING_GATE } from '../../support/reports/gate-reports.ts';
import { wellNamedReport } from '../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../support/reports/sample-reports.ts';

/** The JSON of a report, changed. */
function changed(change: (json: Record<string, unknown> & { checks: Record<string, unknown>[] }) => void): string {
  const json = JSON.parse(renderJson(SAMPLE_REPORTS.notArrived));
  change(json);
  return JSON.stringify(json);
}

async function readValid(text: string): Promise<Report> {
  const report = await readReport(text);
  if (typeof report === 'string') throw new Error(report);
  return report;
}

describe('readReport', () => {
  test.each(Object.entries(SAMPLE_REPORTS))('reads what another run has written: %s', async (_name, report: Report) => {
    expect(JSON.parse(renderJson(await readValid(renderJson(report))))).toEqual(JSON.parse(renderJson(report)));
  });

  test.each([
    ['fails', FAILING_GATE],
    ['passes', PASSING_GATE],
  ])('keeps all that a gate knows of a mail domain: %s', async (_name, gate) => {
    const report = reportOf(gate);
    const { checks } = await readValid(renderJson(report));
    expect(checks[0]?.facts).toEqual(gate.facts);
    expect(checks[0]?.findings).toEqual(gate.findings);
    expect(checks[0]?.notices).toEqual(gate.notices);
    expect(checks[0]?.status).toBe(gate.status);
  });

  test('a gate may be ok where a certificate was not verified: senders take any, without a policy', async () => {
    const tls = { version: 'TLSv1.3', cipher: 'x', isVerified: false, chain: [] };
    const connections = [{ protocol: 'smtp', address: '192.0.2.1', port: 25, tls }] as const;
    const { checks } = await readValid(renderJson(reportOf({ ...PASSING_GATE, connections })));
    expect(checks[0]?.status).toBe('ok');
  });

  test('a notice with a code of a later version keeps it as text', async () => {
    const json = renderJson(reportOf(FAILING_GATE)).replace('"E_DANE_NO_ROLLOVER"', '"E_OF_TOMORROW"');
    const notice = (await readValid(json)).checks[0]?.notices[0];
    expect(notice).toMatchObject({ message: 'mx.oldmail.example has one TLSA record only. (E_OF_TOMORROW)' });
    expect(notice?.code).toBeUndefined();
  });

  test.each([
    ['stage', 'someday', '/checks/0/facts/gate/stage must be equal to one of the allowed values'],
    ['records', [{ name: 'a', type: '<b>', change: 'same' }], '/checks/0/facts/gate/records/0/type must match pattern'],
    ['hosts', [{ host: 'a', preference: -1, isPublished: true, addresses: [] }], '/hosts/0/preference must be >= 0'],
    ['order', [{ kind: 'pray', text: 'a', reason: 'b' }], '/order/0/kind must be equal to one of the allowed values'],
  ])('takes no other %s for that of a gate', async (field, value, problem) => {
    const json = JSON.parse(renderJson(reportOf(FAILING_GATE)));
    json.checks[0].facts.gate[field] = value;
    expect(await readReport(JSON.stringify(json))).toContain(problem);
  });

  test.each([
    ['', 'is not JSON'],
    ['{', 'is not JSON'],
    ['null', 'is no report of Mail Probe: it must be object'],
    ['[]', 'is no report of Mail Probe: it must be object'],
    ['{}', "is no report of Mail Probe: it must have required property 'schemaVersion'"],
    [
      changed((json) => Object.assign(json, { schemaVersion: 2 })),
      'is no report of Mail Probe: /schemaVersion must be equal to constant',
    ],
    [
      changed((json) => Object.assign(json, { status: 'fine' })),
      'is no report of Mail Probe: /status must be equal to one of the allowed values',
    ],
    [changed((json) => Object.assign(json, { checks: {} })), 'is no report of Mail Probe: /checks must be array'],
    [
      changed(({ checks }) => Object.assign(checks[0] ?? {}, { durationSeconds: -1 })),
      'is no report of Mail Probe: /checks/0/durationSeconds must be >= 0',
    ],
    [
      changed(({ checks }) => Object.assign(checks[0] ?? {}, { phases: [{ name: '<b>' }] })),
      expect.stringContaining('is no report of Mail Probe: /checks/0/phases/0'),
    ],
    [
      changed((json) => Object.assign(json, { checks: Array(5001).fill(json.checks[0]) })),
      'has 5001 checks; the limit is 5000',
    ],
  ])('takes nothing else for a report: %#', async (text, problem) => {
    expect(await readReport(text)).toEqual(problem);
  });

  test('reads ranges from their texts, whatever their numbers say', async () => {
    const thresholds = [
      { metric: 'copies', warning: '3:', warningRange: { end: 1, inside: true }, critical: '1:2:3' },
      { metric: 'copies', critical: '@~:5' },
    ];
    const report = await readValid(changed(({ checks }) => Object.assign(checks[0] ?? {}, { thresholds })));
    expect(
      report.checks[0]?.thresholds.map(({ warningRange, criticalRange }) => [warningRange, criticalRange]),
    ).toEqual([
      [{ start: 3, inside: false }, undefined],
      [undefined, { end: 5, inside: true }],
    ]);
  });

  test('takes fields of a later version, and leaves them', async () => {
    const report = await readValid(changed((json) => Object.assign(json, { weather: 'fine' })));
    expect(renderJson(report)).toBe(renderJson(SAMPLE_REPORTS.notArrived));
  });

  test('knows no codes of a later version, but tells them', async () => {
    const text = changed((json) => {
      json['code'] = 'E_TOMORROW';
      json.checks[0] = { ...json.checks[0], findings: [{ status: 'critical', code: 'E_TOMORROW', message: 'Oh.' }] };
    });
    const report = await readValid(text);
    expect(report.code).toBeUndefined();
    expect(report.checks[0]?.findings).toEqual([{ status: 'critical', code: undefined, message: 'Oh. (E_TOMORROW)' }]);
    expect(renderSummary(report)).toContain('Oh.');
  });

  test('believes no pass that has a failure in it', async () => {
    const report = await readValid(changed(({ checks }) => Object.assign(checks[0] ?? {}, { status: 'ok' })));
    expect(report.checks[0]?.status).toBe('critical');
  });

  test('cuts texts and lists that no run of ours writes', async () => {
    const text = changed(({ checks }) => {
      const line = { seconds: 0, protocol: 'smtp', direction: 'sent', text: 'x'.repeat(1e6) };
      Object.assign(checks[0] ?? {}, { transcript: Array(3000).fill({ ...line, text: 'x' }), target: 'y'.repeat(1e6) });
    });
    const [check] = (await readValid(text)).checks;
    expect(check?.target).toHaveLength(4000);
    expect(check?.transcript).toHaveLength(2000);
  });

  test('cuts nothing of what is expected', async () => {
    const source = { file: 'a.yml', line: 1, column: 1 };
    const expected = Array.from({ length: 4999 }, (_, n) => ({ name: `${n}`, mode: 'smtp-connect', source }));
    const text = changed((json) => Object.assign(json, { shard: { index: 1, count: 2, expected } }));
    expect((await readValid(text)).shard?.expected).toHaveLength(4999);
  });

  test('reads any report that we can write, and what it gives can be shown', async () => {
    await fc.assert(
      fc.asyncProperty(wellNamedReport, async (report) => {
        const read = await readValid(renderJson(report));
        expect(read.checks).toHaveLength(report.checks.length);
        expect(renderSummary(read)).toMatch(/^## /);
      }),
    );
  });
});
