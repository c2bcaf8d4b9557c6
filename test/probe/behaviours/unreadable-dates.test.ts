/** A certificate whose dates cannot be read is never good for any number of days, and it ends no run without a verdict. */
import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type IssuedCertificate, selfSigned } from '../../../src/sandbox/common/certificates.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { testAuthority } from '../../support/scripted/test-authority.ts';

const DATE = new Date('2041-02-03T04:05:06Z');
/** DATE as UTCTime (RFC 5280 section 4.1.2.5.1), and a text of the same length that is none. */
const READABLE = '410203040506Z';
const UNREADABLE = '419999999999Z';

/** The same certificate with a date that cannot be read; its signature no longer fits. */
function spoilt(pem: string): string {
  const der = Buffer.from(new X509Certificate(pem).raw);
  der.write(UNREADABLE, der.indexOf(READABLE, 'latin1'), 'latin1');
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

async function withoutDate(which: 'notAfter' | 'notBefore'): Promise<IssuedCertificate> {
  const issued = await selfSigned({ commonName: 'mail.test', [which]: DATE });
  const certificatePem = spoilt(issued.certificatePem);
  const { fingerprint256 } = new X509Certificate(certificatePem);
  return { ...issued, certificatePem, chainPem: certificatePem, fingerprint256 };
}

const DAYS = { thresholds: 'tls_certificate_days_left warning=30:' };
const PROTOCOLS = ['smtp', 'imap'] as const;
const MODES = ['implicit', 'starttls'] as const;
const CASES = PROTOCOLS.flatMap((protocol) => MODES.map((tlsMode) => ({ protocol, tlsMode })));

describe.each(CASES)('a certificate without a readable date: $protocol, $tlsMode', ({ protocol, tlsMode }) => {
  const connect = async (certificate: IssuedCertificate, inputs: Readonly<Record<string, string>>) => {
    await using server = await startScripted({ protocol, tlsMode, certificate });
    return await runProbe({ mode: `${protocol}-connect`, ...server.inputs, ...LONG_LIMITS, ...inputs });
  };

  test.each([
    ['notAfter', 'end'],
    ['notBefore', 'begin'],
  ] as const)('is not accepted, whether or not it is pinned: %s', async (which, word) => {
    const certificate = await withoutDate(which);
    const pinned = { 'tls-ca': '', 'tls-fingerprint': certificate.fingerprint256 };
    for (const inputs of [{}, pinned]) {
      const report = await connect(certificate, { ...DAYS, ...inputs });
      expectVerdict(report, {
        status: 'critical',
        code: 'E_TLS_CERT_UNTRUSTED',
        phase: `${protocol}_tls`,
        message: new RegExp(`date .*${word}s.* cannot be read`),
        hint: /anew/,
      });
    }
  });

  test('has no days left when it does not count', async () => {
    const certificate = await withoutDate('notAfter');
    const report = await connect(certificate, { ...DAYS, 'tls-ca': '', 'tls-verify': 'false' });
    expectVerdict(report, { status: 'unknown', code: 'E_THRESHOLD', message: /days_left.* was not measured/ });
  });

  test('is not told by the days of its issuer', async () => {
    const issuer = await (await testAuthority()).issueIntermediate();
    const issued = await issuer.issue({ commonName: 'mail.test', notAfter: DATE });
    const chainPem = spoilt(issued.certificatePem) + issuer.certificatePem;
    const report = await connect({ ...issued, chainPem }, { ...DAYS, 'tls-ca': '', 'tls-verify': 'false' });
    expect(report.checks[0]?.connections[0]?.tls?.chain).toHaveLength(2);
    expectVerdict(report, { status: 'unknown', code: 'E_THRESHOLD', message: /days_left.* was not measured/ });
  });
});
