/** What mode `mx` says of mail servers that this machine does not reach, or may not count; and of zones that are found by delegation. */
import { describe, expect, test } from 'vitest';
import { authoritative, resolving } from '../../support/dns/zone-answers.ts';
import { findingsOf, wordsOf } from '../../support/gate/brief.ts';
import { RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import { DOMAIN, runGate } from '../../support/gate/run-gate.ts';
import { zoneOf } from '../../support/gate/short-zone.ts';

const FAST = { 'connect-timeout': '1s', 'command-timeout': '2s' };

describe.concurrent('addresses of IPv6 on a machine without a route', () => {
  test('only one host has nothing else: what was not tested is said', async () => {
    await using world = await startExample({ lines: records({ 'mx2 A': 'mx2 AAAA 2001:db8::12' }) });
    const report = await runGate(world, {});
    expect(report.status, wordsOf(report)).not.toBe('critical');
    expect(report.checks[0]?.facts.gate?.untested.join(' ')).toContain('2001:db8::12');
  });

  test('no host has anything else: unknown, since no mail server was tested', async () => {
    const lines = records({ 'mx1 A': 'mx1 AAAA 2001:db8::11', 'mx2 A': 'mx2 AAAA 2001:db8::12' });
    await using world = await startExample({ lines });
    const report = await runGate(world, {});
    expect(report.status, wordsOf(report)).toBe('unknown');
  });
});

describe.concurrent('hosts that are dead on purpose', () => {
  test('a silent one is no trouble while another takes mail', async () => {
    await using world = await startExample();
    const report = await runGate(world, { ...FAST, 'allow-dead': 'mx1.example.test' }, { silent: ['192.0.2.11'] });
    expect(wordsOf(report)).toBe('ok');
  });

  test('all of them dead is no mail at all', async () => {
    await using world = await startExample();
    const report = await runGate(
      world,
      { ...FAST, 'allow-dead': 'mx1.example.test, mx2.example.test' },
      { silent: ['192.0.2.11', '203.0.113.12'] },
    );
    expect(report.status, wordsOf(report)).not.toBe('ok');
  });
});

describe.concurrent('a promise of TLS', () => {
  test('enforced, and a host without STARTTLS: critical', async () => {
    await using world = await startExample({ smtp: { mx2: { tlsMode: 'none' } } });
    const report = await runGate(world, {});
    expect(report).toMatchObject({ status: 'critical', code: 'E_TLS_REQUIRED' });
  });

  test('none, and a host without STARTTLS: a warning', async () => {
    const lines = records({ '_mta-sts': undefined, 'mta-sts A': undefined });
    await using world = await startExample({ lines, smtp: { mx2: { tlsMode: 'none' } } });
    expect(findingsOf(await runGate(world, {}))).toEqual(['warning E_TLS_REQUIRED']);
  });

  test('a server that defers the client is no server without STARTTLS', async () => {
    await using world = await startExample({ smtp: { mx1: { greeting: '421 4.7.0 Too many connections' } } });
    const codes = findingsOf(await runGate(world, {})).join();
    expect(codes).toContain('E_THROTTLED');
    expect(codes).not.toContain('E_TLS');
  });
});

describe.concurrent('a zone that is found by its delegation', () => {
  const above = zoneOf('test', [
    '@ NS ns.nic.test.',
    'ns.nic A 192.0.2.253',
    'example NS ns1.example.test.',
    'example NS ns2.example.test.',
    'ns1.example A 192.0.2.251',
    'ns2.example A 203.0.113.251',
  ]);
  const zone = zoneOf(DOMAIN, RECORDS);
  const root = zoneOf('', ['@ NS a.root.', 'a.root. A 192.0.2.254']);
  const others = [zoneOf('other.test', ['spf TXT v=spf1 ip4:198.51.100.1 -all'])];
  const resolver = resolving([root, above, zone, ...others]);

  async function gate(second: ReturnType<typeof authoritative>) {
    await using world = await startExample({
      nameServers: [authoritative(zone), second, authoritative(above)],
      resolver,
    });
    const [one = 0, two = 0, parent = 0] = world.nameServers.map(({ port }) => port);
    const routes = { '192.0.2.251': one, '203.0.113.251': two, '192.0.2.253': parent };
    return await runGate(world, { 'name-servers': '', 'mx-connect': 'false' }, { routes });
  }

  test('is judged by the servers that the zone above names', async () => {
    expect(wordsOf(await gate(authoritative(zone)))).toBe('ok');
  });

  test('a delegated server that has not the zone is critical', async () => {
    expect(findingsOf(await gate(authoritative()))).toContain('critical E_NS_LAME');
  });

  test('a delegated server with another zone is critical, whatever resolvers say', async () => {
    const other = authoritative(zoneOf(DOMAIN, records({ '@ MX 10': '@ MX 10 evil.test.' })));
    expect(findingsOf(await gate(other))).toContain('critical E_NS_INCONSISTENT');
  });
});
