/** Messages as they go over the network (RFC 1035 section 4, RFC 6891). */
import type { ServedRecord } from './types.ts';

/** A question as it came. */
export interface ReceivedQuestion {
  readonly id: number;
  /** The octets of the question, which the answer repeats as they are: a client may have chosen the case of letters. */
  readonly octets: Buffer;
  /** In lower case, without the final dot. */
  readonly name: string;
  readonly type: number;
  readonly opcode: number;
  readonly isRecursive: boolean;
  /** Whether the client wants to know what has been validated: the AD or the DO bit. */
  readonly wantsAuthentic: boolean;
  /** Octets that the client takes over UDP; absent without EDNS. */
  readonly payload?: number | undefined;
}

/** What is answered. */
export interface Reply {
  readonly rcode: number;
  readonly isAuthoritative: boolean;
  readonly isRecursionAvailable?: boolean;
  readonly isAuthentic?: boolean;
  readonly answers: readonly ServedRecord[];
  readonly authorities: readonly ServedRecord[];
  readonly additionals: readonly ServedRecord[];
}

const HEADER = 12;
const OPT = 41;
const IN = 1;
const [QR, AA, TC, RD, RA, AD] = [0x8000, 0x0400, 0x0200, 0x0100, 0x0080, 0x0020];
const DO = 0x8000;
/** Octets over UDP without EDNS, and what this server takes. */
const PLAIN_PAYLOAD = 512;
const OWN_PAYLOAD = 1232;

/** Reads a question. Returns nothing for what is none. */
export function readQuestion(message: Buffer): ReceivedQuestion | undefined {
  if (message.length < HEADER || message.readUInt16BE(4) !== 1) return undefined;
  const flags = message.readUInt16BE(2);
  const read = readPlainName(message, HEADER);
  if ((flags & QR) !== 0 || !read || read.end + 4 > message.length) return undefined;
  const edns = message.readUInt16BE(10) === 1 ? readEdns(message, read.end + 4) : undefined;
  return {
    id: message.readUInt16BE(0),
    octets: message.subarray(HEADER, read.end + 4),
    name: read.name,
    type: message.readUInt16BE(read.end),
    opcode: (flags >> 11) & 0xf,
    isRecursive: (flags & RD) !== 0,
    wantsAuthentic: (flags & AD) !== 0 || edns?.isDo === true,
    payload: edns?.payload,
  };
}

/** Writes the answer. Over UDP it is cut where it has no room, so that the client asks again over TCP. */
export function writeReply(question: ReceivedQuestion, reply: Reply, isUdp: boolean): Buffer {
  const sections = [reply.answers, reply.authorities, reply.additionals];
  const whole = encode(question, reply, sections, 0);
  const room = Math.max(PLAIN_PAYLOAD, question.payload ?? 0);
  return isUdp && whole.length > room ? encode(question, reply, [[], [], []], TC) : whole;
}

function encode(
  question: ReceivedQuestion,
  reply: Reply,
  sections: readonly (readonly ServedRecord[])[],
  more: number,
): Buffer {
  const edns = question.payload === undefined ? [] : [optRecord(question.wantsAuthentic)];
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(question.id, 0);
  const bits = [
    ...[QR, more, question.opcode << 11, reply.rcode],
    ...[reply.isAuthoritative ? AA : 0, question.isRecursive ? RD : 0],
    ...[reply.isRecursionAvailable ? RA : 0, reply.isAuthentic ? AD : 0],
  ];
  header.writeUInt16BE(
    bits.reduce((all, bit) => all | bit, 0),
    2,
  );
  header.writeUInt16BE(1, 4);
  sections.forEach((records, index) => {
    header.writeUInt16BE(records.length + (index === 2 ? edns.length : 0), 6 + 2 * index);
  });
  return Buffer.concat([header, question.octets, ...sections.flat().map(writeRecord), ...edns]);
}

function writeRecord({ name, type, ttl, data }: ServedRecord): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(IN, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([writeName(name), fixed, data]);
}

function optRecord(isDo: boolean): Buffer {
  const record = Buffer.alloc(11);
  record.writeUInt16BE(OPT, 1);
  record.writeUInt16BE(OWN_PAYLOAD, 3);
  record.writeUInt32BE(isDo ? DO : 0, 5);
  return record;
}

function readEdns(message: Buffer, start: number): { readonly payload: number; readonly isDo: boolean } | undefined {
  if (start + 11 > message.length || message[start] !== 0 || message.readUInt16BE(start + 1) !== OPT) return undefined;
  return { payload: message.readUInt16BE(start + 3), isDo: (message.readUInt16BE(start + 7) & DO) !== 0 };
}

/** A name in a question: there is nothing yet to which it could point. */
function readPlainName(message: Buffer, start: number): { readonly name: string; readonly end: number } | undefined {
  const labels: string[] = [];
  for (let at = start; at < message.length; ) {
    const length = message[at] ?? 0;
    if (length === 0) return { name: labels.join('.').toLowerCase(), end: at + 1 };
    if (length > 63 || at + 1 + length >= message.length) return undefined;
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return undefined;
}

/** The octets of a name, not compressed. */
export function writeName(name: string): Buffer {
  const labels = name === '' ? [] : name.split('.');
  const parts = labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]);
  return Buffer.concat([...parts, Buffer.alloc(1)]);
}
