/** Where the DMARC policy of a domain stands: the tree walk of RFC 9989 section 4.10. */
import { below, fits, parentOf } from '../../dns/name.ts';
import type { Zone } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { failedLookup } from '../failed-lookup.ts';
import { tagValue } from '../tag-list.ts';
import { lookupTexts, type TxtRecord } from '../texts.ts';
import { type DmarcRecord, isDmarcRecord, isNearDmarc, readDmarc } from './dmarc-record.ts';

/** Longer names are shortened to so many labels after the first question, so that there are at most eight. */
const MAX_LABELS = 7;

/** What one name publishes. */
export interface DmarcNode {
  readonly domain: string;
  readonly record?: DmarcRecord | undefined;
  /** Texts that receivers discard: several records, one that is not valid, what is nearly one. */
  readonly discarded: readonly TxtRecord[];
  readonly failure?: Concern | undefined;
}

/** The policy that receivers find for a domain. */
export interface DmarcDiscovery {
  /** What the domain itself publishes. */
  readonly own: DmarcNode;
  /** Its own record, or the one of its organizational domain. */
  readonly record?: DmarcRecord | undefined;
  readonly failure?: Concern | undefined;
}

/** Looks for the policy of a domain. Names above it are asked, in parallel, only when it has none of its own. */
export async function discoverDmarc(zone: Zone, domain: string): Promise<DmarcDiscovery> {
  const own = await lookupNode(zone, domain);
  if (own.record || own.failure) return { own, record: own.record, failure: own.failure };
  const { found, failure } = await walk(zone, domain, own);
  if (failure) return { own, failure };
  const organization = organizationOf(domain, found);
  const last = found.at(-1);
  const suffix = last && psdOf(last) === 'y' ? last : undefined;
  return { own, record: found.find((each) => each.domain === organization) ?? suffix };
}

/** The organizational domain of a domain (RFC 9989 section 4.10.2). */
export async function findOrganization(zone: Zone, domain: string): Promise<string | Concern> {
  const { found, failure } = await walk(zone, domain, await lookupNode(zone, domain));
  return failure ?? organizationOf(domain, found);
}

/** The records from a domain upwards, up to one with `psd`. */
async function walk(
  zone: Zone,
  domain: string,
  own: DmarcNode,
): Promise<{ readonly found: readonly DmarcRecord[]; readonly failure?: Concern | undefined }> {
  const isEnd = own.record !== undefined && psdOf(own.record) !== undefined;
  const above = isEnd ? [] : await Promise.all(namesAbove(domain).map((name) => lookupNode(zone, name)));
  const found: DmarcRecord[] = [];
  for (const { record, failure } of [own, ...above]) {
    if (failure) return { found, failure };
    if (!record) continue;
    found.push(record);
    if (psdOf(record) !== undefined) break;
  }
  return { found };
}

/** The names that are asked after the domain itself. */
function namesAbove(domain: string): string[] {
  const names: string[] = [];
  const labels = domain.split('.');
  const start = labels.length > MAX_LABELS ? labels.slice(-MAX_LABELS).join('.') : parentOf(domain);
  for (let name = start; name !== undefined && name !== ''; name = parentOf(name)) names.push(name);
  return names;
}

async function lookupNode(zone: Zone, domain: string): Promise<DmarcNode> {
  const name = below('_dmarc', domain);
  if (!fits(name)) return { domain, discarded: [] };
  const { texts, lookup } = await lookupTexts(zone, name);
  if (lookup.outcome === 'failed') return { domain, discarded: [], failure: failedLookup(name, 'TXT', lookup) };
  const records = texts.filter(({ text }) => isDmarcRecord(text));
  const [first, second] = records;
  const record = first && !second ? readDmarc(domain, first) : undefined;
  if (record) return { domain, record, discarded: [] };
  return { domain, discarded: first ? records : texts.filter(({ text }) => isNearDmarc(text)) };
}

function organizationOf(domain: string, found: readonly DmarcRecord[]): string {
  for (const record of found) {
    if (psdOf(record) === 'n') return record.domain;
    if (psdOf(record) === 'y' && record.domain !== domain) {
      const labels = record.domain.split('.').length + 1;
      return domain.split('.').slice(-labels).join('.');
    }
  }
  return found.at(-1)?.domain ?? domain;
}

function psdOf({ tags }: DmarcRecord): 'y' | 'n' | undefined {
  const value = tagValue(tags, 'psd')?.toLowerCase();
  return value === 'y' || value === 'n' ? value : undefined;
}
