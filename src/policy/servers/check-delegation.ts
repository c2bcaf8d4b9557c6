/** What a plan does to the delegation: name servers that are new must have the zone, and the keys that the DS records name. */
import { type Authority, type AuthorityHost, askAuthority, serversOf } from '../../dns/authority/authority.ts';
import { addressesOf } from '../../dns/authority/find-authority.ts';
import { type ServerReport, surveyServers } from '../../dns/authority/survey-servers.ts';
import type { DnsClient } from '../../dns/query/client.ts';
import type { Lookup, ResourceRecord, Zone } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { unanswered } from '../failed-lookup.ts';
import { type CheckedServers, checkServers } from './check-servers.ts';
import * as concerns from './delegation-concerns.ts';
import { isAnyKeySigned } from './ds-match.ts';

/** A zone, and what the plan makes of its servers and keys. */
export interface DelegationChange {
  readonly domain: string;
  readonly authority: Authority;
  readonly client: DnsClient;
  readonly published: Zone;
  readonly planned: Zone;
}

const UNCHANGED: CheckedServers = { concerns: [], untested: [] };

/** Checks the name servers and keys that the plan changes. Asks nothing of the network when it changes none. */
export async function checkDelegation(change: DelegationChange): Promise<CheckedServers> {
  const { authority, published, planned } = change;
  const { zone } = authority;
  const [before, after, keys] = await Promise.all([
    published.lookup(zone, 'NS'),
    planned.lookup(zone, 'NS'),
    planned.lookup(zone, 'DNSKEY'),
  ]);
  const known = new Set([...targetsIn(before), ...authority.hosts.map(({ name }) => name)]);
  const added = after.isPlanned ? targetsIn(after).filter((host) => !known.has(host)) : [];
  const plannedKeys = keys.isPlanned ? keys.records : [];
  if (added.length === 0 && plannedKeys.length === 0) return UNCHANGED;
  const ds = await dsOf(change);
  if ('outcome' in ds) {
    const failed = unanswered(zone, 'DS', ds);
    return { concerns: failed ? [failed] : [], untested: [] };
  }
  const found: Concern[] = [];
  const [firstKey] = plannedKeys;
  if (firstKey && ds.records.length > 0 && !isAnyKeySigned(zone, ds.records, plannedKeys)) {
    found.push(concerns.otherKeys(zone, firstKey));
  }
  if (added.length === 0) return { concerns: found, untested: [] };
  const keptCount = targetsIn(after).filter((host) => known.has(host)).length;
  const servers = await checkNewServers(change, added, {
    ds: ds.records,
    isMove: keptCount === 0,
    records: after.records,
  });
  return { concerns: [...found, ...servers.concerns], untested: servers.untested };
}

function targetsIn({ records }: Lookup): readonly string[] {
  return records.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : []));
}

/** The DS records, from the zone above, or as resolvers see them; the look-up when it has failed. */
async function dsOf({
  authority,
  published,
}: DelegationChange): Promise<Lookup | { readonly records: readonly ResourceRecord[] }> {
  const ds = authority.delegation?.ds;
  if (ds) return { records: ds };
  const lookup = await published.lookup(authority.zone, 'DS');
  return lookup.outcome === 'failed' ? lookup : { records: lookup.records };
}

interface Wanted {
  readonly ds: readonly ResourceRecord[];
  /** Whether no server stays. */
  readonly isMove: boolean;
  /** The planned NS records. */
  readonly records: readonly ResourceRecord[];
}

async function checkNewServers(
  change: DelegationChange,
  added: readonly string[],
  wanted: Wanted,
): Promise<CheckedServers> {
  const { domain, authority, client, planned, published } = change;
  const { zone } = authority;
  const hosts = await Promise.all(
    added.map(
      async (name): Promise<AuthorityHost> => ({
        name,
        ...(await addressesOf(name, undefined, { resolver: planned })),
      }),
    ),
  );
  const own: Authority = { zone, hosts };
  const [reports, mailHosts, keys] = await Promise.all([
    surveyServers(domain, own, client),
    Promise.all([mailHostsIn(planned, domain), mailHostsIn(published, domain)]),
    wanted.ds.length > 0 ? keysOf(own, client) : [],
  ]);
  const checked = checkServers(domain, own, reports);
  const atRecord = (concern: Concern): Concern => ({
    ...concern,
    record: concern.record ?? recordOf(concern.subject, wanted.records),
  });
  return {
    concerns: [
      ...checked.concerns.map(atRecord),
      ...keyConcerns(zone, wanted, keys).map(atRecord),
      ...behind(domain, reports, mailHosts.flat()).map(atRecord),
    ],
    untested: checked.untested,
  };
}

function recordOf(subject: string, records: readonly ResourceRecord[]): ResourceRecord | undefined {
  return records.find(({ data }) => data.type === 'NS' && subject.split(' ').includes(data.target));
}

/** Keys of each new server; undefined where it did not say. */
async function keysOf(
  own: Authority,
  client: DnsClient,
): Promise<readonly { readonly host: string; readonly keys: readonly ResourceRecord[] | undefined }[]> {
  return await Promise.all(
    serversOf(own).map(async (server) => {
      const { standing, answer } = await askAuthority(client, server, { name: own.zone, type: 'DNSKEY' }, own.zone);
      const keys = answer.message?.answers.filter(({ data }) => data.type === 'DNSKEY');
      return { host: server.host, keys: standing === 'authoritative' ? keys : undefined };
    }),
  );
}

function keyConcerns(
  zone: string,
  { ds, isMove }: Wanted,
  keys: Awaited<ReturnType<typeof keysOf>>,
): readonly Concern[] {
  if (ds.length === 0) return [];
  const unsigned = keys.filter((each) => each.keys && !isAnyKeySigned(zone, ds, each.keys)).map(({ host }) => host);
  if (unsigned.length > 0) return [concerns.unsignedServers(zone, [...new Set(unsigned)])];
  const isUnknown = keys.length === 0 || keys.every((each) => each.keys === undefined);
  return isUnknown && isMove ? [concerns.unknownKeys(zone)] : [];
}

/** New servers that serve neither the mail hosts of today nor those of the plan. */
function behind(domain: string, reports: readonly ServerReport[], right: readonly string[]): readonly Concern[] {
  return reports.flatMap(({ server, mailHosts }) => {
    if (mailHosts === undefined) return [];
    const shown = mailHosts.join(', ');
    return right.includes(shown) ? [] : [concerns.behind(domain, server.host, shown)];
  });
}

/** `10 mx1.example.org, 20 mx2.example.org`, as a survey writes it; nothing where it is not known. */
async function mailHostsIn(zone: Zone, domain: string): Promise<readonly string[]> {
  const { outcome, records } = await zone.lookup(domain, 'MX');
  if (outcome === 'failed') return [];
  const data = records.flatMap((record) => (record.data.type === 'MX' ? [record.data] : []));
  const inOrder = data.sort(
    (one, other) => one.preference - other.preference || (one.exchange < other.exchange ? -1 : 1),
  );
  return [inOrder.map(({ preference, exchange }) => `${preference} ${exchange}`).join(', ')];
}
