/** Reads the data of a record as master files write it (RFC 1035 section 5.1, RFC 3597 section 5). */
import { BadRecord } from '../bad-record.ts';
import type { RecordData, RecordType } from '../records.ts';
import type { ZoneToken } from './entry-reader.ts';
import { DataFields, type NameReader } from './fields.ts';
import { decodeRdata } from './wire.ts';

/**
 * Reads the data of one record.
 *
 * @throws {BadRecord} when it does not have the fields of its type
 */
export function parseRdata(type: RecordType, tokens: readonly ZoneToken[], readName: NameReader): RecordData {
  const fields = new DataFields(tokens, readName);
  const data = fields.isNext('\\#') ? parseGeneric(type, fields) : parseFields(type, fields);
  fields.end();
  return data;
}

function parseFields(type: RecordType, fields: DataFields): RecordData {
  switch (type) {
    case 'A':
      return { type, address: fields.address(4) };
    case 'AAAA':
      return { type, address: fields.address(6) };
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return { type, target: fields.name('name') };
    case 'MX':
      return { type, preference: fields.number('preference', 65_535), exchange: fields.name('host') };
    case 'TXT':
      return { type, strings: parseStrings(fields) };
    case 'TLSA':
      return {
        type,
        usage: fields.number('usage', 255),
        selector: fields.number('selector', 255),
        matching: fields.number('matching type', 255),
        certificate: fields.hex('certificate association'),
      };
    case 'SRV':
      return {
        type,
        priority: fields.number('priority', 65_535),
        weight: fields.number('weight', 65_535),
        port: fields.number('port', 65_535),
        target: fields.name('target'),
      };
    case 'CAA':
      return { type, flags: fields.number('flag', 255), tag: caaTag(fields), value: fields.string('value') };
    case 'SOA':
      return parseSoa(fields);
    default:
      return { type, text: fields.text() };
  }
}

function parseStrings(fields: DataFields): string[] {
  const strings = [fields.string('text')];
  while (fields.hasMore) strings.push(fields.string('text'));
  return strings;
}

function parseSoa(fields: DataFields): RecordData {
  return {
    type: 'SOA',
    primary: fields.name('primary server'),
    mailbox: fields.name('mailbox'),
    serial: fields.number('serial', 2 ** 32 - 1),
    refresh: fields.seconds('refresh time'),
    retry: fields.seconds('retry time'),
    expire: fields.seconds('expire time'),
    minimum: fields.seconds('minimum'),
  };
}

function caaTag(fields: DataFields): string {
  const tag = fields.string('tag').toLowerCase();
  if (/^[a-z\d]+$/.test(tag)) return tag;
  throw new BadRecord('has a tag that is no word', 'Write issue, issuewild or iodef.', tag);
}

/** The form for all types, of the length and the octets: `\# 4 c0000201`. */
function parseGeneric(type: RecordType, fields: DataFields): RecordData {
  fields.skip();
  const length = fields.number('length', 65_535);
  const hex = length === 0 && !fields.hasMore ? '' : fields.hex('data');
  if (hex.length !== 2 * length) {
    throw new BadRecord(`has ${hex.length / 2} octets of data, and says ${length}`, 'Correct the number after \\#.');
  }
  return decodeRdata(type, Buffer.from(hex, 'hex'));
}
