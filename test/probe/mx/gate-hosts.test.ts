/** What mode `mx` says where only some hosts take mail, where there are too many of them, and of one side of a split horizon. */
import { describe, expect, test } from 'vitest';
import { resolving } from '../../support/dns/zone-answers.ts';
import { findingsOf, wordsOf } from '../../support/gate/brief.ts';
import { planned, RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import { DOMAIN, runGate } from '../../support/gate/run-gate.ts';
import { zoneOf } from '../../support/gate/short-zone.ts';

const ALL_DEAD = { 'allow-dead': 'mx1.example.test, mx2.example.test' };
const REFUSED = { failing: { '192.0.2.11': 'ECONNREFUSED', '203.0.113.12': 'ECONNREFUSED' } };

describe.concurrent('allow-dead with every host', () => {
  test('all of which refuse connections: critical, since no mail is taken', async () => {
    await using world = await startExample();
    const report = await runGate(world, ALL_DEAD, REFUSED);
    expect(report, wordsOf(report)).toMatchObject({ status: 'critical', code: 'E_CONN_REFUSED' });
    expect(wordsOf(report)).toContain('allow-dead names every MX host of example.test');
  });

  test('that nothing was dialled of: not green, since nothing is left that takes mail', async () => {
    await using world = await startExample();
    const report = await runGate(world, { ...ALL_DEAD, 'mx-connect': 'false' });
    expect(report, wordsOf(report)).toMatchObject({ status: 'unknown', code: 'E_CONFIG_CONFLICT' });
    expect(report.hint).toContain('allow-dead');
  });

  test('of the plan, while a published one is left: not green', async () => {
    await using world = await startExample();
    const plan = planned(records({ '@ MX 20': undefined }));
    const report = await runGate(world, { zone: 'plan.zone', 'allow-dead': 'mx1.example.test' }, plan);
    expect(findingsOf(report), wordsOf(report)).toContain('unknown E_CONFIG_CONFLICT');
  });

  test('that is published, while the plan has another one: the plan is judged', async () => {
    await using world = await startExample({ lines: records({ '@ MX 20': undefined }) });
    const inputs = { zone: 'plan.zone', 'allow-dead': 'mx1.example.test' };
    expect(wordsOf(await runGate(world, inputs, planned(RECORDS)))).toBe('ok');
  });

  test('but one that refuses connections: critical', async () => {
    await using world = await startExample();
    const report = await runGate(world, { 'allow-dead': 'mx1.example.test' }, REFUSED);
    expect(report, wordsOf(report)).toMatchObject({ status: 'critical', code: 'E_CONN_REFUSED' });
    expect(report.message).toContain('mx2.example.test');
  });
});

describe.concurrent('recipients that one of two hosts refuses', () => {
  test('because it does not know the domain: critical, and the host is named', async () => {
    await using world = await startExample({ smtp: { mx2: { on: { RCPT: '554 5.7.1 Relay access denied' } } } });
    const report = await runGate(world, {});
    expect(findingsOf(report)).toEqual(['critical E_MX_NOT_RESPONSIBLE']);
    expect(report.message).toContain('mx2.example.test (203.0.113.12) does not accept mail for example.test');
  });

  test('because the mailbox is not there: critical for one that was named, a warning for postmaster', async () => {
    await using world = await startExample({ smtp: { mx2: { on: { RCPT: '550 5.1.1 User unknown' } } } });
    expect(findingsOf(await runGate(world, {}))).toEqual(['warning E_RCPT_REJECTED']);
    const named = await runGate(world, { recipients: 'info@example.test' });
    expect(findingsOf(named)).toEqual(['critical E_RCPT_REJECTED']);
    expect(named.message).toContain('info@example.test');
  });

  test('with a 4xx is no refusal', async () => {
    await using world = await startExample({ smtp: { mx2: { on: { RCPT: '450 4.7.1 Greylisted' } } } });
    expect(findingsOf(await runGate(world, {}))).toEqual(['warning E_GREYLISTED']);
  });
});

test('more than 60 addresses: none is dialled, and the report says so', async () => {
  const many = Array.from({ length: 61 }, (_, n) => `mx1 A 198.51.100.${n + 1}`);
  await using world = await startExample({ lines: [...records({ 'mx1 A': undefined }), ...many] });
  const report = await runGate(world, {});
  expect(report, wordsOf(report)).toMatchObject({ status: 'unknown', code: 'E_RESULT_TRUNCATED' });
  expect(report.message).toContain('62 addresses');
  expect(report.checks[0]?.facts.gate?.untested.join('\n')).toContain('62 addresses');
  expect([...world.mail.values()].map(({ connections }) => connections)).toEqual([0, 0, 0]);
});

describe.concurrent('one side of a split horizon', () => {
  // What the rest of the world sees: other hosts, and a policy of its own.
  const outside = [zoneOf(DOMAIN, ['@ MX 10 mx.public', 'mx.public A 198.51.100.200', '@ TXT v=spf1 -all'])];
  const others = [zoneOf('other.test', ['spf TXT v=spf1 ip4:198.51.100.1 -all'])];
  const inside = () => startExample({ resolver: resolving([...outside, ...others]) });

  test('a plan of what name-servers say is no change, whatever resolvers say', async () => {
    await using world = await inside();
    const report = await runGate(world, { zone: 'plan.zone' }, planned(RECORDS));
    expect(wordsOf(report)).toBe('ok');
    expect(report.checks[0]?.facts.gate?.records.filter(({ change }) => change !== 'same')).toEqual([]);
    expect(report.checks[0]?.facts.gate?.hosts.map(({ host }) => host)).toEqual([
      'mx1.example.test',
      'mx2.example.test',
    ]);
  });

  test('a plan that breaks this side is found, and the resolvers do not hide it', async () => {
    await using world = await inside();
    const plan = planned(records({ '@ MX 20': '@ MX 20 mx.public' }));
    const report = await runGate(world, { zone: 'plan.zone' }, plan);
    expect(report, wordsOf(report)).toMatchObject({ status: 'critical', code: 'E_MX_UNRESOLVABLE' });
  });
});
