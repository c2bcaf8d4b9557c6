/** Healthy mail domains of many kinds, as their owners publish them. None of them may make a gate red. */
import { createPublicKey } from 'node:crypto';
import type { ZoneText } from '../name-servers/sign-zone.ts';
import { realZone } from './real-zones.ts';
import { masterFile } from './short-zone.ts';

const KEY = createPublicKey({
  key: { kty: 'RSA', n: Buffer.alloc(256, 0xab).toString('base64url'), e: 'AQAB' },
  format: 'jwk',
})
  .export({ type: 'spki', format: 'der' })
  .toString('base64');
const DKIM = `v=DKIM1; k=rsa; p=${KEY}`;
const ED25519 = 'v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const TLS_RPT = '_smtp._tls TXT v=TLSRPTv1; rua=mailto:tls@example.test';
/** Name servers and their addresses, for plans that must be the whole zone. */
const OWN_SERVERS = ['@ NS ns1', '@ NS ns2', 'ns1 A 192.0.2.11', 'ns2 A 192.0.2.12'];

/** A domain. */
export interface HealthyDomain {
  readonly about: string;
  /** The zone that is planned. */
  readonly origin: string;
  /** The mail domain, where it is not the zone. */
  readonly domain?: string;
  /** Lines of the zone: `name TYPE data`, TXT without quotes. */
  readonly lines: readonly string[];
  /** What the gate is told besides. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Formats that cannot say such a zone. */
  readonly without?: readonly string[];
  /** Zones of its own below it. */
  readonly below?: readonly ZoneText[];
}

/** The lines of a plan that is the whole zone. */
export function wholeLines({ lines }: HealthyDomain): readonly string[] {
  return [...OWN_SERVERS, ...lines];
}

/** The zone as it is published. */
export function zoneOfDomain(domain: HealthyDomain, serial = 1): ZoneText {
  return { origin: domain.origin, text: masterFile(domain.origin, wholeLines(domain), { serial }) };
}

const address = (name: string, last: number, net = '203.0.113'): string => `${name} A ${net}.${last}`;

export const HEALTHY: readonly HealthyDomain[] = [
  {
    about: 'like Google Workspace',
    origin: 'workspace.test',
    lines: [
      ...['1 aspmx', '5 alt1.aspmx', '5 alt2.aspmx', '10 alt3.aspmx', '10 alt4.aspmx'].map(
        (host) => `@ MX ${host}.l.google.com.`,
      ),
      '@ TXT v=spf1 include:_spf.google.com ~all',
      '@ TXT google-site-verification=rXOxyZounnZasA8Z7oaD3c14JdjS9aKSWvsR1EbUSIQ',
      `google._domainkey TXT ${DKIM}`,
      '_dmarc TXT v=DMARC1; p=quarantine; rua=mailto:dmarc@workspace.test',
      'www CNAME ghs.google.com.',
      TLS_RPT,
    ],
    inputs: { 'dkim-selectors': 'google' },
  },
  {
    about: 'like Microsoft 365',
    origin: 'office.test',
    lines: [
      '@ MX 0 office-test.mail.protection.outlook.com.',
      '@ TXT v=spf1 include:spf.protection.outlook.com -all',
      '@ TXT MS=ms12345678',
      'selector1._domainkey CNAME selector1-office-test._domainkey.contoso.onmicrosoft.com.',
      'selector2._domainkey CNAME selector2-office-test._domainkey.contoso.onmicrosoft.com.',
      '_dmarc TXT v=DMARC1; p=reject',
      'autodiscover CNAME autodiscover.outlook.com.',
    ],
    inputs: { 'dkim-selectors': 'selector1\nselector2' },
  },
  {
    about: 'like Fastmail',
    origin: 'fast.test',
    lines: [
      '@ MX 10 in1-smtp.messagingengine.com.',
      '@ MX 20 in2-smtp.messagingengine.com.',
      '@ TXT v=spf1 include:spf.messagingengine.com ~all',
      ...['fm1', 'fm2', 'fm3'].map((name) => `${name}._domainkey CNAME ${name}.fast.test.dkim.fmhosted.com.`),
      '_dmarc TXT v=DMARC1; p=none;',
    ],
    inputs: { 'dkim-selectors': 'fm1\nfm2\nfm3' },
  },
  {
    about: 'like Proton',
    origin: 'proton.test',
    lines: [
      '@ MX 10 mail.protonmail.ch.',
      '@ MX 20 mailsec.protonmail.ch.',
      '@ TXT protonmail-verification=0123456789abcdef0123456789abcdef01234567',
      '@ TXT v=spf1 include:_spf.protonmail.ch ~all',
      ...['', '2', '3'].map(
        (n) => `protonmail${n}._domainkey CNAME protonmail${n}.domainkey.dabcdefg.domains.proton.ch.`,
      ),
      '_dmarc TXT v=DMARC1; p=quarantine',
    ],
    inputs: { 'dkim-selectors': 'protonmail\nprotonmail2\nprotonmail3' },
  },
  {
    about: 'like Zoho',
    origin: 'zoho.test',
    lines: [
      '@ MX 10 mx.zoho.com.',
      '@ MX 20 mx2.zoho.com.',
      '@ MX 50 mx3.zoho.com.',
      '@ TXT v=spf1 include:zohomail.com ~all',
      `zmail._domainkey TXT ${DKIM}`,
      '_dmarc TXT v=DMARC1; p=none; rua=mailto:admin@zoho.test; ruf=mailto:admin@zoho.test; sp=none; adkim=r; aspf=r',
    ],
    inputs: { 'dkim-selectors': 'zmail' },
  },
  {
    about: 'a single host of its own, with SPF by ip4 and a reverse name',
    origin: 'single.test',
    lines: [
      '@ A 192.0.2.140',
      '@ MX 10 mail',
      'mail A 192.0.2.140',
      '@ TXT v=spf1 ip4:192.0.2.140 -all',
      `s2026._domainkey TXT ${DKIM}`,
      `s2026e._domainkey TXT ${ED25519}`,
      '_dmarc TXT v=DMARC1; p=reject; rua=mailto:postmaster@single.test',
      '_imaps._tcp SRV 0 1 993 mail',
      '_submissions._tcp SRV 0 1 465 mail',
      '@ CAA 0 issue "letsencrypt.org"',
      TLS_RPT,
    ],
    inputs: { 'dkim-selectors': 's2026\ns2026e', 'outbound-ips': '192.0.2.140' },
    without: ['octodns', 'terraform'],
  },
  {
    about: 'a single host that is the domain itself, without MX records of others',
    origin: 'apex.test',
    lines: [
      '@ A 203.0.113.41',
      '@ MX 0 @',
      '@ TXT v=spf1 a mx -all',
      `k._domainkey TXT ${DKIM}`,
      '_dmarc TXT v=DMARC1;p=none',
    ],
    inputs: { 'dkim-selectors': 'k' },
  },
  {
    about: 'its own servers with a backup at another provider',
    origin: 'backup.test',
    lines: [
      '@ MX 10 mx1',
      '@ MX 10 mx2',
      '@ MX 50 backup.relay.example.net.',
      address('mx1', 51),
      'mx1 AAAA 2001:db8:51::25',
      address('mx2', 52, '198.51.100'),
      '@ TXT v=spf1 mx ip4:198.51.100.0/28 ?include:_spf.google.com -all',
      `mail._domainkey TXT ${DKIM}`,
      '_dmarc TXT v=DMARC1; p=quarantine; sp=reject; rua=mailto:a@backup.test,mailto:b@backup.test',
    ],
    inputs: { 'dkim-selectors': 'mail' },
  },
  {
    about: 'a domain with null MX that sends nothing',
    origin: 'null.test',
    lines: [
      '@ A 203.0.113.60',
      '@ MX 0 .',
      '@ TXT v=spf1 -all',
      '*._domainkey TXT v=DKIM1; p=',
      '_dmarc TXT v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s',
    ],
    inputs: { 'no-mail': 'true' },
  },
  {
    about: 'a parked domain',
    origin: 'parked.test',
    lines: ['@ A 203.0.113.61', 'www CNAME @', '@ MX 0 .', '@ TXT v=spf1 -all', '_dmarc TXT v=DMARC1; p=reject'],
    inputs: { 'no-mail': 'true' },
  },
  {
    about: 'a subdomain as mail domain, with the policy of the domain above',
    origin: 'company.test',
    domain: 'news.company.test',
    lines: [
      '@ MX 10 mx.company.test.',
      address('mx', 70),
      '@ TXT v=spf1 mx -all',
      '_dmarc TXT v=DMARC1; p=reject; sp=quarantine',
      'news MX 10 in.esp.example.net.',
      'news TXT v=spf1 include:esp.example.net -all',
      `s1._domainkey.news TXT ${DKIM}`,
    ],
    inputs: { 'dkim-selectors': 's1' },
  },
  {
    about: 'an internationalized domain',
    origin: 'xn--mller-kva.test',
    domain: 'müller.test',
    lines: [
      '@ MX 10 post',
      address('post', 80),
      '@ TXT v=spf1 mx:post.xn--mller-kva.test -all',
      `dkim._domainkey TXT ${DKIM}`,
      '_dmarc TXT v=DMARC1; p=reject; rua=mailto:dmarc@xn--mller-kva.test',
    ],
    inputs: { 'dkim-selectors': 'dkim' },
  },
  {
    about: 'policies that are aliases to a provider',
    origin: 'hosted.test',
    lines: [
      '@ MX 10 in.esp.example.net.',
      '@ TXT v=spf1 include:%{ir}.%{v}.%{d}.spf.has.example.net ~all',
      '_dmarc CNAME hosted.test._dmarc.esp.example.net.',
      '_smtp._tls CNAME _smtp._tls.esp.example.net.',
      's1._domainkey CNAME s1.dkim.esp.example.net.',
      's2._domainkey CNAME s2.dkim.esp.example.net.',
    ],
    inputs: { 'dkim-selectors': 's1\ns2' },
  },
  {
    about: 'a zone of its own for the keys',
    origin: 'split.test',
    lines: [
      '@ MX 10 mx',
      address('mx', 90),
      '@ TXT v=spf1 a:mx.split.test -all',
      '_domainkey NS ns1',
      '_domainkey NS ns2',
      '_dmarc TXT v=DMARC1; p=reject',
    ],
    below: [
      {
        origin: '_domainkey.split.test',
        text: `$ORIGIN _domainkey.split.test.
$TTL 300
@ SOA ns1.split.test. dns.split.test. 1 3600 600 86400 60
@ NS ns1.split.test.
@ NS ns2.split.test.
x1 TXT ${long(DKIM)}
`,
      },
    ],
    inputs: { 'dkim-selectors': 'x1' },
  },
  {
    about: 'a wildcard MX, with a mail domain below it',
    origin: 'wild.test',
    domain: 'any.wild.test',
    lines: [
      '@ MX 10 mx',
      '* MX 10 mx',
      '* TXT v=spf1 mx -all',
      address('mx', 100),
      '@ TXT v=spf1 mx -all',
      '_dmarc TXT v=DMARC1; p=reject; sp=reject',
    ],
  },
  {
    about: 'keys and reports below a DNAME',
    origin: 'renamed.test',
    lines: [
      '@ MX 10 mx1',
      '@ MX 20 mx2',
      address('mx1', 110, '198.51.100'),
      address('mx2', 111),
      '_domainkey DNAME dkim.esp.example.net.',
      '_tls DNAME _tls.esp.example.net.',
      '@ TXT v=spf1 ip4:203.0.113.0/24 a:mx1.renamed.test -all',
      '_dmarc TXT v=DMARC1; p=reject',
    ],
    inputs: { 'dkim-selectors': 's1\ns2' },
    without: ['terraform'],
  },
  {
    about: 'a mailing list that has parts for everything',
    origin: 'mixed.test',
    lines: [
      '@ MX 10 in.esp.example.net.',
      '@ TXT v=spf1 include:_spf.google.com include:spf.protection.outlook.com include:esp.example.net ip6:2001:db8:7::/48 exists:%{i}._spf.example.net ~all',
      '@ TXT facebook-domain-verification=abc',
      '@ TXT say "hello"; v=spf1 is not here',
      `one._domainkey TXT v=DKIM1; h=sha256; s=email; k=rsa; n=key of 2026; p=${KEY}`,
      '_dmarc TXT v=DMARC1; p=quarantine; np=reject; rua=mailto:agg@reports.example.net',
      '_smtp._tls TXT v=TLSRPTv1;rua=https://tlsrpt.example.net/v1',
    ],
    inputs: { 'dkim-selectors': 'one' },
  },
];

const google = [1, 2, 3]
  .map(
    (n) =>
      `_netblocks${n === 1 ? '' : n} TXT "v=spf1 ${n === 2 ? 'ip6:2001:4860:4000::/36' : `ip4:198.51.100.${n * 16}/28`} ~all"`,
  )
  .join('\n');
const hosts = (names: readonly string[], net: string): string =>
  names.map((name, index) => `${name} A ${net}.${index + 10}`).join('\n');

/** The zones of their providers. */
export const PROVIDERS: readonly ZoneText[] = [
  realZone(
    'google.com',
    `${hosts(['aspmx.l', 'alt1.aspmx.l', 'alt2.aspmx.l', 'alt3.aspmx.l', 'alt4.aspmx.l', 'ghs'], '198.51.100')}
_spf TXT "v=spf1 include:_netblocks.google.com include:_netblocks2.google.com include:_netblocks3.google.com ~all"
${google}`,
  ),
  realZone(
    'outlook.com',
    `office-test.mail.protection A 198.51.100.100
office-test.mail.protection A 198.51.100.101
spf.protection TXT "v=spf1 ip4:198.51.100.96/28 ip6:2001:db8:365::/48 include:spfd.protection.outlook.com -all"
spfd.protection TXT "v=spf1 ip4:198.51.100.112/28 -all"
autodiscover A 198.51.100.102`,
  ),
  realZone(
    'onmicrosoft.com',
    ['1', '2'].map((n) => `selector${n}-office-test._domainkey.contoso TXT ${long(DKIM)}`).join('\n'),
  ),
  realZone(
    'messagingengine.com',
    `${hosts(['in1-smtp', 'in2-smtp'], '198.51.100')}
spf TXT "v=spf1 ip4:198.51.100.0/27 ?all"`,
  ),
  realZone('fmhosted.com', ['fm1', 'fm2', 'fm3'].map((n) => `${n}.fast.test.dkim TXT ${long(DKIM)}`).join('\n')),
  realZone(
    'protonmail.ch',
    `${hosts(['mail', 'mailsec'], '203.0.113')}
_spf TXT "v=spf1 ip4:203.0.113.192/28 ~all"`,
  ),
  realZone(
    'proton.ch',
    ['', '2', '3'].map((n) => `protonmail${n}.domainkey.dabcdefg.domains TXT ${long(DKIM)}`).join('\n'),
  ),
  realZone('zoho.com', hosts(['mx', 'mx2', 'mx3'], '203.0.113')),
  realZone('zohomail.com', '@ TXT "v=spf1 ip4:203.0.113.208/28 ip4:198.51.100.208/28 -all"'),
  realZone(
    'example.net',
    `in.esp A 198.51.100.150
in.esp A 203.0.113.150
esp TXT "v=spf1 ip4:198.51.100.144/28 -all"
*.spf.has TXT "v=spf1 -all"
hosted.test._dmarc.esp TXT "v=DMARC1; p=reject; rua=mailto:r@esp.example.net"
*._report._dmarc.esp TXT "v=DMARC1"
*._report._dmarc.reports TXT "v=DMARC1;"
_smtp._tls.esp TXT "v=TLSRPTv1; rua=mailto:tls@esp.example.net"
s1.dkim.esp TXT ${long(DKIM)}
s2.dkim.esp CNAME s1.dkim.esp
backup.relay A 198.51.100.160
mx.hosts A 198.51.100.170`,
  ),
  realZone('2.0.192.in-addr.arpa', '140 PTR mail.single.test.'),
];

function long(text: string): string {
  return (text.match(/.{1,250}/gs) ?? []).map((part) => `"${part}"`).join(' ');
}
