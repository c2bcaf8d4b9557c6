/** Whether the names of mail are signed, as a resolver sees it that validates. */
import type { PublishedDns } from '../../dns/authority/open-published.ts';
import type { Lookup, RecordType } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { unanswered } from '../failed-lookup.ts';
import type { MxHost } from '../mx-host.ts';
import type { DnssecState } from '../security.ts';

/** What validation says. */
export interface CheckedDnssec {
  readonly concerns: readonly Concern[];
  /** By name: the domain, each host, and `_25._tcp.` of each host. */
  readonly states: ReadonlyMap<string, DnssecState>;
  /** What was not tested, a sentence each. */
  readonly untested: readonly string[];
}

interface Asked {
  readonly name: string;
  readonly type: RecordType;
  readonly lookup: Lookup;
}

/** Asks for the MX records, the addresses of hosts, and their TLSA records. */
export async function checkDnssec(
  domain: string,
  { resolved }: Pick<PublishedDns, 'resolved'>,
  hosts: readonly MxHost[],
): Promise<CheckedDnssec> {
  const ask = async (name: string, type: RecordType): Promise<Asked> => ({
    name,
    type,
    lookup: await resolved.lookup(name, type),
  });
  const asked = await Promise.all([
    ask(domain, 'MX'),
    ...hosts.flatMap(({ host }) => [ask(host, 'A'), ask(host, 'AAAA'), ask(`_25._tcp.${host}`, 'TLSA')]),
  ]);
  const states = new Map<string, DnssecState>();
  for (const { name, lookup } of asked) states.set(name, both(states.get(name), stateOf(lookup)));
  const state = states.get(domain);
  const bogus = asked.flatMap(({ name, type, lookup }) =>
    lookup.failure === 'bogus' ? (unanswered(name, type, lookup) ?? []) : [],
  );
  const silent = silentConcerns(asked[0]);
  const insecure = state === 'insecure' ? [notSigned(domain)] : [];
  const untested = state === 'unknown' && silent.length === 0 ? [sentenceOf(domain, asked[0]?.lookup)] : [];
  return { concerns: [...bogus, ...silent, ...insecure], states, untested };
}

function stateOf({ outcome, failure, isAuthentic }: Lookup): DnssecState {
  if (outcome === 'failed') return failure === 'bogus' ? 'bogus' : 'unknown';
  if (isAuthentic === undefined) return 'unknown';
  return isAuthentic ? 'secure' : 'insecure';
}

/** The worst of both counts. */
function both(one: DnssecState | undefined, other: DnssecState): DnssecState {
  const order: readonly DnssecState[] = ['bogus', 'insecure', 'unknown', 'secure'];
  return order.find((each) => each === one || each === other) ?? other;
}

/** SERVFAIL for the domain, with and without validation: resolvers find no answer. */
function silentConcerns(domain: Asked | undefined): readonly Concern[] {
  if (domain?.lookup.failure !== 'SERVFAIL') return [];
  const found = unanswered(domain.name, domain.type, domain.lookup);
  return found
    ? [{ ...found, message: `Resolvers have no answer for ${found.subject} (SERVFAIL), with and without validation.` }]
    : [];
}

function notSigned(domain: string): Concern {
  return {
    code: 'E_DNSSEC_INSECURE',
    severity: 'info',
    subject: domain,
    message: `${domain} is not signed with DNSSEC.`,
    hint: 'Without DNSSEC, senders do not use TLSA records (DANE), and an answer about MX records can be forged.',
    isOptional: true,
  };
}

function sentenceOf(domain: string, lookup: Lookup | undefined): string {
  const why =
    lookup?.outcome === 'failed'
      ? `resolvers did not answer (${lookup.failure ?? 'timeout'})`
      : 'the word of a resolver counts only when it is named in resolvers';
  return `Whether ${domain} is signed with DNSSEC was not tested: ${why}.`;
}
