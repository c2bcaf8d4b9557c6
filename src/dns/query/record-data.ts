/** The data of a record, from the octets of a message (RFC 1035 section 3.3 and the RFC of each type). */

import { typeOf } from '../record-types.ts';
import type { RecordData } from '../records.ts';
import { MalformedMessage, readName } from './wire-name.ts';

/** Where the data is. Names in it may point to earlier places of the message. */
interface Extent {
  readonly octets: Buffer;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the data of a record. It must fill the place that the record gives it, no less and no more.
 * @throws MalformedMessage
 */
export function readRecordData(typeCode: number, extent: Extent): RecordData {
  const type = typeOf(typeCode);
  const { octets, start, end } = extent;
  const size = end - start;
  switch (type) {
    case 'A':
      need(size === 4);
      return { type, address: [...octets.subarray(start, end)].join('.') };
    case 'AAAA':
      need(size === 16);
      return { type, address: addressText(octets.subarray(start, end)) };
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return { type, target: lastName(extent, 0) };
    case 'MX':
      return { type, preference: uint16(extent, 0), exchange: lastName(extent, 2) };
    case 'SRV': {
      const [priority, weight, port] = [uint16(extent, 0), uint16(extent, 2), uint16(extent, 4)];
      return { type, priority, weight, port, target: lastName(extent, 6) };
    }
    case 'TXT':
      return { type, strings: readStrings(extent) };
    case 'TLSA': {
      need(size >= 3);
      const [usage = 0, selector = 0, matching = 0] = octets.subarray(start, end);
      return { type, usage, selector, matching, certificate: octets.toString('hex', start + 3, end) };
    }
    case 'CAA':
      return readCaa(extent);
    case 'SOA':
      return readSoa(extent);
    default:
      return { type, text: octets.toString('hex', start, end) };
  }
}

function need(isMet: boolean): void {
  if (!isMet) throw new MalformedMessage('data of another length');
}

function uint16({ octets, start, end }: Extent, offset: number): number {
  need(start + offset + 2 <= end);
  return octets.readUInt16BE(start + offset);
}

/** Reads the name that fills the rest of the data. */
function lastName({ octets, start, end }: Extent, offset: number): string {
  const found = readName(octets, start + offset);
  need(found.end === end);
  return found.name;
}

/** The short form, so that equal addresses are equal texts (RFC 5952). */
function addressText(octets: Buffer): string {
  const groups = octets.toString('hex').match(/.{4}/g) ?? [];
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

function readStrings({ octets, start, end }: Extent): readonly string[] {
  const strings: string[] = [];
  for (let at = start; at < end; ) {
    const next = at + 1 + (octets[at] ?? 0);
    need(next <= end);
    strings.push(octets.toString('latin1', at + 1, next));
    at = next;
  }
  return strings;
}

/** RFC 8659 section 4.1. */
function readCaa({ octets, start, end }: Extent): RecordData {
  need(end - start >= 2);
  const [flags = 0, length = 0] = octets.subarray(start, start + 2);
  const value = start + 2 + length;
  need(value <= end);
  const tag = octets.toString('latin1', start + 2, value).toLowerCase();
  return { type: 'CAA', flags, tag, value: octets.toString('latin1', value, end) };
}

function readSoa({ octets, start, end }: Extent): RecordData {
  const primary = readName(octets, start);
  const mailbox = readName(octets, primary.end);
  need(mailbox.end + 20 === end);
  const [serial = 0, refresh = 0, retry = 0, expire = 0, minimum = 0] = [0, 4, 8, 12, 16].map((offset) =>
    octets.readUInt32BE(mailbox.end + offset),
  );
  return { type: 'SOA', primary: primary.name, mailbox: mailbox.name, serial, refresh, retry, expire, minimum };
}
