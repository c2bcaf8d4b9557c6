/** What a plan that holds the zone above does to the DS records of a zone. */
import { isWithin } from '../../dns/name.ts';
import { dataKey, type PlannedZone } from '../../dns/planned-zone.ts';
import type { ResourceRecord, Zone } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { unanswered } from '../failed-lookup.ts';
import * as concerns from './delegation-concerns.ts';
import { isAnyKeySigned } from './ds-match.ts';

/** A signed zone, and a plan. */
export interface PlannedDs {
  readonly zone: string;
  readonly zones: readonly PlannedZone[];
  readonly published: Zone;
  readonly planned: Zone;
  /** The DS records of the zone above, where it was asked. */
  readonly ds: readonly ResourceRecord[] | undefined;
}

/** Checks that planned DS records name a key of the zone. Asks nothing where the plan does not hold them. */
export async function checkPlannedDs({ zone, zones, published, planned, ds }: PlannedDs): Promise<readonly Concern[]> {
  if (!zones.some((each) => holdsDs(each, zone))) return [];
  const after = await planned.lookup(zone, 'DS');
  const failed = unanswered(zone, 'DS', after);
  if (failed) return [failed];
  if (!after.isPlanned) return [];
  const before = ds ?? (await published.lookup(zone, 'DS')).records;
  if (keysOf(before) === keysOf(after.records)) return [];
  const [first] = after.records;
  if (!first) return [concerns.noDs(zone)];
  const keys = await planned.lookup(zone, 'DNSKEY');
  const silent = unanswered(zone, 'DNSKEY', keys);
  if (silent) return [silent];
  return isAnyKeySigned(zone, after.records, keys.records) ? [] : [concerns.otherDs(zone, first)];
}

/** Whether a plan says which DS records the zone above will have. Those in the zone itself say nothing. */
function holdsDs({ origin, isWhole, records, changes }: PlannedZone, zone: string): boolean {
  if (origin === zone || !isWithin(zone, origin)) return false;
  const isDs = (name: string, type: string): boolean => name === zone && type === 'DS';
  return (
    isWhole ||
    records.some(({ name, data }) => isDs(name, data.type)) ||
    changes.some(({ name, type }) => isDs(name, type))
  );
}

function keysOf(records: readonly ResourceRecord[]): string {
  const keys = records.map(({ data }) => dataKey(data)).sort();
  return keys.join('\n');
}
