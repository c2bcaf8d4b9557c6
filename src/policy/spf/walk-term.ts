/** One term of an SPF record: what it costs, which addresses it matches, and what is wrong with it. */
import type { Lookup } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { failedLookup } from '../failed-lookup.ts';
import { type AddressSet, EVERY_ADDRESS, isEmpty, NO_ADDRESS, network, unite } from './address-set.ts';
import { asksForClientName, targetName } from './domain-spec.ts';
import type { SpfTerm } from './parse-record.ts';
import type { SpfPlace, SpfTermBranch, SpfWalk } from './spf-branch.ts';
import { recordNamed } from './spf-texts.ts';
import { CUT_OFF, failedOutcome, permerror, type TermOutcome } from './term-outcome.ts';
import { walkInclude } from './walk-include.ts';

/** Hosts of an `mx` term (RFC 7208 section 4.6.4). */
const MAX_MX_HOSTS = 10;

/** Walks over one term. */
export async function walkTerm(walk: SpfWalk, place: SpfPlace, term: SpfTerm): Promise<SpfTermBranch> {
  const { trouble, terms, lookups: below = 0, ...outcome } = await outcomeOf(walk, place, term);
  const asks = term.kind !== 'all' && term.kind !== 'ip4' && term.kind !== 'ip6';
  const own = (asks ? 1 : 0) + (term.target !== undefined && asks && asksForClientName(term.target) ? 1 : 0);
  const lookups = own + below;
  return {
    ...{ voids: [], matched: NO_ADDRESS, dynamic: [], concerns: [], isUnknown: false, ...outcome },
    facts: { text: term.text, lookups, trouble, ...(terms ? { terms } : {}) },
    qualifier: term.qualifier,
    lookups,
  };
}

async function outcomeOf(walk: SpfWalk, place: SpfPlace, term: SpfTerm): Promise<TermOutcome> {
  const { kind, target, prefix, text } = term;
  if (kind === 'all') return { matched: EVERY_ADDRESS };
  if (kind === 'ip4' || kind === 'ip6') return networkOutcome(network(target ?? '', prefix));
  if (kind === 'ptr') return { dynamic: [text], trouble: 'is slow, and most receivers ignore it' };
  const name = target === undefined ? place.name : targetName(target, place.name, walk.domain);
  if (name === 'dynamic') return { dynamic: [text] };
  if (name === undefined) return badName(walk, place, term);
  if (walk.questions <= 0) return CUT_OFF;
  walk.questions -= 1;
  if (kind === 'a') return hostOutcome(text, await addressesOf(walk, name, prefix));
  if (kind === 'mx') return mxOutcome(walk, place, term, name);
  if (kind === 'exists') return existsOutcome(text, name, await walk.zone.lookup(name, 'A'));
  return walkInclude(walk, place, term, name);
}

function networkOutcome(matched: AddressSet): TermOutcome {
  if (!isEmpty(matched)) return { matched };
  return { trouble: 'matches nothing: clients that use IPv4 are judged by their IPv4 address' };
}

/** A name that cannot be: `include` and `redirect` end the evaluation, others do not match (RFC 7208 section 4.8). */
function badName({ domain }: SpfWalk, { name, record }: SpfPlace, { kind, text }: SpfTerm): TermOutcome {
  const trouble = 'names no domain that there can be';
  if (kind !== 'include' && kind !== 'redirect') return { trouble };
  const message = `${recordNamed(name, domain)} is not valid: ${text} ${trouble}.`;
  const hint = 'Write the name of the domain that has the record.';
  return { trouble, concerns: [permerror(`${name} ${text}`, message, hint, record)] };
}

function existsOutcome(text: string, name: string, lookup: Lookup): TermOutcome {
  if (lookup.outcome === 'failed') return failedOutcome([failedLookup(name, 'A', lookup)]);
  if (lookup.outcome === 'found') return { matched: EVERY_ADDRESS, trouble: 'matches every client' };
  return { voids: [text], trouble: 'never matches: the name has no address' };
}

/** Addresses of a host in both families. */
interface HostAddresses {
  readonly matched: AddressSet;
  readonly failures: readonly Concern[];
}

async function addressesOf({ zone }: SpfWalk, name: string, prefix: SpfTerm['prefix']): Promise<HostAddresses> {
  const types = ['A', 'AAAA'] as const;
  const lookups = await Promise.all(types.map((type) => zone.lookup(name, type)));
  const records = lookups.flatMap(({ records }) => records);
  return {
    matched: unite(...records.map(({ data }) => ('address' in data ? network(data.address, prefix) : NO_ADDRESS))),
    failures: types.flatMap((type, index) => {
      const lookup = lookups[index];
      return lookup?.outcome === 'failed' ? [failedLookup(name, type, lookup)] : [];
    }),
  };
}

function hostOutcome(text: string, { matched, failures }: HostAddresses): TermOutcome {
  if (failures.length > 0) return { ...failedOutcome(failures), matched };
  return isEmpty(matched) ? { voids: [text], trouble: 'matches nothing: the name has no address' } : { matched };
}

async function mxOutcome(walk: SpfWalk, place: SpfPlace, term: SpfTerm, name: string): Promise<TermOutcome> {
  const lookup = await walk.zone.lookup(name, 'MX');
  if (lookup.outcome === 'failed') return failedOutcome([failedLookup(name, 'MX', lookup)]);
  const hosts = lookup.records.flatMap(({ data }) =>
    data.type === 'MX' && data.exchange !== '' ? [data.exchange] : [],
  );
  if (lookup.outcome !== 'found') return { voids: [term.text], trouble: 'matches nothing: the name has no MX record' };
  if (hosts.length === 0) return { trouble: 'matches nothing: the name takes no mail (null MX)' };
  const excess = hosts.length > MAX_MX_HOSTS ? tooManyHosts(walk, place, term, hosts.length) : {};
  const found = await Promise.all(hosts.slice(0, MAX_MX_HOSTS).map((host) => addressesOf(walk, host, term.prefix)));
  const failures = found.flatMap((each) => each.failures);
  const failed = failures.length > 0 ? failedOutcome(failures) : {};
  return { matched: unite(...found.map(({ matched }) => matched)), ...failed, ...excess };
}

function tooManyHosts({ domain }: SpfWalk, { name, record }: SpfPlace, { text }: SpfTerm, count: number): TermOutcome {
  const trouble = `has ${count} MX hosts, and ${MAX_MX_HOSTS} are allowed`;
  const message = `${recordNamed(name, domain)} is not valid: ${text} ${trouble}.`;
  const hint = `List the addresses with ip4: and ip6: in place of ${text}.`;
  return { trouble, concerns: [permerror(`${name} ${text}`, message, hint, record)] };
}
