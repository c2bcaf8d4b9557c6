import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fileText,
  literalParts,
  readable,
  soleVariable,
  UNKNOWN,
  variable,
  variableName,
  variablesIn,
} from '../../../src/import/draft/placeholder.ts';
import { mailboxText } from '../../../src/import/plugins/mailbox-text.ts';
import { createSecretFinder, masked } from '../../../src/import/write/secret-finder.ts';
import { encodeMailbox } from '../../../src/mail/imap/mailbox-name.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';

describe('a value with variables', () => {
  const value = `a${variable('B')}c${variable('D', 'e f')}`;

  it('is written as a checks file has it, and shown by bare names', () => {
    expect(fileText(value)).toBe(`a\${B}c\${D:-e f}`);
    expect(readable(value)).toBe('aBcD');
    expect(variablesIn(value)).toEqual(['B', 'D']);
    expect(literalParts(value)).toEqual(['a', 'c', 'e f']);
  });

  it('cannot be written where something else would be read', () => {
    expect(fileText(`a${UNKNOWN}`)).toBeUndefined();
    expect(fileText('${a')).toBeUndefined();
    expect(fileText(`$${variable('A')}`)).toBeUndefined();
    expect(fileText('$a $$ {b}')).toBe('$a $$ {b}');
  });

  it('may be one variable', () => {
    expect(soleVariable(variable('A', 'x'))).toBe('A');
    expect(soleVariable(value)).toBeUndefined();
    expect(soleVariable('A')).toBeUndefined();
  });

  it.each([
    ['imap-login Mail.example.org', 'IMAP_LOGIN_MAIL_EXAMPLE_ORG'],
    ['__1 a__', 'A'],
    ['邮箱', ''],
    ['a'.repeat(100), 'A'.repeat(80)],
  ])('names a variable after %j', (text, name) => {
    expect(variableName(text)).toBe(name);
  });
});

describe('mailboxText', () => {
  it('undoes what IMAP does to the name of a mailbox', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), async (name) => {
        expect(mailboxText(await encodeMailbox(name))).toBe(name);
      }),
    );
  });

  it.each(['INBOX', 'a & b', 'a &b- c', '&A-', '&2D0-'])('leaves %j alone, which is none', (name) => {
    expect(mailboxText(name)).toBe(name);
  });
});

describe('createSecretFinder', () => {
  it('finds what the redactor of our own logs finds', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abAB1- '), maxLength: 30 });
    const secrets = fc.array(fc.string({ unit: fc.constantFrom(...'abAB1-'), minLength: 4, maxLength: 7 }));
    fc.assert(
      fc.property(text, secrets, (given, some) => {
        const spans = createSecretFinder(some)(given);
        expect(spans.length > 0).toBe(createRedactor(some)(given) !== given);
        for (const [start, end] of spans) {
          expect(some.map((each) => each.toLowerCase())).toContain(given.slice(start, end).toLowerCase());
        }
      }),
    );
  });

  it('does not look for what is too short', () => {
    expect(createSecretFinder(['abc', ' ab '])('abc')).toEqual([]);
  });
});

describe('masked', () => {
  it('puts a mask in place of each, once for those that overlap', () => {
    expect(
      masked(
        '0123456789',
        [
          [1, 4],
          [3, 6],
          [8, 9],
        ],
        '*',
      ),
    ).toBe('0*67*9');
    expect(masked('0123', [], '*')).toBe('0123');
  });
});
