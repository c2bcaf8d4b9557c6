import { describe, expect, test } from 'vitest';
import type { Protocol } from '../../../../src/model/phase.ts';
import { createLiveTranscript } from '../../../../src/report/log/live-transcript.ts';
import { createRedactor } from '../../../../src/secrets/redactor.ts';
import { fakeCheck } from '../../../support/reports/fake-check.ts';

/** Prints what was said, without times. */
function printed(said: readonly (readonly [Protocol, 'sent' | 'received', string])[]): readonly string[] {
  const lines: string[] = [];
  const check = fakeCheck(async () => {});
  const listener = createLiveTranscript(
    { now: () => 0, date: () => new Date(0), sleep: async () => {} },
    {
      redact: createRedactor(['Tr0ub4dor-and-3-more']),
      print: (line) => void lines.push(line.replace('  0.000 ', '')),
      isWanted: () => true,
      label: () => '',
    },
  );
  for (const each of said) listener(check, ...each);
  return lines;
}

describe('ATK-K6: the dialogue as it happens', () => {
  test('has the lines of a reply one by one, and no secret over two of them', () => {
    const said = printed([['smtp', 'received', '535-5.7.8 Tr0ub4dor-\n535 5.7.8 and-3-more']]);
    expect(said).toEqual(['smtp < 535-5.7.8 ***', 'smtp < 535 5.7.8 ***']);
  });

  test('has no secret over lines that come one after the other', () => {
    const said = printed([
      ['imap', 'received', '* OK Tr0ub4d'],
      ['imap', 'sent', 'NOOP'],
      ['smtp', 'received', '250 Ok'],
      ['imap', 'received', '* OK or-and-3'],
      ['imap', 'received', '* OK -more'],
    ]);
    expect(said).toEqual(['imap < * OK Tr0ub4d', 'imap > NOOP', 'smtp < 250 Ok', 'imap < * OK ***', 'imap < * OK ***']);
  });

  test('has no piece of a secret where a line is cut', () => {
    for (let before = 0; before < 20; before += 1) {
      const [line = ''] = printed([['imap', 'received', 'x'.repeat(before) + 'Tr0ub4dor-and-3-more'.repeat(300)]]);
      expect(line).toBe(`imap < ${'x'.repeat(before)}***…`);
    }
  });
});
