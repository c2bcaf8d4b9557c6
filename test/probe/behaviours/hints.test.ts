/** BEH-D7, BEH-D10, BEH-D11, BEH-D14, BEH-D15: hints that can be followed to their end, and quotes that are quotes. */
import { describe, expect, test } from 'vitest';
import { noteClearTextLogins } from '../../../src/mail/opening/clear-text-logins.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { selfSigned } from '../../../src/sandbox/common/certificates.ts';
import { ENDPOINTS } from '../../fuzz/endpoints.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const PROTOCOLS = ['smtp', 'imap'] as const;
const TOKEN = { password: '', 'access-token': 'ya29.a0AfB-secret-token' };

describe.each(PROTOCOLS)('%s', (protocol) => {
  test.each(['implicit', 'starttls'] as const)(
    'BEH-D7: the hint for a certificate that vouches for itself leads to ok, %s',
    async (tlsMode) => {
      const certificate = await selfSigned({ commonName: 'other.test', dnsNames: ['other.test'] });
      await using server = await startScripted({ protocol, tlsMode, certificate });
      const inputs = { mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS };
      const first = await runProbe(inputs);
      expectVerdict(first, {
        status: 'critical',
        code: 'E_TLS_CERT_UNTRUSTED',
        hint: /^To trust this certificate alone/,
      });
      expect(first.hint).not.toContain('tls-ca');
      // With the certificate as an authority its name is refused, and the way out is the same.
      const second = await runProbe({ ...inputs, 'tls-ca': certificate.certificatePem });
      expectVerdict(second, { status: 'critical', code: 'E_TLS_CERT_NAME', hint: /set tls-fingerprint: / });
      for (const { hint = '' } of [first, second]) {
        const [, fingerprint = ''] = /tls-fingerprint: ([0-9A-F:]{95})/.exec(hint) ?? [];
        expectVerdict(await runProbe({ ...inputs, 'tls-fingerprint': fingerprint }), { status: 'ok' });
      }
    },
  );

  test('BEH-D7: a certificate with the name may also be passed as an authority', async () => {
    const certificate = await selfSigned({ commonName: 'mail.test', dnsNames: ['mail.test'] });
    await using server = await startScripted({ protocol, certificate });
    const inputs = { mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS };
    expectVerdict(await runProbe(inputs), {
      status: 'critical',
      code: 'E_TLS_CERT_UNTRUSTED',
      hint: /tls-ca\..*tls-fingerprint: /,
    });
    expectVerdict(await runProbe({ ...inputs, 'tls-ca': certificate.certificatePem }), { status: 'ok' });
  });

  test('BEH-D10: the hints for a server without TLS lead to tls-mode: none', async () => {
    const capabilities = protocol === 'smtp' ? ['AUTH PLAIN'] : ['IMAP4rev1', 'AUTH=PLAIN'];
    await using server = await startScripted({ protocol, tlsMode: 'none', capabilities });
    const inputs = { mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS };
    const implicit = await runProbe({ ...inputs, 'tls-mode': 'implicit' });
    expectVerdict(implicit, { status: 'critical', code: 'E_TLS_WRONG_MODE', hint: /tls-mode: starttls/ });
    const starttls = await runProbe({ ...inputs, 'tls-mode': 'starttls' });
    expectVerdict(starttls, { status: 'critical', code: 'E_TLS_REQUIRED', hint: /on this machine .*tls-mode: none/ });
    expectVerdict(await runProbe({ ...inputs, 'tls-mode': 'none' }), { status: 'ok' });
  });

  const LOGINS = protocol === 'smtp' ? ['STARTTLS', 'AUTH PLAIN'] : ['IMAP4rev1', 'STARTTLS', 'AUTH=PLAIN'];
  const GREETING = { smtp: '220 mail.test', imap: '* OK' }[protocol];

  test.each([
    ['Postfix', /with Postfix, smtpd_tls_auth_only = yes\.$/],
    ['Exim 4.98', /with Exim, auth_advertise_hosts = /],
    ['Mailpit', /(?:STARTTLS only|before STARTTLS)\.$/],
  ])('BEH-D11: a login in clear text is judged alike in both protocols, with a hint for %s', async (software, hint) => {
    await using server = await startScripted({
      protocol,
      tlsMode: 'starttls',
      greeting: `${GREETING} ${software}`,
      capabilities: LOGINS,
    });
    const report = await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS });
    const phase = `${protocol}_capability` as const;
    expectVerdict(report, { status: 'warning', code: 'E_AUTH_BEFORE_TLS', phase, message: /PLAIN/, hint });
  });

  test('BEH-D11: Dovecot announces logins to its own machine that others do not see', async () => {
    const greeting = `${GREETING} Dovecot ready.`;
    await using server = await startScripted({ protocol, tlsMode: 'starttls', greeting, capabilities: LOGINS });
    expectVerdict(await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS }), { status: 'ok' });
    const found: Finding[] = [];
    const endpoint = ENDPOINTS.find((each) => each.protocol === protocol);
    if (!endpoint) throw new Error('No endpoint');
    const note = (finding: Finding): void => void found.push(finding);
    const socket = { localAddress: '192.0.2.7', remoteAddress: '192.0.2.8' };
    noteClearTextLogins({ endpoint, socket, note }, ['PLAIN'], greeting);
    expect(found.map(({ hint }) => hint)).toEqual([expect.stringMatching(/with Dovecot, auth_allow_cleartext = no/)]);
  });

  test.each([
    ['oauthbearer', 'XOAUTH2', TOKEN],
    ['xoauth2', 'OAUTHBEARER', TOKEN],
    ['cram-md5', 'PLAIN', {}],
  ] as const)('BEH-D14, BEH-D15: auth-method: %s on a server with %s', async (method, offered, inputs) => {
    const capabilities =
      protocol === 'smtp' ? [`AUTH ${offered}`] : ['IMAP4rev1', 'SASL-IR', 'LOGINDISABLED', `AUTH=${offered}`];
    await using server = await startScripted({ protocol, capabilities });
    const all = { mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS, ...inputs };
    const report = await runProbe({ ...all, 'auth-method': method });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_AUTH_MECH',
      message: new RegExp(`for ${method}: it offers ${offered}\\.`),
      hint: new RegExp(`Set auth-method: auto, which takes ${offered} here\\. The \\w+ was not sent\\.`),
    });
    expect(report.checks[0]?.findings[0]?.reply).toBeUndefined();
    expectVerdict(await runProbe({ ...all, 'auth-method': 'auto' }), { status: 'ok' });
  });
});
