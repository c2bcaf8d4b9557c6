/** The zones of an ordinary mail domain: 3 MX hosts, SPF with 6 look-ups, DKIM, DMARC, MTA-STS, TLS-RPT and TLSA. */
import { generateKeyPairSync } from 'node:crypto';
import type { ZoneText } from '../test/support/name-servers/sign-zone.ts';

/** The domain. */
export const GATE_DOMAIN = 'example.test';
/** Whose SPF records it includes. */
const PROVIDERS = ['one.test', 'two.test', 'three.test'] as const;

/** Addresses of its servers, as its zones have them. */
export const GATE_ADDRESSES = {
  parent: '192.0.2.1',
  names: ['192.0.2.53', '198.51.100.53'],
  policy: '192.0.2.80',
} as const;

/** How far the SPF record includes others: its own, a provider's, and what that one includes. */
export const SPF_DEPTH = 2;

const HOSTS = [1, 2, 3].map((number) => ({
  name: `mx${number}`,
  ipv4: `192.0.2.${24 + number}`,
  ipv6: `2001:db8::${24 + number}`,
}));
const SOA = '@ SOA ns1 hostmaster 2026112001 7200 900 1209600 600';

/** The text of the policy that is served. */
export const GATE_POLICY = [
  'version: STSv1',
  'mode: enforce',
  ...HOSTS.map(({ name }) => `mx: ${name}.${GATE_DOMAIN}`),
  'max_age: 604800',
  '',
].join('\r\n');

/** Writes the zone of the domain. */
export function gateZone(): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const parts = `v=DKIM1; k=rsa; p=${key}`.match(/.{1,200}/g) ?? [];
  const hosts = HOSTS.map(
    ({ name, ipv4, ipv6 }, index) =>
      `@ MX ${10 * (index + 1)} ${name}\n${name} A ${ipv4}\n${name} AAAA ${ipv6}\n_25._tcp.${name} TLSA 3 1 1 ${'ab'.repeat(32)}`,
  );
  const names = GATE_ADDRESSES.names.map((address, index) => `@ NS ns${index + 1}\nns${index + 1} A ${address}`);
  return `$ORIGIN ${GATE_DOMAIN}.
$TTL 3600
${SOA}
${[...names, ...hosts].join('\n')}
www A 192.0.2.81
@ TXT "v=spf1 mx ${PROVIDERS.map((provider) => `include:spf.${provider}`).join(' ')} -all"
mail._domainkey TXT ( ${parts.map((part) => `"${part}"`).join(' ')} )
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@${GATE_DOMAIN}"
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@${GATE_DOMAIN}"
_mta-sts TXT "v=STSv1; id=20261120"
mta-sts A ${GATE_ADDRESSES.policy}
`;
}

/** A plan that changes what mail does not depend on. */
export function gatePlan(zone: string): string {
  return zone.replace('192.0.2.81', '192.0.2.82');
}

/** A plan of so many records. */
export function bigPlan(zone: string, records: number): string {
  const more = Array.from({ length: records }, (_each, index) => `host${index} A 203.0.113.${index % 256}\n`);
  return `${gatePlan(zone)}${more.slice(zone.trimEnd().split('\n').length).join('')}`;
}

const START = `$TTL 3600\n${SOA}\n@ NS ns1.nic.test.\n`;

/** The zone above. @param ds the record that makes the domain signed, as a line */
export function parentZone(ds: string): ZoneText {
  const delegations = GATE_ADDRESSES.names.map((address, index) => {
    const name = `ns${index + 1}.${GATE_DOMAIN}.`;
    return `${GATE_DOMAIN}. NS ${name}\n${name} A ${address}\n`;
  });
  const text = `$ORIGIN test.\n${START}ns1.nic A ${GATE_ADDRESSES.parent}\n${delegations.join('')}${ds}\n`;
  return { origin: 'test', text: `${text}${PROVIDERS.map((origin) => `${origin}. NS ns1.nic.test.\n`).join('')}` };
}

/** Zones of providers, and of the names of addresses. */
export function otherZones(): readonly ZoneText[] {
  const zone = (origin: string, text: string): ZoneText => ({ origin, text: `$ORIGIN ${origin}.\n${START}${text}` });
  const providers = PROVIDERS.map((origin, index) => {
    const inner = index < 2 ? `spf TXT "v=spf1 include:more.${origin} ~all"\nmore` : 'spf';
    return zone(origin, `${inner} TXT "v=spf1 ip4:203.0.113.${index}/32 ~all"\n`);
  });
  const reverse = (origin: string, nameOf: (host: (typeof HOSTS)[number]) => string): ZoneText =>
    zone(origin, HOSTS.map((host) => `${nameOf(host)} PTR ${host.name}.${GATE_DOMAIN}.\n`).join(''));
  return [
    ...providers,
    reverse('2.0.192.in-addr.arpa', ({ ipv4 }) => ipv4.split('.').at(-1) ?? ''),
    reverse('8.b.d.0.1.0.0.2.ip6.arpa', ({ ipv6 }) => `${nibbles(ipv6)}.ip6.arpa.`),
  ];
}

/** `2001:db8::25` as the labels of its name (RFC 3596 section 2.5). */
function nibbles(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string): string[] => text.split(':').map((group) => group.padStart(4, '0'));
  const [first, last] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0000');
  return [...first, ...zeros, ...last].join('').split('').reverse().join('.');
}
