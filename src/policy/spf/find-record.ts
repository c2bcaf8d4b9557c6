/** The SPF record of a name. */
import type { Zone } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { failedLookup } from '../failed-lookup.ts';
import { lookupTexts, type TxtRecord } from '../texts.ts';
import { isSpfRecord } from './parse-record.ts';

/** An SPF record, or why there is none. */
export type FoundSpf =
  | ({ readonly kind: 'found' } & TxtRecord)
  /** `near`: a text that may have been meant as one. */
  | { readonly kind: 'none'; readonly isVoid: boolean; readonly near?: TxtRecord | undefined }
  | { readonly kind: 'many'; readonly records: readonly TxtRecord[] }
  | { readonly kind: 'failed'; readonly concern: Concern };

const NEAR = /^[\s"'\ufeff]*v\s*=\s*spf/i;

/** Looks for the record of a name (RFC 7208 section 4.5). */
export async function findSpf(zone: Zone, name: string): Promise<FoundSpf> {
  const { texts, lookup } = await lookupTexts(zone, name);
  if (lookup.outcome === 'failed') return { kind: 'failed', concern: failedLookup(name, 'TXT', lookup) };
  const records = texts.filter(({ text }) => isSpfRecord(text));
  const [first, second] = records;
  if (second) return { kind: 'many', records };
  if (first) return { kind: 'found', ...first };
  return { kind: 'none', isVoid: texts.length === 0, near: texts.find(({ text }) => NEAR.test(text)) };
}
