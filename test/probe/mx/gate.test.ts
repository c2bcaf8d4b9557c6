/** Mode `mx` from its inputs to its report, against real name servers, mail servers and a policy host on loopback. */
import { describe, expect, test } from 'vitest';
import { authoritative } from '../../support/dns/zone-answers.ts';
import { findingsOf, noticesOf, wordsOf } from '../../support/gate/brief.ts';
import { planned, RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import { DOMAIN, runGate } from '../../support/gate/run-gate.ts';
import { zoneOf } from '../../support/gate/short-zone.ts';

const PLAN = { zone: 'plan.zone' };

describe.concurrent('stage live', () => {
  test('a healthy domain is plain ok, its servers hear questions only, and all is in the report', async () => {
    await using world = await startExample();
    const report = await runGate(world, { 'dkim-selectors': 's1' });
    expect(wordsOf(report)).toBe('ok');
    expect(noticesOf(report)).toEqual(['E_DNSSEC_INSECURE', 'E_DANE_MISSING']);
    const gate = report.checks[0]?.facts.gate;
    expect(gate).toMatchObject({
      domain: 'example.test',
      stage: 'live',
      order: [],
      spf: { published: { lookups: 1, voidLookups: 0 } },
      mtaSts: { published: { id: '1', mode: 'enforce', maxAgeSeconds: 604_800, origin: 'fetched' } },
      hosts: [
        {
          host: 'mx1.example.test',
          preference: 10,
          isPublished: true,
          isInPolicy: true,
          addresses: [
            { address: '192.0.2.11', origin: 'published', smtp: { outcome: 'ok', tls: { isVerified: true } } },
          ],
        },
        { host: 'mx2.example.test', preference: 20, addresses: [{ smtp: { outcome: 'ok' } }] },
      ],
    });
    expect(gate?.records.filter(({ change }) => change !== 'same')).toEqual([]);
    expect(gate?.records.map(({ type, name }) => `${type} ${name}`)).toEqual(
      expect.arrayContaining(['MX example.test', 'TXT example.test', 'TXT s1._domainkey.example.test']),
    );
    const heard = [...world.mail.values()].flatMap((server) => server.heard.map(({ line }) => line));
    expect(heard.filter((line) => /^(?:DATA|BDAT|AUTH|VRFY|EXPN)/.test(line))).toEqual([]);
    expect(world.policy?.asked).toEqual(['mta-sts.example.test /.well-known/mta-sts.txt']);
  });

  test('without mx-connect no mail server is dialled, and the report says what was not tested', async () => {
    await using world = await startExample();
    const report = await runGate(world, { 'mx-connect': 'false' });
    expect(wordsOf(report)).toBe('ok');
    expect([...world.mail.values()].map(({ connections }) => connections)).toEqual([0, 0, 0]);
    expect(report.checks[0]?.facts.gate?.untested.join(' ')).toContain('No mail server was talked to');
  });

  test('a domain with one host and no optional protection is ok: what is absent is a notice with a code', async () => {
    const lines = records({ '@ MX 20': undefined, '_mta-sts': undefined, 'mta-sts A': undefined });
    await using world = await startExample({ lines });
    const report = await runGate(world, {});
    expect(wordsOf(report)).toBe('ok');
    expect(noticesOf(report).toSorted()).toEqual([
      'E_DANE_MISSING',
      'E_DNSSEC_INSECURE',
      'E_MX_SINGLE',
      'E_STS_MISSING',
    ]);
  });

  test('a resolver without a name says nothing about DNSSEC, and that is not called insecure', async () => {
    await using world = await startExample();
    const { resolvers = '', ...inputs } = world.inputs;
    const report = await runGate({ ...world, inputs }, {}, { servers: [resolvers] });
    expect(wordsOf(report)).toBe('ok');
    expect(noticesOf(report)).toEqual(['E_DANE_MISSING']);
    expect(report.checks[0]?.facts.gate?.untested.join(' ')).toContain('signed with DNSSEC was not tested');
  });

  test('what stands in mx-addresses is dialled in place of DNS, under the name of the host', async () => {
    await using world = await startExample();
    const [port = 0] = [...world.mail.values()].map((server) => server.port);
    const report = await runGate(
      world,
      { 'mx-addresses': 'mx1.example.test 198.51.100.9' },
      { routes: { '198.51.100.9': port, '192.0.2.11': 1 } },
    );
    expect(wordsOf(report)).toBe('ok');
    expect(report.checks[0]?.facts.gate?.hosts[0]?.addresses).toContainEqual(
      expect.objectContaining({ address: '198.51.100.9', origin: 'input' }),
    );
  });
});

describe.concurrent('stage planned', () => {
  test('a plan that is what is published is ok, and nothing has to be published', async () => {
    await using world = await startExample();
    const report = await runGate(world, PLAN, planned(RECORDS));
    expect(wordsOf(report)).toBe('ok');
    expect(report.checks[0]?.facts.gate).toMatchObject({ stage: 'planned', order: [] });
    expect(world.mail.get('192.0.2.11')?.connections).toBe(0);
  });

  test('a finding has the line of the zone file', async () => {
    await using world = await startExample();
    const lines = records({ '@ MX 20': '@ MX 20 gone' });
    const report = await runGate(world, PLAN, planned(lines));
    expect(report).toMatchObject({ status: 'critical', code: 'E_MX_UNRESOLVABLE' });
    const text = planned(lines).files['plan.zone'].split('\n');
    const [finding] = report.checks[0]?.findings ?? [];
    expect(finding?.source).toMatchObject({ file: 'plan.zone', line: text.indexOf('@ MX 20 gone') + 1 });
  });

  test('MX records that move: the steps stand in order, with waits, and records say what changes', async () => {
    await using world = await startExample({ policyHosts: ['*.example.test'], ttl: 1800 });
    const report = await runGate(world, PLAN, planned(records({ '@ MX 10': '@ MX 10 mx3' }), { ttl: 1800 }));
    expect(wordsOf(report)).toBe('ok');
    const gate = report.checks[0]?.facts.gate;
    expect(gate?.records[0]).toMatchObject({
      name: 'example.test',
      type: 'MX',
      change: 'changed',
      published: { values: ['10 mx1.example.test.', '20 mx2.example.test.'], ttl: 1800 },
      planned: { values: ['10 mx3.example.test.', '20 mx2.example.test.'], ttl: 1800 },
    });
    expect(gate?.order.map(({ kind, seconds }) => [kind, seconds])).toContainEqual(['wait', 1800]);
    expect(gate?.hosts.map(({ host, isPublished, isPlanned }) => [host, isPublished, isPlanned])).toEqual([
      ['mx3.example.test', false, true],
      ['mx2.example.test', true, true],
      ['mx1.example.test', true, false],
    ]);
  });

  test('trouble that the plan brings weighs full, what is published already less, and what it mends nothing', async () => {
    const alias = { '@ MX 20': '@ MX 20 alias', alias: 'alias CNAME mx2' };
    await using healthy = await startExample();
    const brought = await runGate(healthy, PLAN, planned(records(alias)));
    expect(findingsOf(brought)).toContain('critical E_MX_CNAME');

    await using ill = await startExample({ lines: records(alias) });
    const kept = await runGate(ill, PLAN, planned(records(alias)));
    expect(findingsOf(kept)).toContain('warning E_MX_CNAME');
    expect(wordsOf(kept)).toContain('Published already: ');

    const mended = await runGate(ill, PLAN, planned(RECORDS));
    expect(findingsOf(mended)).not.toContain('warning E_MX_CNAME');
    expect(noticesOf(mended)).toContain('E_MX_CNAME');
    // The same domain without a plan is to blame in full.
    expect(findingsOf(await runGate(ill, { 'mx-connect': 'false' }))).toContain('critical E_MX_CNAME');
  });

  test('with mx-connect the planned host is asked at its planned address', async () => {
    await using world = await startExample({
      policyHosts: ['*.example.test'],
      smtp: { mx3: { on: { RCPT: '550 5.7.1 Relaying denied' } } },
    });
    const report = await runGate(
      world,
      { ...PLAN, 'mx-connect': 'true' },
      planned(records({ '@ MX 10': '@ MX 10 mx3' })),
    );
    expect(report).toMatchObject({ status: 'critical', code: 'E_MX_NOT_RESPONSIBLE' });
    expect(report.message).toContain('mx3.example.test');
  });

  test('a domain that does not exist yet is judged by its plan alone', async () => {
    const fresh = 'fresh.test';
    const above = zoneOf('test', ['@ NS ns.nic.test.', 'ns.nic A 192.0.2.253', 'example NS ns1.example.test.']);
    await using world = await startExample({
      nameServers: [authoritative(zoneOf(DOMAIN, RECORDS)), authoritative(above)],
      others: [above],
    });
    const report = await runGate(
      world,
      { domain: fresh, 'name-servers': '', zone: 'fresh.zone' },
      {
        routes: { '192.0.2.253': world.nameServers[1]?.port ?? 0 },
        files: {
          'fresh.zone': [
            `$ORIGIN ${fresh}.`,
            '$TTL 300',
            '@ SOA ns1 dns 1 3600 600 86400 60',
            '@ MX 10 mx1.example.test.',
            '@ MX 20 mx2.example.test.',
            '@ TXT "v=spf1 ip4:198.51.100.1 -all"',
            `_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@${fresh}"`,
            '',
          ].join('\n'),
        },
      },
    );
    expect(wordsOf(report)).toBe('ok');
  });
});

describe.concurrent('stage after', () => {
  const moved = records({ '@ MX 10': '@ MX 10 mx3' });

  test('a plan that is published is ok', async () => {
    await using world = await startExample({ lines: moved, policyHosts: ['*.example.test'] });
    const report = await runGate(world, { ...PLAN, stage: 'after' }, planned(moved));
    expect(wordsOf(report)).toBe('ok');
  });

  test('a plan that is not published is critical, and what is there is still talked to', async () => {
    await using world = await startExample({ policyHosts: ['*.example.test'] });
    const report = await runGate(world, { ...PLAN, stage: 'after' }, planned(moved));
    expect(report).toMatchObject({ status: 'critical', code: 'E_PLAN_NOT_PUBLISHED' });
    expect(report.message).toContain('MX');
    expect(world.mail.get('192.0.2.11')?.connections).toBe(1);
  });
});

describe.concurrent('strict', () => {
  test('raises what is missing of optional protection by one step, and nothing else', async () => {
    const lines = records({ '_dmarc TXT': '_dmarc TXT v=DMARC1; p=none; rua=mailto:d@example.test' });
    await using world = await startExample({ lines });
    const report = await runGate(world, { strict: 'true' });
    expect(findingsOf(report).toSorted()).toEqual([
      'warning E_DANE_MISSING',
      'warning E_DMARC_WEAK',
      'warning E_DNSSEC_INSECURE',
    ]);
    expect(wordsOf(await runGate(world, {}))).toBe('ok');
  });
});
