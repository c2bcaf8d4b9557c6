import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/model/finding.ts';
import type { Phase } from '../../../../src/model/outcome.ts';
import type { PhaseName } from '../../../../src/model/phase.ts';
import { waterfall } from '../../../../src/report/html/waterfall.ts';
import { parsePart, select, texts } from '../../../support/page/parse-page.ts';
import { SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const phase = (name: PhaseName, startSeconds: number, durationSeconds: number, isOk = true): Phase => ({
  name,
  startSeconds,
  durationSeconds,
  isOk,
});
const draw = (phases: readonly Phase[], findings: readonly Finding[] = []) =>
  parsePart(waterfall({ phases, findings }));
const bars = (part: ReturnType<typeof draw>) =>
  select(part, 'rect').map(({ attributes }) => [attributes['x'], attributes['width']]);

describe('the waterfall', () => {
  test('gives nothing when there are no phases', () => {
    expect(waterfall({ phases: [], findings: [] })).toBe('');
  });

  test('puts both protocols in lanes on one axis, so that what overlaps stands below one another', () => {
    const part = draw([
      phase('smtp_tls', 0.2, 0.6),
      phase('imap_tls', 0.4, 0.6),
      phase('arrival', 1, 1),
      phase('smtp_auth', 0.8, 0.2),
    ]);
    expect(texts(part, '.lane')).toEqual(['SMTP', 'IMAP', 'Message']);
    expect(select(part, 'tbody').map(({ attributes }) => attributes['class'])).toEqual(['smtp', 'imap', 'message']);
    expect(texts(part, '.ticks')).toEqual(['0 s 500 ms 1 s 1.5 s 2 s']);
    expect(bars(part)).toEqual([
      ['10%', '30%'],
      ['40%', '10%'],
      ['20%', '30%'],
      ['50%', '50%'],
    ]);
  });

  test('tells a failed phase by its word, and one that was ended from outside by another', () => {
    const finding: Finding = { status: 'critical', code: 'E_AUTH_REJECTED', message: 'Refused.', phase: 'smtp_auth' };
    const part = draw([phase('smtp_auth', 0, 1, false), phase('imap_auth', 0, 0.5, false)], [finding]);
    expect(texts(part, '.end')).toEqual(['✕ failed', '– not finished']);
    expect(texts(part, '.failed')).toEqual(['Login ✕ failed1 s']);
    expect(texts(part, '.unfinished')).toEqual(['Login – not finished500 ms']);
    expect(select(part, 'svg').map(({ attributes }) => attributes['aria-label'])).toEqual([
      'from 0 s to 1 s, failed',
      'from 0 s to 500 ms, unfinished',
    ]);
  });

  test('shows even what took no time, at the very end too', () => {
    const shown = bars(draw([phase('smtp_dns', 0, 0), phase('smtp_auth', 0, 2), phase('smtp_send', 2, 0)]));
    expect(shown).toEqual([
      ['0%', '0.6%'],
      ['0%', '100%'],
      ['99.4%', '0.6%'],
    ]);
  });

  test('says how many phases are not shown', () => {
    const part = draw(Array.from({ length: 75 }, (_, index) => phase('imap_search', index, 1)));
    expect(select(part, 'rect')).toHaveLength(60);
    expect(texts(part, '.more')).toEqual(['and 15 more phases']);
  });

  test('of a refused login has one failed row among the others', () => {
    const [check] = SAMPLE_REPORTS.wrongPassword.checks;
    const part = draw(check?.phases ?? [], check?.findings);
    expect(texts(part, '.failed')).toEqual(['Login ✕ failed43 ms']);
    expect(select(part, 'rect')).toHaveLength(12);
  });
});
