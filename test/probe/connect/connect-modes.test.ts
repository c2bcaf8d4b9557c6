import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { runProbe } from '../../support/scripted/run-probe.ts';

const NOBODY = { username: '', password: '' };
const TLS_MODES = [
  ['implicit', 'implicit'],
  ['starttls', 'starttls'],
  ['none', 'plain'],
] as const;

describe('the modes without credentials', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(async () => {
    await sandbox?.close();
  });

  for (const protocol of ['smtp', 'imap'] as const) {
    for (const [tlsMode, listener] of TLS_MODES) {
      it(`connects over ${protocol} with ${tlsMode} and sends no login`, async () => {
        const before = sandbox[protocol].log.length;
        const port = String(sandbox[protocol][listener]);
        const inputs = { mode: `${protocol}-connect`, host: 'localhost', port, 'tls-mode': tlsMode };
        const report = await runProbe({ ...inputs, ...NOBODY, 'tls-ca': sandbox.caPem });
        expect(report, report.message).toMatchObject({ status: 'ok' });
        const said = sandbox[protocol].log.slice(before).map(({ line }) => line.toUpperCase());
        expect(said.filter((line) => /AUTH|LOGIN/.test(line))).toEqual([]);
        const [check] = report.checks;
        expect(check?.measurements.some(({ metric }) => metric === `${protocol}_total_seconds`)).toBe(true);
        expect(check?.connections[0]?.tls?.isVerified).toBe(tlsMode === 'none' ? undefined : true);
      });
    }
  }

  it('as ipMonitor IMAP4: connects, reads the greeting and says LOGOUT within a maximum duration, without credentials', async () => {
    const inputs = {
      mode: 'imap-connect',
      host: 'localhost',
      port: String(sandbox.imap.implicit),
      'tls-mode': 'implicit',
    };
    const slow = await runProbe({ ...inputs, ...NOBODY, 'tls-ca': sandbox.caPem, critical: '~:0' });
    expect(slow).toMatchObject({ status: 'critical', code: 'E_SLOW' });
    const report = await runProbe({ ...inputs, ...NOBODY, 'tls-ca': sandbox.caPem, critical: '30' });
    expect(report.status).toBe('ok');
    await expect.poll(() => sandbox.imap.log.at(-1)?.line).toMatch(/LOGOUT$/);
  });

  it('as Xitoring IMAP: takes a name or an address, STARTTLS on any port, implicit TLS, and a label shown everywhere', async () => {
    for (const host of ['localhost', '127.0.0.1']) {
      for (const [tlsMode, listener] of TLS_MODES.slice(0, 2)) {
        const report = await runProbe({
          ...NOBODY,
          mode: 'imap-connect',
          name: 'Mail in Prague',
          host,
          port: String(sandbox.imap[listener]),
          'tls-mode': tlsMode,
          'tls-ca': sandbox.caPem,
        });
        expect(report.status, report.message).toBe('ok');
        expect(report.checks[0]?.name).toBe('Mail in Prague');
      }
    }
  });
});
