/** Inputs of mode `mx` that name a host or a file which the judged zones have no use for: never passed over in silence. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { findingsOf, wordsOf } from '../../support/gate/brief.ts';
import { planned, RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import { runGate } from '../../support/gate/run-gate.ts';
import { testAuthority } from '../../support/scripted/test-authority.ts';

const MOVED = records({ '@ MX 20': '@ MX 20 mx3' });
const PLANNED = { zone: 'plan.zone', 'mx-connect': 'true' };

function notices({ checks }: Report): string {
  return checks
    .flatMap((check) => check.notices.map(({ code, message, hint }) => `${code} ${message} ${hint}`))
    .join('\n');
}

describe.concurrent('a line of mx-addresses', () => {
  test('with a host that is no MX of the plan: unknown, and the host that was meant is named', async () => {
    await using world = await startExample({
      policyHosts: ['mx1.example.test', 'mx2.example.test', 'mx3.example.test'],
    });
    const report = await runGate(world, { ...PLANNED, 'mx-addresses': 'mx33.example.test 192.0.2.13' }, planned(MOVED));
    expect(report.status, wordsOf(report)).toBe('unknown');
    const finding = report.checks[0]?.findings.find(({ code }) => code === 'E_CONFIG_CONFLICT');
    expect(finding?.message).toBe(
      'mx-addresses names mx33.example.test, which is no MX host of example.test, so 192.0.2.13 was not dialled.',
    );
    expect(finding?.hint).toContain('Did you mean mx3.example.test?');
  });

  test('with a host that is no published MX in stage live: unknown', async () => {
    await using world = await startExample();
    const report = await runGate(world, { 'mx-addresses': 'mail.other.test 192.0.2.13' });
    expect(findingsOf(report)).toEqual(['unknown E_CONFIG_CONFLICT']);
    expect(report.hint).toContain('mx1.example.test, mx2.example.test');
  });

  test.each([
    ['of the plan', 'mx3.example.test 192.0.2.13'],
    ['that the plan removes', 'mx2.example.test 203.0.113.12'],
  ])('with a host %s is dialled there, and nothing is said', async (_what, line) => {
    await using world = await startExample({
      policyHosts: ['mx1.example.test', 'mx2.example.test', 'mx3.example.test'],
    });
    const report = await runGate(world, { ...PLANNED, 'mx-addresses': line }, planned(MOVED));
    expect(wordsOf(report)).not.toContain('mx-addresses');
  });

  test('is no trouble of its own while the MX records could not be asked for', async () => {
    await using world = await startExample({ nameServers: [() => undefined] });
    const report = await runGate(world, { timeout: '4s', 'mx-addresses': 'mx1.example.test 192.0.2.11' });
    expect(findingsOf(report).join()).not.toContain('E_CONFIG_CONFLICT');
  });
});

describe.concurrent('a host of allow-dead', () => {
  test('that is no MX host is told, and fails nothing: another name than the meant one excuses nothing', async () => {
    await using world = await startExample();
    const report = await runGate(world, { 'allow-dead': 'mx11.example.test' });
    expect(wordsOf(report)).toBe('ok');
    expect(notices(report)).toContain('allow-dead names mx11.example.test, which is no MX host of example.test');
    expect(notices(report)).toContain('mx1.example.test');
  });

  test('that is an MX host is not told', async () => {
    await using world = await startExample();
    const report = await runGate(world, { 'allow-dead': 'mx2.example.test', 'mx-connect': 'false' });
    expect(notices(report)).not.toContain('allow-dead');
  });
});

describe.concurrent('mx-certificate', () => {
  const files = async (host: string) => {
    const { certificatePem } = await (await testAuthority()).issue({ commonName: host, dnsNames: [host] });
    return { 'new.pem': certificatePem };
  };

  test('without a new host was judged by nothing, and that is told', async () => {
    await using world = await startExample();
    const plan = planned(RECORDS);
    const report = await runGate(
      world,
      { zone: 'plan.zone', 'mx-certificate': 'new.pem' },
      { files: { ...plan.files, ...(await files('mx3.example.test')) } },
    );
    expect(report.checks[0]?.facts.gate?.untested.join('\n')).toContain('mx-certificate');
  });

  test('of a new host is used', async () => {
    await using world = await startExample({ policyHosts: ['*.example.test'] });
    const plan = planned(MOVED);
    const report = await runGate(
      world,
      { zone: 'plan.zone', 'mx-certificate': 'new.pem' },
      { files: { ...plan.files, ...(await files('mx3.example.test')) } },
    );
    expect(report.checks[0]?.facts.gate?.untested.join('\n')).not.toContain('mx-certificate');
  });

  test('in stage live has nothing to be judged by', async () => {
    await using world = await startExample();
    const report = await runGate(
      world,
      { 'mx-certificate': 'new.pem', 'mx-connect': 'false' },
      { files: await files('mx3.example.test') },
    );
    expect(report).toMatchObject({ status: 'unknown', code: 'E_CONFIG_CONFLICT' });
  });
});

describe.concurrent('mta-sts-policy', () => {
  test('without a record that leads senders to it was judged by nothing, and that is told', async () => {
    const without = records({ '_mta-sts': undefined, 'mta-sts A': undefined });
    await using world = await startExample({ lines: without });
    const policy = 'version: STSv1\nmode: enforce\nmx: other.test\nmax_age: 604800\n';
    const report = await runGate(
      world,
      { zone: 'plan.zone', 'mta-sts-policy': 'policy.txt' },
      { files: { ...planned(without).files, 'policy.txt': policy } },
    );
    expect(report.checks[0]?.facts.gate?.untested.join('\n')).toContain('policy.txt (mta-sts-policy)');
  });
});
