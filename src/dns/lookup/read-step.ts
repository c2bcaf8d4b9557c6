/** What one answer says about a name: its records, an alias, or that there is nothing. */

import { isWithin } from '../name.ts';
import type { Message } from '../query/read-message.ts';
import type { Lookup, RecordType, ResourceRecord } from '../records.ts';

/** At most so many aliases are followed: no zone that works has more. */
export const MAX_ALIASES = 8;

/** One answer on the way to the end of all aliases. */
export interface LookupStep extends Omit<Lookup, 'outcome'> {
  /** `alias`: the answer is to be asked for at another name, `at`. */
  readonly outcome: Lookup['outcome'] | 'alias';
  /** The name at the end of the aliases. */
  readonly at: string;
}

/** Reads the answer to a question. `covers` tells for which names the server is to be believed. */
export function readStep(
  message: Message,
  name: string,
  type: RecordType,
  covers: (name: string) => boolean,
): LookupStep {
  const owners = recordsByOwner(message.answers.filter((record) => covers(record.name)));
  const aliases: ResourceRecord[] = [];
  let at = name;
  for (;;) {
    const here = owners.get(at) ?? [];
    const records = here.filter(({ data }) => data.type === type);
    if (records.length > 0) return { outcome: 'found', at, records, aliases };
    const alias = type === 'CNAME' || type === 'DNAME' ? undefined : aliasOf(at, owners);
    if (alias?.data.type !== 'CNAME' || aliases.length > MAX_ALIASES) break;
    aliases.push(alias);
    at = alias.data.target;
  }
  return { ...absence(message, at, aliases.length > 0, covers), at, records: [], aliases };
}

function recordsByOwner(records: readonly ResourceRecord[]): ReadonlyMap<string, readonly ResourceRecord[]> {
  const owners = new Map<string, ResourceRecord[]>();
  for (const record of records) {
    const own = owners.get(record.name);
    if (own) own.push(record);
    else owners.set(record.name, [record]);
  }
  return owners;
}

/** The CNAME of a name, or the one that a DNAME above it makes (RFC 6672 section 2.2). */
function aliasOf(name: string, owners: ReadonlyMap<string, readonly ResourceRecord[]>): ResourceRecord | undefined {
  const own = owners.get(name)?.find(({ data }) => data.type === 'CNAME');
  if (own) return own;
  for (const records of owners.values()) {
    for (const { name: owner, ttl, data, source } of records) {
      if (data.type !== 'DNAME' || owner === name || !isWithin(name, owner)) continue;
      const first = owner === '' ? name : name.slice(0, -owner.length - 1);
      const target = data.target === '' ? first : `${first}.${data.target}`;
      return { name, ttl, data: { type: 'CNAME', target }, source };
    }
  }
  return undefined;
}

/** Why there are no records: a name that another server must be asked about is not missing. */
function absence(
  { rcode, authorities }: Message,
  at: string,
  isAlias: boolean,
  covers: (name: string) => boolean,
): Pick<LookupStep, 'outcome' | 'negativeTtl'> {
  const soa = authorities.find(({ name, data }) => data.type === 'SOA' && isWithin(at, name) && covers(name));
  const isNegative = rcode === 'NXDOMAIN' || soa !== undefined || !isAlias;
  if (isAlias && !(covers(at) && isNegative)) return { outcome: 'alias' };
  const negativeTtl = soa?.data.type === 'SOA' ? Math.min(soa.ttl, soa.data.minimum) : undefined;
  return { outcome: rcode === 'NXDOMAIN' ? 'nxdomain' : 'nodata', negativeTtl };
}
