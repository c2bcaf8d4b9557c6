/** The life of an incident, and what each part of it costs. */
import { afterEach, describe, expect, test } from 'vitest';
import { IncidentWorld, short, type WorldOptions } from '../../../support/incidents/runs.ts';

let world: IncidentWorld;
const start = async (options: WorldOptions = {}): Promise<void> => {
  world = await IncidentWorld.start(options);
};
afterEach(async () => {
  expect(world.errors).toEqual([]);
  await world.fake.stop();
});

const CREATE = ['GET issues 200', 'POST issues 201', 'GET issues 200'];

describe('calls', () => {
  test('all up: one look when there is no memory, then none for a day', async () => {
    await start();
    expect(short((await world.run('gg')).calls)).toEqual(['GET issues 200']);
    expect((await world.runs('gg gg gg')).calls).toEqual([]);
    world.wait(24 * 60);
    expect(short((await world.run('gg')).calls)).toEqual(['GET issues 200']);
    expect((await world.run('gg')).calls).toEqual([]);
  });

  test('failing and not yet told: none', async () => {
    await start({ rules: { failuresBeforeAlert: 3 } });
    await world.run('g');
    expect((await world.run('b')).calls).toEqual([]);
    expect((await world.run('b')).calls).toEqual([]);
  });

  test('open: 3, and the first ever one more for the label', async () => {
    await start();
    await world.run('gg');
    const first = await world.run('bg');
    expect(short(first.calls)).toEqual([CREATE[0], 'POST labels 201', ...CREATE.slice(1)]);
    expect(first).toMatchObject({
      opened: 1,
      closed: 0,
      incidents: [{ number: 1, url: expect.stringMatching(/\/issues\/1$/) }],
    });
    expect(world.fake.state.label('mail-probe')).toMatchObject({ color: '1d76db' });
    expect(short((await world.run('bb')).calls)).toEqual(CREATE);
    expect(world.issues).toBe('1 open, 2 open');
  });

  test('down and unchanged: 1, which is free as long as no person touches the issue', async () => {
    await start();
    await world.runs('g b');
    expect(short((await world.run('b')).calls)).toEqual(['GET issues 304']);
    world.fake.people.comments(1, 'I look at it.');
    expect(short((await world.run('b')).calls)).toEqual(['GET issues 200']);
    const later = await world.run('b');
    expect(short(later.calls)).toEqual(['GET issues 304']);
    expect(later.incidents).toMatchObject([{ number: 1, url: 'https://github.example/octo-org/mail/issues/1' }]);
  });

  test('the text once an hour: 2', async () => {
    await start();
    await world.runs('g b');
    world.wait(60);
    expect(short((await world.run('b')).calls)).toEqual(['GET issues 200', 'PATCH issues/{issue_number} 200']);
    expect(world.issue().body).toContain('for 1 h 5 min (2 failed runs in a row)');
    expect(world.fake.state.notifications).toHaveLength(1);
  });

  test('alert: 4', async () => {
    await start();
    await world.runs('g b');
    world.wait(4 * 60);
    expect(short((await world.run('b')).calls)).toEqual([
      ...['GET issues 200', 'GET issues/{issue_number}/comments 200'],
      ...['POST issues/{issue_number}/comments 201', 'PATCH issues/{issue_number} 200'],
    ]);
    expect(world.comments).toBe('1 Still down');
  });

  test('close: 4', async () => {
    await start();
    await world.runs('g b g');
    const close = await world.run('g');
    expect(short(close.calls)).toEqual([
      ...['GET issues 200', 'GET issues/{issue_number}/comments 200'],
      ...['POST issues/{issue_number}/comments 201', 'PATCH issues/{issue_number} 200'],
    ]);
    expect(close).toMatchObject({ opened: 0, closed: 1, incidents: [] });
    expect(world.issues).toBe('1 closed completed');
    expect((await world.run('g')).calls).toEqual([]);
  });
});

describe('the issue', () => {
  test('S04 3 alerts in 3 days, lost in silence, and one word of the recovery', async () => {
    await start({ every: 60 * 60_000, rules: { failuresBeforeAlert: 3 } });
    await world.runs(`g ${Array(72).fill('b').join(' ')}`);
    expect(world.issues).toBe('1 open');
    expect(world.comments).toBe('1 Still down, 1 Still down');
    expect(world.issue().labels).toEqual(['mail-probe', 'mail-probe:lost']);
    expect(world.issue().body).toMatch(/^⚫ \*\*Lost\*\*/);
    await world.runs('g g');
    expect(world.comments).toBe('1 Still down, 1 Still down, 1 Recovered');
    expect(world.issues).toBe('1 closed completed');
    expect(world.issue().labels).toEqual(['mail-probe']);
    expect(world.issue().body).toMatch(/^🟢 \*\*Recovered\*\* at 2026-12-04 02:00 UTC, after 3 days\./);
  });

  test('S05 flapping: one issue "unstable", told at its beginning and its end', async () => {
    await start({ rules: { failuresBeforeAlert: 3 } });
    await world.runs(`g ${Array(20).fill('b g').join(' ')}`);
    expect(world.issues).toBe('1 open');
    expect(world.issue().labels).toContain('mail-probe:flapping');
    expect(world.issue().title).toContain('unstable');
    await world.runs(Array(25).fill('g').join(' '));
    expect(world.issues).toBe('1 closed completed');
    expect(world.fake.state.comments.length).toBeLessThanOrEqual(2);
  });

  test('S06 what cannot be judged neither tells nor closes anything', async () => {
    await start();
    await world.runs(`g b ${Array(100).fill('u').join(' ')}`);
    expect(world.issues).toBe('1 open');
    expect(world.comments).toBe('');
    expect(world.issue().body).toContain('**Not seen clearly**');
  });

  test('S01 what was never told is not told to be over', async () => {
    await start({ rules: { failuresBeforeAlert: 3 } });
    await world.runs('g b b g g g');
    expect([world.issues, world.comments]).toEqual(['', '']);
  });

  test('soon down again: opened again, with a comment, since a change alone notifies no one', async () => {
    await start();
    await world.runs('g b g g b');
    expect(world.issues).toBe('1 open');
    expect(world.comments).toBe('1 Recovered, 1 Down again');
    await world.runs('g g');
    expect(world.comments).toBe('1 Recovered, 1 Down again, 1 Recovered');
    world.wait(120);
    await world.run('b');
    expect(world.issues).toBe('1 closed completed, 2 open');
  });

  test('S07 40 checks at once are one issue, and close as one', async () => {
    await start();
    await world.runs(`${'g'.repeat(40)} ${'b'.repeat(40)}`);
    expect(world.issues).toBe('1 open');
    await world.runs(
      Array(2)
        .fill(`${'g'.repeat(39)}b`)
        .join(' '),
    );
    expect(world.issues).toBe('1 open');
    expect(world.issue().body).toMatch(/🟢 recovered \| `check 0`/);
    await world.runs(Array(2).fill('g'.repeat(40)).join(' '));
    expect(world.issues).toBe('1 closed completed');
    expect(world.comments).toBe('1 Recovered');
  });

  test('all unknown: nothing is opened, even when it is due', async () => {
    await start({ rules: { failuresBeforeAlert: 2 } });
    world.fake.allow({ issues: 'read' });
    await world.runs('g b b');
    world.fake.allow({ issues: 'write' });
    await world.run('u');
    expect(world.issues).toBe('');
    await world.run('b');
    expect(world.issues).toBe('1 open');
  });

  test('S08 a removed check closes its issue as not planned, without a word of recovery', async () => {
    await start();
    await world.runs('gg bg');
    await world.run('-g');
    expect(world.issues).toBe('1 closed not_planned');
    expect(world.comments).toBe('');
    expect(world.issue().body).toMatch(/^⚪ \*\*No longer checked\*\*/);
    expect((await world.run('-g')).calls).toEqual([]);
  });

  test('S08 a renamed check is said to be', async () => {
    await start();
    await world.runs('gg bg');
    await world.run('gg', { names: ['new name', 'check 1'] });
    expect(world.issues).toBe('1 closed not_planned');
    expect(world.issue().body).toContain('The check `new name` is new, and has the same target');
  });

  test('S08 a check that is not chosen in this run is held', async () => {
    await start();
    await world.runs('gg bg');
    await world.run('-g', { isComplete: false });
    expect(world.issues).toBe('1 open');
  });
});

describe('roles', () => {
  const role = (name: string, own = {}) => ({
    ...{ name, assignees: [name], labels: [`team-${name}`], mentions: [`@${name}`], afterAlerts: 0 },
    on: ['down', 'repeat', 'recovered'] as const,
    ...own,
  });

  test('are told what they listen to; an escalation comes with its alert', async () => {
    const roles = [role('it'), role('cto', { afterAlerts: 2, on: ['repeat', 'recovered'] })];
    await start({ settings: { roles, notify: ['it', 'cto'], labels: ['mail'] } });
    for (const login of ['it', 'cto']) world.fake.state.collaborators.add(login);
    await world.runs('g b');
    expect(world.issue()).toMatchObject({ labels: ['mail-probe', 'mail', 'team-it'], assignees: ['it'] });
    expect(world.issue().body).toContain('\nTold: @it\n');
    world.wait(4 * 60);
    await world.run('b');
    expect(world.issue()).toMatchObject({
      labels: ['mail-probe', 'mail', 'team-it', 'team-cto'],
      assignees: ['it', 'cto'],
    });
    expect(world.fake.state.comments[0]?.body).toContain('@it @cto');
    // Ours: so it is not acknowledged by them.
    world.wait(4 * 60);
    await world.run('b');
    expect(world.comments).toBe('1 Still down, 1 Still down');
  });

  test('what a person removed is not set again', async () => {
    await start({ settings: { roles: [role('it')], notify: ['it'] } });
    world.fake.state.collaborators.add('it');
    await world.runs('g b');
    world.fake.people.unlabels(1, 'team-it');
    world.issue().assignees = [];
    world.wait(90);
    await world.run('b');
    expect(world.issue()).toMatchObject({ labels: ['mail-probe'], assignees: [] });
  });

  test('labels of people are kept', async () => {
    await start({ rules: { maxAlerts: 1 } });
    await world.runs('g b');
    world.fake.people.labels(1, 'customer');
    world.wait(5 * 60);
    await world.run('b');
    expect(world.issue().labels).toEqual(['mail-probe', 'customer', 'mail-probe:lost']);
  });
});
