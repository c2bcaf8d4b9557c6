/** ATK-K7: a secret is found in every form of the list, in these one over the other, and in large pieces. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/model/secret.ts';
import { FORM_KINDS } from '../../../src/secrets/form-kinds.ts';
import { secretForms } from '../../../src/secrets/forms.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { countingPieces, DISGUISES, disguise, secretText } from '../../support/secrets/disguises.ts';

const redactorOf = (password: string) =>
  createRedactor(secretForms([{ username: 'kim', password: new Secret(password) }]));

/** Text that has nothing to do with a secret. */
const around = fc.constantFrom('', ' ', 'user kim: ', '"', '<p>', '[ALERT] ', 'x=', '😀', '\r\n');

/** What is left of a text when masks, the beginnings of lines and all that is not seen are taken away. */
function rest(text: string): string {
  const words = text.replace(/\*{3}|\d{3}[ -](?:5\.7\.8 )?|\* NO \[ALERT\]/g, '');
  return words.replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '');
}

describe('ATK-K7: a secret is not shown', () => {
  const SECRETS = ['Tr0ub4dor&3-"käse"', 'Ünïcode-Straße-№7', '漢字パスワードの秘密キーです', '😀🔑 emoji * secret 𝔘x'];
  const single = Object.entries(DISGUISES).flatMap(([name, all]) =>
    all.map((each, index) => [name, index, each] as const),
  );

  test.each(single)('as %s, %i', (_name, _index, each) => {
    for (const secret of SECRETS) {
      const shown = redactorOf(secret)(`before ${each(secret)} after`);
      expect(rest(shown), each(secret)).toMatch(/^before.{0,8}after$/);
    }
  });

  test('in any of these over another', () => {
    fc.assert(
      fc.property(secretText, disguise, around, around, (secret, disguised, before, after) => {
        const text = disguised(secret);
        const shown = redactorOf(secret)(before + text + after);
        const kept = rest(shown).length - rest(before).length - rest(after).length;
        // Of base64, what holds neighbours as well is left.
        expect(kept, JSON.stringify([secret, text, shown])).toBeLessThan(3 + rest(text).length / 3);
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[what: string, secret: string, ...(readonly [kind: keyof typeof DISGUISES, index: number])[]]>([
    [
      'folds inside of escapes, in JSON',
      'kkkkkkkkkkkk',
      ['backslash escapes', 2],
      ['folding', 5],
      ['backslash escapes', 0],
    ],
    [
      'controls inside of escapes, in JSON',
      '!$字-?ス7Xh@.Mc',
      ['backslash escapes', 2],
      ['invisible characters', 8],
      ['backslash escapes', 0],
    ],
    [
      'soft hyphens between names of HTML and characters of many bytes',
      'Z&x47"ZUfVnW 😀u $t/>zsdmä-',
      ['invisible characters', 5],
      ['HTML and XML', 2],
      ['quoted-printable', 1],
    ],
    ['a fold beside what looks like the beginning of a line', 'AP9khbCş#>Hr? + éøéωqii', ['folding', 2]],
  ])('%s', (_what, secret, ...all) => {
    const text = all.reduce((written, [kind, index]) => DISGUISES[kind][index]?.(written) ?? '', secret);
    expect(rest(redactorOf(secret)(`before ${text} after`))).toMatch(/^before.{0,8}after$/);
    expect(rest(redactorOf(secret)(text)).length).toBeLessThan(8);
  });

  test.each(['l;\\l\\dt\\u\\e\\vq<%<i', 'aaaaa%aaaaa\\bbbbbb'])(
    'in a piece of which the middle is short: %s',
    (secret) => {
      for (const piece of countingPieces(secret)) {
        expect(redactorOf(secret)(`before ${piece} after`)).not.toContain(piece);
      }
    },
  );

  test('in a folded piece of a secret of 18 characters', () => {
    const secret = 'Tr0ub4dor&3-xyz!!?';
    for (const piece of countingPieces(secret)) {
      const folded = `${piece.slice(0, 6)}\r\n${piece.slice(6)}`;
      expect(rest(redactorOf(secret)(`before ${folded} after`)), piece).toBe('beforeafter');
    }
  });

  test('in a piece of two thirds, and at least 12 characters', () => {
    fc.assert(
      fc.property(secretText, disguise, (secret, disguised) => {
        for (const piece of countingPieces(secret)) {
          expect(redactorOf(secret)(`before ${piece} after`)).not.toContain(piece);
        }
        const shown = redactorOf(secret)(`${disguised(secret)}`.repeat(3));
        for (const piece of countingPieces(secret)) expect(shown).not.toContain(piece);
      }),
    );
  });

  test('each form of the list has a test', () => {
    const others = ['logins', 'combinations', 'pieces'];
    expect(FORM_KINDS.map(({ name }) => name).toSorted()).toEqual([...Object.keys(DISGUISES), ...others].toSorted());
  });
});

describe('ATK-K6: lines stay where they are', () => {
  test('and so do their codes', () => {
    const redact = redactorOf('Tr0ub4dor&3-x');
    expect(redact('535-5.7.8 You said Tr0ub4\n535 5.7.8 dor&3-x, which is wrong')).toBe(
      '535-5.7.8 You said ***\n535 5.7.8 ***, which is wrong',
    );
  });

  test('whatever they hold', () => {
    fc.assert(
      fc.property(secretText, fc.array(disguise, { maxLength: 4 }), (secret, all) => {
        const text = all.map((each) => each(secret)).join('\n');
        expect(redactorOf(secret)(text).split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });
});

test('what is learned later is removed like what was known before', () => {
  const redact = redactorOf('hunter2hunter2');
  expect(redact('aabbccddeeff0011')).toBe('aabbccddeeff0011');
  redact.learn?.('aabbccddeeff0011');
  expect(redact('AABBCCDDEEFF0011')).toBe('***');
  expect(redact(Buffer.from('kim aabbccddeeff0011').toString('base64'))).toMatch(/^\S{5,6}\*{3}=?$/);
});
