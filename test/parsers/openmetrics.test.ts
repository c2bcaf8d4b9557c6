import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderOpenmetrics } from '../../src/report/formats/openmetrics.ts';
import { describeWithParsers, type ReadMetrics, readMetrics } from '../support/reports/parsers.ts';
import { previewReports } from '../support/reports/preview-reports.ts';
import { randomReport } from '../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../support/reports/sample-reports.ts';

describeWithParsers('OpenMetrics, read by the Prometheus client', () => {
  function values({ families }: ReadMetrics): Map<string, number> {
    const samples = families.flatMap((family) => family.samples);
    return new Map(samples.map(({ name, labels, value }) => [`${name} ${JSON.stringify(labels)}`, value]));
  }

  it('refuses what is wrong, so that its silence means something', () => {
    const good = renderOpenmetrics(SAMPLE_REPORTS.ok);
    const bad = [
      good.replace('# EOF\n', ''),
      good.replace('UNIT mail_probe_round_trip_seconds seconds', 'UNIT mail_probe_round_trip_seconds days'),
      good.replace('# EOF', 'mail_probe_success{check="Other",mode="round-trip"} 1\n# EOF'),
      good.replace('# EOF', '# TYPE mail_probe_success gauge\n# EOF'),
      good.replace(/"round-trip"(?=\} 0\.9946)/, '"round-trip'),
    ];
    expect(bad.filter((text) => text === good)).toEqual([]);
    expect(readMetrics([good, ...bad]).map(({ open }) => open.error === undefined)).toEqual([
      true,
      ...bad.map(() => false),
    ]);
  });

  it('takes every sample, in both text formats', async () => {
    const samples = Object.values(await previewReports());
    const reports = [...samples, reportOf(...samples.flatMap(({ checks }) => checks))];
    for (const { open, classic } of readMetrics(reports.map((report) => renderOpenmetrics(report)))) {
      expect([open.error, classic.error]).toEqual([undefined, undefined]);
      expect(values(classic)).toEqual(values(open));
    }
  });

  it('reads types, units, help texts, labels and values', () => {
    const [read] = readMetrics([renderOpenmetrics(SAMPLE_REPORTS.ok)]);
    const family = read?.open.families.find(({ name }) => name === 'mail_probe_round_trip_seconds');
    expect(family).toEqual({
      name: 'mail_probe_round_trip_seconds',
      type: 'gauge',
      unit: 'seconds',
      help: 'From the start of sending until the message was seen.',
      samples: [
        {
          name: 'mail_probe_round_trip_seconds',
          labels: { check: 'Production mail', mode: 'round-trip' },
          value: 0.9946,
        },
      ],
    });
  });

  it('takes what a hostile server says for nothing but values of labels', () => {
    const several = fc.array(randomReport, { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(several, (reports) => {
        const read = readMetrics(reports.map((report) => renderOpenmetrics(report)));
        for (const [index, { open }] of read.entries()) {
          expect(open.error).toBeUndefined();
          const statuses = open.families.find(({ name }) => name === 'mail_probe_status')?.samples ?? [];
          expect(statuses.filter(({ labels }) => 'check' in labels)).toHaveLength(reports[index]?.checks.length ?? -1);
          expect(statuses.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
