/**
 * The plans of the examples of the gate, in each of the four formats: example.org as `mail-domain.ts` publishes it, with
 * one change that mail does not depend on. The outputs of DNSControl and Terraform are not recorded from the programs but
 * written by hand in their form (DNSControl/dnscontrol `models/record.go`, the JSON output format of Terraform).
 */

const KEY = 'v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const DMARC = 'v=DMARC1; p=reject; rua=mailto:dmarc@example.org';
const TLS_RPT = 'v=TLSRPTv1; rua=mailto:tls@example.org';

/** A master file. */
export const ZONE_FILE = `$ORIGIN example.org.
$TTL 3600
@              SOA ns1 dns 2026021402 3600 600 1209600 300
@              NS  ns1
ns1            A   192.0.2.53
@              MX  10 mail
@              TXT "v=spf1 mx -all"
mail           A   192.0.2.10
mta-sts        A   192.0.2.80
www            A   192.0.2.81
s1._domainkey  TXT "${KEY}"
_dmarc         TXT "${DMARC}"
_mta-sts       TXT "v=STSv1; id=20260214"
_smtp._tls     TXT "${TLS_RPT}"
`;

/** A zone of octoDNS. */
export const OCTODNS = `---
'':
  - type: MX
    values:
      - exchange: mail.example.org.
        preference: 10
  - type: TXT
    value: v=spf1 mx -all
_dmarc:
  type: TXT
  value: ${escaped(DMARC)}
_mta-sts:
  type: TXT
  value: ${escaped('v=STSv1; id=20260214')}
_smtp._tls:
  type: TXT
  value: ${escaped(TLS_RPT)}
mail:
  type: A
  value: 192.0.2.10
mta-sts:
  type: A
  value: 192.0.2.80
ns1:
  type: A
  value: 192.0.2.53
s1._domainkey:
  type: TXT
  value: ${escaped(KEY)}
www:
  type: A
  value: 192.0.2.81
`;

function escaped(text: string): string {
  return text.replaceAll(';', '\\;');
}

const record = (type: string, name: string, rdata: string) => ({ type, name, name_unicode: name, rdata, ttl: 3600 });

/** What `dnscontrol print-ir` prints. */
export const DNSCONTROL = JSON.stringify({
  registrars: [],
  dns_providers: [],
  domains: [
    {
      name: 'example.org',
      uniquename: 'example.org',
      records: [
        { ...record('MX', '@', '10 mail.example.org.'), filepos: '[line:4:3]' },
        record('TXT', '@', '"v=spf1 mx -all"'),
        record('TXT', '_dmarc', `"${DMARC}"`),
        record('TXT', '_mta-sts', '"v=STSv1; id=20260214"'),
        record('TXT', '_smtp._tls', `"${TLS_RPT}"`),
        record('TXT', 's1._domainkey', `"${KEY}"`),
        record('A', 'mail', '192.0.2.10'),
        record('A', 'mta-sts', '192.0.2.80'),
        record('A', 'ns1', '192.0.2.53'),
        record('A', 'www', '192.0.2.81'),
      ],
    },
  ],
});

const address = (name: string, ip: string) => ({ name, type: 'A', ttl: 3600, records: [ip], zone_id: 'Z1' });
const www = 'www.example.org';

/** What `terraform show -json` and `tofu show -json` print. The values of variables are in clear text. */
export const TERRAFORM = JSON.stringify({
  format_version: '1.2',
  variables: { api_token: { value: 'secret-of-the-plan' } },
  resource_changes: [
    {
      address: 'aws_route53_record.www',
      mode: 'managed',
      type: 'aws_route53_record',
      name: 'www',
      change: {
        actions: ['update'],
        before: address(www, '192.0.2.80'),
        after: address(www, '192.0.2.81'),
        after_unknown: {},
      },
    },
  ],
});
