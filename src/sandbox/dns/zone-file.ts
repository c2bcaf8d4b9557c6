/** Master files (RFC 1035 section 5), as far as the zones of a sandbox need them. */
import { isIPv4, isIPv6 } from 'node:net';
import { type ServedRecord, TYPE_NUMBERS, type TypeName } from './types.ts';
import { writeName } from './wire.ts';

interface Line {
  readonly hasOwner: boolean;
  readonly words: readonly string[];
}

/**
 * Reads the records of a zone: `$ORIGIN`, `$TTL`, names, times in seconds, classes, parentheses, comments, and the types
 * of `TYPE_NUMBERS`.
 *
 * @throws Error with the line of the text that cannot be read
 */
export function readMasterFile(text: string, zone: string): readonly ServedRecord[] {
  const records: ServedRecord[] = [];
  let [origin, owner, ttl] = [zone, zone, 3600];
  for (const { hasOwner, words } of linesOf(text)) {
    const rest = [...words];
    const [first = ''] = rest;
    if (first === '$ORIGIN') origin = absoluteName(rest[1] ?? '', origin);
    else if (first === '$TTL') ttl = Number(rest[1]);
    else {
      if (hasOwner) owner = absoluteName(rest.shift() ?? '', origin);
      let own = ttl;
      for (; rest[0] !== undefined && /^(?:\d+|IN)$/i.test(rest[0]); rest.shift()) {
        if (rest[0].toUpperCase() !== 'IN') own = Number(rest[0]);
      }
      const type = (rest.shift() ?? '').toUpperCase();
      if (!isType(type))
        throw new Error(`The zone ${zone} has a record that the sandbox cannot read: ${first} ${type}`);
      records.push({ name: owner, type: TYPE_NUMBERS[type], ttl: own, ...dataOf(type, rest, origin) });
    }
  }
  return records;
}

function isType(text: string): text is TypeName {
  return Object.hasOwn(TYPE_NUMBERS, text);
}

/** Joins the lines of parentheses, and leaves comments out. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let words: string[] = [];
  let [depth, hasOwner] = [0, true];
  for (const line of text.split('\n')) {
    if (depth === 0) hasOwner = /^[^\s;]/.test(line);
    for (const [, quoted, mark, plain] of line.matchAll(/"((?:[^"\\]|\\.)*)"|([();])|([^\s"();]+)/g)) {
      if (mark === ';') break;
      if (mark !== undefined) depth += mark === '(' ? 1 : -1;
      else words.push(quoted ?? plain ?? '');
    }
    if (depth > 0 || words.length === 0) continue;
    lines.push({ hasOwner, words });
    words = [];
  }
  return lines;
}

function absoluteName(text: string, origin: string): string {
  const name = text.toLowerCase();
  if (name === '@') return origin;
  if (name.endsWith('.')) return name.slice(0, -1);
  return origin === '' ? name : `${name}.${origin}`;
}

function dataOf(type: TypeName, words: readonly string[], origin: string): Pick<ServedRecord, 'data' | 'target'> {
  const [first = '', ...rest] = words;
  const name = (text: string | undefined): Buffer => writeName(absoluteName(text ?? '', origin));
  switch (type) {
    case 'A':
      if (!isIPv4(first)) throw new Error(`No IPv4 address: ${first}`);
      return { data: Buffer.from(first.split('.').map(Number)) };
    case 'AAAA':
      return { data: ipv6Octets(first) };
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return { data: name(first), target: absoluteName(first, origin) };
    case 'MX':
      return { data: Buffer.concat([numbers(2, first), name(rest[0])]) };
    case 'SRV':
      return { data: Buffer.concat([numbers(2, first, rest[0], rest[1]), name(rest[2])]) };
    case 'TXT':
      return { data: Buffer.concat(words.map((word) => stringOctets(unescaped(word)))) };
    case 'CAA':
      return {
        data: Buffer.concat([
          numbers(1, first),
          stringOctets(rest[0] ?? ''),
          Buffer.from(unescaped(rest[1] ?? ''), 'latin1'),
        ]),
      };
    case 'SOA':
      return { data: Buffer.concat([name(first), name(rest[0]), numbers(4, ...rest.slice(1))]) };
    case 'DS':
      return { data: Buffer.concat([numbers(2, first), numbers(1, rest[0], rest[1]), hex(rest.slice(2))]) };
    case 'TLSA':
      return { data: Buffer.concat([numbers(1, first, rest[0], rest[1]), hex(rest.slice(2))]) };
  }
}

function numbers(octets: number, ...texts: readonly (string | undefined)[]): Buffer {
  const data = Buffer.alloc(octets * texts.length);
  texts.forEach((text, index) => {
    data.writeUIntBE(Number(text), octets * index, octets);
  });
  return data;
}

function hex(words: readonly string[]): Buffer {
  return Buffer.from(words.join(''), 'hex');
}

function stringOctets(text: string): Buffer {
  const octets = Buffer.from(text, 'latin1');
  if (octets.length > 255) throw new Error(`A string of more than 255 octets: ${text.slice(0, 40)}…`);
  return Buffer.concat([Buffer.from([octets.length]), octets]);
}

/** Resolves `\DDD` and `\X`. */
function unescaped(text: string): string {
  return text.replace(/\\(\d{3}|.)/g, (_all, own: string) =>
    own.length === 3 ? String.fromCharCode(Number(own)) : own,
  );
}

function ipv6Octets(text: string): Buffer {
  if (!isIPv6(text)) throw new Error(`No IPv6 address: ${text}`);
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const all = tail === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
  return Buffer.from(all.map((group) => String(group).padStart(4, '0')).join(''), 'hex');
}
