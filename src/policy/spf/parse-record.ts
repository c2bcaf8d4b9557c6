/** The grammar of SPF records (RFC 7208 section 12). */
import { ipv4Address, ipv6Address } from '../../dns/address.ts';
import { isDomainSpec, parseMacros } from './domain-spec.ts';

const MECHANISMS = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'] as const;

type MechanismKind = (typeof MECHANISMS)[number];

/** What the client is when a mechanism matches. */
export type Qualifier = '+' | '-' | '~' | '?';

/** One term of a record. */
export interface SpfTerm {
  /** As written. */
  readonly text: string;
  /** `other`: a modifier that is unknown, or that explains. */
  readonly kind: MechanismKind | 'redirect' | 'other';
  readonly qualifier: Qualifier;
  /** The domain, with its macros, or the address of `ip4` and `ip6`. Absent for the domain of the record. */
  readonly target?: string | undefined;
  /** Bits of the two families. */
  readonly prefix: { readonly v4?: number | undefined; readonly v6?: number | undefined };
  /** What is wrong with it, a clause that follows the term. */
  readonly problem?: string | undefined;
  /** What to write, a sentence. */
  readonly remedy?: string | undefined;
}

/** A term whose value has slipped behind a blank. */
const OPEN = /^[+\-?~]?(?:include|a|mx|ptr|ip4|ip6|exists):$/i;
const VERSION = /^v=spf1(?: |$)/i;

/** Whether the text of a TXT record is an SPF record (RFC 7208 section 4.5). */
export function isSpfRecord(text: string): boolean {
  return VERSION.test(text);
}

/** Reads the terms of a record. Those that are not valid have a problem. */
export function parseSpf(text: string): readonly SpfTerm[] {
  const words = text.split(' ').filter(Boolean).slice(1);
  const terms = words.map((word, index) => {
    const [before = '', next = ''] = [words[index - 1], words[index + 1]];
    const term = parseTerm(word);
    // What stands behind the blank is no second mistake.
    if (OPEN.test(before)) return { ...term, problem: undefined };
    return OPEN.test(word) && next !== '' ? { ...term, remedy: `Write ${word}${next}, without the blank.` } : term;
  });
  const seen = new Set<string>();
  return terms.map((term) => {
    const name = /^(redirect|exp)=/i.exec(term.text)?.[1]?.toLowerCase();
    if (name === undefined) return term;
    if (seen.has(name)) return { ...term, problem: `is the second ${name}=`, remedy: `Keep one ${name}=.` };
    seen.add(name);
    return term;
  });
}

function parseTerm(text: string): SpfTerm {
  const bare: SpfTerm = { text, kind: 'other', qualifier: '+', prefix: {} };
  if (/[^!-~]/.test(text)) {
    const remedy = 'Write it in plain ASCII; quotation marks and dashes of word processors are none.';
    return { ...bare, problem: 'has characters that are no ASCII', remedy };
  }
  if (/^[^:/]*=/.test(text)) return parseModifier(bare);
  const [head = '', sign = '', word = ''] = /^([+\-?~]?)([^:/]*)/.exec(text) ?? [];
  const rest = text.slice(head.length);
  const kind = MECHANISMS.find((each) => each === word.toLowerCase());
  if (!kind) return { ...bare, problem: 'is no mechanism', remedy: closeMechanism(word, rest) };
  const qualifier = (sign || '+') as Qualifier;
  return { ...bare, kind, qualifier, ...parseValue(kind, rest) };
}

function parseModifier(bare: SpfTerm): SpfTerm {
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(bare.text) ?? [];
  if (!/^[a-z][\w.-]*$/i.test(name)) {
    return { ...bare, problem: 'is no modifier', remedy: 'A modifier is a name, an equals sign and a value.' };
  }
  const known = name.toLowerCase();
  if (known === 'redirect' || known === 'exp') {
    if (!isDomainSpec(value))
      return { ...bare, problem: 'has no valid domain', remedy: `Write ${known}= and a domain.` };
    return known === 'redirect' ? { ...bare, kind: 'redirect', target: value } : bare;
  }
  if (!parseMacros(value, true)) {
    return { ...bare, problem: 'has a macro that is not valid', remedy: 'Write a percent sign as %%.' };
  }
  return bare;
}

type Value = Pick<SpfTerm, 'target' | 'problem' | 'remedy'> & { prefix?: SpfTerm['prefix'] };

function parseValue(kind: MechanismKind, rest: string): Value {
  if (kind === 'all') return rest === '' ? {} : { problem: 'has a value', remedy: 'Write -all or ~all alone.' };
  if (kind === 'ip4' || kind === 'ip6') return parseNetwork(kind, rest);
  if (kind === 'a' || kind === 'mx') return parseHosts(kind, rest);
  if (kind === 'ptr' && rest === '') return {};
  if (!rest.startsWith(':') || !isDomainSpec(rest.slice(1))) return badDomain(kind, rest);
  return { target: rest.slice(1) };
}

function parseNetwork(kind: 'ip4' | 'ip6', rest: string): Value {
  const [, address = '', , length] = /^:([^/]*)(\/(.*))?$/.exec(rest) ?? [];
  const isAddress = (kind === 'ip4' ? ipv4Address(address) : ipv6Address(address)) !== undefined;
  if (!isAddress) {
    const other = kind === 'ip4' ? ipv6Address(address) && 'ip6' : ipv4Address(address) && 'ip4';
    const remedy = other
      ? `Write ${other}:${rest.slice(1)}.`
      : `Write ${kind}: and an address, without a blank; a host name goes with a: instead.`;
    return { problem: `has no IPv${kind === 'ip4' ? 4 : 6} address`, remedy };
  }
  const bits = kind === 'ip4' ? 32 : 128;
  const prefix = length === undefined ? bits : prefixOf(length, bits);
  if (prefix === undefined) return badPrefix(bits);
  return { target: address, prefix: kind === 'ip4' ? { v4: prefix } : { v6: prefix } };
}

function parseHosts(kind: 'a' | 'mx', rest: string): Value {
  const [, colon, target, four, six] = /^(:(.*?))?(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(rest) ?? [];
  const isWritten = rest === '' || colon !== undefined || four !== undefined || six !== undefined;
  if (!isWritten || (colon !== undefined && !isDomainSpec(target ?? ''))) return badDomain(kind, rest);
  const v4 = four === undefined ? 32 : prefixOf(four, 32);
  const v6 = six === undefined ? 128 : prefixOf(six, 128);
  if (v4 === undefined || v6 === undefined) return badPrefix(v4 === undefined ? 32 : 128);
  return { target, prefix: { v4, v6 } };
}

/** Bits as written, without a leading zero. */
function prefixOf(text: string, bits: number): number | undefined {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= bits ? Number(text) : undefined;
}

function badPrefix(bits: number): Value {
  return { problem: `has a prefix length that is not between 0 and ${bits}`, remedy: `Write /${bits} or less.` };
}

function badDomain(kind: MechanismKind, rest: string): Value {
  const value = rest.slice(1);
  const [address = ''] = value.split('/');
  const family = ipv4Address(address) ? 4 : ipv6Address(address) ? 6 : undefined;
  if (family) return { problem: 'has an address in place of a domain', remedy: `Write ip${family}:${value}.` };
  return { problem: 'has no valid domain', remedy: `Write ${kind}: and a domain in ASCII, without a blank between.` };
}

/** What may have been meant. */
function closeMechanism(word: string, rest: string): string {
  const meant = { ipv4: 'ip4', ip: 'ip4', ipv6: 'ip6', includes: 'include', redirect: 'redirect=' }[word.toLowerCase()];
  if (meant === 'redirect=') return `Write redirect=${rest.slice(1)}.`;
  if (meant) return `Write ${meant}${rest}.`;
  if (ipv4Address(word)) return `Write ip4:${word}${rest}.`;
  if (word.includes('.')) return `Write include:${word} for the record of a provider, or a:${word} for a host.`;
  return `The mechanisms are ${MECHANISMS.join(', ')}.`;
}
