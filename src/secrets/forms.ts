/**
 * What to mask, and how: the forms in which a secret may come back from a server, a library or one of our own
 * renderers, and a redactor that removes them. Each form is also worth an `add-mask` of the runner, which knows
 * neither SASL nor base64url.
 */

import { MASK, type Secret } from '../model/secret.ts';
import { rememberRedactions } from './remember-redactions.ts';

/** One set of credentials as a probe uses it. All but the user name is secret. */
export interface Credentials {
  readonly username?: string | undefined;
  readonly password?: Secret | undefined;
  /** OAuth 2 bearer token. */
  readonly token?: Secret | undefined;
  /** PEM text. */
  readonly privateKey?: Secret | undefined;
}

export type Redactor = (text: string) => string;

/** Shorter forms, white space at the ends not counted, would blank out half the log. */
const MIN_FORM_LENGTH = 4;

/** How often a text is gone through, at most; usually twice. */
const MAX_ROUNDS = 10;

/** Every form worth masking, longest first and without duplicates; none is shorter than 4 characters. */
export function secretForms(credentials: readonly Credentials[]): string[] {
  const forms = new Set(credentials.flatMap((each) => [...saslForms(each), ...plainForms(each), ...keyForms(each)]));
  return [...forms]
    .filter((form) => form.trim().length >= MIN_FORM_LENGTH)
    .sort()
    .sort((a, b) => b.length - a.length);
}

/**
 * Initial responses as they cross the wire: AUTH PLAIN (RFC 4616), XOAUTH2 and OAUTHBEARER (RFC 7628). The latter may
 * also name a host and a port; then the token inside is found by its own forms.
 */
function saslForms({ username, password, token }: Credentials): string[] {
  if (username === undefined) return [];
  const responses: string[] = [];
  if (password !== undefined && !password.isEmpty) {
    responses.push(`\0${username}\0${password.reveal()}`, `${username}\0${username}\0${password.reveal()}`);
  }
  if (token !== undefined && !token.isEmpty) {
    const bearer = `\x01auth=Bearer ${token.reveal()}\x01\x01`;
    responses.push(`user=${username}${bearer}`, `n,a=${username},${bearer}`, `n,,${bearer}`);
  }
  return responses.flatMap(base64Forms);
}

function plainForms({ password, token }: Credentials): string[] {
  return [password, token].flatMap((secret) => {
    if (secret === undefined) return [];
    const value = secret.reveal();
    // A log shows a value of many lines one line at a time.
    const variants = new Set([value, value.trim(), ...value.split(/[\r\n]/).map((line) => line.trim())]);
    return [...variants].flatMap(encodings);
  });
}

/**
 * A key is only ever seen by whoever prints the variable or the file, so its lines are enough, but not those that all
 * keys have. One that was pasted into a single line has blanks or `\n` where its lines ended.
 */
function keyForms({ privateKey }: Credentials): string[] {
  const text = privateKey?.reveal() ?? '';
  const lines = text.split(LINE_END).map((line) => line.trim());
  // Every second part stands between a beginning and an end; around them may be words of any kind.
  const bodies = text.split(/-----(?:BEGIN|END) [^-\r\n]+-----/i).filter((_part, index) => index % 2 === 1);
  const blocks = bodies.flatMap((body) => body.split(LINE_END)).flatMap((line) => line.split(' '));
  return [
    ...lines.filter((line) => !line.startsWith('-----')),
    ...blocks.filter((block) => /^[A-Za-z0-9+/=]+$/.test(block)),
  ];
}

/** A line end, or one that was written out. */
const LINE_END = /[\r\n]|\\[rn]/;

function encodings(value: string): string[] {
  const hex = Buffer.from(value).toString('hex');
  // `encodeURIComponent` throws on half a surrogate pair.
  const uri = encodeURIComponent(value.toWellFormed());
  const strictUri = uri.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams([['', value]]).toString().slice(1);
  const json = JSON.stringify(value).slice(1, -1);
  const asciiJson = json.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoteXml = (double: string, single: string) => xml.replaceAll('"', double).replaceAll("'", single);
  const imapQuoted = value.replace(/["\\]/g, '\\$&');
  const mojibake = Buffer.from(value).toString('latin1');
  return [
    ...[value, json, asciiJson, imapQuoted, mojibake, hex, hex.toUpperCase()],
    ...[xml, quoteXml('&quot;', '&#39;'), quoteXml('&quot;', '&apos;'), quoteXml('&#34;', '&#39;')],
    ...[uri, strictUri, strictUri.replaceAll('%20', '+'), form].flatMap((each) => [each, lowerTriplets(each)]),
    ...base64Forms(value),
    ...[0, 1, 2].flatMap((offset) => bothAlphabets(base64Core(value, offset))),
  ];
}

function base64Forms(text: string): string[] {
  const padded = Buffer.from(text).toString('base64');
  return [padded, padded.replaceAll('=', '')].flatMap(bothAlphabets);
}

/** The characters that are the same whatever stands beside the secret, when `offset` bytes (modulo 3) stand before it. */
function base64Core(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  return bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

function bothAlphabets(base64: string): string[] {
  return [base64, base64.replaceAll('+', '-').replaceAll('/', '_')];
}

function lowerTriplets(percentEncoded: string): string {
  return percentEncoded.replace(/%../g, (triplet) => triplet.toLowerCase());
}

/**
 * A function that puts `***` in place of every form, in time linear in the text. Case does not count (servers echo in
 * capitals), and a long form without spaces is also found when it is folded over several lines, be the line breaks
 * real or already visible escapes.
 */
export function createRedactor(forms: readonly string[]): Redactor {
  const lowered = forms.map(lowerCase);
  const anywhere = new FormIndex(lowered);
  const folded = new FormIndex(lowered.filter((form) => /^[\w+/=%-]{8,}$/.test(form)));
  const redactOnce = (text: string): string => {
    const plain = lowerCase(text);
    const [bare, broken] = [anywhere.occurrences(plain), foldedOccurrences(plain, folded)];
    if (bare.length + broken.length === 0) return text;
    const hidden = new Uint8Array(text.length);
    for (const [start, end] of [...bare, ...broken]) hidden.fill(1, start, end);
    return blank(text, hidden);
  };
  const redact = (text: string): string => {
    // A mask and its neighbours may spell a secret that has asterisks of its own. Each round shortens the text.
    let [before, after] = [text, redactOnce(text)];
    for (let round = 1; after !== before; round += 1) {
      // Nobody but somebody who knows the secret writes a text that takes so many.
      if (round > MAX_ROUNDS) return MASK;
      [before, after] = [after, redactOnce(after)];
    }
    return after;
  };
  return rememberRedactions(redact);
}

/** Forms by how they begin: a thousand mailboxes have tens of thousands, and each text is searched for all of them. */
class FormIndex {
  readonly #keyLength: number;
  readonly #forms = new Map<string, string[]>();
  /** Tells quickly that no form begins with these two characters, which is nearly always so. */
  readonly #mayBegin = new Uint8Array(0x10000);

  constructor(forms: readonly string[]) {
    this.#keyLength = forms.reduce((least, form) => Math.min(least, form.length), MIN_FORM_LENGTH);
    for (const form of forms) {
      const key = form.slice(0, this.#keyLength);
      const known = this.#forms.get(key);
      if (known === undefined) this.#forms.set(key, [form]);
      else known.push(form);
      this.#mayBegin[beginning(form, 0)] = 1;
    }
    if (this.#keyLength < 2) this.#mayBegin.fill(1);
  }

  occurrences(text: string): [start: number, end: number][] {
    const found: [start: number, end: number][] = [];
    if (this.#forms.size === 0) return found;
    for (let at = 0; at + this.#keyLength <= text.length; at += 1) {
      if (this.#mayBegin[beginning(text, at)] === 0) continue;
      for (const form of this.#forms.get(text.slice(at, at + this.#keyLength)) ?? []) {
        if (text.startsWith(form, at)) found.push([at, at + form.length]);
      }
    }
    return found;
  }
}

/** Two characters as a place in a table of 65536. */
function beginning(text: string, at: number): number {
  return (text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 7)) & 0xffff;
}

/** Only ASCII, because other letters may change their length with their case. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Where forms stand that are folded over several lines. Nearly every text has none, so it is taken apart only then. */
function foldedOccurrences(text: string, forms: FormIndex): [start: number, end: number][] {
  const unfolded = text.replace(FOLD, '');
  if (unfolded.length === text.length) return [];
  const found = forms.occurrences(unfolded);
  if (found.length === 0) return [];
  const origins = originsOf(text);
  return found.map(([start, end]) => [origins[start] ?? 0, (origins[end - 1] ?? 0) + 1]);
}

/** White space and visible line breaks. */
const FOLD = /\s+|\\[rn]/g;

/** Of each character that is no fold where it stands. */
function originsOf(text: string): number[] {
  const origins: number[] = [];
  let at = 0;
  for (const fold of text.matchAll(FOLD)) {
    for (; at < fold.index; at += 1) origins.push(at);
    at += fold[0].length;
  }
  for (; at < text.length; at += 1) origins.push(at);
  return origins;
}

function blank(text: string, hidden: Uint8Array): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const isHidden = hidden[at] === 1;
    const next = hidden.indexOf(isHidden ? 0 : 1, at);
    const end = next < 0 ? text.length : next;
    result += isHidden ? MASK : text.slice(at, end);
    at = end;
  }
  return result;
}
