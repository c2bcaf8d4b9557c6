/** A check that passes at a later attempt says so wherever it is shown, and is no annotation. */
import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import { renderJunit } from '../../../../src/report/formats/junit.ts';
import { renderNagios } from '../../../../src/report/formats/nagios.ts';
import { renderHtml } from '../../../../src/report/html/html.ts';
import { renderLog } from '../../../../src/report/log/log.ts';
import { renderSummary } from '../../../../src/report/summary/summary.ts';
import { renderAnnotations } from '../../../../src/report/workflow/annotations.ts';
import { parsePage } from '../../../support/page/parse-page.ts';
import { HOSTILE_TEXT } from '../../../support/reports/large-reports.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const MESSAGE = 'imaps://mail.example.org:993 closed the connection.';

function late(changes: Partial<CheckResult> = {}): CheckResult {
  const [check] = SAMPLE_REPORTS.ok.checks;
  if (check === undefined) throw new Error('The sample has no check.');
  const failure = { code: 'E_CONN_RESET', phase: 'imap_tls', message: MESSAGE, startSeconds: 0 } as const;
  return {
    ...check,
    attempts: 3,
    attemptFailures: [failure, { ...failure, phase: undefined, startSeconds: 6.2 }],
    ...changes,
  };
}

const FORMS: Readonly<Record<string, (report: Report) => string>> = {
  log: (report) => renderLog(report).join('\n'),
  summary: renderSummary,
  page: (report) => parsePage(renderHtml(report))[0]?.text ?? '',
  junit: renderJunit,
  nagios: renderNagios,
};

describe.each(Object.entries(FORMS))('%s', (name, render) => {
  test('names each attempt that failed, and that it passed late', () => {
    const text = render(reportOf(late()));
    expect(text).toContain('Attempt 1 of 3 failed');
    expect(text).toContain('E_CONN_RESET, IMAP TLS handshake');
    expect(text).toContain('E_CONN_RESET, begun after 6.2 s');
    expect(text).toContain('It passed at attempt 3, not at the first.');
  });

  test('says so in a run of many checks, too', () => {
    const checks = Array.from({ length: 30 }, (_, index) => ({ ...late(), name: `Check ${index}` }));
    const text = render(reportOf(...checks));
    expect(text).toMatch(name === 'nagios' || name === 'junit' ? /It passed at attempt 3/ : /at attempt 3/);
  });

  test('says nothing of a check that passed at once', () => {
    expect(render(SAMPLE_REPORTS.ok)).not.toMatch(/Attempt 1 of|at attempt/);
  });

  test('of a check that failed in the end names the earlier attempts, and no passing', () => {
    const [check] = SAMPLE_REPORTS.notArrived.checks;
    const text = render(reportOf({ ...check, ...late({ ...check, status: 'critical' }) }));
    expect(text).toContain('Attempt 2 of');
    expect(text).not.toContain('It passed');
  });

  test('counts what is too much', () => {
    const [failure] = late().attemptFailures ?? [];
    const attemptFailures = Array.from({ length: 40 }, () => failure).flatMap((each) => each ?? []);
    expect(render(reportOf(late({ attempts: 41, attemptFailures })))).toContain('30 more attempts failed, too.');
  });

  test('T01: what a server said in it is inert', () => {
    const [failure] = late().attemptFailures ?? [];
    if (failure === undefined) throw new Error('The sample has no attempt.');
    const text = render(reportOf(late({ attemptFailures: [{ ...failure, message: HOSTILE_TEXT }] })));
    expect(text).not.toMatch(/^::|##\[|\u202e/m);
    expect(text).not.toContain('\x1b');
    expect(text.length).toBeLessThan(40_000);
  });
});

test('is no annotation', () => {
  expect(renderAnnotations(reportOf(late()))).toEqual([]);
});
