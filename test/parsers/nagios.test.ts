import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { renderNagios } from '../../src/report/formats/nagios.ts';
import { alerts, parseRange } from '../../src/verdict/range.ts';
import { limitsOf } from '../support/reports/limits-of.ts';
import { alertsOf, describeWithParsers, readPerfdata } from '../support/reports/parsers.ts';
import { previewReports } from '../support/reports/preview-reports.ts';
import { SAMPLE_REPORTS } from '../support/reports/sample-reports.ts';

describeWithParsers('performance data and ranges, read by Monitoring::Plugin', () => {
  const perfdata = (report: Report) => renderNagios(report).split('\n')[0]?.split(' | ')[1] ?? '';

  it('reads every value of every sample', async () => {
    const { thresholdsCrossed } = await previewReports();
    const reports = [...Object.values(SAMPLE_REPORTS), ...(thresholdsCrossed ? [thresholdsCrossed] : [])];
    const read = readPerfdata(reports.map(perfdata));
    for (const [index, report] of reports.entries()) {
      const measured = report.checks.flatMap(({ measurements }) => measurements);
      const expected = measured.map(({ metric, label, value }) => [
        label === undefined ? metric : `${metric}[${label}]`,
        Number((metric.endsWith('_ratio') ? value * 100 : value).toFixed(9)),
      ]);
      expect(read[index]?.map(({ label, value }) => [label, value]).toSorted()).toEqual(expected.toSorted());
    }
  });

  it('reads units and limits', () => {
    const [check] = SAMPLE_REPORTS.ok.checks;
    const thresholds = [
      limitsOf({ metric: 'round_trip_seconds', warning: '500ms', critical: '~:2m' }),
      limitsOf({ metric: 'tls_certificate_days_left', label: 'imap', critical: '14:' }, 'days'),
    ];
    const checks = check === undefined ? [] : [{ ...check, thresholds }];
    const [read] = readPerfdata([perfdata({ ...SAMPLE_REPORTS.ok, checks })]);
    const byLabel = new Map(read?.map((each) => [each.label, each]));
    expect(byLabel.get('round_trip_seconds')).toEqual({
      label: 'round_trip_seconds',
      value: 0.9946,
      uom: 's',
      warning: '0.5',
      critical: '~:120',
      min: '0',
    });
    expect(byLabel.get('tls_certificate_days_left[imap]')).toMatchObject({ value: 61, uom: '', critical: '14:' });
  });

  it('alerts for the same values as we do', () => {
    const bound = fc.oneof(
      fc.integer({ min: -20, max: 20 }),
      fc.integer({ min: -200, max: 200 }).map((tenth) => tenth / 10),
    );
    const range = fc
      .tuple(fc.boolean(), fc.oneof(bound, fc.constant('~' as const), fc.constant(undefined)), fc.option(bound))
      .map(([isInside, start, end]) => `${isInside ? '@' : ''}${start === undefined ? '' : `${start}:`}${end ?? ''}`)
      .filter((text) => isRange(text));
    const questions = fc.array(fc.record({ range, values: fc.array(bound, { minLength: 5, maxLength: 20 }) }), {
      minLength: 100,
      maxLength: 100,
    });
    fc.assert(
      fc.property(questions, (asked) => {
        const ours = asked.map((each) => each.values.map((value) => alerts(parseRange(each.range, 'count'), value)));
        expect(ours).toEqual(alertsOf(asked));
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  function isRange(text: string): boolean {
    try {
      parseRange(text, 'count');
      return true;
    } catch {
      return false;
    }
  }
});
