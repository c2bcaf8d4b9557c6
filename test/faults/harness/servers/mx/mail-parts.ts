/** The servers that the script of a fault of mode `mx` wants. */
import { createHash, X509Certificate } from 'node:crypto';
import type { IssuedCertificate } from '../../../../../src/sandbox/common/certificates.ts';
import { authoritative, type TestZone } from '../../../../support/dns/zone-answers.ts';
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
export function hostsOf({ published, planned, cname, down }: MxScript): Hosts {
  const inMx = [...published.mx, ...(planned?.mx ?? [])].map(([, host]) => host);
  const all = [DOMAIN, ...inMx, ...Object.values(cname), ...down].filter((host) => /[a-z]/.test(host));
  const names = [...new Set(all)].filter((host) => !(host in cname));
  // Two networks, so that several hosts are not behind one line.
  const addressOf = (host: string): string => {
    const at = names.indexOf(host);
    return `${at % 2 === 0 ? '192.0.2' : '203.0.113'}.${10 + at}`;
  };
  return { names, addressOf };
}

/** Certificates are made when the run begins. */
export async function worldOf(script: MxScript, hosts: Hosts): Promise<MailWorldOptions> {
  const certificates = new Map(await Promise.all(hosts.names.map(async (host) => [host, await issue(host)] as const)));
  const zone = ownZone(script.published, script, hosts);
  const others = otherZones(script, hosts, certificates);
  const { sts } = script.published;
  const { status, bytes, name } = script.policy;
  return {
    zone,
    others,
    nameServers: script.nameServers.map((kind) => nameServer(kind, zone, script, hosts)),
    resolverFaults: {
      isAuthentic: script.dnssec === 'secure',
      bogus: script.dnssec === 'bogus' ? [DOMAIN] : [],
      failing: script.tlsa.fails ? hosts.names.map((host) => `_25._tcp.${host}`) : [],
    },
    mail: Object.fromEntries(
      hosts.names.map((host) => [
        hosts.addressOf(host),
        { host, script: { certificate: certificates.get(host), ...script.smtp[host] } },
      ]),
    ) as NonNullable<MailWorldOptions['mail']>,
    ...(sts ? { policy: { body: sts.body + '#'.repeat(bytes ?? 0), status, name, address: POLICY_ADDRESS } } : {}),
  };
}

async function issue(host: string): Promise<IssuedCertificate> {
  return await (await testAuthority()).issue({ commonName: host, dnsNames: [host] });
}

/** The zone of the domain. */
export function ownZone(records: DomainRecords, { ttl }: MxScript, hosts: Hosts): TestZone {
  return zoneOf(DOMAIN, linesOf(records, hosts.addressOf(DOMAIN)), { ttl });
}

function nameServer(kind: NameServerKind, zone: TestZone, script: MxScript, hosts: Hosts) {
  switch (kind) {
    case 'ok':
      return authoritative(zone);
    case 'no-tcp':
      return { answers: authoritative(zone), hasTcp: false };
    case 'lame':
      return authoritative();
    case 'silent':
      return () => undefined;
    default:
      return authoritative({ ...ownZone(kind, script, hosts) });
  }
}

/** Hosts, their keys and their names by address; zones of others that SPF includes. */
function otherZones(
  { cname, ipv6, tlsa, inputs }: MxScript,
  { names, addressOf }: Hosts,
  certificates: ReadonlyMap<string, IssuedCertificate>,
): readonly TestZone[] {
  const hosts = names.filter((host) => host !== DOMAIN);
  const keyOf = (host: string): string => {
    const key = new X509Certificate(certificates.get(host)?.certificatePem ?? '').publicKey;
    return createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex');
  };
  const lines = hosts.flatMap((host) => [
    `${host}. A ${addressOf(host)}`,
    ...(ipv6[host] === undefined ? [] : [`${host}. AAAA ${ipv6[host]}`]),
    ...Array.from({ length: tlsa.count }, (_each, at) =>
      at === 0 ? `_25._tcp.${host}. TLSA 3 1 1 ${keyOf(host)}` : `_25._tcp.${host}. TLSA 3 1 1 ${'0'.repeat(63)}${at}`,
    ),
  ]);
  const aliases = Object.entries(cname).map(([name, target]) => `${name}. CNAME ${target}.`);
  const included = Array.from(
    { length: 12 },
    (_each, at) => `spf${at + 1}.test. TXT v=spf1 ip4:198.51.100.${at + 1} -all`,
  );
  const senders = [inputs['outbound-ips']].flatMap((address) => (address === undefined ? [] : [String(address)]));
  const reverse = [
    ...names.map((host) => [addressOf(host), host] as const),
    ...senders.map((each) => [each, 'out.test'] as const),
  ];
  return [
    zoneOf('test', [...lines, ...aliases, ...included, ...senders.map((address) => `out.test. A ${address}`)]),
    zoneOf(
      'in-addr.arpa',
      reverse.map(([address, host]) => `${address.split('.').toReversed().join('.')} PTR ${host}.`),
    ),
  ];
}
