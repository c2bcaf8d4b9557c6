/** What name servers refuse in a plan, and what the plan does not say. */
import { isWithin } from '../../dns/name.ts';
import type { ZonePlan } from '../../dns/plan/read-plan.ts';
import type { PlannedZone, UnknownRecords } from '../../dns/planned-zone.ts';
import { typeLabel } from '../../dns/record-types.ts';
import type { RecordType } from '../../dns/records.ts';
import { findZoneFaults, type ZoneFault } from '../../dns/zone-faults.ts';
import type { Concern } from '../concern.ts';
import type { MxHost } from '../mx-host.ts';

/** Names that matter to mail, with the types that are asked for there. */
export type MailNames = ReadonlyMap<string, ReadonlySet<RecordType>>;

/** Enough to mend in one go. */
const MAX_FAULTS = 50;

/**
 * The names that matter to mail of a domain.
 *
 * @param hosts MX hosts, published and planned
 */
export function mailNames(
  domain: string,
  hosts: readonly Pick<MxHost, 'host'>[],
  dkimSelectors: readonly string[],
): MailNames {
  const names = new Map<string, Set<RecordType>>();
  const add = (name: string, ...types: readonly RecordType[]): void => {
    names.set(name, new Set([...(names.get(name) ?? []), ...types, 'CNAME']));
  };
  add(domain, 'MX', 'TXT', 'NS', 'DS', 'DNSKEY');
  for (const name of [`_mta-sts.${domain}`, `_smtp._tls.${domain}`, `_dmarc.${domain}`]) add(name, 'TXT');
  add(`mta-sts.${domain}`, 'A', 'AAAA');
  for (const selector of dkimSelectors) add(`${selector}._domainkey.${domain}`, 'TXT');
  for (const { host } of hosts) {
    add(host, 'A', 'AAAA');
    add(`_25._tcp.${host}`, 'TLSA');
  }
  return names;
}

/** Checks the zones of a plan. Whatever makes a server refuse the zone counts; what is unknown, only where it matters. */
export function checkPlannedZones(
  { zones }: Pick<ZonePlan, 'zones'>,
  domain: string,
  names: MailNames,
): readonly Concern[] {
  return zones.flatMap((zone) => [
    ...faultConcerns(zone),
    ...zone.unknown.flatMap((each) => unknownConcern(each, domain, names)),
  ]);
}

function faultConcerns(zone: PlannedZone): readonly Concern[] {
  const groups = new Map<string, ZoneFault[]>();
  for (const fault of findZoneFaults(zone)) {
    // One record at a wrong place makes all others of its name wrong: they are one trouble.
    const key = [fault.kind, fault.name, fault.kind === 'ttl' ? fault.type : ''].join(' ');
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  return [...groups.values()].slice(0, MAX_FAULTS).flatMap((group) => {
    const types = group.map(({ type }) => typeLabel(type));
    // Every zone has records of these types at its top.
    const [first = group[0]] = group.filter(({ type }) => type !== 'SOA' && type !== 'NS');
    return first ? [{ ...faultConcern(first, types, zone.origin), source: first.source }] : [];
  });
}

function faultConcern({ kind, name }: ZoneFault, types: readonly string[], origin: string): Concern {
  const label = types.join(', ');
  const records = types.length === 1 ? 'record' : 'records';
  if (kind === 'ttl') {
    return {
      code: 'E_ZONE_TTL',
      severity: 'warning',
      subject: `${label} ${name}`,
      message: `The ${label} records of ${name} have different TTLs.`,
      hint: `Give all ${label} records of ${name} one TTL (RFC 2181 section 5.2).`,
    };
  }
  if (kind === 'ds-at-top') {
    return {
      code: 'E_ZONE_INVALID',
      severity: 'warning',
      subject: `DS ${name}`,
      message: `${name} has a DS record in its own zone: resolvers look for it in the zone above, and some name servers refuse such a zone.`,
      hint: `Have the zone above publish it, which mostly the registrar does, and take it out of the zone ${origin}. Whether it fits the keys of the zone was not tested.`,
    };
  }
  const [message, hint] = {
    'alias-and-others': [
      `${name} has a CNAME record and other records, here ${label}: name servers refuse such a zone.`,
      `Remove the CNAME record of ${name}, or all others of this name. At the top of a zone, use A and AAAA records.`,
    ],
    'below-dname': [
      `${name} is below a name with a DNAME record, so its ${label} ${records} cannot be found, or the zone is refused.`,
      `Move what is at ${name} to the target of the DNAME record.`,
    ],
    outside: [
      `${name} is not in the zone ${origin}, so senders do not find its ${label} ${records}, or the zone is refused.`,
      `Write the name relative to ${origin}, and look at the $ORIGIN above it.`,
    ],
    several: [
      `There is another ${label} record beside that of ${name}: name servers refuse such a zone.`,
      `Keep one ${label} record: a zone has one SOA record, at its top, and a name one DNAME record.`,
    ],
  }[kind];
  return {
    code: 'E_ZONE_INVALID',
    severity: 'critical',
    subject: `${label} ${name}`,
    message: message ?? '',
    hint: hint ?? '',
  };
}

function unknownConcern(
  { name, type, reason, source }: UnknownRecords,
  domain: string,
  names: MailNames,
): readonly Concern[] {
  if (!matters(name, type, names)) return [];
  const what = type === undefined ? name : `${typeLabel(type)} ${name}`;
  return [
    {
      code: 'E_PLAN_UNKNOWN',
      severity: 'unknown',
      subject: what,
      message: `What ${what} will be is not known: ${reason}. Mail of ${domain} depends on it.`,
      hint: 'Write the value into the plan, or judge it again after it is published with stage: live.',
      source,
    },
  ];
}

function matters(name: string, type: RecordType | undefined, names: MailNames): boolean {
  const covered = name.startsWith('*.')
    ? [...names].filter(([each]) => isWithin(each, name.slice(2)) && each !== name.slice(2))
    : [];
  const types = [names.get(name), ...covered.map(([, each]) => each)];
  return types.some((each) => each !== undefined && (type === undefined || each.has(type)));
}
