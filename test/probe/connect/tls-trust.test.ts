/** Whom to trust, beyond the authorities: fingerprints, client certificates, and how strong a key is. */
import { describe, expect, test } from 'vitest';
import { createAuthority, selfSigned } from '../../../src/sandbox/common/certificates.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';
import { testAuthority, usualCertificate } from '../../support/scripted/test-authority.ts';

const SESSIONS = [
  { protocol: 'smtp', tlsMode: 'implicit' },
  { protocol: 'smtp', tlsMode: 'starttls' },
  { protocol: 'imap', tlsMode: 'implicit' },
  { protocol: 'imap', tlsMode: 'starttls' },
] as const;

const OTHER = Array<string>(32).fill('AB').join(':');
const WEAK = { ciphers: 'DEFAULT@SECLEVEL=0' };

const loginOver =
  (protocol: string) =>
  (server: ScriptedServer, inputs: Readonly<Record<string, string>> = {}) =>
    runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS, ...inputs });

/** Nothing was said inside TLS. */
function expectNothingSaid(server: ScriptedServer): void {
  expect(server.heard.filter(({ isSecure }) => isSecure)).toEqual([]);
}

describe.concurrent.each(SESSIONS)('$protocol, $tlsMode: a fingerprint', ({ protocol, tlsMode }) => {
  const phase = `${protocol}_tls` as const;
  const login = loginOver(protocol);

  test('that matches is enough for a certificate that nobody vouches for, whatever its name', async () => {
    const certificate = await selfSigned({ commonName: 'other.test' });
    await using server = await startScripted({ protocol, tlsMode, certificate });
    const report = await login(server, {
      'tls-ca': '',
      'tls-fingerprint': `${OTHER}\nSHA256:${certificate.fingerprint256.replaceAll(':', '').toLowerCase()}`,
    });
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.connections[0]?.tls).toMatchObject({ isVerified: true });
  });

  test('that does not match is critical, though an authority vouches for the certificate', async () => {
    await using server = await startScripted({ protocol, tlsMode });
    const report = await login(server, { 'tls-fingerprint': OTHER });
    expectVerdict(report, { status: 'critical', code: 'E_TLS_CERT_UNTRUSTED', phase, hint: /renewed/ });
    expect(report.message).toContain((await usualCertificate()).fingerprint256);
    expectNothingSaid(server);
  });

  test('that matches does not make an expired certificate good', async () => {
    const dates = { notBefore: new Date(Date.now() - 9e8), notAfter: new Date(Date.now() - 1e8) };
    const certificate = await selfSigned({ commonName: 'mail.test', ...dates });
    await using server = await startScripted({ protocol, tlsMode, certificate });
    const report = await login(server, { 'tls-fingerprint': certificate.fingerprint256 });
    expectVerdict(report, { status: 'critical', code: 'E_TLS_CERT_EXPIRED', phase });
    expectNothingSaid(server);
  });

  test('that matches does not make a certificate of the future good', async () => {
    const dates = { notBefore: new Date(Date.now() + 1e8), notAfter: new Date(Date.now() + 9e8) };
    const certificate = await selfSigned({ commonName: 'mail.test', ...dates });
    await using server = await startScripted({ protocol, tlsMode, certificate });
    const report = await login(server, { 'tls-fingerprint': certificate.fingerprint256 });
    expectVerdict(report, { status: 'critical', code: 'E_TLS_CERT_NOT_YET', phase });
    expectNothingSaid(server);
  });
});

describe('an authority of tls-ca', () => {
  const refused = { status: 'critical', phase: 'imap_tls' } as const;

  test('is trusted by the check that names it, and by no other of the same process', async () => {
    await using server = await startScripted({ protocol: 'imap', tlsMode: 'implicit' });
    const other = (await createAuthority({ name: 'Somebody' })).certificatePem;
    const login = loginOver('imap');
    expectVerdict(await login(server), { status: 'ok' });
    expectVerdict(await login(server, { 'tls-ca': '' }), { ...refused, code: 'E_TLS_CERT_UNTRUSTED' });
    expectVerdict(await login(server, { 'tls-ca': other }), { ...refused, code: 'E_TLS_CERT_CHAIN' });
    expectVerdict(await login(server, { 'tls-ca': `${other}\n${server.inputs['tls-ca']}` }), { status: 'ok' });
  });
});

describe.concurrent.each(SESSIONS)('$protocol, $tlsMode: a client certificate', ({ protocol, tlsMode }) => {
  const phase = `${protocol}_tls` as const;
  const login = loginOver(protocol);
  const demanding = async (maxVersion: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.3') => {
    const ca = await testAuthority();
    const tls = { requestCert: true, rejectUnauthorized: true, ca: ca.certificatePem, maxVersion };
    return { ca, server: await startScripted({ protocol, tlsMode, tls }) };
  };

  test.each(['TLSv1.2', 'TLSv1.3'] as const)('that the server trusts lets us in with %s', async (version) => {
    const { ca, server } = await demanding(version);
    await using _server = server;
    const client = await ca.issue({ commonName: 'probe', isClient: true });
    const report = await login(server, { 'tls-client-cert': client.chainPem, 'tls-client-key': client.privateKeyPem });
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.connections[0]?.tls?.version).toBe(version);
  });

  test('is suspected when the server hangs up without a word', async () => {
    const { server } = await demanding();
    await using _server = server;
    const client = await (await createAuthority({ name: 'Nobody' })).issue({ commonName: 'probe', isClient: true });
    const report = await login(server, { 'tls-client-cert': client.chainPem, 'tls-client-key': client.privateKeyPem });
    expectVerdict(report, { status: 'critical', code: 'E_CONN_CLOSED', hint: /may not accept the client certificate/ });
  });

  test('that is demanded and not given is asked for', async () => {
    const { server } = await demanding();
    await using _server = server;
    expectVerdict(await login(server), {
      status: 'critical',
      code: 'E_TLS_CLIENT_CERT',
      phase,
      hint: /Set tls-client-cert and tls-client-key/,
    });
  });
});

describe.concurrent.each(SESSIONS)('$protocol, $tlsMode: a certificate that is too weak', ({ protocol, tlsMode }) => {
  const phase = `${protocol}_tls` as const;
  const login = loginOver(protocol);

  test('TLS-016: a key of 1024 bits', async () => {
    const ca = await testAuthority();
    const certificate = await ca.issue({ commonName: 'mail.test', keyType: 'rsa1024' });
    await using server = await startScripted({ protocol, tlsMode, certificate, tls: WEAK });
    const report = await login(server);
    expectVerdict(report, { status: 'critical', code: 'E_TLS_WEAK_KEY', phase, isRetried: false, message: /RSA 1024/ });
    expectNothingSaid(server);
  });

  test('TLS-016: a key of 1024 bits, pinned', async () => {
    const certificate = await selfSigned({ commonName: 'mail.test', keyType: 'rsa1024' });
    await using server = await startScripted({ protocol, tlsMode, certificate, tls: WEAK });
    const report = await login(server, { 'tls-fingerprint': certificate.fingerprint256 });
    expectVerdict(report, { status: 'critical', code: 'E_TLS_WEAK_KEY', phase });
    expectNothingSaid(server);
  });

  test('a signature by SHA-1', async () => {
    const ca = await testAuthority();
    const certificate = await ca.issue({ commonName: 'mail.test', digest: 'SHA-1' });
    await using server = await startScripted({ protocol, tlsMode, certificate, tls: WEAK });
    const report = await login(server);
    expectVerdict(report, { status: 'critical', code: 'E_TLS_WEAK_KEY', phase, message: /SHA1/i, hint: /SHA-256/ });
    expectNothingSaid(server);
  });

  test('the report tells key and signature of a good one', async () => {
    await using server = await startScripted({ protocol, tlsMode });
    const report = await login(server);
    expect(report.checks[0]?.connections[0]?.tls?.chain[0]).toMatchObject({
      key: 'EC prime256v1',
      signature: 'ecdsa-with-SHA256',
    });
  });
});
