/** The built action over a checks file: groups, roles, storms, checks that come and go, shards, maintenance, intervals. */
import { describe, expect, inject, test } from 'vitest';
import { parseBlock } from '../../src/incidents/issue/block.ts';
import { shardOf } from '../../src/settings/kinds/shard.ts';
import type { ActionRun } from '../support/bundle/run-action.ts';
import { ChecksRuns } from '../support/github/checks-runs.ts';
import { TOKEN } from '../support/github/fake-github.ts';
import { worldErrors } from '../support/github/invariants.ts';
import { historyOf } from '../support/incidents/history-of.ts';

const bundle = inject('bundleFolder');
const AT_ONCE = 'incidents: { failures-before-alert: 1 }';
const AUTHOR = { keyOf: (body: string) => parseBlock(body)?.id, secrets: [TOKEN] };

function outputs(run: ActionRun, ...names: readonly string[]): string {
  return names.map((name) => run.outputs.get(name)).join(' ');
}

describe('several checks', () => {
  test('S07 8 checks that fail at once are one issue, which closes as one', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `check ${index}`);
    await using world = await ChecksRuns.start(bundle, { checks: names, top: AT_ONCE });
    await world.run('gggggggg');
    expect(outputs(await world.run('bbbbbbbb'), 'incidents-opened', 'alert')).toBe('1 true');
    expect(world.issues).toEqual(['1 open 0']);
    for (const name of names) expect(world.fake.state.issues.get(1)?.body).toContain(`\`${name}\``);
    await world.runs('gggggggb gggggggb');
    expect(world.issues).toEqual(['1 open 0']);
    await world.runs('gggggggg gggggggg');
    expect(world.issues).toEqual(['1 closed 1']);
    expect(worldErrors(world.fake, AUTHOR)).toEqual([]);
  });

  test('S08 a removed check closes its issue as not planned; a renamed one with an id goes on in its issue', async () => {
    await using world = await ChecksRuns.start(bundle, {
      checks: ['kept', { name: 'old name', more: 'id: relay' }, 'going'],
      top: AT_ONCE,
    });
    await world.runs('ggg gbb');
    expect(world.issues).toEqual(['1 open 0', '2 open 0']);
    world.checks = [{ name: 'kept' }, { name: 'new name', more: 'id: relay' }];
    const run = await world.run('gb');
    expect(world.issues).toEqual(['1 open 0', '2 closed 0']);
    expect(world.fake.state.issues.get(2)).toMatchObject({ stateReason: 'not_planned' });
    expect(outputs(run, 'incidents-opened', 'incident-number')).toBe('0 1');
    await world.runs('gg gg');
    expect(world.issues).toEqual(['1 closed 1', '2 closed 0']);
    expect(world.fake.state.issues.get(1)?.body).toContain('`new name`');
  });

  test('S08 only and skip hold an incident', async () => {
    await using world = await ChecksRuns.start(bundle, { checks: ['one', 'two'], top: AT_ONCE });
    await world.runs('gg bg');
    await world.run('gg', { inputs: { only: 'two' } });
    await world.run('gg', { inputs: { skip: 'one' } });
    expect(world.issues).toEqual(['1 open 0']);
  });

  test('S09 shards write nothing; the merge of all but one opens what it saw, and closes nothing that it did not see', async () => {
    const inShard = (index: number): string =>
      ['one', 'two', 'three', 'four', 'five', 'six'].find((name) => shardOf(name, 2) === index) ?? '';
    const checks = [inShard(1), inShard(2)];
    await using world = await ChecksRuns.start(bundle, { checks, inputs: { incidents: 'false' } });
    let runs = 0;
    const merge = async (letters: string, shards: readonly number[]): Promise<ActionRun> => {
      runs += 1;
      const env = { GITHUB_RUN_ID: String(runs) };
      for (const shard of [1, 2]) world.remove(`reports/${shard}.json`);
      for (const shard of shards) {
        const inputs = { shard: `${shard}/2`, 'history-file': '', 'fail-on': 'never' };
        await world.run(letters, { inputs: { ...inputs, reports: `json=reports/${shard}.json` }, env, minutes: 1 });
      }
      const incidents = 'failures-before-alert: 1';
      const inputs = { checks: '', mode: 'merge', 'merge-reports': 'reports/*.json', incidents };
      return await world.run(letters, { inputs, env });
    };
    expect((await merge('gg', [1, 2])).exitCode).toBe(0);
    const calls = world.fake.requests.length;
    await merge('bb', [1, 2]);
    expect(world.issues).toEqual(['1 open 0', '2 open 0']);
    expect(world.fake.requests.length).toBeGreaterThan(calls);
    // The second half is missing: it is unknown, and what it had open stays.
    for (let run = 0; run < 3; run += 1) expect(outputs(await merge('gg', [1]), 'status')).toBe('unknown');
    expect(world.issues).toEqual(['1 closed 1', '2 open 0']);
    await merge('gg', [1, 2]);
    await merge('gg', [1, 2]);
    expect(world.issues).toEqual(['1 closed 1', '2 closed 1']);
  });

  test('Xitoring: what is below one group is told together, and members that recover are named', async () => {
    await using world = await ChecksRuns.start(bundle, {
      checks: [
        { name: 'login', more: 'group: Europe/Berlin' },
        { name: 'relay', more: 'group: Europe/Paris' },
        { name: 'tokyo', more: 'group: Asia/Tokyo' },
      ],
      top: 'incidents: { failures-before-alert: 1, grouping: group }',
    });
    await world.runs('ggg bbb');
    expect(world.issues).toEqual(['1 open 0', '2 open 0']);
    expect(world.fake.state.issues.get(1)?.title).toContain('Europe');
    await world.runs('bgg bgg');
    expect(world.issues).toEqual(['1 open 0', '2 closed 1']);
    expect(world.fake.state.issues.get(1)?.body).toMatch(/🟢 recovered \| `relay`/);
  });

  test('Xitoring: roles of the checks file are told in the issue and in comments; a later one is an escalation', async () => {
    await using world = await ChecksRuns.start(bundle, {
      checks: [{ name: 'login', more: 'notify: [it, lead]' }],
      top: [
        'incidents: { failures-before-alert: 1, alert-repeat: 1h }',
        'roles:',
        '  it: { mentions: ["@example/mail-team"], labels: [team-it] }',
        '  lead: { mentions: ["@boss"], assignees: [boss], after-alerts: 2 }',
      ].join('\n'),
    });
    world.fake.state.collaborators.add('boss');
    await world.runs('g b');
    expect(world.fake.state.issues.get(1)).toMatchObject({ labels: ['mail-probe', 'team-it'], assignees: [] });
    expect(world.fake.state.issues.get(1)?.body).toContain('@example/mail-team');
    expect(world.fake.state.issues.get(1)?.body).not.toContain('@boss');
    expect(outputs(await world.run('b', { minutes: 61 }), 'alert')).toBe('true');
    expect(world.fake.state.comments[0]?.body).toContain('@example/mail-team @boss');
    expect(world.fake.state.issues.get(1)).toMatchObject({ assignees: ['boss'] });
    await world.runs('g g');
    expect(world.fake.state.comments[1]?.body).toContain('@example/mail-team @boss');
    expect(world.issues).toEqual(['1 closed 2']);
  });

  test('ipMonitor: alerts up to a maximum, then lost in silence, and the recovery is told', async () => {
    await using world = await ChecksRuns.start(bundle, {
      checks: ['login'],
      top: 'incidents: { failures-before-alert: 3, alert-repeat: failures, max-alerts: 2 }',
    });
    await world.runs('g b b b');
    expect(world.issues).toEqual(['1 open 0']);
    await world.runs('b b b');
    expect(world.issues).toEqual(['1 open 1']);
    const lost = await world.runs('b b b');
    expect(outputs(lost, 'state', 'alert')).toBe('lost false');
    await world.runs('b b b');
    expect(world.issues).toEqual(['1 open 1']);
    expect(world.fake.state.issues.get(1)?.labels).toContain('mail-probe:lost');
    expect(outputs(await world.runs('g g'), 'state', 'alert')).toBe('up true');
    expect(world.issues).toEqual(['1 closed 2']);
  });

  test('a check with rules of its own is told by them', async () => {
    await using world = await ChecksRuns.start(bundle, {
      checks: [{ name: 'fast', more: 'incidents: { failures-before-alert: 1 }' }, 'slow'],
      top: 'incidents: { failures-before-alert: 3 }',
    });
    await world.runs('gg bb');
    expect(world.issues).toEqual(['1 open 0']);
    await world.runs('bb bb');
    expect(world.issues).toEqual(['1 open 0', '2 open 0']);
  });

  test('S06 20 runs that could not be judged neither tell nor close anything; then it is said that it is blind', async () => {
    await using world = await ChecksRuns.start(bundle, { checks: ['login'], top: AT_ONCE });
    await world.runs('g b');
    const last = await world.runs(Array(20).fill('u').join(' '));
    expect(outputs(last, 'status', 'state', 'alert')).toBe('unknown down false');
    expect(world.issues).toEqual(['1 open 0']);
    expect(world.fake.state.issues.get(1)?.body).toContain('**Not seen clearly**');
    await world.runs('g g');
    expect(world.issues).toEqual(['1 closed 1']);
  });

  test('maintenance: results are recorded, nothing is counted, told or asked of GitHub', async () => {
    await using world = await ChecksRuns.start(bundle, {
      checks: ['login'],
      inputs: { incidents: 'failures-before-alert: 1\nmaintenance: true' },
    });
    const run = await world.runs('g b b b');
    expect(run.exitCode).toBe(1);
    expect(outputs(run, 'status', 'alert')).toBe('critical false');
    expect(world.fake.writes).toEqual([]);
    const [check] = historyOf(world.historyText).checks;
    expect(check?.runs).toHaveLength(4);
    const over = await world.run('b', { inputs: { incidents: 'failures-before-alert: 1' } });
    expect(outputs(over, 'state', 'alert')).toBe('down true');
    expect(world.issues).toEqual(['1 open 0']);
  });

  test('maintenance in a window: an incident that was open before stays open, and is told neither', async () => {
    const window = '2026-12-01T00:25Z/1h';
    await using world = await ChecksRuns.start(bundle, {
      checks: ['login'],
      inputs: { incidents: `failures-before-alert: 1\nalert-repeat: 10m\nmaintenance: ${window}` },
    });
    await world.runs('g b');
    await world.runs('b g g b');
    expect(world.issues).toEqual(['1 open 0']);
    await world.runs('g g g g');
    expect(world.issues).toEqual(['1 closed 1']);
  });

  test('ipMonitor: other intervals while it is up, down and lost; what is not due has no verdict', async () => {
    await using world = await ChecksRuns.start(bundle, {
      checks: ['steady', 'failing'],
      top: 'incidents: { failures-before-alert: 1, max-alerts: 1, alert-repeat: 15m, intervals: up=30m down=10m lost=1h }',
    });
    const ran = ({ report }: ActionRun): string[] =>
      (report as { checks: readonly { name: string }[] }).checks.map(({ name }) => name);
    expect(ran(await world.run('gb'))).toEqual(['steady', 'failing']);
    expect(ran(await world.run('gb'))).toEqual(['failing']);
    expect(ran(await world.run('gb'))).toEqual(['failing']);
    // Lost by now: once an hour. It is the worst state of all, also while it is not due.
    const seen = await world.run('gb');
    expect([ran(seen), outputs(seen, 'state')]).toEqual([['steady'], 'lost']);
    expect(world.issues).toEqual(['1 open 0']);
    for (const _ of [1, 2]) expect(ran(await world.run('gb'))).toEqual([]);
    expect(ran(await world.run('gg'))).toEqual(['steady']);
    expect(world.issues).toEqual(['1 open 0']);
    expect(ran(await world.run('gg', { minutes: 20 }))).toEqual(['failing']);
  });
});
