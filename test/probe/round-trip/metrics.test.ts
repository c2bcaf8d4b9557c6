/** A threshold on a metric that a mode never yields would never fire, so each mode yields what it declares. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROBES } from '../../../src/probes/index.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { LONG_LIMITS, PASSWORD, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';

describe('the metrics of a mode', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ users: [{ username: USERNAME, password: PASSWORD, quotaKib: 1000 }] });
    sandbox.deliver({});
  });

  afterAll(async () => {
    await sandbox?.close();
  });

  // What mx measures is of name servers: test/probe/mx/gate-metrics.test.ts.
  test.each(PROBES.filter(({ name }) => name !== 'mx'))(
    '$name: all that are declared are measured, and no others',
    async ({ name, metrics }) => {
      const report = await runProbe({
        ...LONG_LIMITS,
        mode: name,
        host: 'localhost',
        'smtp-port': String(sandbox.smtp.implicit),
        'smtp-tls-mode': 'implicit',
        'imap-port': String(sandbox.imap.starttls),
        'imap-tls-mode': 'starttls',
        'tls-ca': sandbox.caPem,
        from: USERNAME,
        to: USERNAME,
      });
      expect(report.status, report.message).toBe('ok');
      const measurements = report.checks[0]?.measurements ?? [];
      expect([...new Set(measurements.map(({ metric }) => metric))].toSorted()).toEqual(
        metrics.map((spec) => spec.name).toSorted(),
      );
      const labelled = new Set(metrics.filter(({ label }) => label !== undefined).map((spec) => spec.name));
      expect(measurements.filter(({ metric, label }) => labelled.has(metric) !== (label !== undefined))).toEqual([]);
    },
  );
});
