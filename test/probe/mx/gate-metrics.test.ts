/** What mode `mx` measures, and thresholds on it. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { mx } from '../../../src/probes/mx.ts';
import { findingsOf, wordsOf } from '../../support/gate/brief.ts';
import { planned, RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import { runGate } from '../../support/gate/run-gate.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsa = `rsa._domainkey TXT v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

const CONNECT = { 'mx-connect': 'false' };

function valuesOf({ checks }: Report): Readonly<Record<string, number | null | undefined>> {
  const metrics = checks.flatMap((check) => check.measurements);
  return Object.fromEntries(metrics.map(({ metric, label, value }) => [label ? `${metric} ${label}` : metric, value]));
}

describe.concurrent('metrics', () => {
  test('hosts, TTL, SPF, keys, the policy, and each host by its name', async () => {
    await using world = await startExample({ lines: [...RECORDS, rsa] });
    const report = await runGate(world, { 'dkim-selectors': 's1, rsa' });
    expect(valuesOf(report)).toMatchObject({
      mx_hosts: 2,
      mx_ttl_seconds: 300,
      spf_lookups: 1,
      spf_void_lookups: 0,
      'dkim_key_bits rsa': 2048,
      mta_sts_max_age_seconds: 604_800,
      dns_seconds: expect.any(Number),
      mx_total_seconds: expect.any(Number),
      'mx_connect_seconds mx1.example.test': expect.any(Number),
      'tls_certificate_days_left mx2.example.test': expect.any(Number),
    });
    const measured = report.checks.flatMap(({ measurements }) => measurements.map(({ metric }) => metric));
    expect([...new Set(measured)].toSorted()).toEqual(mx.metrics.map(({ name }) => name).toSorted());
  });

  test.each([
    ['spf_lookups critical=0', 'critical'],
    ['spf_lookups critical=1', undefined],
    ['tls_certificate_days_left{host=mx1.example.test} warning=9999999:', 'warning'],
    ['tls_certificate_days_left{host=mx1.example.test} warning=1:', undefined],
    ['mx_connect_seconds{host=mx2.example.test} critical=60s', undefined],
    ['dkim_key_bits{selector=rsa} warning=4096:', 'warning'],
    ['dkim_key_bits{selector=rsa} warning=2048:', undefined],
    ['mx_hosts critical=3:', 'critical'],
  ] as const)('threshold %s', async (thresholds, status) => {
    await using world = await startExample({ lines: [...RECORDS, rsa] });
    const report = await runGate(world, { 'dkim-selectors': 's1, rsa', thresholds });
    expect(wordsOf(report).split('\n')[0]).toBe(status ?? 'ok');
    expect(findingsOf(report)).toHaveLength(status === undefined ? 0 : 1);
  });

  test.each([
    ['mx_connect_seconds{host=mx1.example.test} critical=60s', CONNECT],
    ['tls_certificate_days_left{host=mx1.example.test} critical=1:', CONNECT],
    ['mx_connect_seconds{host=nowhere.example.test} critical=60s', {}],
    ['dkim_key_bits{selector=s9} critical=1024:', {}],
  ] as const)('threshold %s on what was not measured is not passed', async (thresholds, inputs) => {
    await using world = await startExample();
    const report = await runGate(world, { ...inputs, thresholds });
    expect(wordsOf(report)).not.toMatch(/^ok/);
  });

  test('a metric of what is missing is not passed: no SPF record, no policy', async () => {
    const lines = records({ '_mta-sts': undefined, 'mta-sts A': undefined });
    await using world = await startExample({ lines });
    const age = await runGate(world, { ...CONNECT, thresholds: 'mta_sts_max_age_seconds critical=1:' });
    expect(age.status).toBe('unknown');
    await using without = await startExample({ lines: records({ '@ TXT v=spf1': undefined }) });
    const spf = await runGate(without, { ...CONNECT, thresholds: 'spf_lookups critical=10' });
    expect(spf.status).toBe('warning');
  });

  test('in stage planned the plan is measured', async () => {
    await using world = await startExample();
    const plan = records({
      '@ TXT v=spf1': '@ TXT v=spf1 ip4:198.51.100.64/26 include:spf.other.test a:mx1.example.test -all',
    });
    const report = await runGate(world, { zone: 'plan.zone' }, planned(plan, { ttl: 300 }));
    expect(valuesOf(report)).toMatchObject({ spf_lookups: 2 });
  });
});
