/** ATK-K12: a certificate that has the host name in its Common Name alone is refused by many clients, and that is said. */
import { describe, expect, test } from 'vitest';
import { selfSigned } from '../../src/sandbox/common/certificates.ts';
import { expectVerdict } from '../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../support/scripted/run-probe.ts';
import { startScripted } from '../support/scripted/scripted-server.ts';
import { testAuthority } from '../support/scripted/test-authority.ts';

const SESSIONS = [
  { protocol: 'smtp', tlsMode: 'implicit' },
  { protocol: 'smtp', tlsMode: 'starttls' },
  { protocol: 'imap', tlsMode: 'implicit' },
  { protocol: 'imap', tlsMode: 'starttls' },
] as const;

describe.each(SESSIONS)('ATK-K12 $protocol, $tlsMode', ({ protocol, tlsMode }) => {
  test.each([
    ['no alternative name', []],
    ['an address as its only alternative name', ['127.0.0.1']],
  ])('the Common Name alone, with %s, is a warning', async (_what, ipAddresses) => {
    const certificate = await (await testAuthority()).issue({ commonName: 'mail.test', dnsNames: [], ipAddresses });
    await using server = await startScripted({ protocol, tlsMode, certificate });
    const report = await runProbe({ mode: `${protocol}-connect`, ...server.inputs, ...LONG_LIMITS });
    const phase = `${protocol}_tls` as const;
    expectVerdict(report, { status: 'warning', code: 'E_TLS_CERT_NAME', phase, hint: /GnuTLS.*mbsync.*RFC 9525/ });
    expect(report.message).toContain('mail.test in its Common Name only');
  });

  test('a DNS name, an address that is dialled, and a fingerprint are good', async () => {
    const ca = await testAuthority();
    const named = await ca.issue({ commonName: 'other', dnsNames: ['mail.test'] });
    const address = await ca.issue({ commonName: 'other', dnsNames: [], ipAddresses: ['127.0.0.1'] });
    const pinned = await selfSigned({ commonName: 'mail.test', dnsNames: [] });
    const cases = [
      [named, {}],
      [address, { host: '127.0.0.1' }],
      [pinned, { 'tls-fingerprint': pinned.fingerprint256, 'tls-ca': '' }],
    ] as const;
    for (const [certificate, inputs] of cases) {
      await using server = await startScripted({ protocol, tlsMode, certificate });
      const report = await runProbe({ mode: `${protocol}-connect`, ...server.inputs, ...LONG_LIMITS, ...inputs });
      expectVerdict(report, { status: 'ok' });
    }
  });

  test('another Common Name is a failure', async () => {
    const certificate = await (await testAuthority()).issue({
      commonName: 'other.test',
      dnsNames: [],
      ipAddresses: [],
    });
    await using server = await startScripted({ protocol, tlsMode, certificate });
    const report = await runProbe({ mode: `${protocol}-connect`, ...server.inputs, ...LONG_LIMITS });
    expectVerdict(report, { status: 'critical', code: 'E_TLS_CERT_NAME' });
  });
});
