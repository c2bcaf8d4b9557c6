/**
 * The kinds of settings: each reads one text and gives a typed value, or says what is wrong with the text and what to
 * write instead. Nothing is guessed: a text that does not fit is an error, never a default.
 */

import { domainToASCII } from 'node:url';
import { CONTROL, CONTROL_IN_BODY } from './control-characters.ts';
import { ipFamily } from './ip-family.ts';
import { MASK, Secret } from './secret.ts';

/** How a setting is read. */
export interface Kind<T> {
  /** For documentation and workflow generators. */
  readonly type: 'string' | 'integer' | 'boolean' | 'enum' | 'list' | 'duration';
  /** The allowed words of an `enum`. */
  readonly words?: readonly string[];
  /** Whether the value must never be shown. */
  readonly isSecret?: boolean;
  /** Whether it may be the path of a file that holds the value. */
  readonly takesPath?: boolean;
  /** Whether a comma ends an entry of a `list`, as a line end does. */
  readonly splitsAtCommas?: boolean;
  /** @throws BadValue */
  parse(text: string): T;
}

/** Why a text is not a value of its kind. */
export class BadValue extends Error {
  override readonly name = 'BadValue';
  readonly remedy: string;
  /** What to show instead of the whole text: the entry of a list that is wrong, or a text with a password taken out. */
  readonly value: string | undefined;

  constructor(problem: string, remedy: string, value?: string) {
    super(problem);
    this.remedy = remedy;
    this.value = value;
  }
}

/** One line of text, trimmed. */
export const line: Kind<string> = { type: 'string', parse: oneLine };

/** Text of several lines, as it stands. */
export const paragraph: Kind<string> = {
  type: 'string',
  parse: (text) => {
    if (CONTROL_IN_BODY.test(text)) throw new BadValue('holds control characters', 'Remove them.');
    return text;
  },
};

/** The same, where each line is an entry of its own. */
export const lines: Kind<string> = { ...paragraph, type: 'list' };

/** A credential: never trimmed, never shown. */
export const secret: Kind<Secret> = {
  type: 'string',
  isSecret: true,
  parse: (text) => {
    if (CONTROL.test(text)) {
      throw new BadValue(
        'holds a line end, a byte-order mark or another control character',
        'Store the secret again on one line, without a newline at its end.',
      );
    }
    return new Secret(text);
  },
};

/** A PEM text, or the path of a PEM file. */
export const pem: Kind<string> = {
  type: 'string',
  takesPath: true,
  parse: (text) => (text.includes('-----BEGIN ') ? text.trim() : oneLine(text)),
};

/** A private key as PEM text, or the path of a PEM file. Never shown. */
export const privateKey: Kind<Secret> = {
  type: 'string',
  isSecret: true,
  takesPath: true,
  parse: (text) => new Secret(pem.parse(text)),
};

/** One of a few words. */
export function choice<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  return {
    type: 'enum',
    words,
    parse: (text) => {
      const wanted = oneLine(text);
      const word = words.find((candidate) => candidate === wanted);
      if (word === undefined) throw new BadValue('is not known', `Use ${listWords(words)}.`);
      return word;
    },
  };
}

/** The boolean words of YAML 1.2, as GitHub accepts them. */
export const flag: Kind<boolean> = {
  type: 'boolean',
  parse: (text) => {
    const word = oneLine(text);
    if (/^(?:true|True|TRUE)$/.test(word)) return true;
    if (/^(?:false|False|FALSE)$/.test(word)) return false;
    throw new BadValue('is neither true nor false', 'Write true or false.');
  },
};

/** A whole number from `min` to `max`, in decimal digits without leading zeros. */
export function integer(min: number, max: number): Kind<number> {
  return {
    type: 'integer',
    parse: (text) => {
      const word = oneLine(text);
      const value = Number(word);
      if (!/^(?:0|[1-9]\d*)$/.test(word) || value < min || value > max) {
        throw new BadValue(
          `is not a whole number from ${min} to ${max}`,
          'Write digits alone, without a sign, a unit or leading zeros.',
        );
      }
      return value;
    },
  };
}

/** A TCP port. */
export const port: Kind<number> = integer(1, 65535);

const DURATION_UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const MAX_DURATION_MS = 86_400_000;

/** A duration, in milliseconds: `500ms`, `30s`, `2m`, `1h`; a bare number is seconds. At least `minMs`, at most a day. */
export function duration(minMs = 1): Kind<number> {
  const limits = minMs > 0 ? `at least ${minMs}ms and at most 24h` : 'at most 24h';
  return {
    type: 'duration',
    parse: (text) => {
      const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(oneLine(text)) ?? [];
      const ms = Math.round(Number(amount) * (DURATION_UNITS[unit] ?? Number.NaN));
      if (Number.isNaN(ms)) {
        throw new BadValue('is not a duration', 'Write for example 500ms, 30s or 2m; a bare number is seconds.');
      }
      if (ms < minMs || ms > MAX_DURATION_MS) throw new BadValue('is out of range', `Write ${limits}.`);
      return ms;
    },
  };
}

/**
 * A host name or an IP address. A name is given back in its ASCII form (IDNA) without a trailing dot, which is how it
 * stands in certificates and in SNI; an IPv6 address without brackets.
 */
export const host: Kind<string> = {
  type: 'string',
  parse: (text) => {
    const word = oneLine(text);
    const literal = word.replace(/^\[(.*)\]$/, '$1');
    // An address with a zone (`fe80::1%eth0`) means something on one machine only and stands in no certificate.
    if (ipFamily(literal) && !literal.includes('%')) return literal;
    const name = asciiName(word);
    if (name === undefined) throw badHost(word);
    return name;
  },
};

/** The name for EHLO: a host name, or an address literal such as `[192.0.2.1]` (RFC 5321 section 4.1.3). */
export const ehloName: Kind<string> = {
  type: 'string',
  parse: (text) => {
    const word = oneLine(text);
    const literal = /^\[(IPv6:)?(.+)\]$/i.exec(word);
    if (literal && ipFamily(literal[2] ?? '') === (literal[1] ? 6 : 4) && !word.includes('%')) return word;
    if (isHostName(word)) return word;
    throw new BadValue(
      'is not a host name',
      'Write the name of this machine, such as runner.example.org, or [192.0.2.1].',
    );
  },
};

/** RFC 5321 dot-atom. */
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/**
 * Whether a local part is a dot-atom; outside ASCII (RFC 6531) only of what is written with: no white space, no signs,
 * no look-alikes of `@`, nothing invisible.
 */
function isDotAtom(local: string): boolean {
  if (DOT_ATOM.test(local)) return true;
  // Made only here: to read what Unicode calls a letter takes as long as to read all inputs.
  const letters = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}]/gu;
  return DOT_ATOM.test(local.replace(letters, 'a'));
}

/**
 * A mail address: dot-atom, `@`, domain; the domain is given back in its ASCII form. Display names, comments, groups
 * and quoted local parts are refused on purpose: mail libraries have read them in ways that sent mail elsewhere
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
export const address: Kind<string> = { type: 'string', parse: parseAddress };

/** Up to `max` mail addresses, one a line or separated by commas. */
export function addresses(max: number): Kind<readonly string[]> {
  return {
    type: 'list',
    splitsAtCommas: true,
    parse: (text) => {
      const list = parseList(text, parseAddress);
      if (list.length > max) throw new BadValue(`holds ${list.length} addresses`, `Write at most ${max}.`);
      return list;
    },
  };
}

/** Several words, one a line or separated by commas. */
export function words<const Word extends string>(...allowed: readonly Word[]): Kind<readonly Word[]> {
  const single = choice(...allowed);
  return { type: 'list', splitsAtCommas: true, words: allowed, parse: (text) => parseList(text, single.parse) };
}

/** Words for people: `a, b or c`. */
export function listWords(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;
}

/** The entries of a list without duplicates and empty ones; at least one. A wrong entry is named by itself. */
function parseList<T>(text: string, parse: (entry: string) => T): T[] {
  const entries = text.split(/[,\n]/).map((entry) => entry.trim());
  const list = new Set<T>();
  for (const entry of entries.filter((candidate) => candidate !== '')) {
    try {
      list.add(parse(entry));
    } catch (error) {
      throw error instanceof BadValue ? new BadValue(error.message, error.remedy, entry) : error;
    }
  }
  if (list.size === 0) throw new BadValue('names nothing', 'Write one entry a line, or separate them by commas.');
  return [...list];
}

function oneLine(text: string): string {
  const word = text.trim();
  if (CONTROL.test(word))
    throw new BadValue('holds control characters', 'Write it on one line, without control characters.');
  return word;
}

/** Says what is wrong with a host. What stands before an `@` may be a password. */
function badHost(word: string): BadValue {
  const at = word.lastIndexOf('@');
  const shown = at < 0 ? word : MASK + word.slice(at);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) {
    return new BadValue('is a URL', 'Write the host alone, such as mail.example.org.', shown);
  }
  if (/^(?:[^:]+|\[.*\]):\d+$/.test(word)) {
    return new BadValue('holds a port', 'Write the host alone, and the port as an input of its own.', shown);
  }
  if (/^(?:.*\.)?(?:\d+|0x[\da-f]*)\.?$/i.test(word)) {
    return new BadValue(
      'ends in a number, but is not an IP address',
      'Write all four numbers, such as 192.0.2.1.',
      shown,
    );
  }
  return new BadValue(
    'is neither a host name nor an IP address',
    'Write a name such as mail.example.org, or an address such as 192.0.2.1 or 2001:db8::1.',
    shown,
  );
}

/**
 * The ASCII form of a name (IDNA), without a trailing dot; nothing when it is not a host name. A short form of an IPv4
 * address, such as `127.1` or `0x7f000001`, is not one (RFC 3696 section 2): the resolver of the system takes it for an
 * address, in more than one notation, while certificates and the checks for this machine take it for a name.
 */
function asciiName(name: string): string | undefined {
  // domainToASCII reads the host part of a URL: it would stop at a slash, decode %2e, and make 127.0.0.1 of 127.1.
  if (/[^\w.\u0080-\u{10ffff}-]/u.test(name)) return undefined;
  const ascii = domainToASCII(name).replace(/\.$/, '');
  return isHostName(ascii) && !ipFamily(ascii) ? ascii : undefined;
}

function isHostName(name: string): boolean {
  const labels = name.split('.');
  return name.length <= 253 && labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label));
}
