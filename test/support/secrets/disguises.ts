/** Ways to write a secret, as servers and formats do and as an attacker would. They share no code with what finds them. */
import fc from 'fast-check';
import type { FORM_KINDS } from '../../../src/secrets/form-kinds.ts';

export type Disguise = (secret: string) => string;

type Kind = (typeof FORM_KINDS)[number]['name'];

const bytesOf = (text: string): readonly number[] => [...Buffer.from(text)];
const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');
const points = (text: string): readonly string[] => Array.from(text);
const codeOf = (point: string): number => point.codePointAt(0) ?? 0;
const NAMES: Readonly<Record<string, string>> = {
  ...{
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": 'apos',
    ' ': 'nbsp',
    '*': 'ast',
    '%': 'percnt',
    '=': 'equals',
  },
  ...{
    ä: 'auml',
    Ä: 'Auml',
    ö: 'ouml',
    ü: 'uuml',
    ß: 'szlig',
    é: 'eacute',
    ø: 'oslash',
    ł: 'lstrok',
    ж: 'zhcy',
    ω: 'omega',
  },
};

/** Into bytes and back, in each of which nothing is left of a half of a surrogate pair. */
export const DISGUISES: Readonly<Record<Exclude<Kind, 'combinations' | 'pieces' | 'logins'>, readonly Disguise[]>> = {
  'plain text': [(text) => text],
  'other case': [(text) => text.toUpperCase(), (text) => text.toLowerCase()],
  'other Unicode': [
    (text) => Buffer.from(text).toString('latin1'),
    (text) => text.normalize('NFD'),
    (text) => text.normalize('NFC'),
    (text) => text.normalize('NFKC'),
    (text) => text.normalize('NFKD'),
  ],
  'invisible characters': ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\0', '\x1b'].map(
    (mark) => (text) => points(text).join(mark),
  ),
  folding: [
    (text) => halves(text, '\r\n'),
    (text) => halves(text, ' \t'),
    (text) => halves(text, '\r\n535 '),
    (text) => halves(text, '\r\n535 5.7.8 '),
    (text) => halves(text, '\r\n* NO [ALERT] '),
    (text) => points(text).join('\r\n535-'),
  ],
  base64: [
    (text) => Buffer.from(text).toString('base64').replaceAll('=', ''),
    (text) => Buffer.from(`xy${text}z`).toString('base64').replaceAll('=', ''),
    (text) => Buffer.from(`é${text}?`).toString('base64url'),
  ],
  hexadecimal: [
    (text) => Buffer.from(text).toString('hex'),
    (text) => bytesOf(text).map(hexOf).join(':').toUpperCase(),
    (text) => bytesOf(text).map(hexOf).join(' '),
  ],
  'percent encoding': [
    (text) =>
      bytesOf(text)
        .map((byte) => `%${hexOf(byte)}`)
        .join(''),
    (text) => encodeURIComponent(text),
  ],
  'quoted-printable': [
    (text) =>
      bytesOf(text)
        .map((byte) => `=${hexOf(byte).toUpperCase()}`)
        .join(''),
    (text) =>
      bytesOf(text)
        .map((byte) => `=${hexOf(byte).toUpperCase()}`)
        .join('=\r\n'),
  ],
  'HTML and XML': [
    (text) =>
      points(text)
        .map((point) => `&#${codeOf(point)};`)
        .join(''),
    (text) =>
      points(text)
        .map((point) => `&#x${codeOf(point).toString(16)};`)
        .join(''),
    (text) =>
      points(text)
        .map((point) => (NAMES[point] === undefined ? point : `&${NAMES[point]};`))
        .join(''),
  ],
  'backslash escapes': [
    (text) => JSON.stringify(text).slice(1, -1),
    (text) => [...text.split('')].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    (text) =>
      bytesOf(text)
        .map((byte) => `\\x${hexOf(byte)}`)
        .join(''),
    (text) =>
      bytesOf(text)
        .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
        .join(''),
    (text) => text.replace(/["\\]/g, '\\$&'),
  ],
  'mailbox names': [modifiedUtf7],
};

/** Characters of which a secret is made: those that every disguise has a way to write. */
const character = fc.constantFrom(
  ...'abcdefghijkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ23456789',
  ...[...'äöüßéøłжω漢字パスワ한글ş', '😀', '🔑', '𝔘'],
  ...`"'\\ *&<>%=?!#$;:/@+-_.`,
);

/** A secret of up to 30 characters that is looked for across lines. */
export const secretText = fc
  .array(character, { minLength: 12, maxLength: 30 })
  .map((all) => all.join(''))
  .filter((text) => text.trim() === text && text.replace(/[^\p{L}\p{N}]/gu, '').length >= 10);

const [, ...normalForms] = DISGUISES['other Unicode'];
/** What changes letters: bytes are destroyed by it, so that it comes before all that makes bytes. */
const LETTERS = [...DISGUISES['other case'], ...normalForms];
const OTHERS = Object.values(DISGUISES)
  .flat()
  .filter((each) => !LETTERS.includes(each) && !DISGUISES.folding.includes(each));

/**
 * Up to three disguises, one over the other; at most one of them is a folding, which no line has twice.
 */
export const disguise = fc
  .tuple(
    fc.option(fc.constantFrom(...LETTERS)),
    fc.array(fc.constantFrom(...OTHERS), { maxLength: 2 }),
    fc.option(fc.constantFrom(...DISGUISES.folding)),
    fc.array(fc.constantFrom(...OTHERS), { maxLength: 2 }),
  )
  .map(([first, before, folding, after]) => [first, ...before, folding, ...after].filter((each) => each !== null))
  .map(
    (all): Disguise =>
      (secret) =>
        all.slice(0, 3).reduce((text, each) => each(text), secret),
  );

/** Every piece of a secret that counts: two thirds of it, but at least 12 characters. */
export function countingPieces(secret: string): readonly string[] {
  const all = points(secret);
  const size = Math.min(all.length, Math.max(12, Math.ceil((all.length * 2) / 3)));
  return Array.from({ length: all.length - size + 1 }, (_each, at) => all.slice(at, at + size).join(''));
}

function halves(text: string, fold: string): string {
  const all = points(text);
  const half = Math.floor(all.length / 2);
  return all.slice(0, half).join('') + fold + all.slice(half).join('');
}

function modifiedUtf7(text: string): string {
  return text.replaceAll('&', '&-').replace(/[^ -~]+/g, (run) => {
    const bytes = Buffer.from(run, 'utf16le').swap16();
    return `&${bytes.toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`;
  });
}
