/** Looks at every server of a zone by itself: whether it has the zone, over which ways, and what it says. */

import { readStep } from '../lookup/read-step.ts';
import { isWithin } from '../name.ts';
import type { EdnsUse } from '../query/ask.ts';
import type { DnsClient } from '../query/client.ts';
import { foldName } from '../query/wire-name.ts';
import type { RecordData, RecordType } from '../records.ts';
import { type Authority, type AuthorityServer, askAuthority, type ServerAnswer, serversOf } from './authority.ts';

/** One server, as it answers. */
export interface ServerReport {
  readonly server: AuthorityServer;
  /** How its answer for the start of the zone stands, over the way that a resolver takes. */
  readonly soa: ServerAnswer;
  /** The same over TCP alone (RFC 9210). */
  readonly tcp: ServerAnswer;
  readonly edns?: EdnsUse | undefined;
  /** The serial number of the zone. This and what follows is undefined where the server has not said it. */
  readonly serial?: number | undefined;
  /** Names of the servers of the zone, in alphabetical order. */
  readonly nameServers?: readonly string[] | undefined;
  /** `10 mx1.example.org` of each mail host of the domain, in order. */
  readonly mailHosts?: readonly string[] | undefined;
}

/** Something that servers say differently: each value with the servers that say it. */
export interface ServerDifference {
  readonly what: 'serial' | 'name servers' | 'mail hosts';
  readonly values: readonly { readonly value: string; readonly servers: readonly AuthorityServer[] }[];
}

/** Asks every server, all at once, for the start of the zone, its servers, and the mail hosts of the domain. */
export async function surveyServers(
  domain: string,
  authority: Authority,
  client: DnsClient,
): Promise<readonly ServerReport[]> {
  return await Promise.all(
    serversOf(authority).map((server) => surveyServer(foldName(domain), server, authority, client)),
  );
}

async function surveyServer(
  domain: string,
  server: AuthorityServer,
  { zone }: Authority,
  client: DnsClient,
): Promise<ServerReport> {
  const ask = (name: string, type: RecordType, isTcpOnly = false): Promise<ServerAnswer> =>
    askAuthority(client, server, { name, type }, zone, { isTcpOnly });
  const [soa, tcp, ns, mx] = await Promise.all([
    ask(zone, 'SOA'),
    ask(zone, 'SOA', true),
    ask(zone, 'NS'),
    ask(domain, 'MX'),
  ]);
  const serial = dataOf(soa, zone, 'SOA', zone)?.flatMap((data) => (data.type === 'SOA' ? [data.serial] : []))[0];
  const nameServers = dataOf(ns, zone, 'NS', zone)?.flatMap((data) => (data.type === 'NS' ? [data.target] : []));
  const mailHosts = dataOf(mx, domain, 'MX', zone)
    ?.flatMap((data) => (data.type === 'MX' ? [data] : []))
    .sort((one, other) => one.preference - other.preference || (one.exchange < other.exchange ? -1 : 1));
  return {
    server,
    soa,
    tcp,
    edns: await ednsOf(soa, client),
    serial,
    nameServers: nameServers?.sort(),
    mailHosts: mailHosts?.map(({ preference, exchange }) => `${preference} ${exchange}`),
  };
}

/** Two lost datagrams are no proof: a server that seems to pass over questions with EDNS is asked once more. */
async function ednsOf({ answer }: ServerAnswer, client: DnsClient): Promise<EdnsUse | undefined> {
  if (answer.edns !== 'dropped') return answer.edns;
  const again = await client.ask(answer.server, answer.question, {}, 1);
  return again.edns ?? answer.edns;
}

/** The data that a server has said; undefined when it has said nothing that counts. */
function dataOf(
  { standing, answer }: ServerAnswer,
  name: string,
  type: RecordType,
  zone: string,
): readonly RecordData[] | undefined {
  if (standing !== 'authoritative' || !answer.message) return undefined;
  return readStep(answer.message, name, type, (owner) => isWithin(owner, zone)).records.map(({ data }) => data);
}

/** Returns what servers say differently. A server that has said nothing differs from none. */
export function differencesOf(reports: readonly ServerReport[]): readonly ServerDifference[] {
  const read: Readonly<Record<ServerDifference['what'], (report: ServerReport) => string | undefined>> = {
    serial: ({ serial }) => serial?.toString(),
    'name servers': ({ nameServers }) => nameServers?.join(', '),
    'mail hosts': ({ mailHosts }) => mailHosts?.join(', '),
  };
  return (Object.keys(read) as ServerDifference['what'][]).flatMap((what) => {
    const servers = new Map<string, AuthorityServer[]>();
    for (const report of reports) {
      const value = read[what](report);
      if (value !== undefined) servers.set(value, [...(servers.get(value) ?? []), report.server]);
    }
    const values = [...servers].map(([value, own]) => ({ value, servers: own }));
    return values.length > 1 ? [{ what, values }] : [];
  });
}
