import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitting } from '../../../src/report/common/fitting.ts';
import { markdownTable, prose } from '../../../src/text/markdown.ts';
import { hostileText } from '../../support/reports/random-report.ts';

describe('prose', () => {
  test.each([
    ['Message delivered and seen in 995 ms.', 'Message delivered and seen in 995 ms.'],
    ["It wasn't so, he said: 95% (or 3.5).", "It wasn't so, he said: 95% (or 3.5)."],
    ['Die Prüfung scheiterte: Größe – 你好.', 'Die Prüfung scheiterte: Größe – 你好.'],
    ['self-signed, expired on 2026-10-31.', 'self-signed, expired on 2026-10-31.'],
    ['mail.example.org:465 refused: 535 5.7.8.', '`mail.example.org:465` refused: 535 5.7.8.'],
    ['smtps://a:465 → imaps://b:993', '`smtps://a:465` → `imaps://b:993`'],
    ['Write 500ms, 30s, 2m or 1h.', 'Write `500ms`, `30s`, `2m` or `1h`.'],
    ['Mailbox "Archive/2026" (of me@example.org) is', 'Mailbox "`Archive/2026`" (of `me@example.org`) is'],
    ['of "<img src=x onerror=alert(1)>".', 'of "`<img src=x onerror=alert(1)>`".'],
    ['by @octocat in #1 GH-1 of octocat/repo#1', 'by `@octocat` in `#1 GH-1` of `octocat/repo#1`'],
    ['see deadbeef and 1234567', 'see `deadbeef` and `1234567`'],
    ['a | b `c` *d* _e_ ~f~', 'a `\\x7c` b `` `c` *d* _e_ ~f~ ``'],
    ['a\r\n# b', '`a\\r\\n\\x23` b'],
    [
      'Permit it: v=spf1 mx ip4:192.0.2.1 a -all, then wait.',
      'Permit it: `v=spf1 mx ip4:192.0.2.1 a -all`, then wait.',
    ],
    ['TXT "v=STSv1; id=1", with a new id', 'TXT "`v=STSv1; id=1`", with a new id'],
    ['TXT "v=TLSRPTv1; rua=mailto:a@example.org".', 'TXT "`v=TLSRPTv1; rua=mailto:a@example.org`".'],
    ['', ''],
    ['  two  spaces ', 'two spaces'],
  ])('%j becomes %j', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test('cuts', () => {
    expect(prose('word '.repeat(50), 12)).toBe('word word w…');
  });

  test('outside of code there are only words, numbers and punctuation that means nothing', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(withoutCode(prose(text))).toMatch(/^[\p{L}\p{M}\p{N} "'’(„“«)”».,;:!?…→–—·%-]*$/u);
        expect(withoutCode(prose(text))).not.toMatch(/:\/\/|www\.\w|\b(?:GH-\d|[0-9a-f]{7,40}\b)/i);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('table', () => {
  test('is one of GitHub', () => {
    expect(markdownTable(['A', 'B'], [['1', '2']])).toBe('| A | B |\n| :--- | :--- |\n| 1 | 2 |');
  });
});

describe('fitting', () => {
  test.each([
    [0, []],
    [5, ['aa']],
    [6, ['aa', 'bbbb']],
    [99, ['aa', 'bbbb', 'c']],
  ])('within %i', (room, kept) => {
    expect(fitting(['aa', 'bbbb', 'c'], (item) => item.length, room)).toEqual(kept);
  });
});

/** Code spans as in CommonMark 6.1 taken out. */
function withoutCode(markdown: string): string {
  return markdown.replace(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/gs, '');
}
