/** Certificates, versions and the handshake, in both TLS modes. */
import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { createAuthority, selfSigned } from '../../../src/sandbox/common/certificates.ts';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe, SHORT_LIMITS } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';
import { openSlowLink } from '../../support/scripted/slow-link.ts';
import { testAuthority } from '../../support/scripted/test-authority.ts';

const DAY_MS = 86_400_000;
const RETRIES = { retries: '1', 'retry-delay': '0s' };
const OLD_TLS = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
const ALLOWED = { 'tls-verify': 'false', 'allow-insecure-auth': 'true' };

const days = (count: number): Date => new Date(Date.now() + count * DAY_MS);
const day = (date: Date): string => date.toISOString().slice(0, 10);
const login = (server: ScriptedServer, protocol: string, inputs: Readonly<Record<string, string>> = {}) =>
  runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS, ...RETRIES, ...inputs });

/** A certificate in which both times are nonsense of the same length. */
function withoutTimes(pem: string): string {
  const der = Buffer.from(new X509Certificate(pem).raw).toString('latin1');
  const damaged = Buffer.from(der.replace(/\d{12}Z/g, `${'x'.repeat(12)}Z`), 'latin1');
  return `-----BEGIN CERTIFICATE-----\n${damaged.toString('base64')}\n-----END CERTIFICATE-----\n`;
}

const SESSIONS = [
  { protocol: 'smtp', tlsMode: 'implicit' },
  { protocol: 'smtp', tlsMode: 'starttls' },
  { protocol: 'imap', tlsMode: 'implicit' },
  { protocol: 'imap', tlsMode: 'starttls' },
] as const;

describe.concurrent.each(SESSIONS)('$protocol, $tlsMode: a certificate', ({ protocol, tlsMode }) => {
  const phase = `${protocol}_tls` as const;
  const refused = (server: ScriptedServer): void => {
    // Nothing is sent inside, and in clear text nothing but the way to TLS.
    const verbs = server.heard.map(({ line }) => line.replace(/^P\d /, '').split(' ', 1)[0]);
    expect(verbs).toEqual(tlsMode === 'implicit' ? [] : [protocol === 'smtp' ? 'EHLO' : 'CAPABILITY', 'STARTTLS']);
  };
  const serve = (script: Partial<Script>) => startScripted({ protocol, tlsMode, ...script });
  const bad = (code: Verdict['code']): Verdict => ({
    status: 'critical',
    ...(code ? { code } : {}),
    phase,
    isRetried: false,
  });

  test('that is good', async () => {
    await using server = await serve({});
    const report = await login(server, protocol);
    expectVerdict(report, { status: 'ok' });
    const tls = report.checks[0]?.connections[0]?.tls;
    expect(tls).toMatchObject({ version: 'TLSv1.3', isVerified: true });
    expect(tls?.chain[0]).toMatchObject({ subject: 'CN=mail.test', daysLeft: 89 });
  });

  test('whose times cannot be read', async () => {
    const { certificatePem, privateKeyPem } = await (await testAuthority()).issue({ commonName: 'mail.test' });
    await using server = await serve({ certificate: { chainPem: withoutTimes(certificatePem), privateKeyPem } });
    const report = await login(server, protocol);
    expectVerdict(report, { ...bad('E_TLS_CERT_UNTRUSTED'), message: /ends cannot be read/ });
    const [leaf] = report.checks[0]?.connections[0]?.tls?.chain ?? [];
    expect(leaf?.validTo).toBe('1970-01-01T00:00:00.000Z');
    expect(leaf?.daysLeft).toBeLessThan(0);
    refused(server);
  });

  test('that has expired', async () => {
    const notAfter = days(-3);
    const ca = await testAuthority();
    await using server = await serve({
      certificate: await ca.issue({ commonName: 'mail.test', notBefore: days(-90), notAfter }),
    });
    const report = await login(server, protocol);
    expectVerdict(report, { ...bad('E_TLS_CERT_EXPIRED'), hint: /Renew/ });
    expect(report.message).toContain(day(notAfter));
    refused(server);
  });

  test('TLS-002: whose issuer is not sent', async () => {
    const intermediate = await (await testAuthority()).issueIntermediate();
    const { certificatePem, privateKeyPem } = await intermediate.issue({ commonName: 'mail.test' });
    await using server = await serve({ certificate: { chainPem: certificatePem, privateKeyPem } });
    const report = await login(server, protocol);
    expectVerdict(report, { ...bad('E_TLS_CERT_CHAIN'), message: /Test Intermediate CA/, hint: /intermediate/ });
    refused(server);
  });

  test('TLS-002: of an unknown authority', async () => {
    const ca = await createAuthority({ name: 'Somebody' });
    await using server = await serve({ certificate: await ca.issue({ commonName: 'mail.test' }) });
    const report = await login(server, protocol, { 'tls-ca': '' });
    expectVerdict(report, { ...bad('E_TLS_CERT_UNTRUSTED'), message: /Somebody/, hint: /tls-ca/ });
    refused(server);
  });

  test('that vouches for itself', async () => {
    await using server = await serve({ certificate: await selfSigned({ commonName: 'mail.test' }) });
    const report = await login(server, protocol);
    expectVerdict(report, { ...bad('E_TLS_CERT_UNTRUSTED'), message: /self-signed/, hint: /tls-ca/ });
    refused(server);
  });

  test('that vouches for itself, and is trusted', async () => {
    const certificate = await selfSigned({ commonName: 'mail.test' });
    await using server = await serve({ certificate });
    const report = await login(server, protocol, { 'tls-ca': certificate.certificatePem });
    expectVerdict(report, { status: 'ok' });
  });

  test('TLS-004: that is not valid yet', async () => {
    const notBefore = days(2);
    const ca = await testAuthority();
    await using server = await serve({
      certificate: await ca.issue({ commonName: 'mail.test', notBefore, notAfter: days(9) }),
    });
    const report = await login(server, protocol);
    expectVerdict(report, { ...bad('E_TLS_CERT_NOT_YET'), hint: /clock/ });
    expect(report.message).toContain(day(notBefore));
    refused(server);
  });

  test('TLS-008: for another name', async () => {
    const ca = await testAuthority();
    await using server = await serve({ certificate: await ca.issue({ commonName: 'other.test' }) });
    const report = await login(server, protocol);
    expectVerdict(report, { ...bad('E_TLS_CERT_NAME'), message: /for other\.test, not for mail\.test/ });
    refused(server);
  });

  test('TLS-010: for the name in tls-servername, at an address', async () => {
    const ca = await testAuthority();
    await using server = await serve({ certificate: await ca.issue({ commonName: 'mx.test' }) });
    const report = await login(server, protocol, { host: '127.0.0.1', 'tls-servername': 'mx.test' });
    expectVerdict(report, { status: 'ok' });
    expect(server.servernames).toEqual(['mx.test']);
  });

  test('TLS-011: for localhost, at an address', async () => {
    const ca = await testAuthority();
    await using server = await serve({ certificate: await ca.issue({ commonName: 'localhost' }) });
    const report = await login(server, protocol, { host: '127.0.0.1' });
    expectVerdict(report, { ...bad('E_TLS_CERT_NAME'), message: /localhost, not for 127\.0\.0\.1/ });
    refused(server);
  });

  test('TLS-011: for the address', async () => {
    const ca = await testAuthority();
    await using server = await serve({
      certificate: await ca.issue({ commonName: 'mail.test', ipAddresses: ['127.0.0.1'] }),
    });
    expectVerdict(await login(server, protocol, { host: '127.0.0.1' }), { status: 'ok' });
    expect(server.servernames).toEqual([undefined]);
  });

  test('TLS-012: that is shown only to who asks for the name', async () => {
    const ca = await testAuthority();
    const own = await ca.issue({ commonName: 'mail.test' });
    const SNICallback = (name: string, done: (error: null, context?: SecureContext) => void): void => {
      const context = createSecureContext({ key: own.privateKeyPem, cert: own.chainPem });
      done(null, name === 'mail.test' ? context : undefined);
    };
    const certificate = await ca.issue({ commonName: 'default.test' });
    await using server = await serve({ certificate, tls: { SNICallback } });
    expectVerdict(await login(server, protocol), { status: 'ok' });
    expect(server.servernames).toEqual(['mail.test']);
  });

  test('TLS-033: that is bad, and tls-verify: false', async () => {
    await using server = await serve({ certificate: await selfSigned({ commonName: 'other.test' }) });
    const report = await login(server, protocol, ALLOWED);
    expectVerdict(report, { status: 'warning', code: 'E_TLS_UNVERIFIED', phase, hint: /tls-ca/ });
    expect(report.checks[0]?.connections[0]?.tls?.isVerified).toBe(false);
  });

  test('TLS-033: that is good, and tls-verify: false', async () => {
    await using server = await serve({});
    const report = await login(server, protocol, ALLOWED);
    expectVerdict(report, { status: 'warning', code: 'E_TLS_UNVERIFIED', phase, hint: /remove tls-verify/ });
  });

  test('TLS-033: that is not looked at gets no credentials without allow-insecure-auth', async () => {
    await using server = await serve({});
    const report = await login(server, protocol, { 'tls-verify': 'false' });
    expect(report).toMatchObject({ status: 'unknown', code: 'E_CONFIG_CONFLICT', checks: [] });
    expect(server.connections).toBe(0);
  });
});

describe.concurrent.each(SESSIONS)('$protocol, $tlsMode: the handshake', ({ protocol, tlsMode }) => {
  const phase = `${protocol}_tls` as const;

  test('TLS-014: with TLS 1.1 at best', async () => {
    await using server = await startScripted({ protocol, tlsMode, tls: { ...OLD_TLS, maxVersion: 'TLSv1.1' } });
    const report = await login(server, protocol);
    const message = /speaks TLS 1\.1 and nothing newer; at least TLS 1\.2/;
    expectVerdict(report, { status: 'critical', code: 'E_TLS_VERSION', phase, isRetried: false, message });
    // The second handshake was a question, and nothing was said inside.
    expect(server.servernames).toEqual(['mail.test']);
    expect(server.heard.filter(({ isSecure }) => isSecure)).toEqual([]);
  });

  test('with TLS 1.2 where 1.3 is asked for', async () => {
    await using server = await startScripted({ protocol, tlsMode, tls: { maxVersion: 'TLSv1.2' } });
    const report = await login(server, protocol, { 'tls-min-version': 'TLSv1.3' });
    expectVerdict(report, { status: 'critical', code: 'E_TLS_VERSION', message: /speaks TLS 1\.2.*TLS 1\.3/ });
  });

  test('with TLS 1.2', async () => {
    await using server = await startScripted({ protocol, tlsMode, tls: { maxVersion: 'TLSv1.2' } });
    const report = await login(server, protocol);
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.connections[0]?.tls?.version).toBe('TLSv1.2');
  });

  test('that demands a client certificate', async () => {
    await using server = await startScripted({
      protocol,
      tlsMode,
      tls: { requestCert: true, rejectUnauthorized: true },
    });
    const report = await login(server, protocol);
    expectVerdict(report, {
      status: 'critical',
      code: 'E_TLS_CLIENT_CERT',
      phase,
      isRetried: false,
      hint: /show a certificate/,
    });
  });

  test('that demands a client certificate and cannot say so before TLS 1.3', async () => {
    const tls = { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' } as const;
    await using server = await startScripted({ protocol, tlsMode, tls });
    const report = await login(server, protocol);
    expectVerdict(report, { status: 'critical', code: 'E_TLS_VERSION', phase, hint: /client certificate/ });
  });

  test('TLS-018, TLS-019: that is never answered', async () => {
    await using server = await startScripted({ protocol, tlsMode, hangsInHandshake: true });
    const report = await login(server, protocol, SHORT_LIMITS);
    expectVerdict(report, { status: 'critical', code: 'E_TLS_TIMEOUT', phase, isRetried: true, message: /2 s/ });
  });

  test('TLS-020: one byte a second', async () => {
    await using server = await startScripted({ protocol, tlsMode: 'implicit' });
    await using link = await openSlowLink(server.port, 1000);
    const report = await login(server, protocol, { ...SHORT_LIMITS, port: String(link.port), retries: '0' });
    expectVerdict(report, { status: 'critical', code: 'E_TLS_TIMEOUT', phase, hint: /load/ });
  });

  test('TLS-020: one byte a second, against the limit of the whole', async () => {
    await using server = await startScripted({ protocol, tlsMode: 'implicit' });
    await using link = await openSlowLink(server.port, 1000);
    const report = await login(server, protocol, { port: String(link.port), timeout: '700ms', retries: '0' });
    expectVerdict(report, { status: 'critical', code: 'E_DEADLINE', phase });
  });
});

describe.concurrent.each(['smtp', 'imap'] as const)('%s: the wrong TLS mode', (protocol) => {
  const wrong: Verdict = { status: 'critical', code: 'E_TLS_WRONG_MODE', isRetried: false };

  test('TLS-021: clear text on a port for TLS from the first byte', async () => {
    await using server = await startScripted({ protocol, tlsMode: 'none' });
    const report = await login(server, protocol, { 'tls-mode': 'implicit' });
    expectVerdict(report, { ...wrong, phase: `${protocol}_tls`, hint: /tls-mode: starttls/ });
    expect(server.heard).toEqual([]);
  });

  test.each(['starttls', 'none'])('TLS-022: TLS from the first byte, with tls-mode: %s', async (tlsMode) => {
    await using server = await startScripted({ protocol, tlsMode: 'implicit' });
    const report = await login(server, protocol, { ...SHORT_LIMITS, 'tls-mode': tlsMode });
    expectVerdict(report, { ...wrong, phase: `${protocol}_greeting`, hint: /tls-mode: implicit/ });
    expect(server.connections).toBe(2);
    expect(server.heard).toEqual([]);
  });

  test('TLS-022: also when the server then wants an old version or a client certificate', async () => {
    const tls = { ...OLD_TLS, maxVersion: 'TLSv1.1' } as const;
    await using server = await startScripted({ protocol, tlsMode: 'implicit', tls });
    expectVerdict(await login(server, protocol, { ...SHORT_LIMITS, 'tls-mode': 'starttls' }), wrong);
  });

  test('TLS-022: a service that hangs is no wrong mode', async () => {
    await using server = await startScripted({ protocol, tlsMode: 'starttls', greeting: { hang: true } });
    const report = await login(server, protocol, { ...SHORT_LIMITS, retries: '0' });
    expectVerdict(report, { status: 'critical', code: 'E_GREETING_TIMEOUT', hint: /load/ });
    expect(server.connections).toBe(2);
  });
});

describe.concurrent('the days that a chain has left', () => {
  const DAYS = { thresholds: 'tls_certificate_days_left warning=21: critical=7:' };
  const left = (protocol: string, value: number) => ({ metric: 'tls_certificate_days_left', value, label: protocol });

  test('TLS-005: those of the leaf', async () => {
    const ca = await testAuthority();
    await using server = await startScripted({
      protocol: 'smtp',
      certificate: await ca.issue({ commonName: 'mail.test', notAfter: days(5.5) }),
    });
    const report = await login(server, 'smtp', DAYS);
    expect(report.checks[0]?.measurements).toContainEqual(left('smtp', 5));
    expectVerdict(report, {
      status: 'critical',
      code: 'E_TLS_CERT_EXPIRING',
      isRetried: false,
      message: /is 5 days, critical below 7 days$/,
      hint: /Renew/,
    });
  });

  test('TLS-007: those of an intermediate that ends first', async () => {
    const intermediate = await (await testAuthority()).issueIntermediate({ notAfter: days(14.5) });
    await using server = await startScripted({
      protocol: 'imap',
      certificate: await intermediate.issue({ commonName: 'mail.test' }),
    });
    const report = await login(server, 'imap', DAYS);
    expect(report.checks[0]?.measurements).toContainEqual(expect.objectContaining(left('imap', 14)));
    expectVerdict(report, {
      status: 'warning',
      code: 'E_TLS_CERT_EXPIRING',
      message:
        /is 14 days, warning below 21 days: the certificate "CN=Test Intermediate CA" in the chain expires first$/,
    });
  });

  test('TLS-901: one that has ended does not expire soon, whoever sees it', async () => {
    const certificate = await (await testAuthority()).issue({
      commonName: 'mail.test',
      notBefore: days(-9),
      notAfter: days(-1),
    });
    await using server = await startScripted({ protocol: 'smtp', certificate });
    const refused = await login(server, 'smtp', DAYS);
    expect(refused.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_TLS_CERT_EXPIRED']);
    const tolerated = await login(server, 'smtp', { ...DAYS, 'tls-verify': 'false', 'allow-insecure-auth': 'true' });
    expectVerdict(tolerated, { status: 'critical', code: 'E_TLS_CERT_EXPIRED', message: /critical below 7 days$/ });
  });

  test('an intermediate that has ended is named', async () => {
    const intermediate = await (await testAuthority()).issueIntermediate({ notBefore: days(-9), notAfter: days(-1) });
    await using server = await startScripted({
      protocol: 'imap',
      certificate: await intermediate.issue({ commonName: 'mail.test' }),
    });
    const report = await login(server, 'imap');
    expectVerdict(report, { status: 'critical', code: 'E_TLS_CERT_EXPIRED', message: /Test Intermediate CA/ });
  });
});
