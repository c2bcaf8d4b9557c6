/** SPF records as lists of terms (RFC 7208 section 4.6.1). */
import { BlockList, isIP } from 'node:net';
import { isSpfText } from '../changes/record-sets.ts';

/** An SPF record in its parts. */
export interface SpfRecord {
  /** As in `RecordSetView.values`. */
  readonly value: string;
  /** Mechanisms and modifiers without the end. */
  readonly terms: readonly string[];
  /** `-all`, or `redirect=…`; empty where the record has no end. */
  readonly end: string;
}

/** Finds the SPF record among the texts of a name. Undefined when there is none, or more than one. */
export function spfRecordOf(values: readonly string[]): SpfRecord | undefined {
  const found = values.filter((value) => isSpfText(plainText(value)));
  const [value] = found;
  if (value === undefined || found.length > 1) return undefined;
  // A plus sign is what a term has anyway (RFC 7208 section 4.6.2).
  const words = plainText(value).split(' ').slice(1).filter(Boolean);
  const terms = words.map((word) => word.replace(/^\+/, ''));
  const isEnd = (term: string): boolean => /^[+?~-]?all$/i.test(term);
  const end = terms.find(isEnd) ?? terms.find((term) => /^redirect=/i.test(term)) ?? '';
  return { value, terms: terms.filter((term) => !isEnd(term) && term !== end), end };
}

function plainText(value: string): string {
  return value.replace(/^"|"$/g, '').replace(/" "/g, '');
}

/** Writes a record of terms. */
export function spfValue(terms: readonly string[], end: string): string {
  const text = ['v=spf1', ...terms, end].filter(Boolean).join(' ');
  return (text.match(/.{1,255}/g) ?? []).map((part) => `"${part}"`).join(' ');
}

/** A record that passes what each of the two passes. */
export function spfUnion(one: SpfRecord, other: SpfRecord): Pick<SpfRecord, 'terms' | 'end'> {
  // Only one record can be the end; the other one is included (RFC 7208 sections 5.2 and 6.1).
  const isRedirect = (end: string): boolean => /^redirect=/i.test(end);
  const end = isRedirect(one.end) || one.end === '' ? other.end || one.end : one.end;
  const included = [one.end, other.end]
    .filter((each) => isRedirect(each) && each !== end)
    .map((each) => each.replace(/^redirect=/i, 'include:'));
  return { terms: [...new Set([...one.terms, ...other.terms, ...included])], end };
}

/** Terms of the first record that pass addresses, and that no term of the second one covers. */
export function lostTerms(first: SpfRecord, second: SpfRecord): readonly string[] {
  const all = [...second.terms, second.end];
  return [...first.terms, first.end].filter((term) => {
    const isPass = !/^(?:[-~?]|all$|exp=)/i.test(term) && term !== '';
    const isThere = all.some((each) => each.toLowerCase() === term.toLowerCase() || coversTerm(each, term));
    return isPass && !isThere;
  });
}

/** Whether terms with an address cover it. */
export function coversAddress(terms: readonly string[], address: string): boolean {
  return terms.some((term) => coversTerm(term, `ip${isIP(address)}:${address}`));
}

function coversTerm(outer: string, inner: string): boolean {
  const [own, other] = [rangeOf(outer), rangeOf(inner)];
  if (!own || !other || own.family !== other.family || own.prefix > other.prefix) return false;
  const list = new BlockList();
  list.addSubnet(own.address, own.prefix, own.family);
  return list.check(other.address, other.family);
}

function rangeOf(
  term: string,
): { readonly address: string; readonly prefix: number; readonly family: 'ipv4' | 'ipv6' } | undefined {
  const [, version, address = '', prefix] = /^\+?ip([46]):([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(term) ?? [];
  if (version === undefined || isIP(address) !== Number(version)) return undefined;
  const bits = version === '4' ? 32 : 128;
  if (Number(prefix ?? bits) > bits) return undefined;
  return { address, prefix: Number(prefix ?? bits), family: version === '4' ? 'ipv4' : 'ipv6' };
}
