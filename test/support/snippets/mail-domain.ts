/**
 * The mail domain of the examples of the gate: the name servers of example.org, the host of its MTA-STS policy and its
 * mail server, all of them on loopback.
 */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Answer } from 'dns-packet';
import type { Authority, IssuedCertificate } from '../../../src/sandbox/common/certificates.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { startDns } from '../dns/scripted-dns.ts';
import { authoritative, resolving, rr, soa, type TestZone } from '../dns/zone-answers.ts';

const DOMAIN = 'example.org';
const HOUR = 3600;

function policyText(hosts: readonly string[]): string {
  const lines = hosts.map((host) => `mx: ${host}.${DOMAIN}`);
  return ['version: STSv1', 'mode: enforce', ...lines, 'max_age: 604800', ''].join('\r\n');
}

/** A mail domain that runs. */
export interface MailDomain extends AsyncDisposable {
  /** The usual port to the one on loopback. */
  readonly ports: Readonly<Record<number, number>>;
}

const txt = (name: string, text: string): Answer => rr('TXT', name, [text], HOUR);

function zone(origin: string, ...records: readonly Answer[]): TestZone {
  return { origin, records: [soa(origin, 2026_021_401, 300), rr('NS', origin, `ns1.${DOMAIN}`, HOUR), ...records] };
}

/**
 * What is published. The plans of the examples change one address of it that mail does not depend on.
 *
 * @param isPrepared whether the first steps of the worked example of a move are done
 */
const zonesOf = (isPrepared: boolean): readonly TestZone[] => [
  zone(''),
  zone('org', rr('NS', DOMAIN, `ns1.${DOMAIN}`, HOUR), rr('A', `ns1.${DOMAIN}`, '192.0.2.53', HOUR)),
  zone(
    DOMAIN,
    rr('A', `ns1.${DOMAIN}`, '192.0.2.53', HOUR),
    rr('MX', DOMAIN, { preference: 10, exchange: `mail.${DOMAIN}` }, HOUR),
    rr('A', `mail.${DOMAIN}`, '192.0.2.10', HOUR),
    ...(isPrepared ? [rr('A', `mx1.${DOMAIN}`, '192.0.2.20', HOUR)] : []),
    rr('A', `mta-sts.${DOMAIN}`, '192.0.2.80', HOUR),
    rr('A', `www.${DOMAIN}`, '192.0.2.80', HOUR),
    txt(DOMAIN, 'v=spf1 mx -all'),
    txt(`s1._domainkey.${DOMAIN}`, 'v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='),
    txt(`_dmarc.${DOMAIN}`, `v=DMARC1; p=reject; rua=mailto:dmarc@${DOMAIN}`),
    txt(`_mta-sts.${DOMAIN}`, `v=STSv1; id=${isPrepared ? '20260215' : '20260214'}`),
    txt(`_smtp._tls.${DOMAIN}`, `v=TLSRPTv1; rua=mailto:tls@${DOMAIN}`),
  ),
  zone('2.0.192.in-addr.arpa', rr('PTR', '10.2.0.192.in-addr.arpa', `mail.${DOMAIN}`, HOUR)),
];

/** Starts the domain. @param certificate of the mail server */
export async function startMailDomain(
  authority: Authority,
  certificate: IssuedCertificate,
  isPrepared: boolean,
): Promise<MailDomain> {
  const zones = zonesOf(isPrepared);
  const asServer = authoritative(...zones);
  const asResolver = resolving(zones);
  const dns = await startDns((asked) => (asked.query.flag_rd ? asResolver(asked) : asServer(asked)));
  const { chainPem, privateKeyPem } = await authority.issue({
    commonName: `mta-sts.${DOMAIN}`,
    dnsNames: [`mta-sts.${DOMAIN}`],
  });
  const policy = createServer({ cert: chainPem, key: privateKeyPem }, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(policyText(isPrepared ? ['mail', 'mx1'] : ['mail']));
  });
  policy.listen(0, '127.0.0.1');
  await once(policy, 'listening');
  const mail = await startSandbox({
    users: [{ username: `postmaster@${DOMAIN}`, password: 'not used' }],
    smtp: { isLoginRequired: false, mechanisms: [] },
    certificate,
  });
  return {
    ports: { 25: mail.smtp.starttls, 53: dns.port, 443: (policy.address() as AddressInfo).port },
    async [Symbol.asyncDispose]() {
      await Promise.all([dns[Symbol.asyncDispose](), mail.close()]);
      policy.closeAllConnections();
      policy.close();
    },
  };
}
