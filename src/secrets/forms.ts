/**
 * Lists the forms in which a secret may come back from a server, a library or one of our own renderers. The redactor
 * removes them, and each form is also worth an `add-mask` of the runner, which knows neither SASL nor base64url.
 */

import type { Secret } from '../model/secret.ts';

/** One set of credentials as a probe uses it. Everything but the user name is secret. */
export interface KnownSecrets {
  readonly username?: string | undefined;
  readonly password?: Secret | undefined;
  /** OAuth 2 bearer token. */
  readonly token?: Secret | undefined;
  /** PEM text. */
  readonly privateKey?: Secret | undefined;
}

/** Least length of a form in characters, trimmed: shorter forms would blank out half the log. */
export const MIN_FORM_LENGTH = 4;

/** Returns every form worth masking, longest first and without duplicates; none is shorter than 4 characters. */
export function secretForms(credentials: readonly KnownSecrets[]): string[] {
  const allForms = (value: string): readonly string[] => [...encodings(value), ...escapes(value)];
  return [...formsOf(credentials, allForms)].sort().sort((a, b) => b.length - a.length);
}

/**
 * Makes the forms that a redactor has to know, when it asks for them; it undoes escapes by itself. None is shorter than
 * 4 characters.
 */
export function* searchedForms(credentials: readonly KnownSecrets[]): Generator<string> {
  yield* formsOf(credentials, encodings);
}

function formsOf(
  credentials: readonly KnownSecrets[],
  formsOfValue: (value: string) => readonly string[],
): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const each of credentials) {
    for (const form of [...saslForms(each), ...valuesOf(each).flatMap(formsOfValue), ...keyForms(each)]) {
      if (form.trim().length >= MIN_FORM_LENGTH) forms.add(form);
    }
  }
  return forms;
}

/**
 * Builds initial responses as they cross the wire: AUTH PLAIN (RFC 4616), XOAUTH2 and OAUTHBEARER (RFC 7628). The
 * latter may also name a host and a port; then the token inside is found by its own forms.
 */
function saslForms({ username, password, token }: KnownSecrets): string[] {
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

function valuesOf({ password, token }: KnownSecrets): string[] {
  return [password, token].flatMap((secret) => {
    if (secret === undefined) return [];
    const value = secret.reveal();
    // A log shows a value of many lines one line at a time.
    return [...new Set([value, value.trim(), ...value.split(/[\r\n]/).map((line) => line.trim())])];
  });
}

/**
 * Returns the lines of a key, without those that all keys have. They are enough, because a key only ever shows up when
 * the variable or the file is printed. A key pasted into a single line has blanks or `\n` where its lines ended.
 */
function keyForms({ privateKey }: KnownSecrets): string[] {
  const text = privateKey?.reveal() ?? '';
  const lines = text.split(LINE_END).map((line) => line.trim());
  // Every second part is between a BEGIN and an END line; any words may surround them.
  const bodies = text.split(/-----(?:BEGIN|END) [^-\r\n]+-----/i).filter((_part, index) => index % 2 === 1);
  const blocks = bodies.flatMap((body) => body.split(LINE_END)).flatMap((line) => line.split(' '));
  return [
    ...lines.filter((line) => !line.startsWith('-----')),
    ...blocks.filter((block) => /^[A-Za-z0-9+/=]+$/.test(block)),
  ];
}

/** A line end, or one written as an escape. */
const LINE_END = /[\r\n]|\\[rn]/;

function encodings(value: string): string[] {
  const hex = Buffer.from(value).toString('hex');
  return [
    ...[value, value.replaceAll(' ', '+'), hex, hex.toUpperCase()],
    ...base64Forms(value),
    ...[0, 1, 2].flatMap((offset) => bothAlphabets(base64Core(value, offset))),
  ];
}

function escapes(value: string): string[] {
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
    ...[json, asciiJson, imapQuoted, mojibake],
    ...[xml, quoteXml('&quot;', '&#39;'), quoteXml('&quot;', '&apos;'), quoteXml('&#34;', '&#39;')],
    ...[uri, strictUri, strictUri.replaceAll('%20', '+'), form].flatMap((each) => [each, lowerTriplets(each)]),
  ];
}

function base64Forms(text: string): string[] {
  const padded = Buffer.from(text).toString('base64');
  return [padded, padded.replaceAll('=', '')].flatMap(bothAlphabets);
}

/** Returns the characters that do not depend on the text around the secret, when `offset` bytes (mod 3) precede it. */
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
