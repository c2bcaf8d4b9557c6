/** The text of a record's data, as a zone file has it. */
import type { RecordData } from '../../dns/records.ts';

/**
 * Writes the data of a record in presentation form (RFC 1035 section 5.1): names with their final dot, strings in quotes
 * with escapes. Types that have no form here are written by octets (RFC 3597 section 5).
 */
export function presentationOf(data: RecordData): string {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return absolute(data.target);
    case 'MX':
      return `${data.preference} ${absolute(data.exchange)}`;
    case 'TXT':
      return data.strings.map(quoted).join(' ');
    case 'TLSA':
      return `${data.usage} ${data.selector} ${data.matching} ${data.certificate}`;
    case 'SRV':
      return `${data.priority} ${data.weight} ${data.port} ${absolute(data.target)}`;
    case 'CAA':
      return `${data.flags} ${data.tag} ${quoted(data.value)}`;
    case 'SOA': {
      const { primary, mailbox, serial, refresh, retry, expire, minimum } = data;
      return [absolute(primary), absolute(mailbox), serial, refresh, retry, expire, minimum].join(' ');
    }
    case 'DS':
      return dsText(data.text) ?? otherText(data.text);
    default:
      return otherText(data.text);
  }
}

/** A name with its final dot. Its escapes are those of a zone file already. */
function absolute(name: string): string {
  return `${name}.`;
}

/** A string of octets, as Latin-1. */
function quoted(octets: string): string {
  const escaped = octets.replace(/["\\]|[^ -~]/g, (char) =>
    char === '"' || char === '\\' ? `\\${char}` : `\\${String(char.charCodeAt(0)).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}

/** Key tag, algorithm, digest type and digest (RFC 4034 section 5.3), where the text is octets. */
function dsText(hex: string): string | undefined {
  const octets = Buffer.from(hex, 'hex');
  if (octets.length <= 4 || octets.toString('hex') !== hex) return undefined;
  return `${octets.readUInt16BE(0)} ${octets[2]} ${octets[3]} ${octets.toString('hex', 4)}`;
}

/** Octets in hexadecimal, or the text of a file. Only the octets need a form that says so. */
function otherText(text: string): string {
  const isHex = /^(?:[\da-f]{2})*$/.test(text);
  return isHex ? `\\# ${text.length / 2} ${text}`.trimEnd() : text;
}
