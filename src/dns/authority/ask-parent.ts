/** Asks the servers of the zone above where a zone is delegated to. */

import { isWithin } from '../name.ts';
import type { DnsClient } from '../query/client.ts';
import { DNS_PORT } from '../query/name-server.ts';
import type { Message } from '../query/read-message.ts';
import type { ResourceRecord, Zone } from '../records.ts';
import { type AuthorityServer, askAuthority, type Delegation, referralOf } from './authority.ts';

/** The question to the zone above. */
export interface ParentQuestion {
  readonly parent: string;
  /** Names of its servers. */
  readonly hosts: readonly string[];
  /** The zone, or a name in it. */
  readonly child: string;
}

/** What the zone above says. */
export interface AskedParent {
  /** The name of the zone that is delegated. */
  readonly zone?: string | undefined;
  readonly delegation?: Delegation | undefined;
  /** Why there is no delegation. */
  readonly failure?: string | undefined;
}

/** So many servers of the zone above are asked: all have the same data, and one that answers is enough. */
const MAX_SERVERS = 4;

/** Asks some servers at once. The first that refers to the zone counts. */
export async function askParent(
  question: ParentQuestion,
  options: { readonly client: DnsClient; readonly resolver: Zone },
): Promise<AskedParent> {
  const servers = await someServers(question.hosts, options.resolver);
  if (servers.length === 0) return { failure: 'no address' };
  let failure = 'no answer';
  const attempts = servers.map(async (server) => {
    const asked = await askServer(question, server, options.client);
    if (asked.zone !== undefined) return asked;
    failure = asked.failure ?? failure;
    throw new NoDelegation();
  });
  try {
    return await Promise.any(attempts);
  } catch (error) {
    if (error instanceof AggregateError && error.errors.every((each) => each instanceof NoDelegation))
      return { failure };
    // The run was ended: each attempt has its reason.
    throw error instanceof AggregateError ? error.errors.find((each) => !(each instanceof NoDelegation)) : error;
  }
}

class NoDelegation extends Error {}

/** The first address of each of the first hosts, of both families in turn. */
async function someServers(hosts: readonly string[], resolver: Zone): Promise<readonly AuthorityServer[]> {
  const found = await Promise.all(
    hosts.slice(0, MAX_SERVERS).map(async (host) => {
      const lookups = await Promise.all([resolver.lookup(host, 'A'), resolver.lookup(host, 'AAAA')]);
      return lookups.map(({ records: [first] }) =>
        first?.data.type === 'A' || first?.data.type === 'AAAA'
          ? { host, address: first.data.address, port: DNS_PORT }
          : undefined,
      );
    }),
  );
  const byFamily = [0, 1].flatMap((family) => found.map((both) => both[family]));
  return byFamily.filter((server) => server !== undefined).slice(0, MAX_SERVERS);
}

async function askServer(
  { parent, child }: ParentQuestion,
  server: AuthorityServer,
  client: DnsClient,
): Promise<AskedParent> {
  const [referred, signed] = await Promise.all([
    askAuthority(client, server, { name: child, type: 'NS' }, parent),
    askAuthority(client, server, { name: child, type: 'DS' }, parent),
  ]);
  const { message } = referred.answer;
  if (referred.standing !== 'referral' || !message) {
    // A server that has both zones answers from the lower one.
    return { failure: referred.standing === 'authoritative' ? 'answers from the zone itself' : referred.detail };
  }
  const records = referralOf(message, child, parent);
  const [first] = records;
  if (!first) return { failure: 'no referral' };
  const hosts = records.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : [])).sort();
  const delegation: Delegation = {
    parent,
    hosts: [...new Set(hosts)],
    ttl: Math.min(...records.map(({ ttl }) => ttl)),
    glue: glueIn(message, hosts, parent),
    ds: first.name === child && signed.standing === 'authoritative' ? dsIn(signed.answer.message, child) : undefined,
    server: { address: server.address, port: server.port },
  };
  return { zone: first.name, delegation };
}

/** A server gives away addresses of hosts below its own zone only; others are not its to tell. */
function glueIn({ additionals }: Message, hosts: readonly string[], parent: string): readonly ResourceRecord[] {
  return additionals.filter(
    ({ name, data }) => (data.type === 'A' || data.type === 'AAAA') && hosts.includes(name) && isWithin(name, parent),
  );
}

function dsIn(message: Message | undefined, child: string): readonly ResourceRecord[] {
  return message?.answers.filter(({ name, data }) => data.type === 'DS' && name === child) ?? [];
}
