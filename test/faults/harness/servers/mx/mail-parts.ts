/** The servers that the script of a fault of mode `mx` wants. */
import { createHash, X509Certificate } from 'node:crypto';
import type { IssuedCertificate } from '../../../../../src/sandbox/common/certificates.ts';
import type { AskedQuestion } from '../../../../support/dns/scripted-dns.ts';
import { authoritative, resolving, type TestZone } from '../../../../support/dns/zone-answers.ts';
import type { MailWorldOptions } from '../../../../support/gate/mail-world.ts';
import { zoneOf } from '../../../../support/gate/short-zone.ts';
import { testAuthority } from '../../../../support/scripted/test-authority.ts';
import { DOMAIN, type DomainRecords, linesOf, POLICY_ADDRESS } from './domain-records.ts';
import type { MxScript, NameServerKind } from './script.ts';

/** Where hosts are; the domain itself is the first. */
export interface Hosts {
  readonly names: readonly string[];
  addressOf(host: string): string;
}

/** Every host that a record names, and that is a name. */
export function hostsOf({ published, planned, nameServers, cname, down }: MxScript): Hosts {
  const further = nameServers.flatMap((kind) => (typeof kind === 'string' ? [] : kind.mx));
  const inMx = [...published.mx, ...(planned?.mx ?? []), ...further].map(([, host]) => host);
  const all = [DOMAIN, ...inMx, ...Object.values(cname), ...down].filter((host) => /[a-z]/.test(host));
  const names = [...new Set(all)].filter((host) => !(host in cname));
  // Two networks, so that several hosts are not behind one line.
  const addressOf = (host: string): string => {
    const at = names.indexOf(host);
    return `${at % 2 === 0 ? '192.0.2' : '203.0.113'}.${10 + at}`;
  };
  return { names, addressOf };
}

/** What there is. */
export function worldOf({ script, hosts, certificates }: ZoneParts): MailWorldOptions {
  const parts = { script, hosts, certificates };
  const zone = ownZone(script.published, parts);
  const others = otherZones(parts);
  const { sts } = script.published;
  const { status, bytes, name } = script.policy;
  return {
    zone,
    nameServers: script.nameServers.map((kind) => nameServer(kind, zone, parts)),
    resolver: resolving([ownZone(script.resolved, parts), ...others], {
      isAuthentic: script.dnssec === 'secure',
      bogus: script.dnssec === 'bogus' ? [DOMAIN] : [],
      failing: script.tlsa.kind === 'SERVFAIL' ? hosts.names.map((host) => `_25._tcp.${host}`) : [],
    }),
    mail: Object.fromEntries(
      hosts.names.map((host) => [
        hosts.addressOf(host),
        { host, script: { certificate: certificates.get(host), ...script.smtp[host] } },
      ]),
    ) as NonNullable<MailWorldOptions['mail']>,
    ...(sts ? { policy: { body: sts.body + '#'.repeat(bytes ?? 0), status, name, address: POLICY_ADDRESS } } : {}),
  };
}

/** A certificate for each host. */
export async function issueAll({ names }: Hosts): Promise<ReadonlyMap<string, IssuedCertificate>> {
  return new Map(await Promise.all(names.map(async (host) => [host, await issue(host)] as const)));
}

async function issue(host: string): Promise<IssuedCertificate> {
  return await (await testAuthority()).issue({ commonName: host, dnsNames: [host] });
}

/** The zone of the domain, with its own hosts. */
export function ownZone(records: DomainRecords, parts: ZoneParts): TestZone {
  return zoneOf(DOMAIN, ownLines(records, parts), { ttl: parts.script.ttl });
}

/** Its lines, also for a plan. */
export function ownLines(records: DomainRecords, parts: ZoneParts): readonly string[] {
  const { script, hosts } = parts;
  const own = script.published.mx.map(([, host]) => host).filter((host) => isOwn(host));
  const unnamed = own.filter((host) => !records.records.some((line) => line.startsWith(`${host.split('.')[0]} A`)));
  return [...linesOf(records, hosts.addressOf(DOMAIN)), ...unnamed.flatMap((host) => hostLines(host, parts))];
}

function isOwn(host: string): boolean {
  return host.endsWith(`.${DOMAIN}`);
}

/** What lines of hosts are made from. */
export interface ZoneParts {
  readonly script: MxScript;
  readonly hosts: Hosts;
  readonly certificates: ReadonlyMap<string, IssuedCertificate>;
}

/** The addresses of a host, and its keys. */
function hostLines(host: string, { script: { ipv6, tlsa }, hosts, certificates }: ZoneParts): readonly string[] {
  const keys = Array.from({ length: tlsa.count }, (_each, at) =>
    at === 0 && tlsa.kind === 'ok' ? keyOf(certificates.get(host)) : `${'0'.repeat(62)}a${at}`,
  );
  return [
    `${host}. A ${hosts.addressOf(host)}`,
    ...(ipv6[host] === undefined ? [] : [`${host}. AAAA ${ipv6[host]}`]),
    ...keys.map((key) => `_25._tcp.${host}. TLSA ${tlsa.kind === 'pkix' ? 1 : 3} 1 1 ${key}`),
  ];
}

function keyOf(certificate: IssuedCertificate | undefined): string {
  const key = new X509Certificate(certificate?.certificatePem ?? '').publicKey;
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

function nameServer(kind: NameServerKind, zone: TestZone, parts: ZoneParts) {
  switch (kind) {
    case 'ok':
      return authoritative(zone);
    case 'no-tcp':
      return { answers: authoritative(zone), hasTcp: false };
    case 'no-edns':
      return (question: AskedQuestion) => (question.hasEdns ? undefined : authoritative(zone)(question));
    case 'lame':
      return authoritative();
    case 'silent':
      return () => undefined;
    default:
      return authoritative(ownZone(kind, parts));
  }
}

/** Hosts of others, names by address, and what SPF includes. */
function otherZones(parts: ZoneParts): readonly TestZone[] {
  const { cname, senders } = parts.script;
  const { names, addressOf } = parts.hosts;
  const hosts = names.filter((host) => host !== DOMAIN && !isOwn(host));
  const aliases = Object.entries(cname).map(([name, target]) => `${name}. CNAME ${target}.`);
  const included = Array.from(
    { length: 12 },
    (_each, at) => `spf${at + 1}.test. TXT v=spf1 ip4:198.51.100.${at + 1} -all`,
  );
  const reverse = [
    ...names.map((host) => [addressOf(host), host] as const),
    ...senders.map((each) => [each, 'out.test'] as const),
  ];
  return [
    zoneOf('test', [
      ...hosts.flatMap((host) => hostLines(host, parts)),
      ...aliases,
      ...included,
      ...senders.map((address) => `out.test. A ${address}`),
    ]),
    zoneOf(
      'in-addr.arpa',
      reverse.map(([address, host]) => `${address.split('.').toReversed().join('.')} PTR ${host}.`),
    ),
  ];
}
