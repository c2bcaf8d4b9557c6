/** Mode `mx` over plans that change keys, policies and DS records: what is told, and in which order they are published. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { findingsOf, noticesOf, wordsOf } from '../../support/gate/brief.ts';
import { planned, records, startExample } from '../../support/gate/example-domain.ts';
import { policyBody } from '../../support/gate/policy-host.ts';
import { runGate } from '../../support/gate/run-gate.ts';

const PLAN = { zone: 'plan.zone' };
/** RFC 8463 appendix A.2, as in the records of the domain. */
const KEY = 'v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
/** RFC 8032 section 7.1, test 2. */
const NEW_KEY = 'v=DKIM1; k=ed25519; p=PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=';

function stepsOf({ checks }: Report): readonly string[] {
  return checks.flatMap(({ facts }) => facts.gate?.order.map(({ text }) => text) ?? []);
}

describe.concurrent('keys that a plan changes', () => {
  test('a new key is judged though its selector is not declared, at its line', async () => {
    await using world = await startExample();
    const report = await runGate(world, PLAN, planned([...records(), 's2._domainkey TXT v=DKIM1; k=ed25519; p=AAAA']));
    expect(report).toMatchObject({ status: 'critical', code: 'E_DKIM_KEY' });
    const text = planned([...records(), 's2._domainkey TXT v=DKIM1; k=ed25519; p=AAAA']).files['plan.zone'].split('\n');
    expect(report.checks[0]?.findings[0]?.source).toMatchObject({
      file: 'plan.zone',
      line: text.findIndex((line) => line.startsWith('s2._domainkey')) + 1,
    });
    const good = await runGate(world, PLAN, planned([...records(), `s2._domainkey TXT ${NEW_KEY}`]));
    expect(wordsOf(good)).toBe('ok');
  });

  test('a key that is replaced in place is told once, and gets a selector of its own in the steps', async () => {
    await using world = await startExample();
    const report = await runGate(world, PLAN, planned(records({ 's1._domainkey': `s1._domainkey TXT ${NEW_KEY}` })));
    expect(findingsOf(report)).toEqual(['warning E_DKIM_REMOVED']);
    expect(stepsOf(report)[0]).toMatch(/^publish TXT s1-new\._domainkey\.example\.test /);
    expect(stepsOf(report).at(-1)).toMatch(/^publish TXT s1\._domainkey\.example\.test /);
  });

  test('a key behind another target of an alias is replaced, and behind one with the same key is not', async () => {
    const ends = [`a TXT ${KEY}`, `b TXT ${NEW_KEY}`, `c TXT ${KEY}`];
    const lines = (target: string) => [...records({ 's1._domainkey': `s1._domainkey CNAME ${target}` }), ...ends];
    await using world = await startExample({ lines: lines('a') });
    const other = await runGate(world, PLAN, planned(lines('b')));
    expect(findingsOf(other)).toEqual(['warning E_DKIM_REMOVED']);
    expect(stepsOf(other)[0]).toMatch(/^publish CNAME s1-new\._domainkey\.example\.test b\.example\.test\. /);
    const same = await runGate(world, PLAN, planned(lines('c')));
    expect(wordsOf(same)).toBe('ok');
    expect(stepsOf(same)).toEqual([]);
  });
});

describe.concurrent('policies that a plan changes', () => {
  const hosts = ['mx1.example.test', 'mx2.example.test'];
  const inputs = { ...PLAN, 'mta-sts-policy': 'policy.txt' };
  const withPolicy = (mode: 'enforce' | 'testing', plan: ReturnType<typeof planned>) => ({
    files: { ...plan.files, 'policy.txt': policyBody(mode, hosts) },
  });

  test('an enforced policy that goes back to testing is a finding', async () => {
    await using world = await startExample();
    const plan = planned(records({ '_mta-sts': '_mta-sts TXT v=STSv1; id=2' }));
    const report = await runGate(world, inputs, withPolicy('testing', plan));
    expect(findingsOf(report)).toEqual(['warning E_STS_REMOVED']);
    expect(wordsOf(report)).toContain('goes from mode enforce to mode testing');
  });

  test('a first policy that is enforced at once is in testing first, by its file and by its host', async () => {
    const lines = records({ '_mta-sts': undefined });
    await using world = await startExample({ lines });
    const plan = planned(records());
    for (const report of [
      await runGate(world, inputs, withPolicy('enforce', plan)),
      await runGate(world, PLAN, plan),
    ]) {
      expect(wordsOf(report)).toBe('ok');
      expect(stepsOf(report)[0]).toContain('mode: testing');
      expect(stepsOf(report).at(-2)).toContain('mode: enforce');
    }
  });

  test('a policy host that moves is served at its new place first', async () => {
    await using world = await startExample();
    const plan = planned(records({ 'mta-sts A': 'mta-sts A 198.51.100.81' }));
    const report = await runGate(world, PLAN, plan);
    expect(findingsOf(report)).toEqual(['unknown E_STS_FETCH']);
    expect(stepsOf(report)).toEqual([
      expect.stringContaining('serve the policy at 198.51.100.81, too'),
      'publish A mta-sts.example.test 198.51.100.81 (TTL 300)',
      'wait 300 s (TTL of A mta-sts.example.test)',
      'stop serving the policy of example.test at 198.51.100.80',
    ]);
  });

  test('a host that is to take DMARC reports agrees first', async () => {
    await using world = await startExample();
    const plan = planned(records({ _dmarc: '_dmarc TXT v=DMARC1; p=reject; rua=mailto:d@other.test' }));
    const report = await runGate(world, PLAN, plan);
    expect(findingsOf(report)).toEqual(['warning E_DMARC_RUA_UNAUTHORIZED']);
    expect(stepsOf(report)[0]).toBe('have other.test publish TXT example.test._report._dmarc.other.test "v=DMARC1;"');
  });
});

describe.concurrent('what is new, and what is not judged', () => {
  test('one server that takes all mail is old trouble only as long as it is the same server', async () => {
    const lines = records({ '@ MX 20': undefined });
    await using world = await startExample({ lines, policyHosts: ['*.example.test'] });
    const messageOf = (report: Report) =>
      report.checks.flatMap(({ notices }) => notices.filter(({ code }) => code === 'E_MX_SINGLE'))[0]?.message;
    expect(messageOf(await runGate(world, PLAN, planned(lines)))).toMatch(/^Published already: One server/);
    const moved = records({ '@ MX 20': undefined, '@ MX 10': '@ MX 10 mx3' });
    const report = await runGate(world, PLAN, planned(moved));
    expect(messageOf(report)).toBe('One server (192.0.2.13) takes all mail for example.test.');
    expect(noticesOf(report).filter((code) => code === 'E_MX_SINGLE')).toHaveLength(1);
  });

  test('a DS record of the zone in the zone itself is told at its line', async () => {
    await using world = await startExample();
    const plan = planned(records());
    const text = `${plan.files['plan.zone']}@ DS 1 13 2 AB\n`;
    const report = await runGate(world, PLAN, { files: { 'plan.zone': text } });
    expect(findingsOf(report)).toEqual(['warning E_ZONE_INVALID']);
    expect(report.checks[0]?.findings[0]?.source).toMatchObject({
      line: text.split('\n').indexOf('@ DS 1 13 2 AB') + 1,
    });
  });
});
