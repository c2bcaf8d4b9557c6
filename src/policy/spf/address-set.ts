/** Sets of IP addresses, as ranges of numbers. */
import { ipv4Address, ipv6Address } from '../../dns/address.ts';

/** Addresses from `start` to `end`, both included. */
interface Range {
  readonly start: bigint;
  readonly end: bigint;
}

/** Addresses of both families. Ranges are in order and do not touch each other. */
export interface AddressSet {
  readonly v4: readonly Range[];
  readonly v6: readonly Range[];
}

type Family = keyof AddressSet;

const BITS: Readonly<Record<Family, number>> = { v4: 32, v6: 128 };

/** No address. */
export const NO_ADDRESS: AddressSet = { v4: [], v6: [] };

/** Every address. */
export const EVERY_ADDRESS: AddressSet = { v4: [whole('v4')], v6: [whole('v6')] };

/**
 * The addresses that share their first bits with one. Empty for what is no address, and for IPv6 forms of IPv4
 * addresses: a client that uses IPv4 is always judged by its IPv4 address (RFC 7208 section 5).
 *
 * @param prefix bits of each family; all of them when absent
 */
export function network(
  address: string,
  prefix: { v4?: number | undefined; v6?: number | undefined } = {},
): AddressSet {
  const number = numberOf(address);
  if (!number) return NO_ADDRESS;
  const { family, value } = number;
  const free = BigInt(BITS[family] - (prefix[family] ?? BITS[family]));
  const start = (value >> free) << free;
  const found = { ...NO_ADDRESS, [family]: [{ start, end: start + (1n << free) - 1n }] };
  return family === 'v6' ? subtract(found, MAPPED) : found;
}

/** `::ffff:0:0/96` (RFC 4291 section 2.5.5.2). */
const MAPPED: AddressSet = { v4: [], v6: [{ start: 0xffffn << 32n, end: (0x10000n << 32n) - 1n }] };

/** The addresses that are in any of the sets. */
export function unite(...sets: readonly AddressSet[]): AddressSet {
  return { v4: joined(sets.map(({ v4 }) => v4)), v6: joined(sets.map(({ v6 }) => v6)) };
}

/** The addresses of one set that are not in the other. */
export function subtract(set: AddressSet, other: AddressSet): AddressSet {
  return { v4: without(set.v4, other.v4), v6: without(set.v6, other.v6) };
}

/** Whether there is no address in it. */
export function isEmpty({ v4, v6 }: AddressSet): boolean {
  return v4.length === 0 && v6.length === 0;
}

/** Whether every IPv4 address is in it, or every IPv6 address. */
export function isWhole(set: AddressSet): boolean {
  const { v4, v6 } = subtract(EVERY_ADDRESS, unite(set, MAPPED));
  return v4.length === 0 || v6.length === 0;
}

/**
 * Whether it holds most of the addresses in use: at least half of IPv4, or of the IPv6 addresses that are given out
 * (2000::/3, RFC 4291 section 2.4).
 */
export function isOpen({ v4, v6 }: AddressSet): boolean {
  return size(v4) >= 1n << 31n || size(v6) >= 1n << 124n;
}

/** The set as networks in the form of SPF terms, IPv4 first: `192.0.2.0/24`, `192.0.2.1`. At most `limit` of them. */
export function networksOf(set: AddressSet, limit: number): string[] {
  const found: string[] = [];
  for (const family of ['v4', 'v6'] as const) {
    for (const { start, end } of set[family]) {
      for (let at = start; at <= end && found.length < limit; ) {
        const free = freeBits(family, at, end);
        const length = BITS[family] - free;
        found.push(`${textOf(family, at)}${free === 0 ? '' : `/${length}`}`);
        at += 1n << BigInt(free);
      }
    }
  }
  return found;
}

/** How many networks a set is at least: its ranges. */
export function countRanges({ v4, v6 }: AddressSet): number {
  return v4.length + v6.length;
}

/** Bits of the largest network that begins at an address and ends before the end. */
function freeBits(family: Family, at: bigint, end: bigint): number {
  let free = 0;
  while (free < BITS[family] && (at >> BigInt(free)) % 2n === 0n && at + (2n << BigInt(free)) - 1n <= end) free += 1;
  return free;
}

function size(ranges: readonly Range[]): bigint {
  return ranges.reduce((sum, { start, end }) => sum + end - start + 1n, 0n);
}

function whole(family: Family): Range {
  return { start: 0n, end: (1n << BigInt(family === 'v4' ? 32 : 128)) - 1n };
}

function numberOf(address: string): { family: Family; value: bigint } | undefined {
  if (ipv4Address(address)) {
    const value = address.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
    return { family: 'v4', value };
  }
  const canonical = ipv6Address(address);
  if (canonical === undefined) return undefined;
  const [before = '', after] = canonical.split('::');
  const [head, tail] = [groups(before), groups(after ?? '')];
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return {
    family: 'v6',
    value: BigInt(`0x${[...head, ...gap, ...tail].map((each) => each.padStart(4, '0')).join('')}`),
  };
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

function textOf(family: Family, value: bigint): string {
  const hex = value.toString(16).padStart(BITS[family] / 4, '0');
  if (family === 'v6') return ipv6Address(hex.replace(/(.{4})(?!$)/g, '$1:')) ?? hex;
  return (hex.match(/../g) ?? []).map((octet) => Number.parseInt(octet, 16)).join('.');
}

/** A few ranges are put into a long list where they belong: a record of 64 KB has thousands, one after the other. */
function joined(lists: readonly (readonly Range[])[]): readonly Range[] {
  const [longest = [], ...others] = lists.toSorted((one, other) => other.length - one.length);
  const added = others.flat();
  if (added.length === 0) return longest;
  if (added.length * 16 > longest.length) return merged([...longest, ...added]);
  const found = longest.slice();
  for (const { start, end } of added) {
    const from = firstIndex(found, (range) => range.end + 1n >= start);
    const to = firstIndex(found, (range) => range.start > end + 1n);
    const [first, last] = [found[from], found[to - 1]];
    const isApart = to <= from || !first || !last;
    const range = isApart
      ? { start, end }
      : { start: first.start < start ? first.start : start, end: last.end > end ? last.end : end };
    found.splice(from, Math.max(0, to - from), range);
  }
  return found;
}

function merged(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const range of ranges.toSorted((one, other) => (one.start < other.start ? -1 : 1))) {
    const last = found.at(-1);
    if (last && range.start <= last.end + 1n) {
      found[found.length - 1] = { start: last.start, end: range.end > last.end ? range.end : last.end };
    } else found.push(range);
  }
  return found;
}

function without(ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  if (others.length === 0) return ranges;
  const found: Range[] = [];
  for (const { start, end } of ranges) {
    let at = start;
    for (let index = firstIndex(others, (other) => other.end >= start); at <= end; index += 1) {
      const other = others[index];
      if (!other || other.start > end) break;
      if (other.start > at) found.push({ start: at, end: other.start - 1n });
      at = other.end + 1n;
    }
    if (at <= end) found.push({ start: at, end });
  }
  return found;
}

/** The first range, in order, of which something holds that holds of all behind it, too. */
function firstIndex(ranges: readonly Range[], holds: (range: Range) => boolean): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && holds(range)) high = middle;
    else low = middle + 1;
  }
  return low;
}
