import { describe, expect, it } from 'vitest';
import { createAuthority } from '../../../src/sandbox/common/certificates.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { runProbe } from '../../support/scripted/run-probe.ts';

describe('a certificate that is refused', () => {
  it('is shown all the same: names, dates and days left', async () => {
    const authority = await createAuthority();
    const notAfter = new Date(Date.now() - 86_400_000);
    const notBefore = new Date(Date.now() - 30 * 86_400_000);
    const certificate = await authority.issue({
      commonName: 'localhost',
      dnsNames: ['localhost'],
      notBefore,
      notAfter,
    });
    await using sandbox = await startSandbox({ certificate });
    for (const protocol of ['smtp', 'imap'] as const) {
      const before = sandbox[protocol].log.length;
      const report = await runProbe({
        mode: `${protocol}-login`,
        host: 'localhost',
        port: String(sandbox[protocol].implicit),
        'tls-mode': 'implicit',
        'tls-ca': authority.certificatePem,
      });
      expect(report).toMatchObject({ status: 'critical', code: 'E_TLS_CERT_EXPIRED' });
      const [check] = report.checks;
      expect(check?.connections[0]?.tls).toMatchObject({ isVerified: false, chain: [{ daysLeft: -2 }, {}] });
      expect(check?.measurements).toContainEqual({ metric: 'tls_certificate_days_left', value: -2, label: protocol });
      expect(sandbox[protocol].log.length).toBe(before);
    }
  });
});

describe('a round trip whose second server would get credentials in clear text', () => {
  it('is refused before the first server was contacted (INP-007)', async () => {
    await using sandbox = await startSandbox();
    const report = await runProbe(
      {
        mode: 'round-trip',
        'smtp-host': 'localhost',
        'smtp-port': String(sandbox.smtp.implicit),
        'smtp-tls-mode': 'implicit',
        'imap-host': 'elsewhere.test',
        'imap-port': '143',
        'imap-tls-mode': 'none',
        'tls-ca': sandbox.caPem,
        from: 'a@mail.test',
        to: 'b@mail.test',
      },
      { dns: { 'elsewhere.test': ['192.0.2.7'], localhost: ['127.0.0.1'] } },
    );
    expect(report).toMatchObject({ status: 'unknown', code: 'E_CONFIG_CONFLICT' });
    expect(report.issues.map(({ input }) => input)).toEqual(['imap-tls-mode']);
    expect(sandbox.smtp.log).toEqual([]);
  });
});
