/** Whether a DS record stands for a key of a zone (RFC 4034 section 5.1.4 and appendix B). */
import { createHash } from 'node:crypto';
import { octetsOf } from '../../dns/octets.ts';
import { rdataHex } from '../../dns/rdata-octets.ts';
import type { ResourceRecord } from '../../dns/records.ts';

const DIGESTS: Readonly<Record<number, string>> = { 1: 'sha1', 2: 'sha256', 4: 'sha384' };

/** Whether any DS record stands for any of the keys. */
export function isAnyKeySigned(zone: string, ds: readonly ResourceRecord[], keys: readonly ResourceRecord[]): boolean {
  return ds.some((one) => keys.some((key) => isKeySigned(zone, octetsIn(one), octetsIn(key))));
}

function octetsIn({ data }: ResourceRecord): Buffer {
  return data.type === 'DS' || data.type === 'DNSKEY'
    ? Buffer.from(rdataHex(data.type, data.text), 'hex')
    : Buffer.alloc(0);
}

function isKeySigned(zone: string, ds: Buffer, key: Buffer): boolean {
  if (ds.length < 5 || key.length < 5 || ds.readUInt16BE(0) !== keyTag(key) || ds[2] !== key[3]) return false;
  const digest = DIGESTS[ds[3] ?? 0];
  // A digest that is not known here: tag and algorithm have to do.
  if (digest === undefined) return true;
  return createHash(digest).update(wireName(zone)).update(key).digest().equals(ds.subarray(4));
}

function keyTag(key: Buffer): number {
  let sum = 0;
  for (const [index, octet] of key.entries()) sum += index % 2 === 0 ? octet << 8 : octet;
  return (sum + (sum >> 16)) & 0xffff;
}

function wireName(name: string): Buffer {
  const labels = name === '' ? [] : name.split('.').map((label) => Buffer.from(octetsOf(label), 'latin1'));
  return Buffer.concat([...labels.flatMap((label) => [Buffer.from([label.length]), label]), Buffer.from([0])]);
}
