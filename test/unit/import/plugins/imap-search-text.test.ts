import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variable } from '../../../../src/import/draft/placeholder.ts';
import { readImapSearch, UnknownCriterion } from '../../../../src/import/plugins/imap-search-text.ts';
import { compileSearch } from '../../../../src/mail/mailbox/search-program.ts';
import { criteria, parseCriterion } from '../../../../src/settings/kinds/criteria.ts';

describe('readImapSearch', () => {
  it.each<[string, string[]]>([
    ['ALL', ['all']],
    ['UNSEEN', ['unseen']],
    ['unseen flagged', ['unseen', 'flagged']],
    ['SUBJECT "nightly report"', ['subject: nightly report']],
    ['FROM bob@example.org TO alice', ['from: bob@example.org', 'to: alice']],
    ['BODY "a \\"b\\" \\\\c"', ['body: a "b" \\c']],
    ['NOT SEEN', ['not seen']],
    ['NOT UNSEEN', ['not unseen']],
    ['NOT NOT SEEN', ['seen']],
    ['NOT UNANSWERED', ['answered']],
    ['UNDELETED UNFLAGGED UNDRAFT', ['not deleted', 'not flagged', 'not draft']],
    ['NEW', ['recent', 'unseen']],
    ['OLD', ['not recent']],
    ['HEADER X-Spam-Flag YES', ['header: X-Spam-Flag: YES']],
    ['HEADER X-Spam-Flag ""', ['header: X-Spam-Flag:']],
    [
      'SINCE 1-Nov-2026 NOT BEFORE "02-nov-2026" ON 3-NOV-2026',
      ['since: 2026-11-01', 'not before: 2026-11-02', 'on: 2026-11-03'],
    ],
    ['LARGER 1024 SMALLER 2048', ['larger: 1024', 'smaller: 2048']],
    ['YOUNGER 3600 OLDER 60', ['newer-than: 3600s', 'older-than: 60s']],
    ['UID 1:*,7', ['uid: 1:*,7']],
    ['KEYWORD $Junk UNKEYWORD $NotJunk', ['keyword: $Junk', 'not keyword: $NotJunk']],
    ['(UNSEEN (SUBJECT x))', ['unseen', 'subject: x']],
    ['CHARSET UTF-8 TEXT "Grüße"', ['text: Grüße']],
    ['SUBJECT "ALL"', ['subject: ALL']],
    ['SUBJECT "("', ['subject: (']],
  ])('%s', (text, expected) => {
    expect(readImapSearch(text)).toEqual(expected);
    expect(() => criteria.parse(expected.join('\n'))).not.toThrow();
  });

  it.each<[string, RegExp]>([
    ['', /empty/],
    ['OR SEEN FLAGGED', /OR has no counterpart/],
    ['SENTSINCE 1-Nov-2026', /SENTSINCE has no counterpart/],
    ['BCC bob', /BCC has no counterpart/],
    ['1:10', /no key/],
    ['NOT NEW', /several criteria/],
    ['NOT (SEEN FLAGGED)', /several criteria/],
    ['SUBJECT " padded "', /SUBJECT has a value/],
    ['SUBJECT ""', /SUBJECT has a value/],
    ['SUBJECT', /SUBJECT has a value/],
    ['HEADER "A:B" c', /HEADER has a value/],
    ['SINCE yesterday', /ON has a value/],
    ['SINCE 30-Feb-2026', /ON has a value/],
    ['LARGER 5KB', /LARGER has a value/],
    ['YOUNGER 2h', /NEWER-THAN has a value/],
    ['KEYWORD "a b"', /KEYWORD has a value/],
    ['(SEEN', /not closed/],
    ['SEEN)', /not opened/],
    ['SUBJECT "x', /quote is not closed/],
    [`${'NOT '.repeat(500)}SEEN`, /too deeply/],
    [`${'('.repeat(5000)}`, /too deeply/],
    [variable('SEARCH'), /variable/],
  ])('refuses %j, which cannot be said exactly', (text, reason) => {
    expect(() => readImapSearch(text)).toThrow(UnknownCriterion);
    expect(() => readImapSearch(text)).toThrow(reason);
  });

  it('says no text that is looked for when it refuses', () => {
    expect(() => readImapSearch('OR SUBJECT hunter2 SUBJECT " hunter2"')).toThrow(/^(?!.*hunter2)/);
    expect(() => readImapSearch('SUBJECT " hunter2"')).toThrow(/^(?!.*hunter2)/);
  });

  it('asks the server for the very criteria it was given', () => {
    const words = fc.constantFrom('SEEN', 'UNSEEN', 'FLAGGED', 'DELETED', 'RECENT', 'DRAFT', 'ANSWERED');
    const text = fc.stringMatching(/^[!-~](?:[ -~]{0,20}[!-~])?$/);
    const key = fc.oneof(
      words.map((word) => ({ text: word, wire: word })),
      fc.tuple(fc.constantFrom('FROM', 'TO', 'SUBJECT', 'BODY', 'TEXT', 'CC'), text).map(([word, value]) => ({
        text: `${word} "${value.replace(/["\\]/g, '\\$&')}"`,
        wire: `${word} ${value}`,
      })),
      fc.nat(4_000_000).map((size) => ({ text: `LARGER ${size}`, wire: `LARGER ${size}` })),
    );
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 8 }), (keys) => {
        const read = readImapSearch(keys.map((each) => each.text).join(' '));
        const { widest } = compileSearch(read.map(parseCriterion), 0, true);
        const wire = widest.map((argument) => ('value' in argument ? argument.value : '')).join(' ');
        expect(wire).toBe(keys.map((each) => each.wire).join(' '));
      }),
    );
  });

  it('throws nothing else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('NOT ', 'OR ', 'SEEN ', '"', '\\', '(', ')', 'a', ' ', 'SUBJECT ') }),
        (text) => {
          try {
            expect(readImapSearch(text).length).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(UnknownCriterion);
          }
        },
      ),
    );
  });
});
