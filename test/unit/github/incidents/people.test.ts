/** What people, other issues and other runners do. */
import { afterEach, describe, expect, test } from 'vitest';
import { emptyHistory } from '../../../../src/history/read-history.ts';
import { SCOPE, START } from '../../../support/history/simulate.ts';
import { IncidentWorld, short, type WorldOptions } from '../../../support/incidents/runs.ts';

let world: IncidentWorld;
const start = async (options: WorldOptions = {}): Promise<void> => {
  world = await IncidentWorld.start(options);
};
afterEach(async () => {
  expect(world.errors).toEqual([]);
  await world.fake.stop();
});

const LIST = 'GET /repos/{owner}/{repo}/issues';
const CREATE = 'POST /repos/{owner}/{repo}/issues';
const forget = (): void => {
  world.history = emptyHistory(SCOPE, START);
};

describe('other issues', () => {
  test('G25 pull requests with our label are left alone', async () => {
    await start();
    world.fake.people.opens('A pull request', { labels: ['mail-probe'], isPullRequest: true });
    await world.runs('g b g g');
    expect(world.issues).toBe('1 open, 2 closed completed');
  });

  test('G26 ours on page 3 of the issues with our label is found', async () => {
    await start();
    await world.runs('g b');
    for (let count = 0; count < 250; count += 1) world.fake.people.opens(`Other ${count}`, { labels: ['mail-probe'] });
    forget();
    await world.run('b');
    expect([...world.fake.state.issues.values()].filter(({ user }) => user.login !== 'octocat')).toHaveLength(1);
    expect(world.history.checks[0]?.outage.issue).toBe(1);
  });

  test('G27 an issue of another author with label and copied block is left alone, with a notice', async () => {
    await start();
    await world.runs('g b');
    const body = world.issue().body ?? '';
    world.fake.people.deletes(1);
    world.fake.people.opens('Copied', { body, labels: ['mail-probe'] });
    const { notices } = await world.run('b');
    expect(notices).toMatchObject([{ code: 'E_GH_INCIDENTS', message: expect.stringContaining('#2') }]);
    expect(world.issues).toBe('1 deleted, 2 open, 3 open');
    await world.runs('g g');
    expect(world.issues).toBe('1 deleted, 2 open, 3 closed completed');
    expect(world.issue(2).body).toBe(body);
  });

  test('a label alone owns nothing', async () => {
    await start();
    world.fake.people.opens('Mine', { labels: ['mail-probe'] });
    world.fake.people.opens('The bot of another workflow', {
      by: 'github-actions[bot]',
      body: 'x',
      labels: ['mail-probe'],
    });
    await world.runs('g b g g');
    expect(world.issues).toBe('1 open, 2 open, 3 closed completed');
  });
});

describe('a person', () => {
  test('G28 edits the block to another key: the history knows better', async () => {
    await start();
    await world.runs('gg bg');
    const body = world.issue().body ?? '';
    world.fake.people.edits(1, { body: body.replace(/incident:1 \S+/, 'incident:1 e30') });
    await world.run('bg');
    expect(world.issue().body).toContain('What fails');
    await world.runs('gg gg');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '1 Recovered']);
  });

  test('G29 empties the text: it is written again', async () => {
    await start();
    await world.runs('g b');
    world.fake.people.edits(1, { body: null });
    await world.run('b');
    expect(world.issue().body).toContain('What fails');
    expect(world.comments).toBe('');
    expect(world.issues).toBe('1 open');
  });

  test('G30 deletes the issue while it is down: a new one, which names it', async () => {
    await start();
    await world.runs('g b');
    world.fake.people.deletes(1);
    await world.run('b');
    expect(world.issues).toBe('1 deleted, 2 open');
    expect(world.issue(2).body).toContain('Continues #1, which is gone.');
  });

  test('G23 transfers it: not touched there; a new one is opened here', async () => {
    await start();
    await world.runs('g b');
    world.fake.people.transfers(1, 'https://api.github.example/repositories/99/issues/5');
    await world.run('b');
    expect(world.issue(2)).toMatchObject({ state: 'open' });
    expect(world.issue(2).body).toContain('Continues #1, which is gone.');
  });

  test('G31 locks it: the text goes on, the comment is left out, one warning', async () => {
    await start();
    await world.runs('g b');
    world.fake.people.locks(1);
    world.wait(4 * 60);
    const { warning } = await world.run('b');
    expect(warning?.message).toContain('Issue #1 is locked');
    expect(world.issue().body).toContain('still down');
    expect((await world.run('b')).warning).toBeUndefined();
    await world.runs('g g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '']);
  });

  test('G31 locks it between the list and the comment: the same', async () => {
    await start();
    await world.runs('g b g');
    world.fake.fault({
      on: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
      nth: 1,
      fault: { after: () => world.fake.people.locks(1) },
    });
    const { warning } = await world.run('g');
    expect(warning?.message).toContain('Issue #1 is locked');
    expect(world.issues).toBe('1 closed completed');
  });

  test('G32 closes it while it is down: muted, no other one, until it was good', async () => {
    await start();
    await world.runs('g b');
    world.fake.people.closes(1);
    await world.runs('b b b');
    expect(world.issues).toBe('1 closed completed');
    world.wait(24 * 60);
    await world.runs('b g g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '']);
    await world.run('b');
    expect(world.issues).toBe('1 closed completed, 2 open');
  });

  test('G32 and opens it again while it is down: told again', async () => {
    await start();
    await world.runs('g b');
    world.fake.people.closes(1);
    await world.runs('b b');
    world.fake.people.reopens(1);
    await world.runs('b g g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '1 Recovered']);
  });

  test('G32 closes it between the good runs: the next outage is told, in an issue of its own', async () => {
    await start();
    await world.runs('g b g');
    world.fake.people.closes(1);
    await world.runs('g b');
    expect(world.issues).toBe('1 closed completed, 2 open');
    await world.runs('g g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed, 2 closed completed', '2 Recovered']);
  });

  test('G32 the token of another workflow closes it: muted as well, no war of edits', async () => {
    await start();
    await world.runs('g b');
    world.fake.people.closes(1, { by: 'github-actions[bot]', reason: 'not_planned' });
    await world.runs('b b');
    expect(world.issues).toBe('1 closed not_planned');
  });

  test('G33 opens it while all is good: left open; the next incident uses it', async () => {
    await start();
    await world.runs('g b g g');
    world.fake.people.reopens(1);
    world.wait(25 * 60);
    await world.runs('g g g');
    expect(world.issues).toBe('1 open');
    await world.run('b');
    expect(world.issues).toBe('1 open');
    expect(world.comments).toBe('1 Recovered, 1 Down again');
    expect(world.issue().body).toMatch(/^🔴/);
    await world.runs('g g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '1 Recovered, 1 Down again, 1 Recovered']);
  });

  test('G33 opens two of them while all is good: both left open; the next incident uses the older one', async () => {
    await start();
    await world.runs('g b g g');
    world.wait(120);
    await world.runs('b g g');
    expect(world.issues).toBe('1 closed completed, 2 closed completed');
    world.fake.people.reopens(1);
    world.fake.people.reopens(2);
    await world.runs('g b');
    expect([world.issues, world.errors]).toEqual(['1 open, 2 open', []]);
    expect([world.issue(1).body, world.issue(2).body]).toEqual([
      expect.stringMatching(/^🔴/),
      expect.stringMatching(/^🟢/),
    ]);
  });

  test('G33 opens that of an earlier outage: the outage goes on in its own issue, acknowledged as it was', async () => {
    await start();
    await world.runs('g b g g');
    world.wait(120);
    await world.run('b');
    world.fake.people.labels(2, 'acknowledged');
    await world.run('b');
    const { body } = world.issue(1);
    world.fake.people.reopens(1);
    await world.run('b');
    expect(world.history.checks[0]?.outage).toMatchObject({ issue: 2, isAcknowledged: true });
    world.wait(5 * 60);
    await world.run('b');
    expect([world.issues, world.comments, world.errors]).toEqual(['1 open, 2 open', '1 Recovered', []]);
    await world.runs('g g');
    expect([world.issues, world.comments]).toEqual(['1 open, 2 closed completed', '1 Recovered, 2 Recovered']);
    expect(world.issue(1).body).toBe(body);
  });

  test.each([
    ['assigns it to themselves', () => world.fake.people.assigns(1, 'octocat')],
    ['labels it as acknowledged', () => world.fake.people.labels(1, 'acknowledged')],
  ])('%s: no repeats, but the recovery', async (_, act) => {
    await start();
    await world.runs('g b');
    act();
    world.wait(5 * 60);
    await world.run('b');
    world.wait(5 * 60);
    await world.run('b');
    expect(world.comments).toBe('');
    await world.runs('g g');
    expect(world.comments).toBe('1 Recovered');
  });

  test('removes our label: it is still known by its number, and labelled again', async () => {
    await start();
    await world.runs('g b');
    world.fake.people.unlabels(1, 'mail-probe');
    await world.run('b');
    expect([world.issues, world.issue().labels]).toEqual(['1 open', ['mail-probe']]);
  });
});

describe('another runner', () => {
  test('G34 opens the same at once: the older one stays, the other one is a duplicate', async () => {
    await start();
    await world.run('g');
    const { history } = world;
    world.fake.fault({
      on: CREATE,
      nth: 1,
      fault: {
        before: async () => {
          world.fake.heal();
          await world.run('b', { history });
        },
      },
    });
    await world.run('b');
    expect(world.issues).toBe('1 open, 2 closed duplicate');
    expect(world.history.checks[0]?.outage.issue).toBe(1);
    await world.runs('b g g');
    expect(world.issues).toBe('1 closed completed, 2 closed duplicate');
  });

  test('G33 a person opens the duplicate again: left to them, the outage is told in the older one', async () => {
    await start();
    await world.run('g');
    const { history } = world;
    await world.run('b', { history });
    world.fake.fault({ on: LIST, nth: 1, fault: { hidesNewest: 1 } });
    await world.run('b');
    world.fake.heal();
    expect(world.issues).toBe('1 open, 2 closed duplicate');
    const { body } = world.issue(2);
    world.fake.people.reopens(2);
    await world.runs('b b');
    expect([world.issues, world.issue(2).body, world.errors]).toEqual(['1 open, 2 open', body, []]);
    expect(world.history.checks[0]?.outage.issue).toBe(1);
    await world.runs('g g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed, 2 open', '1 Recovered']);
    world.wait(120);
    await world.run('b');
    expect(world.issues).toBe('1 closed completed, 2 open');
    expect(world.issue(2).body).toMatch(/^🔴/);
    await world.runs('g g');
    expect(world.issues).toBe('1 closed completed, 2 closed completed');
  });

  test('G36 began earlier and ends later: what the newer run wrote stays', async () => {
    await start({ rules: { recoveriesBeforeClose: 1 } });
    await world.runs('g b');
    const { history } = world;
    world.wait(5);
    await world.run('g');
    expect(world.issues).toBe('1 closed completed');
    world.wait(-10);
    await world.run('b', { history });
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '1 Recovered']);
    world.wait(30);
    await world.run('b');
    expect(world.issues).toBe('1 open');
  });

  test('G35 the list does not show our own new issue yet: it counts', async () => {
    await start();
    await world.run('g');
    world.fake.fault({ on: LIST, nth: 2, fault: { hidesNewest: 1 } });
    await world.run('b');
    expect([world.issues, world.history.checks[0]?.outage.issue]).toEqual(['1 open', 1]);
  });

  test('G35 the list does not show that of the other runner: the next run finds the double', async () => {
    await start();
    await world.run('g');
    const { history } = world;
    await world.run('b', { history });
    world.fake.fault({ on: LIST, nth: 1, times: 2, fault: { hidesNewest: 2 } });
    await world.run('b');
    expect(world.issues).toBe('1 open, 2 open');
    expect(world.errors).toEqual([expect.stringMatching(/^2 open issues of check:\w+: 1, 2$/)]);
    world.fake.heal();
    await world.run('b');
    expect(world.issues).toBe('1 open, 2 closed duplicate');
  });
});

describe('the history is lost', () => {
  test('while it is down: the incident is adopted, nothing is opened or told twice', async () => {
    await start({ rules: { failuresBeforeAlert: 3 } });
    await world.runs('g b b b');
    forget();
    await world.runs('b b b');
    expect([world.issues, world.comments]).toEqual(['1 open', '']);
    expect(world.issue().body).toContain('since 2026-12-01 00:10 UTC');
  });

  test('H05 and now it is good: closed after so many good runs, and told', async () => {
    await start();
    await world.runs('g b');
    forget();
    await world.run('g');
    expect(world.issues).toBe('1 open');
    await world.run('g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '1 Recovered']);
  });

  test('between the comment and the close: nothing is told twice', async () => {
    await start();
    await world.runs('g b g');
    world.fake.fault({ on: 'PATCH', nth: 1, times: 9, fault: { status: 500, body: { message: 'Oops' } } });
    await world.run('g');
    world.fake.heal();
    forget();
    await world.runs('g g g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '1 Recovered']);
  });

  test('soon after the end: the same issue is opened again', async () => {
    await start();
    await world.runs('g b g g');
    forget();
    await world.run('b');
    expect([world.issues, world.comments]).toEqual(['1 open', '1 Recovered, 1 Down again']);
  });
});

test('calls of a run of its own: a muted incident costs one free look', async () => {
  await start();
  await world.runs('g b');
  world.fake.people.closes(1);
  await world.runs('b b');
  expect(short((await world.run('b')).calls)).toEqual(['GET issues 304']);
});
