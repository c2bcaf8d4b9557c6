import { describe, expect, test } from 'vitest';
import { findMeaning, REFUSAL_ROWS } from '../../../../src/mail/refusal/find-row.ts';
import { IMAP_STEPS, type SessionStep, SMTP_STEPS } from '../../../../src/mail/refusal/row.ts';
import { REFUSAL_SAMPLES } from '../../../support/refusals/samples.ts';

const STEPS: Readonly<Record<'smtp' | 'imap', readonly SessionStep[]>> = { smtp: SMTP_STEPS, imap: IMAP_STEPS };
const PROTOCOLS = ['smtp', 'imap'] as const;

describe('the table of refusals', () => {
  test.each(PROTOCOLS)('BEH-B11, BEH-B12: each %s sample is of its side, and passes when it says so', (protocol) => {
    const wrong = REFUSAL_SAMPLES[protocol].filter(({ reply, step, side, mayPass }) => {
      const meaning = findMeaning(reply.replaceAll('\r\n', '\n'), step);
      return meaning?.row.side !== side || meaning.mayPass !== mayPass;
    });
    expect(wrong).toEqual([]);
  });

  test('has no row without a sample, at any step of either protocol that the row names', () => {
    const shown = new Set<string>();
    for (const protocol of PROTOCOLS) {
      for (const { reply } of REFUSAL_SAMPLES[protocol]) {
        for (const step of STEPS[protocol]) {
          const row = findMeaning(reply.replaceAll('\r\n', '\n'), step)?.row;
          if (row) shown.add(`${REFUSAL_ROWS.indexOf(row)} ${step}`);
        }
      }
    }
    const missing = REFUSAL_ROWS.flatMap((row, index) =>
      row.at.filter((step) => !shown.has(`${index} ${step}`)).map((step) => `${step}: ${row.source}: ${row.hint}`),
    );
    expect(missing).toEqual([]);
  });

  test('says of each row where its meaning comes from', () => {
    const SOURCE = /\bRFC \d{4}\b|#\d+|BEH-|^[A-Z][\w ,]+: \S|^Microsoft 365: /;
    expect(REFUSAL_ROWS.filter(({ source }) => !SOURCE.test(source)).map(({ source }) => source)).toEqual([]);
    expect(REFUSAL_ROWS.filter(({ hint }) => !/\w \w.*[.]$/.test(hint)).map(({ hint }) => hint)).toEqual([]);
  });

  test('reads no words in addresses, and no row twice', () => {
    expect(findMeaning('550 5.1.1 <relay@starttls.spam.test>: no', 'rcpt')?.row.hint).toMatch(/no such mailbox/);
    expect(new Set(REFUSAL_ROWS).size).toBe(REFUSAL_ROWS.length);
  });
});
