/** The octets of a message → what it says. What breaks the format in any place is believed in nothing. */

import { OPT, typeOf } from '../record-types.ts';
import type { RecordType, ResourceRecord } from '../records.ts';
import { readRecordData } from './record-data.ts';
import { MalformedMessage, readName } from './wire-name.ts';

/** What a server says (RFC 1035 section 4.1, RFC 6891). */
export interface Message {
  readonly id: number;
  readonly isResponse: boolean;
  readonly opcode: number;
  /** `NOERROR`, `NXDOMAIN`, `SERVFAIL`, …; `RCODE123` where the number has no name here. */
  readonly rcode: string;
  /** The AA bit: the server has the zone. */
  readonly isAuthoritative: boolean;
  /** The TC bit: not all of the answer had room. */
  readonly isTruncated: boolean;
  /** The RA bit: the server finds answers of other servers, too. */
  readonly isRecursionAvailable: boolean;
  /** The AD bit: the server says that it has validated the answer. */
  readonly isAuthentic: boolean;
  /** The CD bit, as the question had it. */
  readonly isUnchecked: boolean;
  readonly question?: { readonly name: string; readonly type: RecordType } | undefined;
  readonly answers: readonly ResourceRecord[];
  readonly authorities: readonly ResourceRecord[];
  readonly additionals: readonly ResourceRecord[];
  /** Absent when the server does not speak EDNS. */
  readonly edns?: Edns | undefined;
}

/** What EDNS adds to a message. */
export interface Edns {
  /** The largest datagram that the server takes, in octets. */
  readonly datagramOctets: number;
  readonly isDnssecOk: boolean;
  /** Info codes of extended errors (RFC 8914), which explain a failure and prove nothing. */
  readonly errorCodes: readonly number[];
}

/** RFC 6895 section 2.3. */
const RCODES: readonly string[] = [
  ...['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'],
  ...['YXDOMAIN', 'YXRRSET', 'NXRRSET', 'NOTAUTH', 'NOTZONE'],
];
const BADVERS = 16;

const HEADER_OCTETS = 12;
const INTERNET = 1;
/** A TTL with the first bit set counts as zero (RFC 2181 section 8). */
const MAX_TTL = 0x7fff_ffff;
const EXTENDED_ERROR = 15;

/**
 * Reads a message, in time proportional to its length. Records of other classes than Internet are passed over.
 * @param server names the server, for the source of the records
 * @throws MalformedMessage
 */
export function readMessage(octets: Buffer, server: string): Message {
  if (octets.length < HEADER_OCTETS) throw new MalformedMessage('a message that is shorter than its header');
  const flags = octets.readUInt16BE(2);
  const [questions = 0, ...counts] = [4, 6, 8, 10].map((offset) => octets.readUInt16BE(offset));
  const reader: Reader = { octets, server, at: HEADER_OCTETS };
  const asked = Array.from({ length: Math.min(questions, 2) }, () => readQuestion(reader));
  if (questions > 1) throw new MalformedMessage('more than one question');
  const [answers = [], authorities = [], additionals = []] = counts.map((count) => readRecords(reader, count));
  const options = additionals.flatMap((record) => ('edns' in record ? [record] : []));
  if (options.length > 1) throw new MalformedMessage('more than one OPT record');
  const rcode = (flags & 0xf) | ((options[0]?.highRcode ?? 0) << 4);
  return {
    id: octets.readUInt16BE(0),
    isResponse: (flags & 0x8000) !== 0,
    opcode: (flags >> 11) & 0xf,
    rcode: rcode === BADVERS ? 'BADVERS' : (RCODES[rcode] ?? `RCODE${rcode}`),
    isAuthoritative: (flags & 0x400) !== 0,
    isTruncated: (flags & 0x200) !== 0,
    isRecursionAvailable: (flags & 0x80) !== 0,
    isAuthentic: (flags & 0x20) !== 0,
    isUnchecked: (flags & 0x10) !== 0,
    question: asked[0],
    answers: answers.flatMap(plain),
    authorities: authorities.flatMap(plain),
    additionals: additionals.flatMap(plain),
    edns: options[0]?.edns,
  };
}

interface Reader {
  readonly octets: Buffer;
  readonly server: string;
  at: number;
}

/** The record that carries EDNS: its fields have other meanings than those of a record. */
interface OptRecord {
  readonly edns: Edns;
  readonly highRcode: number;
}

type Entry = ResourceRecord | OptRecord | 'other class';

function plain(entry: Entry): readonly ResourceRecord[] {
  return entry !== 'other class' && 'data' in entry ? [entry] : [];
}

function take(reader: Reader, octets: number): number {
  const start = reader.at;
  reader.at += octets;
  if (reader.at > reader.octets.length) throw new MalformedMessage('a record that goes on after the end');
  return start;
}

function takeName(reader: Reader): string {
  const { name, end } = readName(reader.octets, reader.at);
  reader.at = end;
  return name;
}

function readQuestion(reader: Reader): NonNullable<Message['question']> {
  const name = takeName(reader);
  return { name, type: typeOf(reader.octets.readUInt16BE(take(reader, 4))) };
}

function readRecords(reader: Reader, count: number): readonly Exclude<Entry, string>[] {
  const entries: Exclude<Entry, string>[] = [];
  // Each record takes at least 11 octets, so that a count that is too high ends at the end of the message.
  for (let left = count; left > 0; left -= 1) {
    const entry = readEntry(reader);
    if (entry !== 'other class') entries.push(entry);
  }
  return entries;
}

function readEntry(reader: Reader): Entry {
  const { octets, server } = reader;
  const name = takeName(reader);
  const fixed = take(reader, 10);
  const type = octets.readUInt16BE(fixed);
  const ttl = octets.readUInt32BE(fixed + 4);
  const start = take(reader, octets.readUInt16BE(fixed + 8));
  const extent = { octets, start, end: reader.at };
  if (type === OPT) {
    const edns: Edns = {
      datagramOctets: octets.readUInt16BE(fixed + 2),
      isDnssecOk: (ttl & 0x8000) !== 0,
      errorCodes: readErrorCodes(octets.subarray(start, reader.at)),
    };
    return { edns, highRcode: ttl >>> 24 };
  }
  if (octets.readUInt16BE(fixed + 2) !== INTERNET) return 'other class';
  return { name, ttl: ttl > MAX_TTL ? 0 : ttl, data: readRecordData(type, extent), source: { server } };
}

function readErrorCodes(options: Buffer): readonly number[] {
  const codes: number[] = [];
  for (let at = 0; at < options.length; ) {
    if (at + 4 > options.length) throw new MalformedMessage('an option that goes on after the end');
    const next = at + 4 + options.readUInt16BE(at + 2);
    if (next > options.length) throw new MalformedMessage('an option that goes on after the end');
    if (options.readUInt16BE(at) === EXTENDED_ERROR && next - at >= 6) codes.push(options.readUInt16BE(at + 4));
    at = next;
  }
  return codes;
}
