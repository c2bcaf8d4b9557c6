/** Which servers have a zone, by whose word, and how an answer of theirs stands. */

import { isWithin } from '../name.ts';
import { type Answer, isOwnTrouble } from '../query/ask.ts';
import type { DnsClient } from '../query/client.ts';
import type { NameServerAddress } from '../query/name-server.ts';
import type { Question } from '../query/question.ts';
import type { Message } from '../query/read-message.ts';
import type { ResourceRecord } from '../records.ts';

/** A zone and the servers that have it. */
export interface Authority {
  /** The name of the zone: that of the domain or one above it. */
  readonly zone: string;
  readonly hosts: readonly AuthorityHost[];
  /** What the zone above says. Absent when it was not asked, or when that came to nothing. */
  readonly delegation?: Delegation | undefined;
  /** Why there is no delegation: a failure of the last server that was asked, or what it said. */
  readonly delegationFailure?: string | undefined;
}

/** A host that serves the zone. */
export interface AuthorityHost {
  /** Its name; the address where the user named an address. */
  readonly name: string;
  /** Whether the zone above names it; undefined when that is not known. */
  readonly isDelegated?: boolean | undefined;
  /** Whether the zone itself names it, as resolvers see it; undefined when that is not known. */
  readonly isListed?: boolean | undefined;
  readonly addresses: readonly NameServerAddress[];
  /** Why there is no address: `nxdomain`, `nodata`, or a failure. */
  readonly failure?: string | undefined;
}

/** What the servers of the zone above say about a zone (RFC 1034 section 4.2.1). */
export interface Delegation {
  /** The zone above. */
  readonly parent: string;
  readonly hosts: readonly string[];
  /** Seconds for which the list of hosts may be remembered. */
  readonly ttl: number;
  /** Addresses of hosts, as the zone above knows them. */
  readonly glue: readonly ResourceRecord[];
  /** DS records; undefined when nothing is known of them. */
  readonly ds?: readonly ResourceRecord[] | undefined;
  /** The server that said so. */
  readonly server: NameServerAddress;
}

/** An address of a host that serves the zone. */
export interface AuthorityServer extends NameServerAddress {
  readonly host: string;
}

/**
 * How an answer stands: `authoritative`; `referral`: the name is in a zone further down; `lame`: the server has not the
 * zone; `silent`: nothing came that can be believed; `unreachable`: this machine cannot get there.
 */
export type ZoneStanding = 'authoritative' | 'referral' | 'lame' | 'silent' | 'unreachable';

/** What one server has said. */
export interface ServerAnswer {
  readonly server: AuthorityServer;
  readonly standing: ZoneStanding;
  /** What happened where the server is lame, silent or unreachable: `REFUSED`, `no AA`, `another zone`, `timeout`, a code. */
  readonly detail?: string | undefined;
  readonly answer: Answer;
}

/** Returns every address of every host. */
export function serversOf({ hosts }: Authority): readonly AuthorityServer[] {
  return hosts.flatMap(({ name, addresses }) => addresses.map((address) => ({ ...address, host: name })));
}

/** Asks one server of the zone, and judges how its answer stands. */
export async function askAuthority(
  client: DnsClient,
  server: AuthorityServer,
  question: Question,
  zone: string,
  options: { readonly isTcpOnly?: boolean } = {},
): Promise<ServerAnswer> {
  const answer = await client.ask(server, question, options);
  return { server, answer, ...judge(answer, question.name, zone) };
}

function judge({ message, failure }: Answer, name: string, zone: string): Pick<ServerAnswer, 'standing' | 'detail'> {
  if (!message) return { standing: isOwnTrouble(failure) ? 'unreachable' : 'silent', detail: failure };
  const { rcode, isAuthoritative, answers, authorities } = message;
  const isWhole = rcode === 'NOERROR' || rcode === 'NXDOMAIN';
  const isOther =
    answers.length === 0 && authorities.some((each) => each.data.type === 'SOA' && !isWithin(each.name, zone));
  if (isWhole && isOther) return { standing: 'lame', detail: 'another zone' };
  if (isWhole && isAuthoritative) return { standing: 'authoritative' };
  if (rcode === 'NOERROR' && referralOf(message, name, zone).length > 0) return { standing: 'referral' };
  return { standing: 'lame', detail: isWhole ? 'no AA' : rcode };
}

/** Returns the NS records of a zone between `zone` and `name` to which a server refers. */
export function referralOf(message: Message, name: string, zone: string): readonly ResourceRecord[] {
  if (message.isAuthoritative || message.answers.length > 0) return [];
  return message.authorities.filter(
    (record) =>
      record.data.type === 'NS' && record.name !== zone && isWithin(record.name, zone) && isWithin(name, record.name),
  );
}
