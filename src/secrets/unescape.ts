/** Undoes one layer of the escapes that servers, libraries and formats write: URL, HTML, JSON, MIME, IMAP. */
import { namedCharacter } from './entities.ts';
import { withoutInvisible } from './skeleton.ts';
import { type Edit, edited, type Traced } from './traced.ts';

/** At most this many layers are undone. */
const MAX_LAYERS = 4;
/** At most this many readings of a layer are undone further, the deepest. */
const MAX_READINGS = 4;

/** URLs; with `u` as old scripts write it. */
const PERCENT = /%(?:[\da-fA-F]{2}|[uU][\da-fA-F]{4})/g;
/** Quoted-printable, with soft line breaks, and what is left of those when lines were joined. */
const QUOTED_PRINTABLE = /=(?:[\da-fA-F]{2}|[ \t]{0,80}\r?\n|(?==[\da-fA-F]{2}))/g;
/** HTML and XML. */
const ENTITIES = /&#[xX]?[\da-fA-F]{1,10};?|&[A-Za-z][A-Za-z\d]{1,20};/g;
/** JSON and programming languages. A backslash before another character is not part of a skeleton. */
const BACKSLASHES =
  /(\\{1,8})([uU][\da-fA-F]{4}|[xX][\da-fA-F]{2}|[uUxX]\{[\da-fA-F]{1,8}\}|[0-3][0-7]{2}|[bfnrtvBFNRTV])?/g;
/** Names of mailboxes before IMAP4rev2 (RFC 3501 section 5.1.3). */
const MAILBOX_NAMES = /&[A-Za-z\d+,]{0,400}-/g;
/** UTF-8 that was read as Latin-1. */
const MOJIBAKE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;

type Kind = readonly [mark: RegExp, pattern: RegExp, decode: (...written: readonly string[]) => string | undefined];

const OTHERS: readonly Kind[] = [
  [/%/, PERCENT, decodeByte],
  [/=/, QUOTED_PRINTABLE, decodeByte],
  [/&/, ENTITIES, decodeEntity],
  [/&/, MAILBOX_NAMES, decodeMailboxName],
];
const ESCAPES: readonly Kind[] = [...OTHERS, [/\\/, BACKSLASHES, decodeBackslash]];
/** Keeps the second half of each pair of backslashes, which may be an escape around another one. */
const EXACT_ESCAPES: readonly Kind[] = [...OTHERS, [/\\/, BACKSLASHES, decodePairs]];

/** Returns the text with one layer of escapes less after the other, without the text itself. */
export function* unescapedLayers(source: Traced): Generator<Traced> {
  if (!mayMeanMore(source.text)) return;
  for (const start of allReadings(source)) {
    if (start !== source) yield start;
    const present = ESCAPES.filter((kind) => replaced(start, [kind]) !== start);
    yield* undone(start, ESCAPES);
    if (start.text.includes('\\\\')) yield* undone(start, EXACT_ESCAPES);
    // A secret that begins with two digits is no escape because a server wrote `password=` before it.
    if (present.length > 1) for (const kind of present) yield* undone(start, [kind]);
  }
}

/** Whether there may be an escape, or a character that hides one: nearly all texts have neither. */
export function mayMeanMore(text: string): boolean {
  return /[^\t\n\r -~]|[&\\]|%[\da-fA-FuU]|=[\da-fA-F \t\r\n=]/.test(text);
}

/** Undoes escapes of these kinds, again and again. */
function* undone(start: Traced, kinds: readonly Kind[]): Generator<Traced> {
  let layers: readonly Traced[] = [start];
  for (let count = 0; count < MAX_LAYERS && layers.length > 0; count += 1) {
    const read = new Map<string, Traced>();
    for (const layer of layers) {
      const next = replaced(layer, kinds);
      if (next !== layer) for (const each of allReadings(next)) read.set(each.text, each);
    }
    yield* read.values();
    layers = [...read.values()].slice(-MAX_READINGS);
  }
}

/** The ways to read a text before its escapes are undone, the deepest last. */
function allReadings(source: Traced): readonly Traced[] {
  const found = new Map<string, Traced>();
  let latest = readings(source);
  // UTF-8 is read as Latin-1 more than once when it passes through two programs that do so.
  for (let count = 0; count < MAX_LAYERS && latest.length > 0; count += 1) {
    for (const each of latest) found.set(each.text, each);
    latest = latest
      .map(withCharacters)
      .flatMap(readings)
      .filter(({ text }) => !found.has(text));
  }
  return [...found.values()];
}

/** A soft hyphen is also the end of some characters in UTF-8 that was read as Latin-1. */
function readings(source: Traced): readonly Traced[] {
  const withBytes = withoutInvisible(source, true);
  const bare = withoutInvisible(source, false);
  return bare.text === withBytes.text ? [withBytes] : [withBytes, bare];
}

function withCharacters(source: Traced): Traced {
  return replaced(source, [[/[\x80-\xbf]/, MOJIBAKE, decodeUtf8]]);
}

function replaced(source: Traced, kinds: readonly Kind[]): Traced {
  const { text } = source;
  const edits: Edit[] = [];
  for (const [mark, pattern, decode] of kinds) {
    if (!mark.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const { 0: written, index } = match;
      const decoded = decode(...match);
      if (decoded !== undefined) edits.push({ start: index, end: index + written.length, text: decoded });
    }
  }
  return edited(source, withoutOverlaps(edits));
}

function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.start - b.start)
    .filter((edit) => {
      if (edit.start < end) return false;
      end = edit.end;
      return true;
    });
}

function decodeByte(written: string): string {
  // A soft line break.
  if (!/[\da-fA-F]$/.test(written)) return '';
  return String.fromCharCode(Number.parseInt(written.replace(/^[%=]u?/i, ''), 16));
}

function decodeEntity(written: string): string | undefined {
  const name = written.replace(/^&|;$/g, '');
  if (!name.startsWith('#')) return namedCharacter(name);
  const isHex = /^#x/i.test(name);
  const digits = name.slice(isHex ? 2 : 1);
  if (!isHex && /[a-f]/i.test(digits)) return undefined;
  return character(Number.parseInt(digits, isHex ? 16 : 10));
}

/** The part between `&` and `-` is base64 of UTF-16, with a comma in place of the slash. */
function decodeMailboxName(written: string): string {
  if (written === '&-') return '&';
  const bytes = Buffer.from(written.slice(1, -1).replaceAll(',', '/'), 'base64');
  return bytes
    .subarray(0, bytes.length - (bytes.length % 2))
    .swap16()
    .toString('utf16le');
}

function decodeBackslash(_written: string, _backslashes = '', code = ''): string | undefined {
  if (code === '') return undefined;
  if (/^[bfnrtv]$/i.test(code)) return /b/i.test(code) ? '' : /n/i.test(code) ? '\n' : ' ';
  if (/^[0-3]\d\d$/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
  const hex = /^[ux]\{?([\da-f]+)\}?$/i.exec(code)?.[1];
  return hex === undefined ? code : character(Number.parseInt(hex, 16));
}

function decodePairs(written: string, backslashes = '', code = ''): string | undefined {
  const isEscaped = backslashes.length % 2 === 1;
  if (backslashes.length === 1 && code === '') return undefined;
  const decoded = isEscaped ? (decodeBackslash(written, backslashes, code) ?? `\\${code}`) : code;
  return '\\'.repeat(backslashes.length / 2) + decoded;
}

function decodeUtf8(written: string): string | undefined {
  const text = Buffer.from(written, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? undefined : text;
}

function character(point: number): string | undefined {
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
