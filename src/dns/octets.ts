/** Texts of octets: Latin-1, one character an octet. */
import { BadRecord } from './bad-record.ts';

/** In octets (RFC 1035 section 3.3). */
export const MAX_STRING = 255;

/**
 * Resolves the escapes `\DDD` and `\X` of RFC 1035 section 5.1.
 *
 * @throws {BadRecord} when one is broken
 */
export function octetsOf(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(\d{3}|.?)/gs, (_all, escaped: string) => {
    if (escaped.length === 3 && Number(escaped) <= 255) return String.fromCharCode(Number(escaped));
    if (escaped.length === 1 && !/\d/.test(escaped)) return escaped;
    throw new BadRecord(
      'has a broken escape',
      'Write \\ and three digits up to 255, or \\ before the character itself.',
      `\\${escaped}`,
    );
  });
}

/** The octets of a text in UTF-8. */
export function utf8Octets(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** Splits octets into strings of a TXT record, as providers do with long values. */
export function chunked(octets: string): string[] {
  const strings: string[] = [];
  for (let start = 0; start < octets.length; start += MAX_STRING) strings.push(octets.slice(start, start + MAX_STRING));
  return strings.length > 0 ? strings : [''];
}
