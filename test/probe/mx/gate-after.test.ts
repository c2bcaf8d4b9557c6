/** Stage `after` while the zone is being published: name servers take their time, and are asked again. */
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../../src/system/real-world.ts';
import { authoritative, resolving } from '../../support/dns/zone-answers.ts';
import { findingsOf, wordsOf } from '../../support/gate/brief.ts';
import { planned, RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import { DOMAIN, runGate } from '../../support/gate/run-gate.ts';
import { zoneOf } from '../../support/gate/short-zone.ts';

/** Both the MX record and SPF move, so that what is published is also wrong in itself by the declared address. */
const MOVED = records({
  '@ MX 10': '@ MX 10 mx3',
  '@ TXT v=spf1': '@ TXT v=spf1 ip4:192.0.2.13 ip4:198.51.100.64/26 include:spf.other.test -all',
});
const OTHERS = [
  zoneOf('other.test', ['spf TXT v=spf1 ip4:198.51.100.1 -all']),
  zoneOf('in-addr.arpa', ['13.2.0.192 PTR mx3.example.test.', '12.113.0.203 PTR mx2.example.test.']),
];
const RECIPE = { retries: '5', 'retry-delay': '45s' };
const AFTER = { zone: 'plan.zone', stage: 'after', 'mx-connect': 'false' };

/** A clock on which pauses between attempts take no time, and end with what `onPause` does. */
function quickClock(onPause: (count: number) => void) {
  const { clock } = createWorld({ env: {}, stdout: () => {} });
  const pauses: number[] = [];
  return {
    pauses,
    clock: {
      ...clock,
      now: () => clock.now(),
      date: () => clock.date(),
      sleep: async (ms: number, signal?: AbortSignal) => {
        if (ms < 40_000) return await clock.sleep(ms, signal as AbortSignal);
        pauses.push(ms);
        onPause(pauses.length);
      },
    },
  };
}

async function gate(publishedAfter: number, more: Readonly<Record<string, string>> = {}) {
  const zones = [RECORDS, MOVED].map((lines) => zoneOf(DOMAIN, lines));
  const [old, next] = zones.map((zone) => authoritative(zone));
  const [resolvesOld, resolvesNext] = zones.map((zone) => resolving([zone, ...OTHERS]));
  let isPublished = publishedAfter === 0;
  await using world = await startExample({
    nameServers: [(question) => (isPublished ? next : old)?.(question)],
    resolver: (question) => (isPublished ? resolvesNext : resolvesOld)?.(question),
    policyHosts: ['*.example.test'],
  });
  const { clock, pauses } = quickClock((count) => {
    isPublished = count >= publishedAfter;
  });
  const report = await runGate(world, { ...AFTER, ...RECIPE, ...more }, { ...planned(MOVED), clock });
  return { report, pauses };
}

describe('a plan that is being published', () => {
  test('is ok as soon as the name servers have it', async () => {
    const { report, pauses } = await gate(3);
    expect(wordsOf(report)).toBe('ok');
    expect(report.checks[0]?.attempts).toBe(4);
    expect(pauses).toHaveLength(3);
  });

  test('is waited for by the other troubles of what is still published, too: they may pass with it', async () => {
    const { report } = await gate(1, { 'outbound-ips': '192.0.2.13' });
    expect(findingsOf(report).join()).not.toContain('E_SPF_FAIL');
    expect(report.checks[0]?.attempts).toBe(2);
  });

  test('is critical when it does not come, after about ten minutes with the recipe', async () => {
    const { report, pauses } = await gate(99, { 'outbound-ips': '192.0.2.13' });
    expect(report).toMatchObject({ status: 'critical', code: 'E_PLAN_NOT_PUBLISHED' });
    expect(findingsOf(report)).toContain('critical E_SPF_FAIL');
    const minutes = pauses.reduce((sum, ms) => sum + ms, 0) / 60_000;
    expect(pauses).toHaveLength(5);
    expect(minutes).toBeGreaterThan(8.9);
    expect(minutes).toBeLessThan(11);
  });

  test('is asked for once without retries', async () => {
    const { report, pauses } = await gate(1, { retries: '0' });
    expect(report).toMatchObject({ status: 'critical', code: 'E_PLAN_NOT_PUBLISHED' });
    expect(pauses).toEqual([]);
  });

  test('and is ok at once needs no pause', async () => {
    const { report, pauses } = await gate(0);
    expect(wordsOf(report)).toBe('ok');
    expect(pauses).toEqual([]);
  });
});

describe.concurrent('a policy file in stage after', () => {
  const policy = (...hosts: readonly string[]) =>
    ['version: STSv1', 'mode: enforce', ...hosts.map((host) => `mx: ${host}`), 'max_age: 604800', ''].join('\n');
  const judge = async (text: string) => {
    await using world = await startExample();
    const files = { ...planned(RECORDS).files, 'policy.txt': text };
    return await runGate(world, { ...AFTER, 'mta-sts-policy': 'policy.txt' }, { files });
  };

  test('that is what is served is ok, in whatever order its hosts are', async () => {
    expect(wordsOf(await judge(policy('mx2.example.test', 'mx1.example.test')))).toBe('ok');
  });

  test('that is not served yet is critical, and may be later', async () => {
    const report = await judge(policy('mx1.example.test', 'mx2.example.test', 'mx3.example.test'));
    expect(report).toMatchObject({ status: 'critical', code: 'E_PLAN_NOT_PUBLISHED' });
    expect(report.message).toContain('policy.txt has "mode: enforce | mx: mx1.example.test');
  });

  test('that is none is critical', async () => {
    expect(await judge('version: STSv2\n')).toMatchObject({ status: 'critical', code: 'E_PLAN_NOT_PUBLISHED' });
  });
});
