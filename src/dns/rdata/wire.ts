/** Reads the data of a record from octets, where a file holds them in hexadecimal (RFC 3597). Nothing is compressed. */
import { ipv6Address } from '../address.ts';
import { BadRecord } from '../bad-record.ts';
import { escapeLabel, fits } from '../name.ts';
import type { RecordData, RecordType } from '../records.ts';

/**
 * Reads the data of one record.
 *
 * @throws {BadRecord} when the octets do not fit its type
 */
export function decodeRdata(type: RecordType, octets: Buffer): RecordData {
  const reader = new OctetReader(octets);
  const data = decode(type, reader, octets);
  if (reader.left > 0) throw broken();
  return data;
}

function decode(type: RecordType, reader: OctetReader, octets: Buffer): RecordData {
  switch (type) {
    case 'A':
      return { type, address: [...reader.take(4)].join('.') };
    case 'AAAA': {
      const groups = reader.take(16).toString('hex').match(/.{4}/g) ?? [];
      return { type, address: ipv6Address(groups.join(':')) ?? '' };
    }
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return { type, target: reader.name() };
    case 'MX':
      return { type, preference: reader.number(2), exchange: reader.name() };
    case 'TXT': {
      const strings = [reader.string()];
      while (reader.left > 0) strings.push(reader.string());
      return { type, strings };
    }
    case 'TLSA': {
      const [usage, selector, matching] = [reader.number(1), reader.number(1), reader.number(1)];
      return { type, usage, selector, matching, certificate: reader.rest().toString('hex') };
    }
    case 'SRV': {
      const [priority, weight, port] = [reader.number(2), reader.number(2), reader.number(2)];
      return { type, priority, weight, port, target: reader.name() };
    }
    case 'CAA': {
      const [flags, tag] = [reader.number(1), reader.string().toLowerCase()];
      return { type, flags, tag, value: reader.rest().toString('latin1') };
    }
    case 'SOA': {
      const [primary, mailbox] = [reader.name(), reader.name()];
      const [serial, refresh, retry] = [reader.number(4), reader.number(4), reader.number(4)];
      return { type, primary, mailbox, serial, refresh, retry, expire: reader.number(4), minimum: reader.number(4) };
    }
    default:
      reader.rest();
      return { type, text: octets.toString('hex') };
  }
}

class OctetReader {
  readonly #octets: Buffer;
  #offset = 0;

  constructor(octets: Buffer) {
    this.#octets = octets;
  }

  get left(): number {
    return this.#octets.length - this.#offset;
  }

  take(count: number): Buffer {
    if (count > this.left) throw broken();
    this.#offset += count;
    return this.#octets.subarray(this.#offset - count, this.#offset);
  }

  rest(): Buffer {
    return this.take(this.left);
  }

  number(octets: 1 | 2 | 4): number {
    return this.take(octets).readUIntBE(0, octets);
  }

  string(): string {
    return this.take(this.number(1)).toString('latin1');
  }

  name(): string {
    const labels: string[] = [];
    for (let length = this.number(1); length > 0; length = this.number(1)) {
      if (length > 63) throw broken();
      labels.push(escapeLabel(this.take(length).toString('latin1')));
    }
    const name = labels.join('.');
    if (!fits(name)) throw broken();
    return name;
  }
}

function broken(): BadRecord {
  return new BadRecord('has octets that do not fit its type', 'Write the record in the form of its type instead.');
}
