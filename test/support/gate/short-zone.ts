/** Zones in short lines, `a.test A 192.0.2.1`, for name servers of tests and as master files. */
import type { Answer } from 'dns-packet';
import { rr, soa, type TestZone } from '../dns/zone-answers.ts';

/** `@ MX 10 mail`, `_dmarc TXT v=DMARC1; p=reject`: a name below the zone, or an absolute one with a final dot; type; data. */
export type ShortRecord = string;

/** Reads lines into a zone; an SOA is added where there is none. */
export function zoneOf(origin: string, lines: readonly ShortRecord[], { ttl = 300, serial = 1 } = {}): TestZone {
  return { origin, records: [soa(origin, serial), ...lines.map((line) => recordOf(line, origin, ttl))] };
}

/** The same zone as a master file; with `isWhole: false`, a snippet that has no SOA. */
export function masterFile(
  origin: string,
  lines: readonly ShortRecord[],
  { ttl = 300, serial = 1, isWhole = true } = {},
): string {
  const start = `@ SOA ns1 dns ${serial} 3600 600 86400 60`;
  const records = lines.map((line) => {
    const { name, type, data } = split(line);
    return `${name} ${type} ${type === 'TXT' ? strings(data).map(quoted).join(' ') : data}`;
  });
  return [`$ORIGIN ${origin}.`, `$TTL ${ttl}`, ...(isWhole ? [start] : []), ...records, ''].join('\n');
}

function split(line: ShortRecord): { readonly name: string; readonly type: string; readonly data: string } {
  const [, name = '', type = '', data = ''] = /^(\S+) (\S+) (.*)$/s.exec(line) ?? [];
  return { name, type, data };
}

function recordOf(line: ShortRecord, origin: string, ttl: number): Answer {
  const { name, type, data } = split(line);
  return rr(type, absolute(name, origin), dataOf(type, data, origin), ttl);
}

function dataOf(type: string, text: string, origin: string): unknown {
  const words = text.split(' ');
  const [first = '', second = '', third = '', fourth = ''] = words;
  switch (type) {
    case 'MX':
      return { preference: Number(first), exchange: absolute(second, origin) };
    case 'TXT':
      return strings(text);
    case 'TLSA':
      return {
        ...{ usage: Number(first), selector: Number(second), matchingType: Number(third) },
        certificate: Buffer.from(fourth, 'hex'),
      };
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return absolute(first, origin);
    default:
      return text;
  }
}

/** A name as dns-packet wants it. */
function absolute(name: string, origin: string): string {
  if (name === '.') return '.';
  if (name === '@') return origin;
  return (name.endsWith('.') ? name.slice(0, -1) : `${name}.${origin}`).toLowerCase();
}

function strings(text: string): readonly string[] {
  return text.match(/.{1,250}/gs) ?? [''];
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
