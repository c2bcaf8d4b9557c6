/**
 * Domain names: absolute, in lower case, without the final dot; the root is the empty text. Octets that are no printable
 * ASCII, dots inside a label and backslashes are written as `\DDD` (RFC 1035 section 5.1), so that a dot always ends a
 * label.
 */
import { domainToASCII } from 'node:url';
import { BadRecord } from './bad-record.ts';
import { octetsOf } from './octets.ts';

/** In octets (RFC 1035 section 2.3.4). */
const MAX_LABEL = 63;
/** In octets, with the length of each label and the root. */
const MAX_NAME = 255;
const PLAIN = /^[a-z0-9_*-]+(?:\.[a-z0-9_*-]+)*\.?$/;
const NON_ASCII = /[\x80-\xff]/;

/**
 * Reads a name as files write it, as Latin-1: with escapes, perhaps with labels in UTF-8 (IDN).
 *
 * @param origin what a name without a final dot is relative to; undefined where there is no such thing
 * @throws {BadRecord} when it is no name
 */
export function parseName(raw: string, origin: string | undefined): string {
  if (raw === '@') return relativeTo('', raw, origin);
  if (raw === '.') return '';
  const name = raw.toLowerCase();
  if (PLAIN.test(name)) {
    if (name.endsWith('.')) return checked(name.slice(0, -1), raw);
    return relativeTo(name, raw, origin);
  }
  if (raw === '') throw badName(raw, 'has an empty name', 'Write @ for the zone itself.');
  const labels = splitLabels(raw);
  const isAbsolute = labels.at(-1) === '';
  if (isAbsolute) labels.pop();
  if (labels.includes('')) throw badName(raw, 'has a name with an empty label', 'Write one dot between two labels.');
  const own = labels.map((label) => parseLabel(label, raw)).join('.');
  return isAbsolute ? checked(own, raw) : relativeTo(own, raw, origin);
}

/**
 * Reads a name from a format in which backslashes do not count, as Unicode.
 *
 * @throws {BadRecord} when it is no name
 */
export function parseUnicodeName(text: string, origin: string | undefined): string {
  return parseName(Buffer.from(text, 'utf8').toString('latin1'), origin);
}

/** Whether a name is the zone, or below it. */
export function isWithin(name: string, zone: string): boolean {
  return zone === '' || name === zone || name.endsWith(`.${zone}`);
}

/** The name that a name is directly below; undefined for the root. */
export function parentOf(name: string): string | undefined {
  if (name === '') return undefined;
  const dot = name.indexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1);
}

/** The name of a label below a name. */
export function below(label: string, parent: string): string {
  return parent === '' ? label : `${label}.${parent}`;
}

/** Whether a name fits into a packet. */
export function fits(name: string): boolean {
  return (
    name === '' || (octetCount(name) + 2 <= MAX_NAME && name.split('.').every((each) => octetCount(each) <= MAX_LABEL))
  );
}

function relativeTo(name: string, raw: string, origin: string | undefined): string {
  if (origin === undefined) {
    throw badName(raw, 'has a relative name, and no $ORIGIN', 'Write $ORIGIN with the zone and a final dot first.');
  }
  if (name === '') return origin;
  return checked(origin === '' ? name : `${name}.${origin}`, raw);
}

function checked(name: string, raw: string): string {
  if (name.length <= MAX_LABEL || fits(name)) return name;
  throw badName(raw, 'has a name that is too long', 'A label has at most 63 octets, a name 255.');
}

/** Octets of a name or label, without lengths. */
function octetCount(name: string): number {
  return name.includes('\\') ? name.replace(/\\\d{3}/g, '.').length : name.length;
}

/** Splits at dots that are not escaped. */
function splitLabels(raw: string): string[] {
  const labels: string[] = [];
  let start = 0;
  for (let index = 0; index < raw.length; index += 1) {
    if (raw[index] === '\\') index += 1;
    else if (raw[index] === '.') {
      labels.push(raw.slice(start, index));
      start = index + 1;
    }
  }
  labels.push(raw.slice(start));
  return labels;
}

function parseLabel(label: string, raw: string): string {
  if (NON_ASCII.test(label)) return asciiLabel(label, raw);
  return escapeLabel(octetsOf(label));
}

/** Writes a label of octets in the form of this file. DNS folds the letters of ASCII only (RFC 4343 section 3). */
export function escapeLabel(octets: string): string {
  const folded = octets.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return folded.replace(/[^!-~]|[.\\]/g, (char) => `\\${String(char.charCodeAt(0)).padStart(3, '0')}`);
}

/** The A-label of a U-label in UTF-8 (RFC 5890). */
function asciiLabel(label: string, raw: string): string {
  const unicode = Buffer.from(label, 'latin1').toString('utf8');
  // The function reads the host of a URL: what ends a host, or is decoded in it, must not reach it.
  const isLabel = !/[^\w*\u0080-\u{10ffff}-]|\ufffd/u.test(unicode);
  // With a second label, digits of other scripts are no IPv4 address.
  const ascii = isLabel ? domainToASCII(`${unicode}.x`).replace(/\.x$/, '') : '';
  if (ascii === '' || ascii.includes('.')) {
    throw badName(raw, 'has a name that IDNA does not allow', 'Write the label in ASCII, such as xn--bcher-kva.');
  }
  return ascii;
}

function badName(raw: string, problem: string, remedy: string): BadRecord {
  return new BadRecord(problem, remedy, raw);
}
