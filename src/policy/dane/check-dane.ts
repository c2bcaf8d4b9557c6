/** DANE of a domain (RFC 7672): the TLSA records of its MX hosts, and the certificates that these show. */
import { isWithin } from '../../dns/name.ts';
import type { Lookup } from '../../dns/records.ts';
import type { TlsaFacts } from '../../model/gate-facts.ts';
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import { unanswered } from '../failed-lookup.ts';
import type { MxHost } from '../mx-host.ts';
import type { DnssecState } from '../security.ts';
import * as concerns from './concerns.ts';
import type { DaneHost } from './dane-host.ts';
import { judgeHost } from './judge-host.ts';
import { matchesTlsa } from './matches-tlsa.ts';
import { isBelowUnsigned } from './unsigned-delegation.ts';

/** DANE in one zone. */
export interface CheckedDane {
  readonly concerns: readonly Concern[];
  /** By host, in the order of the records. A host whose records could not be asked for is not in it. */
  readonly tlsa: ReadonlyMap<string, readonly TlsaFacts[]>;
}

/**
 * Checks the TLSA records of every host.
 *
 * @param seen certificates by host, in DER, the leaf first: as the servers show them, or from an input
 * @param states what validation said of the names of hosts, where the zone itself does not tell
 */
export async function checkDane(
  view: DomainView,
  hosts: readonly MxHost[],
  seen: ReadonlyMap<string, readonly Buffer[]>,
  states: ReadonlyMap<string, DnssecState> = new Map(),
): Promise<CheckedDane> {
  // Senders pass over a host that is dead on purpose.
  const alive = hosts.filter(({ host }) => !view.declared.allowDead.includes(host));
  const asked = await Promise.all(alive.map((host) => askHost(view, host, seen.get(host.host), states)));
  const tlsa = new Map(
    asked.flatMap((each) => (each.daneHost ? [[each.daneHost.host.host, factsOf(each.daneHost)] as const] : [])),
  );
  return { concerns: [...asked.flatMap((each) => each.concerns), ...missing(view.domain, asked)], tlsa };
}

interface AskedHost {
  readonly concerns: readonly Concern[];
  /** Absent when the records could not be asked for. */
  readonly daneHost?: DaneHost | undefined;
}

async function askHost(
  { domain, zone }: DomainView,
  host: MxHost,
  chain: readonly Buffer[] | undefined,
  states: ReadonlyMap<string, DnssecState>,
): Promise<AskedHost> {
  const name = `_25._tcp.${host.host}`;
  const lookup = await zone.lookup(name, 'TLSA');
  const isOwn = isWithin(host.host, domain);
  if (lookup.outcome === 'failed')
    return { concerns: await lookupConcerns(name, lookup, () => securityOf(host, lookup, states, zone)) };
  const records = lookup.records.flatMap((record) =>
    record.data.type === 'TLSA' ? [{ record, data: record.data }] : [],
  );
  if (records.length === 0)
    return { concerns: [], daneHost: { domain, host, records, chain, security: 'unknown', isOwn } };
  const security = await securityOf(host, lookup, states, zone);
  const daneHost: DaneHost = { domain, host, records, chain, security, isOwn };
  return { concerns: judgeHost(daneHost), daneHost };
}

/** A sender that cannot find out whether there are records does not deliver to a signed host (RFC 7672 section 2.1.2). */
async function lookupConcerns(
  name: string,
  lookup: Lookup,
  security: () => Promise<DnssecState>,
): Promise<readonly Concern[]> {
  const failed = unanswered(name, 'TLSA', lookup);
  if (!failed || failed.severity === 'critical') return failed ? [failed] : [];
  if (failed.code === 'E_PLAN_UNKNOWN' || lookup.failure === 'out of time') return [failed];
  switch (await security()) {
    case 'secure':
      return [concerns.lookupFails(name, lookup.failure ?? 'timeout')];
    case 'insecure':
      // There, senders do not ask for TLSA records.
      return [];
    default:
      return [failed];
  }
}

async function securityOf(
  { host, addresses }: MxHost,
  lookup: Lookup,
  states: ReadonlyMap<string, DnssecState>,
  zone: DomainView['zone'],
): Promise<DnssecState> {
  const known = [states.get(host), states.get(`_25._tcp.${host}`)];
  if (known.includes('insecure')) return 'insecure';
  if (known.includes('secure')) return 'secure';
  if (lookup.outcome !== 'failed' && lookup.isAuthentic !== undefined)
    return lookup.isAuthentic ? 'secure' : 'insecure';
  const type = addresses[0]?.record.data.type === 'AAAA' ? 'AAAA' : 'A';
  const { isAuthentic, outcome } = await zone.lookup(host, type);
  if (outcome !== 'failed' && isAuthentic !== undefined) return isAuthentic ? 'secure' : 'insecure';
  return (await isBelowUnsigned(zone, host)) ? 'insecure' : 'unknown';
}

/** No records are no trouble: they are told once for the domain when no host has them. */
function missing(domain: string, asked: readonly AskedHost[]): readonly Concern[] {
  // A host without an address has other trouble.
  const there = asked.filter(({ daneHost }) => daneHost === undefined || daneHost.host.addresses.length > 0);
  const known = there.flatMap(({ daneHost }) => daneHost ?? []);
  const without = known.filter(({ records }) => records.length === 0);
  // Nothing is known of a host that could not be asked for.
  if (known.length === without.length) {
    return known.length === there.length && known.length > 0 ? [concerns.withoutTlsa(domain, domain, undefined)] : [];
  }
  return without.map(({ host }) => concerns.withoutTlsa(host.host, domain, host.record));
}

function factsOf({ records, chain }: DaneHost): readonly TlsaFacts[] {
  return records.map(({ data }) => {
    const { usage, selector, matching, certificate } = data;
    return { usage, selector, matching, certificate, isMatch: chain && matchesTlsa(data, chain) };
  });
}
