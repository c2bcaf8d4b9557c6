import { describe, expect, it } from 'vitest';
import { parseInternalDate } from '../../../../src/mail/mailbox/internal-date.ts';

describe('BEH-B14: INTERNALDATE', () => {
  it.each([
    ['17-Jul-1996 02:44:25 -0700', '1996-07-17T09:44:25.000Z'],
    [' 1-Nov-2026 10:00:00 +0530', '2026-11-01T04:30:00.000Z'],
    ['29-feb-2024 23:59:60 +0000', '2024-03-01T00:00:00.000Z'],
    ['01-Jan-2026 00:00:00 +1400', '2025-12-31T10:00:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(new Date(parseInternalDate(text) ?? 0).toISOString()).toBe(iso);
  });

  it.each([
    '00-Jan-0000 00:00:00 +0000',
    '00-Jan-2026 00:00:00 +0000',
    '31-Apr-2026 00:00:00 +0000',
    '29-Feb-2026 00:00:00 +0000',
    '32-Jan-2026 00:00:00 +0000',
    '01-Foo-2026 00:00:00 +0000',
    '01-Jan-0026 00:00:00 +0000',
    '01-Jan-1969 00:00:00 +0000',
    '01-Jan-1970 00:00:00 +0000',
    '01-Jan-9999 00:00:00 +0000',
    '01-Jan-2026 24:00:00 +0000',
    '01-Jan-2026 00:60:00 +0000',
    '01-Jan-2026 00:00:61 +0000',
    '01-Jan-2026 00:00:00 +1500',
    '01-Jan-2026 00:00:00 -9999',
    '01-Jan-2026 00:00:00 +0060',
    '2026-01-01T00:00:00Z',
    '',
  ])('does not read %s', (text) => {
    expect(parseInternalDate(text)).toBeUndefined();
  });
});
