/** The zone of a mail domain in which everything is right, and plans for it. */

/** What stands in the zone. */
export interface DemoZoneFacts {
  readonly domain: string;
  /** SHA-256 of the public key that the MX host shows, in hexadecimal. */
  readonly keyDigest: string;
  /** The public key of the DKIM selector `mail`, in Base64. */
  readonly dkimKey: string;
  /** Whether the domain has a policy of MTA-STS, with the id of its record. */
  readonly policyId?: string | undefined;
}

/** Addresses of the MX host, which is also the server that sends, and of the one that a plan moves to. */
export const [MX_ADDRESS, NEW_MX_ADDRESS] = ['192.0.2.25', '192.0.2.26'] as const;

/** Writes the zone. */
export function demoZone({ domain, keyDigest, dkimKey, policyId }: DemoZoneFacts): string {
  const key = `v=DKIM1; k=rsa; p=${dkimKey}`.match(/.{1,200}/g) ?? [];
  const policy = `_mta-sts TXT "v=STSv1; id=${policyId}"\nmta-sts A 127.0.0.1\n`;
  return `$ORIGIN ${domain}.
$TTL 3600
@ SOA ns1 hostmaster 2026112001 7200 900 1209600 600
@ NS ns1
ns1 A 127.0.0.1
@ MX 10 mx1
mx1 A ${MX_ADDRESS}
@ TXT "v=spf1 mx -all"
mail._domainkey TXT ( ${key.map((part) => `"${part}"`).join('\n  ')} )
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@${domain}"
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@${domain}"
_25._tcp.mx1 TLSA 3 1 1 ${keyDigest}
${policyId === undefined ? '' : policy}`;
}

/** The text of the policy that covers the MX host. */
export function demoPolicy(domain: string): string {
  return `version: STSv1\r\nmode: enforce\r\nmx: mx1.${domain}\r\nmax_age: 604800\r\n`;
}

/** A plan that is safe: the TLSA record of the next key stands beside the present one. */
export function safePlan(zone: string, nextKeyDigest: string): string {
  return zone.replace(/^(_25\._tcp\.mx1 TLSA 3 1 1 ).*$/m, `$&\n$1${nextKeyDigest}`);
}

/** A plan that loses mail: the host moves, and neither the policy nor the record of the old server is left for it. */
export function movingPlan(zone: string): string {
  return zone
    .replace(/^@ MX 10 mx1$/m, '@ MX 10 mx2')
    .replace(/^mx1 A .*$/m, `mx2 A ${NEW_MX_ADDRESS}`)
    .replace(/^_25\._tcp\.mx1 .*\n/gm, '');
}

/** The zones around the domain: the one above it, and the names of addresses. */
export function surroundingZones(domain: string): readonly { readonly origin: string; readonly text: string }[] {
  const parent = domain.slice(domain.indexOf('.') + 1);
  const soa = '@ SOA ns1 hostmaster 1 7200 900 1209600 600\n@ NS ns1\nns1 A 127.0.0.1\n';
  const reverse = [MX_ADDRESS, NEW_MX_ADDRESS].map(
    (address, index) => `${address.split('.').reverse().join('.')} PTR mx${index + 1}.${domain}.\n`,
  );
  const delegation = `${domain}. NS ns1.${domain}.\nns1.${domain}. A 127.0.0.1\n`;
  return [
    { origin: parent, text: `${soa}${delegation}` },
    { origin: 'in-addr.arpa', text: `${soa}${reverse.join('')}` },
  ];
}
