/** Data that is kept as a text: the octets of it, whether a file has written it or a name server has sent it. */
import { octetsOf } from './octets.ts';
import { typeLabel } from './record-types.ts';
import type { RecordType } from './records.ts';

/** A field of a record. The last three take all that is left. */
type Field = 8 | 16 | 32 | 'algorithm' | 'salt' | 'hex' | 'base64' | 'strings';

/** The fields of types whose data holds no names. Numbers are their bits. */
const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  DS: [16, 'algorithm', 8, 'hex'],
  CDS: [16, 'algorithm', 8, 'hex'],
  TA: [16, 'algorithm', 8, 'hex'],
  DLV: [16, 'algorithm', 8, 'hex'],
  DNSKEY: [16, 8, 'algorithm', 'base64'],
  CDNSKEY: [16, 8, 'algorithm', 'base64'],
  KEY: [16, 8, 'algorithm', 'base64'],
  SSHFP: [8, 8, 'hex'],
  SMIMEA: [8, 8, 8, 'hex'],
  OPENPGPKEY: ['base64'],
  DHCID: ['base64'],
  ZONEMD: [32, 8, 8, 'hex'],
  NSEC3PARAM: [8, 8, 16, 'salt'],
  SPF: ['strings'],
  HINFO: ['strings'],
};

/** Names of algorithms that may stand in place of their number (RFC 4034 appendix A.1). */
const ALGORITHMS: Readonly<Record<string, number>> = {
  ...{ RSAMD5: 1, DH: 2, DSA: 3, RSASHA1: 5, 'DSA-NSEC3-SHA1': 6, 'RSASHA1-NSEC3-SHA1': 7, RSASHA256: 8 },
  ...{ RSASHA512: 10, 'ECC-GOST': 12, ECDSAP256SHA256: 13, ECDSAP384SHA384: 14, ED25519: 15, ED448: 16 },
};

/** The octets of the data of a record, in hexadecimal, in lower case. A text that cannot be understood stays as it is. */
export function rdataHex(type: RecordType, text: string): string {
  // What name servers send is in hexadecimal already.
  if (/^(?:[\da-f]{2})*$/.test(text)) return text;
  const fields = FIELDS[typeLabel(type)];
  return (fields && encode(fields, tokensIn(text))) ?? text;
}

interface Token {
  readonly raw: string;
  readonly isQuoted: boolean;
}

function tokensIn(text: string): readonly Token[] {
  const found = text.matchAll(/"((?:[^"\\]|\\.)*)"|((?:[^\s"\\]|\\.)+)/gs);
  return [...found].map(([, quoted, word]) => ({ raw: quoted ?? word ?? '', isQuoted: quoted !== undefined }));
}

function encode(fields: readonly Field[], tokens: readonly Token[]): string | undefined {
  let hex = '';
  for (const [index, field] of fields.entries()) {
    const isRest = field === 'hex' || field === 'base64' || field === 'strings';
    const own = tokens.slice(index, isRest ? undefined : index + 1);
    const octets = own.length > 0 ? encodeField(field, own) : undefined;
    if (octets === undefined) return undefined;
    hex += octets;
    if (!isRest && index === fields.length - 1 && tokens.length > fields.length) return undefined;
  }
  return hex;
}

function encodeField(field: Field, tokens: readonly Token[]): string | undefined {
  const text = tokens.map(({ raw }) => raw).join('');
  switch (field) {
    case 'hex':
      return evenHex(text);
    case 'salt':
      return text === '-' ? '00' : withLength(evenHex(text));
    case 'base64':
      return /^[\w+/]+={0,2}$/.test(text) && !text.includes('_')
        ? Buffer.from(text, 'base64').toString('hex')
        : undefined;
    case 'strings':
      return stringsHex(tokens);
    case 'algorithm':
      return numberHex(String(ALGORITHMS[text.toUpperCase()] ?? text), 8);
    default:
      return numberHex(text, field);
  }
}

function evenHex(text: string): string | undefined {
  return /^(?:[\da-f]{2})+$/i.test(text) ? text.toLowerCase() : undefined;
}

function withLength(hex: string | undefined): string | undefined {
  return hex === undefined ? undefined : `${(hex.length / 2).toString(16).padStart(2, '0')}${hex}`;
}

function numberHex(text: string, bits: 8 | 16 | 32): string | undefined {
  const isNumber = /^\d{1,10}$/.test(text) && Number(text) < 2 ** bits;
  return isNumber
    ? Number(text)
        .toString(16)
        .padStart(bits / 4, '0')
    : undefined;
}

function stringsHex(tokens: readonly Token[]): string | undefined {
  const strings = tokens.map(({ raw }) => {
    try {
      return Buffer.from(octetsOf(raw), 'latin1');
    } catch {
      return undefined;
    }
  });
  if (!strings.every((each) => each !== undefined && each.length <= 255)) return undefined;
  return strings
    .map((each) => `${(each?.length ?? 0).toString(16).padStart(2, '0')}${each?.toString('hex') ?? ''}`)
    .join('');
}
