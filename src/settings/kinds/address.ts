/** Mail addresses. */
import { asciiName } from './host.ts';
import { BadValue, type Kind } from './kind.ts';
import { oneLine } from './one-line.ts';
import { parseList } from './word-list.ts';

/** RFC 5321 dot-atom. */
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/**
 * Whether a local part is a dot-atom. Outside ASCII (RFC 6531) only letters, marks and digits are allowed: no white
 * space, no signs, no look-alikes of `@`, nothing invisible.
 */
function isDotAtom(local: string): boolean {
  if (DOT_ATOM.test(local)) return true;
  // biome-ignore lint/complexity/useRegexLiterals: a literal is parsed with the script, and Unicode's letters take long
  const letters = new RegExp(String.raw`(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}]`, 'gu');
  return DOT_ATOM.test(local.replace(letters, 'a'));
}

/**
 * Reads a mail address: dot-atom, `@`, domain; the domain is returned in its ASCII form. Display names, comments,
 * groups and quoted local parts are refused on purpose: mail libraries have read them in ways that sent mail elsewhere
 * (CVE-2025-13033).
 * @throws BadValue
 */
export function parseAddress(text: string): string {
  const word = oneLine(text);
  const at = word.lastIndexOf('@');
  const local = word.slice(0, Math.max(0, at));
  const remedy = 'Write the bare address, such as probe@example.org.';
  if (word.includes('"')) throw new BadValue('has a quoted local part', remedy);
  // The start of an encoded word, which some programs decode even here.
  if (!isDotAtom(local) || local.includes('=?')) throw new BadValue('is not an address', remedy);
  if (Buffer.byteLength(local) > 64) throw new BadValue('has more than 64 octets before the @', remedy);
  const domain = asciiName(word.slice(at + 1));
  if (domain === undefined) throw new BadValue('has no valid domain', remedy);
  const parsed = `${local}@${domain}`;
  // RFC 5321 section 4.5.3.1.3: 256 octets with the angle brackets.
  if (Buffer.byteLength(parsed) > 254) throw new BadValue('is longer than 254 octets', remedy);
  return parsed;
}

/** One mail address. */
export const address: Kind<string> = { type: 'string', look: 'address', parse: parseAddress };

/** Up to `max` mail addresses, one per line or separated by commas. */
export function addresses(max: number): Kind<readonly string[]> {
  return {
    type: 'list',
    look: 'address',
    splitsAtCommas: true,
    parse: (text) => {
      const list = parseList(text, parseAddress);
      if (list.length > max) throw new BadValue(`holds ${list.length} addresses`, `Write at most ${max}.`);
      return list;
    },
  };
}
