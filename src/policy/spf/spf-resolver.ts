/** A zone as mailauth asks for it: like `resolve` of `node:dns/promises`, with its error codes. */
import type { SPFOptions } from 'mailauth/lib/spf/index.js';
import type { Lookup, RecordData, RecordType, Zone } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { failedLookup } from '../failed-lookup.ts';
import { zoneName } from './domain-spec.ts';

type Resolve = NonNullable<SPFOptions['resolver']>;

/** A zone for mailauth, and what could not be looked up through it. */
export interface SpfResolver {
  readonly resolve: Resolve;
  /** Grows with the questions. */
  readonly failures: readonly Concern[];
}

const TYPES: readonly RecordType[] = ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'TXT'];
const CODES: Readonly<Record<string, string>> = { timeout: 'ETIMEOUT', REFUSED: 'EREFUSED', EBADNAME: 'EBADNAME' };
/** Names that mailauth takes; others would end an evaluation as if the record were wrong. */
const HOST = /^(?:[!-\-/-[\]-~]+\.)+[a-z][a-z0-9-]*$/i;

/**
 * Creates a resolver over a zone. It throws what Node does: `ENOTFOUND`, `ENODATA`, `ESERVFAIL`, `EREFUSED`, `ETIMEOUT`,
 * `EBADNAME`. MX hosts that are addresses or have one label only are given without a name: they match nothing, and
 * the record is not at fault.
 */
export function createSpfResolver(zone: Zone): SpfResolver {
  const failures: Concern[] = [];
  const resolve: Resolve = async (text, typeName) => {
    const name = zoneName(text);
    const type = TYPES.find((each) => each === typeName);
    if (name === undefined || type === undefined) throw nodeError('EBADNAME', text);
    const lookup = await zone.lookup(name, type);
    if (lookup.outcome === 'failed') failures.push(failedLookup(name, type, lookup));
    const code = codeOf(lookup);
    if (code !== undefined) throw nodeError(code, text);
    // The type of mailauth forgets that MX records are objects.
    return lookup.records.map(({ data }) => dataOf(data)) as string[];
  };
  return { resolve, failures };
}

function codeOf({ outcome, failure = '' }: Lookup): string | undefined {
  if (outcome === 'found') return undefined;
  if (outcome === 'failed') return CODES[failure] ?? 'ESERVFAIL';
  return outcome === 'nxdomain' ? 'ENOTFOUND' : 'ENODATA';
}

function dataOf(data: RecordData): unknown {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'MX':
      return { priority: data.preference, exchange: HOST.test(data.exchange) ? data.exchange : '' };
    case 'TXT':
      return data.strings;
    default:
      return 'target' in data ? data.target : '';
  }
}

function nodeError(code: string, name: string): Error {
  return Object.assign(new Error(`${code} ${name}`), { code });
}
