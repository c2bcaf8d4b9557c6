/** What name servers refuse, or drop, in a zone that can be read. */
import { isWithin, parentOf } from './name.ts';
import { dataKey, type PlannedRecord, type PlannedSource, type PlannedZone } from './planned-zone.ts';
import type { RecordType } from './records.ts';

/** One fault of a zone. */
export interface ZoneFault {
  /**
   * `alias-and-others`: a CNAME record beside other records (RFC 2181 section 10.1), or two of them. `below-dname`: a
   * name below a DNAME record (RFC 6672 section 2.4). `outside`: a name that is not in the zone. `ttl`: more than one TTL
   * in an RRset (RFC 2181 section 5.2). `several`: a second SOA record of the zone (RFC 1035 section 5.2), or a second
   * DNAME record of a name (RFC 6672 section 2.4). `ds-at-top`: a DS record of the zone in the zone itself (RFC 4035
   * section 2.4).
   */
  readonly kind: 'alias-and-others' | 'below-dname' | 'outside' | 'ttl' | 'several' | 'ds-at-top';
  readonly name: string;
  /** The type of the record at that line. */
  readonly type: RecordType;
  readonly source: PlannedSource;
}

/** Types that may stand beside a CNAME record: those of DNSSEC (RFC 4034 section 3, RFC 4035 section 2.5). */
const BESIDE_ALIAS: ReadonlySet<RecordType> = new Set(['CNAME', 'RRSIG', 'TYPE47', 'TYPE25'] as const);

/** Finds the faults of a zone, in the order of its records; at most one of each kind for a name and type. */
export function findZoneFaults({ origin, records }: Pick<PlannedZone, 'origin' | 'records'>): ZoneFault[] {
  const faults: ZoneFault[] = [];
  const found = new Set<string>();
  const report = (kind: ZoneFault['kind'], { name, data: { type }, source }: PlannedRecord): void => {
    const key = `${kind} ${name} ${type}`;
    if (found.has(key)) return;
    found.add(key);
    faults.push({ kind, name, type, source });
  };
  const aliases = aliasesOf(records);
  const redirected = new Set(records.filter(({ data }) => data.type === 'DNAME').map(({ name }) => name));
  const ttls = new Map<string, number>();
  const singles = new Map<string, string>();
  for (const record of records) {
    const { name, ttl, data } = record;
    if (!isWithin(name, origin)) report('outside', record);
    const alias = aliases.get(name);
    if (alias !== undefined && (data.type === 'CNAME' ? dataKey(data) !== alias : !BESIDE_ALIAS.has(data.type))) {
      report('alias-and-others', record);
    }
    if (data.type === 'DS' && name === origin) report('ds-at-top', record);
    if (redirected.size > 0 && isBelowAny(name, redirected)) report('below-dname', record);
    const single = singleKey(record);
    if (single !== undefined) {
      const own = `${name} ${dataKey(data)}`;
      const only = singles.get(single) ?? own;
      singles.set(single, only);
      if (only !== own) report('several', record);
    }
    const set = `${name} ${data.type}`;
    const first = ttls.get(set) ?? ttl;
    ttls.set(set, first);
    // The TTL of a signature is that of what it signs.
    if (first !== ttl && data.type !== 'RRSIG') report('ttl', record);
  }
  return faults;
}

/** What there may be one record of: for a zone, or for a name. */
function singleKey({ name, data }: PlannedRecord): string | undefined {
  if (data.type === 'SOA') return 'SOA';
  return data.type === 'DNAME' ? `DNAME ${name}` : undefined;
}

/** The first CNAME record of each name. */
function aliasesOf(records: readonly PlannedRecord[]): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const { name, data } of records) {
    if (data.type === 'CNAME' && !aliases.has(name)) aliases.set(name, dataKey(data));
  }
  return aliases;
}

function isBelowAny(name: string, owners: ReadonlySet<string>): boolean {
  for (let each = parentOf(name); each !== undefined; each = parentOf(each)) if (owners.has(each)) return true;
  return false;
}

/**
 * The name that may have been meant where the final dot is missing: `mx.other.test` for `mx.other.test.ex.test` in the
 * zone `ex.test`. Undefined when the part before the zone is no name of several labels.
 */
export function withoutForgottenDot(name: string, origin: string): string | undefined {
  if (origin === '' || !name.endsWith(`.${origin}`)) return undefined;
  const own = name.slice(0, -origin.length - 1);
  return own.includes('.') ? own : undefined;
}
