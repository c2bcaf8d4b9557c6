/** The files of mode `mx`: what is wrong in them is told at its line before anything is contacted, and no secret leaves them. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { wordsOf } from '../../support/gate/brief.ts';
import { planned, RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import type { MailWorld } from '../../support/gate/mail-world.ts';
import { DOMAIN, runGate } from '../../support/gate/run-gate.ts';
import { masterFile } from '../../support/gate/short-zone.ts';
import { renderSinks } from '../../support/reports/sinks.ts';
import { PASSWORD, USERNAME } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const ZONE = masterFile(DOMAIN, RECORDS, { serial: 2 });

/** Nothing may have been asked or dialled. */
function contacts({ nameServers, resolver, mail, policy }: MailWorld): readonly unknown[] {
  const questions = [...nameServers, resolver].flatMap(({ asked }) => asked.map(({ name }) => name));
  return [...questions, ...[...mail.values()].flatMap(({ heard }) => heard), ...(policy?.asked ?? [])];
}

function problemsOf({ issues }: Report): readonly string[] {
  return issues.map(({ source, problem }) => `${source?.file}:${source?.line} ${problem}`);
}

describe.concurrent('a plan that cannot be read', () => {
  test('every problem of every file is told at once, each at its line, and nothing is contacted', async () => {
    await using world = await startExample();
    const report = await runGate(
      world,
      { zone: 'one.zone\ntwo.zone' },
      {
        files: {
          'one.zone': `${ZONE}@ MX ten mx1\n@ A 192.0.2.256\n`,
          'two.zone': '$ORIGIN other.test.\n@ 300 IN TXT "open\n',
        },
      },
    );
    expect(report).toMatchObject({ status: 'unknown', code: 'E_INPUT', checks: [] });
    const lines = ZONE.split('\n').length;
    expect(problemsOf(report)).toEqual([
      expect.stringMatching(new RegExp(`^one\\.zone:${lines} `)),
      expect.stringMatching(new RegExp(`^one\\.zone:${lines + 1} `)),
      expect.stringMatching(/^two\.zone:2 /),
    ]);
    expect(contacts(world)).toEqual([]);
  });

  test.each([
    ['NUL octets', Buffer.from(ZONE.replace('@ MX 10 mx1', '@ MX 10 mx\x001')), /plan\.zone:\d+ /],
    ['UTF-16', Buffer.from(`\uFEFF${ZONE}`, 'utf16le'), /plan\.zone/],
    ['a file that includes itself', `${ZONE}$INCLUDE plan.zone\n`, /plan\.zone:\d+ /],
    ['an include that is not there', `${ZONE}$INCLUDE gone.zone\n`, /plan\.zone:\d+ /],
    ['an include from outside', `${ZONE}$INCLUDE ../../etc/passwd\n`, /plan\.zone:\d+ /],
    ['nothing', '', /plan\.zone:1 has no records of /],
    ['a comment only', '; to be written\n$TTL 300\n', /plan\.zone:1 has no records of /],
    ['records of another domain', masterFile('other.test', ['@ MX 10 mx1']), /other\.test|example\.test/],
  ] as const)('%s', async (_what, text, words) => {
    await using world = await startExample();
    const report = await runGate(world, { zone: 'plan.zone' }, { files: { 'plan.zone': text } });
    expect(report, wordsOf(report)).toMatchObject({ status: 'unknown', checks: [] });
    expect([...problemsOf(report), report.message].join('\n')).toMatch(words);
    expect(contacts(world)).toEqual([]);
  });

  test('Latin-1 in a comment is no trouble: a zone file is octets', async () => {
    await using world = await startExample();
    const text = Buffer.from(`${ZONE}; K\xE4se\n`, 'latin1');
    const report = await runGate(world, { zone: 'plan.zone' }, { files: { 'plan.zone': text } });
    expect(wordsOf(report)).toBe('ok');
  });

  test.each(['["not", "a plan"]', '{"format_version": "2.0"}', '{"domains": {}}', '{'])('JSON %s', async (text) => {
    await using world = await startExample();
    const report = await runGate(world, { zone: 'plan.json' }, { files: { 'plan.json': text } });
    expect(report, wordsOf(report)).toMatchObject({ status: 'unknown', checks: [] });
    expect(contacts(world)).toEqual([]);
  });

  test('a plan of Terraform that is not complete is unknown, and the hint says how to get one', async () => {
    await using world = await startExample();
    const plan = JSON.stringify({ format_version: '1.2', resource_changes: [], complete: false });
    const report = await runGate(world, { zone: 'plan.json' }, { files: { 'plan.json': plan } });
    expect(report, wordsOf(report)).toMatchObject({ status: 'unknown', code: 'E_INPUT' });
    expect(report.issues[0]?.remedy).toContain('without -target');
    expect(contacts(world)).toEqual([]);
  });

  test('a policy file that is none is not ok', async () => {
    await using world = await startExample();
    const report = await runGate(
      world,
      { zone: 'plan.zone', 'mta-sts-policy': 'policy.txt' },
      { files: { ...planned(RECORDS).files, 'policy.txt': 'mode: sometimes\n' } },
    );
    expect(report.status).not.toBe('ok');
    expect(wordsOf(report)).toContain('policy.txt');
  });
});

describe.concurrent('a dry run', () => {
  test('reads the zone files and contacts nothing', async () => {
    await using world = await startExample();
    const inputs = { zone: 'plan.zone', 'dry-run': 'true' };
    const good = await runGate(world, inputs, planned(RECORDS));
    expect(good.checks).toHaveLength(1);
    const bad = await runGate(world, inputs, { files: { 'plan.zone': `${ZONE}@ MX ten mx1\n` } });
    expect(bad).toMatchObject({ status: 'unknown', code: 'E_INPUT' });
    expect(contacts(world)).toEqual([]);
  });
});

describe.concurrent('a plan of Terraform full of secrets', () => {
  const secrets = ['hunter2-correct-horse', 'AKIA0123456789SECRET', 'PRIVATE-KEY-MATERIAL'];
  const [password, access, key] = secrets;
  const plan = (after: object) =>
    JSON.stringify({
      format_version: '1.2',
      variables: { password: { value: password } },
      prior_state: { values: { root_module: { resources: [{ type: 'tls_private_key', values: { pem: key } }] } } },
      configuration: { provider_config: { aws: { expressions: { access_key: { constant_value: access } } } } },
      resource_changes: [
        {
          address: `aws_db_instance.${'main'}`,
          mode: 'managed',
          type: 'aws_db_instance',
          change: { actions: ['create'], before: null, after: { password, user_data: key }, after_unknown: {} },
        },
        {
          address: 'aws_route53_record.mx',
          mode: 'managed',
          type: 'aws_route53_record',
          change: {
            actions: ['update'],
            before: { name: DOMAIN, type: 'MX', ttl: 300, records: ['10 mx1', '20 mx2'], set_identifier: access },
            after: { name: DOMAIN, type: 'MX', ttl: 300, health_check_id: password, ...after },
            before_sensitive: { set_identifier: true },
            after_unknown: {},
          },
        },
      ],
    });

  test.each([
    ['that is right', { records: ['10 mx1.example.test', '20 mx2.example.test'] }],
    ['that breaks mail', { records: ['10 gone.example.test'] }],
    ['that cannot be read', { records: [access] }],
    ['whose records are of the wrong kind', { records: { secret: key } }],
  ])('nothing but records leaves a plan %s', async (_what, after) => {
    await using world = await startExample();
    const report = await runGate(world, { zone: 'plan.json' }, { files: { 'plan.json': plan(after) } });
    const texts = [...Object.values(renderSinks(report)), JSON.stringify(report)].join('\n');
    const shown = JSON.stringify(after);
    expect(secrets.filter((secret) => texts.includes(secret) && !shown.includes(secret))).toEqual([]);
  });
});

test('an alias beside other records is told at its line, and mail is judged all the same', async () => {
  await using world = await startExample();
  const lines = [...records({ '@ MX 20': '@ MX 20 gone' }), 'www CNAME mx1', 'www A 192.0.2.1'];
  const report = await runGate(world, { zone: 'plan.zone' }, planned(lines));
  const codes = report.checks[0]?.findings.map(({ code }) => code) ?? [];
  expect(codes).toEqual(expect.arrayContaining(['E_ZONE_INVALID', 'E_MX_UNRESOLVABLE']));
  expect(report.checks[0]?.findings.every(({ source }) => source?.file === 'plan.zone')).toBe(true);
});

test('a gate beside a login in one checks file: each has a verdict of its own', async () => {
  await using world = await startExample();
  await using server = await startScripted({ protocol: 'smtp' });
  const ca = { 'tls-ca': world.inputs['tls-ca'] };
  const checks = [
    { name: 'gate', mode: 'mx', domain: DOMAIN, zone: 'plan.zone', ...world.inputs },
    { name: 'login', mode: 'smtp-login', ...server.inputs, ...ca, username: USERNAME, password: '${MAIL_PASSWORD}' },
  ].map(({ mode, ...check }) => ({ ...check, mode }));
  const report = await runGate(
    { inputs: {}, routes: world.routes },
    { mode: '', domain: '', checks: 'checks.yml' },
    {
      env: { MAIL_PASSWORD: PASSWORD },
      files: {
        'checks.yml': JSON.stringify({ checks }),
        ...planned(records({ '@ MX 20': '@ MX 20 gone' })).files,
      },
    },
  );
  expect(
    report.checks.map(({ name, status }) => [name, status]),
    wordsOf(report),
  ).toEqual([
    ['gate', 'critical'],
    ['login', 'ok'],
  ]);
  expect(report.checks[1]?.facts.gate).toBeUndefined();
});
