/** Questions that servers of one zone have answered differently. */
import type { Division } from '../../dns/authority/authoritative-zone.ts';
import type { LookupStep } from '../../dns/lookup/read-step.ts';
import { typeLabel } from '../../dns/record-types.ts';
import type { RecordData, RecordType } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { divided } from './concerns.ts';

/** Addresses may differ on purpose: some servers spread the load, or answer by where the question comes from. */
const ADDRESSES: ReadonlySet<RecordType> = new Set(['A', 'AAAA'] as const);
/** In characters. */
const MAX_SHOWN = 200;

/** Says which answers differ; those that the survey of the servers tells are left to it. */
export function divisionConcerns(divisions: readonly Division[], domain: string, zone: string): readonly Concern[] {
  return divisions
    .filter(({ name, type }) => !isSurveyed(name, type, domain, zone))
    .map(({ name, type, sides }) => {
      const isBalanced = ADDRESSES.has(type) && sides.every(({ step }) => step.outcome === 'found');
      const shown = sides.map(
        ({ servers, step }) => `${shownStep(step)} at ${servers.map(({ host }) => host).join(' and ')}`,
      );
      return divided(`${typeLabel(type)} ${name}`, shown, isBalanced);
    });
}

/** Signatures are made anew by each server, and mean the same. */
function isSurveyed(name: string, type: RecordType, domain: string, zone: string): boolean {
  if (type === 'SOA' || type === 'RRSIG') return true;
  return (type === 'MX' && name === domain) || (type === 'NS' && name === zone);
}

function shownStep({ outcome, records, aliases }: LookupStep): string {
  const data = [...aliases, ...records].map((record) => shownData(record.data)).join(', ');
  return data === '' ? outcome : data.slice(0, MAX_SHOWN);
}

/** All values of the data but the type, in the order in which a file has them. */
function shownData({ type, ...fields }: RecordData): string {
  return Object.values(fields)
    .map((value) => (Array.isArray(value) ? `"${value.join('')}"` : String(value)))
    .join(' ');
}
