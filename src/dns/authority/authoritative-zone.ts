/** A zone as its own servers answer for it; what is not in it comes from resolvers. */

import { follow } from '../lookup/follow.ts';
import { type LookupStep, readStep } from '../lookup/read-step.ts';
import { remembered, type SteppedZone } from '../lookup/resolver-zone.ts';
import { isWithin } from '../name.ts';
import type { DnsClient } from '../query/client.ts';
import { foldName } from '../query/wire-name.ts';
import type { Lookup, RecordType, ResourceRecord, Zone } from '../records.ts';
import {
  type Authority,
  type AuthorityServer,
  askAuthority,
  referralOf,
  type ServerAnswer,
  serversOf,
} from './authority.ts';

/** A question that servers of one zone answer differently. */
export interface Division {
  readonly name: string;
  readonly type: RecordType;
  /** Servers that agree, and what they say. The first one is what the zone answers: most servers say so. */
  readonly sides: readonly { readonly servers: readonly AuthorityServer[]; readonly step: LookupStep }[];
}

/** A question that one server leaves without an answer, while another one answers it. */
export interface Omission {
  readonly name: string;
  readonly type: RecordType;
  readonly server: AuthorityServer;
  /** `SERVFAIL`, `REFUSED`, `timeout` and the like. */
  readonly detail: string;
}

/** The published zone. */
export interface AuthoritativeZone extends Zone {
  readonly authority: Authority;
  glance(name: string, type: RecordType): Promise<Lookup>;
  /** What each server says, one by one; those left out that have not answered before. */
  answers(name: string, type: RecordType): Promise<readonly ServerAnswer[]>;
  /** Where servers have differed so far, in the order of the questions. */
  divisions(): readonly Division[];
  /** What servers have left without an answer so far, in the order of the questions. */
  omissions(): readonly Omission[];
}

/** Where the answers come from. */
export interface AuthoritativeOptions {
  readonly client: DnsClient;
  readonly authority: Authority;
  /** For names of other zones, also of zones below this one. */
  readonly others: SteppedZone;
}

/**
 * Creates the zone. Every question of a look-up goes to all servers at once, and all of them are waited for; a glance asks
 * the others only when the first one does not say that there is nothing.
 */
export function createAuthoritativeZone({ client, authority, others }: AuthoritativeOptions): AuthoritativeZone {
  const { zone } = authority;
  const known = new Map<string, Promise<Lookup>>();
  const divisions = new Map<string, Division>();
  const omissions = new Map<string, Omission>();
  /** Servers that did not answer, with the reason: they are not waited for again. */
  const gone = new Map<string, ServerAnswer>();
  const servers = serversOf(authority);

  const presentServers = (): readonly AuthorityServer[] => servers.filter((server) => !gone.has(keyOf(server)));

  const answerOf = async (server: AuthorityServer, name: string, type: RecordType): Promise<ServerAnswer> => {
    const answer = await askAuthority(client, server, { name, type }, zone);
    if (isGone(answer)) gone.set(keyOf(server), answer);
    return answer;
  };

  const answers = (name: string, type: RecordType): Promise<readonly ServerAnswer[]> =>
    Promise.all(presentServers().map((server) => answerOf(server, name, type)));

  const step = async (name: string, type: RecordType): Promise<LookupStep> => {
    // The DS records of a zone are in the zone above it (RFC 4035 section 3.1.4.1).
    const isElsewhere = !isWithin(name, zone) || (type === 'DS' && name === zone);
    if (isElsewhere) return await others.step(name, type);
    const all = await answers(name, type);
    const sides = sidesOf(all, name, type, zone);
    if (sides.length > 1) divisions.set(`${type} ${name}`, { name, type, sides });
    if (sides[0]) {
      for (const answer of all.filter(isOmission)) {
        const { server, standing, detail = standing } = answer;
        omissions.set(`${type} ${name} ${keyOf(server)}`, { name, type, server, detail });
      }
      return sides[0].step;
    }
    const [referral] = all.filter(({ standing }) => standing === 'referral');
    if (referral) return delegationStep(referral, name, type, zone) ?? (await others.step(name, type));
    return failedStep(name, all.length > 0 ? all : [...gone.values()]);
  };

  const lookup = (name: string, type: RecordType): Promise<Lookup> =>
    remembered(known, foldName(name), type, (folded) => follow(folded, type, step));

  let glances = 0;
  const glance = async (name: string, type: RecordType): Promise<Lookup> => {
    const present = presentServers();
    // In turn, so that no server has to bear them all.
    const server = present[glances % present.length];
    glances += 1;
    const folded = foldName(name);
    if (!server || !isWithin(folded, zone)) return await lookup(folded, type);
    const [side] = sidesOf([await answerOf(server, folded, type)], folded, type, zone);
    const isNothing = side?.step.outcome === 'nxdomain' || side?.step.outcome === 'nodata';
    if (!isNothing || side.step.aliases.length > 0) return await lookup(folded, type);
    return { outcome: side.step.outcome, records: [], aliases: [], negativeTtl: side.step.negativeTtl };
  };

  return {
    authority,
    glance,
    answers: (name, type) => answers(foldName(name), type),
    divisions: () => [...divisions.values()],
    omissions: () => [...omissions.values()],
    lookup,
  };
}

/** Who a zone further down is delegated to is a matter of the zone above it, whatever that zone says of itself. */
function delegationStep(
  { answer: { message } }: ServerAnswer,
  name: string,
  type: RecordType,
  zone: string,
): LookupStep | undefined {
  if (!message || type !== 'NS') return undefined;
  const records = referralOf(message, name, zone).filter((record) => record.name === name);
  return records.length > 0 ? { outcome: 'found', at: name, records, aliases: [] } : undefined;
}

function keyOf({ address, port }: AuthorityServer): string {
  return `${address} ${port}`;
}

function isGone({ standing, answer }: ServerAnswer): boolean {
  return standing === 'unreachable' || (standing === 'silent' && answer.failure !== 'EBADNAME');
}

/** What is no answer through the fault of the server, or of the way to it; trouble of this machine is none. */
function isOmission({ standing }: ServerAnswer): boolean {
  return standing === 'lame' || standing === 'silent' || standing === 'referral';
}

/** Puts servers together that say the same; the largest side first, then the one with the first server. */
function sidesOf(answers: readonly ServerAnswer[], name: string, type: RecordType, zone: string): Division['sides'] {
  const sides = new Map<string, { servers: AuthorityServer[]; step: LookupStep }>();
  for (const { server, standing, answer } of answers) {
    if (standing !== 'authoritative' || !answer.message) continue;
    const step = readStep(answer.message, name, type, (owner) => isWithin(owner, zone));
    const key = contentOf(step);
    const side = sides.get(key);
    if (side) side.servers.push(server);
    else sides.set(key, { servers: [server], step });
  }
  return [...sides.values()].toSorted((one, other) => other.servers.length - one.servers.length);
}

/** What an answer says, whatever the order of its records and the time that is left of them. */
function contentOf({ outcome, at, records, aliases }: LookupStep): string {
  const contents = (list: readonly ResourceRecord[]): string[] => list.map(({ data }) => JSON.stringify(data)).sort();
  return JSON.stringify([outcome, at, contents(records), contents(aliases)]);
}

/** Names the failure that says most: what a server has said, then silence, then trouble of this machine. */
function failedStep(name: string, answers: readonly ServerAnswer[]): LookupStep {
  const order = ['lame', 'silent', 'unreachable'];
  const [first] = answers.toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing));
  return { outcome: 'failed', at: name, records: [], aliases: [], failure: first?.detail ?? 'no name server' };
}
