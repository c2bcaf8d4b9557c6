import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/model/finding.ts';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import { renderDelivery } from '../../../../src/report/html/delivery.ts';
import { parsePart, select, texts } from '../../../support/page/parse-page.ts';
import { SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const { ok, junk, notArrived, cancelled, wrongPassword } = SAMPLE_REPORTS;

function sampleCheck(report: Report, changes: Partial<CheckResult> = {}): CheckResult {
  const [check] = report.checks;
  if (check === undefined) throw new Error('The sample has no check.');
  return { ...check, ...changes };
}

/** The stations, each as `state: text`. */
function way(check: CheckResult): string[] {
  const items = select(parsePart(renderDelivery(check)), 'li');
  return items.map(({ attributes, text }) => `${attributes['class']}: ${text}`);
}

const note = (code: Finding['code'], phase: Finding['phase'], status: Finding['status'] = 'warning'): Finding => ({
  status,
  code,
  phase,
  message: 'A note.',
});

describe('the way of the message', () => {
  test('is sent, accepted, seen, deleted, with the time from each to the next and since sending', () => {
    expect(way(sampleCheck(ok))).toEqual([
      'done: ✓ Sent start of sending',
      'done: 139 ms✓ Accepted after 139 ms',
      'done: 856 ms✓ Seen in inbox after 995 ms',
      'done: 109 ms✓ Deleted after 1.1 s',
    ]);
  });

  test('says when the message is in the wrong place', () => {
    expect(way(sampleCheck(junk))[2]).toBe('noticed: 856 ms! Seen in junk after 995 ms');
  });

  test('claims neither that a message was seen nor that it was deleted when it was not found', () => {
    expect(way(sampleCheck(notArrived)).slice(2)).toEqual([
      'failed: 60 s✕ Not seen after 60.1 s',
      'done: 72 ms✓ Clean-up done after 60.2 s',
    ]);
    expect(way(sampleCheck(cancelled)).slice(2)).toEqual(['unfinished: 4.39 s– Not seen after 4.53 s']);
  });

  test('says when the message came back', () => {
    const check = sampleCheck(notArrived, { findings: [note('E_BOUNCED', 'arrival', 'critical')] });
    expect(way(check)[2]).toBe('failed: 60 s✕ Came back after 60.1 s');
  });

  test('claims no deletion when the clean-up has something to say, failed, or did not finish', () => {
    const check = sampleCheck(ok);
    const last = (changes: Partial<CheckResult>) => way({ ...check, ...changes }).at(-1);
    const broken = check.phases.map((phase) => (phase.name === 'cleanup' ? { ...phase, isOk: false } : phase));
    expect(last({ findings: [note('E_CLEANUP', 'cleanup')] })).toMatch(/^noticed: .*! Not deleted after 1\.1 s$/);
    expect(last({ phases: broken, findings: [note('E_CONN_CLOSED', 'cleanup')] })).toMatch(/^noticed: .*Not deleted/);
    expect(last({ phases: broken })).toMatch(/^unfinished: .*– Clean-up not finished/);
    const without = check.phases.filter(({ name }) => name !== 'cleanup');
    expect(last({ phases: without })).toMatch(/^done: .*Seen in inbox/);
  });

  test('tells a message that was refused from one that nobody answered for', () => {
    const phases = sampleCheck(ok)
      .phases.filter(({ name }) => !['arrival', 'cleanup'].includes(name))
      .map((phase) => (phase.name === 'smtp_send' ? { ...phase, isOk: false } : phase));
    const refused = sampleCheck(ok, {
      phases,
      facts: {},
      measurements: [],
      findings: [note('E_RCPT_REJECTED', 'smtp_send', 'critical')],
    });
    expect(way(refused)[1]).toBe('failed: 139 ms✕ No acceptance after 139 ms');
    expect(way({ ...refused, findings: [] })[1]).toBe('unfinished: 139 ms– No acceptance after 139 ms');
  });

  test('counts copies when there are several', () => {
    const measurements = sampleCheck(ok).measurements.map((each) =>
      each.metric === 'copies' ? { ...each, value: 3 } : each,
    );
    expect(way(sampleCheck(ok, { measurements }))[2]).toContain('Seen in inbox, 3 copies');
  });

  test('is not there when nothing was sent', () => {
    expect(renderDelivery(sampleCheck(wrongPassword))).toBe('');
  });

  test('tells once what the server said when it took the message', () => {
    const part = parsePart(renderDelivery(sampleCheck(ok)));
    expect(texts(part, 'figure')).toEqual(['The server accepted it with 250 2.0.0 Ok: queued as 4bXk2J0w7Hz9sRk']);
    expect(renderDelivery(sampleCheck(notArrived))).not.toContain('queued as');
  });
});
