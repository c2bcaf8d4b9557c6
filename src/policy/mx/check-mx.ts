/** Where mail for a domain goes: its MX records (RFC 5321 section 5.1, RFC 7505), and the addresses of their hosts. */
import { isProxiedRecord } from '../../dns/planned-zone.ts';
import type { Lookup, ResourceRecord } from '../../dns/records.ts';
import { ipFamily } from '../../system/ip-family.ts';
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import { unanswered } from '../failed-lookup.ts';
import type { MxAddress, MxHost } from '../mx-host.ts';
import * as concerns from './mx-concerns.ts';
import { hostTrouble, meantHost } from './mx-host-trouble.ts';

/** Where mail goes, and what is wrong with that. */
export interface CheckedMx {
  readonly concerns: readonly Concern[];
  /** The most preferred first. */
  readonly hosts: readonly MxHost[];
  /** Whether the domain says that it takes no mail (RFC 7505). */
  readonly isNullMx: boolean;
  /** Whether there is no MX record, so that the address of the domain takes the place of one. */
  readonly isImplicit: boolean;
}

/** A host with what was asked about it. */
interface AskedHost extends MxHost {
  readonly concerns: readonly Concern[];
  /** Whether all questions about it were answered. */
  readonly isKnown: boolean;
}

/** Looks at the MX records of the domain, and at every host that they name. */
export async function checkMx(view: DomainView): Promise<CheckedMx> {
  const { domain, zone, declared } = view;
  const lookup = await zone.lookup(domain, 'MX');
  const failed = unanswered(domain, 'MX', lookup);
  if (failed) return { concerns: [failed], hosts: [], isNullMx: false, isImplicit: false };
  const records = lookup.records.flatMap((record) =>
    record.data.type === 'MX' ? [{ record, data: record.data }] : [],
  );
  const nulls = records.filter(({ data }) => data.exchange === '');
  const named = records.filter(({ data }) => data.exchange !== '');
  if (records.length === 0) return await withoutMx(view, lookup);
  if (named.length === 0) {
    const found = declared.isNoMail ? [] : [concerns.nullMx(domain, nulls[0]?.record)];
    return { concerns: found, hosts: [], isNullMx: true, isImplicit: false };
  }
  const hosts = await askHosts(view, named);
  const mixed = nulls.length > 0 ? [concerns.nullMixed(domain, nulls[0]?.record)] : [];
  const unwanted = declared.isNoMail ? [concerns.takesMail(domain, named[0]?.record)] : [];
  return {
    concerns: [...mixed, ...unwanted, ...hosts.flatMap((each) => each.concerns), ...single(view, hosts)],
    hosts: hosts.map(plain),
    isNullMx: false,
    isImplicit: false,
  };
}

type NamedHost = {
  readonly record: ResourceRecord;
  readonly data: { readonly preference: number; readonly exchange: string };
};

/** Each host once, with its lowest preference. */
async function askHosts(view: DomainView, named: readonly NamedHost[]): Promise<readonly AskedHost[]> {
  const inOrder = named.toSorted(
    ({ data: one }, { data: other }) => one.preference - other.preference || (one.exchange < other.exchange ? -1 : 1),
  );
  const first = new Map(inOrder.toReversed().map((each) => [each.data.exchange, each]));
  const unique = inOrder.filter((each) => first.get(each.data.exchange) === each);
  const asked = await Promise.all(
    unique.map(({ record, data }) => askHost(view, { host: data.exchange, preference: data.preference, record })),
  );
  // A host that is dead on purpose is no trouble as long as another one is there.
  const isAnyAlive = asked.some(({ addresses }) => addresses.length > 0);
  const isDeadOnPurpose = ({ host }: MxHost): boolean => isAnyAlive && view.declared.allowDead.includes(host);
  return asked.map((each) =>
    isDeadOnPurpose(each)
      ? { ...each, concerns: each.concerns.filter(({ code }) => code !== 'E_MX_UNRESOLVABLE') }
      : each,
  );
}

/** A host of an MX record, before anything is asked about it. */
type Candidate = Pick<MxHost, 'host' | 'preference' | 'record'>;

async function askHost(view: DomainView, candidate: Candidate): Promise<AskedHost> {
  const { host, record } = candidate;
  const { domain } = view;
  if (ipFamily(host) !== 0) {
    const found = [concerns.isAddress(domain, host, record)];
    return { ...candidate, addresses: [], isProxied: false, concerns: found, isKnown: true };
  }
  const asked = await askAddresses(view, host);
  if (asked.addresses.length > 0 || !asked.isKnown) {
    return {
      ...candidate,
      ...asked,
      concerns: [...asked.concerns, ...hostTrouble(domain, { ...candidate, ...asked })],
    };
  }
  const meant = await meantHost(view, host);
  const missing =
    ipFamily(meant?.name ?? '') === 0
      ? concerns.unresolvable({ domain, host, outcome: asked.outcome, meant, record })
      : concerns.isAddress(domain, meant?.name ?? host, record);
  return { ...candidate, ...asked, concerns: [...hostTrouble(domain, { ...candidate, ...asked }), missing] };
}

interface AskedAddresses {
  readonly addresses: readonly MxAddress[];
  readonly alias: ResourceRecord | undefined;
  readonly isProxied: boolean;
  readonly concerns: readonly Concern[];
  readonly isKnown: boolean;
  /** Why there is no address. */
  readonly outcome: Lookup['outcome'];
}

async function askAddresses({ zone }: DomainView, host: string): Promise<AskedAddresses> {
  const [v4, v6] = await Promise.all([zone.lookup(host, 'A'), zone.lookup(host, 'AAAA')]);
  const failed = [unanswered(host, 'A', v4), unanswered(host, 'AAAA', v6)].filter((each) => each !== undefined);
  const alias = [...v4.aliases, ...v6.aliases].find(({ name }) => name === host);
  return {
    addresses: [...addressesIn(v4), ...addressesIn(v6)],
    alias,
    isProxied: [...v4.records, ...v6.records, ...(alias ? [alias] : [])].some(isProxiedRecord),
    concerns: failed,
    isKnown: failed.length === 0,
    outcome: v4.outcome,
  };
}

function addressesIn({ records }: Lookup): readonly MxAddress[] {
  return records.flatMap((record) => {
    const { data, source } = record;
    if (data.type !== 'A' && data.type !== 'AAAA') return [];
    return [{ address: data.address, isPlanned: source !== undefined && 'file' in source, record }];
  });
}

/** A domain without MX records: its own address takes their place. */
async function withoutMx(view: DomainView, { outcome }: Lookup): Promise<CheckedMx> {
  const { domain, declared } = view;
  const asked = await askAddresses(view, domain);
  const none = { isNullMx: false, isImplicit: false };
  if (asked.addresses.length === 0) {
    if (!asked.isKnown) return { ...none, concerns: asked.concerns, hosts: [] };
    // Nothing can be delivered, as it was meant to be.
    const found = declared.isNoMail ? [] : [concerns.noMx(domain, outcome)];
    return { ...none, concerns: found, hosts: [] };
  }
  const { addresses, isProxied } = asked;
  const host: MxHost = { host: domain, preference: 0, addresses, isProxied };
  // An alias of the domain itself is no fault here.
  const trouble = hostTrouble(domain, { ...host, alias: undefined });
  const implicit = concerns.implicitMx(domain, declared.isNoMail, addresses[0]?.record);
  return { concerns: [...asked.concerns, implicit, ...trouble], hosts: [host], isNullMx: false, isImplicit: true };
}

/** Whether one server takes all mail: one address of each family, whatever number of names it has. */
function single({ domain, declared }: DomainView, all: readonly AskedHost[]): readonly Concern[] {
  const hosts = all.filter(({ host }) => !declared.allowDead.includes(host));
  const isKnown = hosts.every((each) => each.isKnown && each.addresses.length > 0);
  const [first = [], ...others] = hosts.map(({ addresses }) => addresses.map(({ address }) => address).sort());
  const isSame = others.every((each) => each.join() === first.join());
  const families = new Set(first.map(ipFamily));
  const isOne = first.length > 0 && isSame && families.size === first.length;
  return isKnown && isOne ? [concerns.singleServer(domain, first, hosts[0]?.record)] : [];
}

function plain({ host, preference, addresses, record, isProxied }: AskedHost): MxHost {
  return { host, preference, addresses, record, isProxied };
}
