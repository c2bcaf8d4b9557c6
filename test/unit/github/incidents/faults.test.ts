/** What goes wrong between a run and GitHub: each row of the list of failures that is about issues. */
import { afterEach, describe, expect, test } from 'vitest';
import { recoveryId } from '../../../../src/incidents/desired.ts';
import { parseBlock } from '../../../../src/incidents/issue/block.ts';
import { TOKEN } from '../../../support/github/fake-github.ts';
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
const CHANGE = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';
const COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const writesOf = (): string[] =>
  short(world.fake.writes.map(({ route, status }) => `${route} ${status ?? 'no answer'}`));

describe('the token', () => {
  test('G01 may not write: one warning with the line to add, one write', async () => {
    await start();
    await world.run('gg');
    world.fake.allow({ issues: 'read' });
    const { warning, notices } = await world.run('bb');
    expect(warning).toMatchObject({ code: 'E_GH_INCIDENTS', hint: expect.stringContaining('"issues: write"') });
    expect(notices).toEqual([]);
    expect(writesOf()).toEqual(['POST labels 403']);
  });

  test('G02 may not read: not managed in this run, and why', async () => {
    await start();
    world.fake.allow({ issues: 'none' });
    const { warning, incidents } = await world.run('b');
    expect(warning?.message).toMatch(
      /^Incidents are not managed in this run\. The GitHub API was asked to list the issues/,
    );
    expect(warning?.hint).toMatch(/"issues: (?:read|write)"/);
    expect(incidents).toBeUndefined();
    expect(writesOf()).toEqual([]);
  });

  test('G04 is empty: a warning how to pass one, no crash', async () => {
    await start();
    expect((await world.run('b', { token: '' })).warning?.hint).toContain('github-token');
    expect(world.fake.log).toEqual([]);
  });

  test('G05 is not valid: a warning without the token', async () => {
    await start();
    const { warning } = await world.run('b', { token: 'ghp_thisIsNotAToken0123' });
    expect(warning?.message).toContain('401');
    expect(JSON.stringify(warning)).not.toContain('ghp_thisIsNotAToken0123');
  });

  test('what it may not do is made up for when it may', async () => {
    await start();
    await world.run('g');
    world.fake.allow({ issues: 'read' });
    await world.runs('b b b');
    expect(world.issues).toBe('');
    world.fake.allow({ issues: 'write' });
    const { opened, warning } = await world.run('b');
    expect([opened, warning, world.issues]).toEqual([1, undefined, '1 open']);
  });
});

describe('the repository', () => {
  test('G06 is not there: a warning', async () => {
    await start();
    world.fake.state.isMissing = true;
    expect((await world.run('b')).warning).toMatchObject({ hint: expect.stringContaining('GITHUB_REPOSITORY') });
  });

  test('G07 has no issues: a warning with the setting, and the history goes on', async () => {
    await start();
    await world.run('g');
    world.fake.state.hasIssues = false;
    const { warning, next } = await world.run('b');
    expect(warning?.hint).toContain('Switch on "Issues"');
    expect(next.checks[0]?.outage.state).toBe('down');
    world.fake.state.hasIssues = true;
    await world.run('b');
    expect(world.issues).toBe('1 open');
  });

  test('G22 was renamed: 307 is followed, created once', async () => {
    await start();
    await world.run('g');
    world.fake.rename('mail-new', 307);
    await world.run('b');
    expect(world.issues).toBe('1 open');
  });

  test('G21 answers a POST with 301: created once, or by the next run', async () => {
    await start();
    await world.run('g');
    world.fake.rename('mail-new', 301);
    await world.run('b');
    await world.run('b');
    expect(world.issues).toBe('1 open');
  });
});

describe('what is refused of an issue', () => {
  test('G08 the text: the shortest one is taken, once', async () => {
    await start();
    await world.run('g');
    world.fake.fault({
      on: CREATE,
      nth: 1,
      fault: {
        status: 422,
        body: {
          message: 'Validation Failed',
          errors: [{ resource: 'Issue', field: 'body', code: 'custom', message: 'body is too long' }],
        },
      },
    });
    await world.run('b');
    expect(world.issues).toBe('1 open');
    expect(world.issue().body).toContain('The job summary has the details.');
    await world.runs('g g');
    expect(world.issues).toBe('1 closed completed');
  });

  test('G09 an assignee who is a stranger: without, and a warning with the name', async () => {
    await start({ settings: { assignees: ['stranger'] } });
    await world.run('g');
    const { warning, opened } = await world.run('b');
    expect(opened).toBe(1);
    expect(warning?.message).toContain('stranger');
    expect(world.issue()).toMatchObject({ assignees: [], labels: ['mail-probe'] });
    expect((await world.run('b')).warning).toBeUndefined();
  });

  test('G10 a label that is too long: without that one', async () => {
    const long = 'x'.repeat(60);
    await start({ settings: { labels: [long, 'mail'] } });
    await world.run('g');
    const { warning } = await world.run('b');
    expect(warning?.message).toContain(long);
    expect(world.issue().labels).toEqual(['mail-probe', 'mail']);
    expect((await world.run('b')).warning).toBeUndefined();
  });

  test('G11 a label that is there already: no trouble', async () => {
    await start();
    world.fake.state.ensureLabel('mail-probe');
    await world.run('g');
    expect((await world.run('b')).warning).toBeUndefined();
    expect(world.issues).toBe('1 open');
  });

  test('G12 labels that are dropped without a word: seen, added once, warned of', async () => {
    await start({ settings: { labels: ['mail'] } });
    await world.run('g');
    world.fake.fault({ on: CREATE, nth: 1, fault: { dropsLabels: true } });
    const { warning } = await world.run('b');
    expect(warning?.message).toContain('mail-probe, mail were added by a second call');
    expect(world.issue().labels).toEqual(['mail-probe', 'mail']);
  });
});

describe('limits and broken answers', () => {
  const limit = {
    status: 403,
    body: { message: 'You have exceeded a secondary rate limit.' },
    headers: { 'retry-after': '60' },
  };

  test('G13 a secondary limit stops all writes; the next run makes up for it', async () => {
    await start();
    await world.run('ggg');
    world.fake.fault({ on: CREATE, nth: 2, times: 9, fault: limit });
    const { warning, opened } = await world.run('bbb');
    expect(opened).toBe(1);
    expect(warning?.hint).toContain('the next run makes up for it');
    expect(writesOf().filter((each) => each === 'POST issues 403')).toHaveLength(1);
    world.fake.heal();
    await world.run('bbb');
    expect(world.issues).toBe('1 open, 2 open, 3 open');
  });

  test('G14 the primary limit: the same', async () => {
    await start();
    await world.run('g');
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000000' };
    world.fake.fault({
      on: LIST,
      nth: 1,
      fault: { status: 429, body: { message: 'API rate limit exceeded' }, headers },
    });
    expect((await world.run('b')).warning?.hint).toContain('the next run makes up for it');
    expect(writesOf()).toEqual([]);
    await world.run('b');
    expect(world.issues).toBe('1 open');
  });

  test('G15 retry-after 1: waited for', async () => {
    await start();
    await world.run('g');
    world.fake.fault({ on: LIST, nth: 1, fault: { ...limit, status: 429, headers: { 'retry-after': '1' } } });
    expect((await world.run('b')).warning).toBeUndefined();
    expect(world.issues).toBe('1 open');
  });

  test('G16 503 on a GET: asked again', async () => {
    await start();
    await world.run('g');
    world.fake.fault({ on: LIST, nth: 1, times: 2, fault: { status: 503, body: { message: 'Unavailable' } } });
    expect((await world.run('b')).warning).toBeUndefined();
    expect(world.issues).toBe('1 open');
  });

  test('G17 a page of HTML: a message without it', async () => {
    await start();
    await world.run('g');
    world.fake.fault({ on: LIST, fault: { status: 502, text: '<html><body>Bad gateway</body></html>' } });
    const { warning } = await world.run('b');
    expect(warning?.message).toContain('502');
    expect(JSON.stringify(warning)).not.toContain('<');
  });

  test.each([
    ['invalid JSON', { invalidJson: true }],
    ['null', { status: 200, body: null }],
    ['an object for a list', { status: 200, body: {} }],
  ] as const)('G24 %s: a warning, nothing is opened', async (_, fault) => {
    await start();
    await world.run('g');
    world.fake.fault({ on: LIST, fault });
    expect((await world.run('b')).warning?.message).toContain('Incidents are not managed in this run');
    expect(writesOf()).toEqual([]);
  });
});

describe('an end that is not clear', () => {
  test.each([
    ['a 502 after it was done', { status: 502, text: 'Bad gateway', executes: true }],
    ['a reset after it was done', { reset: 'after' }],
    ['broken JSON', { invalidJson: true }],
  ] as const)('G18 POST of an issue, %s: exactly one', async (_, fault) => {
    await start();
    await world.run('g');
    world.fake.fault({ on: CREATE, nth: 1, fault });
    const { opened } = await world.run('b');
    expect([opened, world.issues]).toEqual([1, '1 open']);
    await world.run('b');
    expect(world.issues).toBe('1 open');
  });

  test.each([
    ['a 502 before it was done', { status: 502, text: 'Bad gateway' }],
    ['a reset before it was done', { reset: 'before' }],
  ] as const)('G18 POST of an issue, %s: looked at, and done again', async (_, fault) => {
    await start();
    await world.run('g');
    world.fake.fault({ on: CREATE, nth: 1, fault });
    await world.run('b');
    expect(world.issues).toBe('1 open');
  });

  test.each([
    ['a 502 after it was done', { status: 502, text: 'Bad gateway', executes: true }],
    ['a reset after it was done', { reset: 'after' }],
    ['a reset before it was done', { reset: 'before' }],
  ] as const)('G19 POST of a comment, %s: told once', async (_, fault) => {
    await start();
    await world.runs('g b g');
    world.fake.fault({ on: COMMENT, nth: 1, fault });
    await world.run('g');
    expect(world.comments).toBe('1 Recovered');
    expect(world.issues).toBe('1 closed completed');
  });

  test('G19 a comment that fails for good leaves the issue open, so that it is told later', async () => {
    await start();
    await world.runs('g b g');
    world.fake.fault({ on: COMMENT, fault: { status: 500, body: { message: 'Oops' } } });
    await world.run('g');
    expect([world.issues, world.comments]).toEqual(['1 open', '']);
    world.fake.heal();
    await world.run('g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '1 Recovered']);
  });

  test('a person who writes the mark of an event in a comment silences nothing', async () => {
    await start();
    await world.runs('g b g');
    const block = parseBlock(world.issue().body ?? '');
    world.fake.people.comments(1, `<!-- mail-probe:event:${recoveryId(block, '')} -->`);
    await world.run('g');
    expect(world.fake.state.commentsOf(1).map(({ user }) => user.login)).toEqual(['octocat', 'github-actions[bot]']);
  });

  test('G38 killed between the comment and the close: the next run closes, and tells nothing twice', async () => {
    await start();
    await world.runs('g b g');
    world.fake.fault({ on: CHANGE, nth: 1, times: 9, fault: { status: 500, body: { message: 'Oops' } } });
    await world.run('g', { isKilled: true });
    expect([world.issues, world.comments]).toEqual(['1 open', '1 Recovered']);
    world.fake.heal();
    await world.run('g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '1 Recovered']);
  });

  test('G37 killed after the POST: adopted by the next run', async () => {
    await start();
    await world.run('g');
    await world.run('b', { isKilled: true });
    expect(world.history.checks[0]?.outage.issue).toBeUndefined();
    await world.run('b');
    expect([world.issues, world.history.checks[0]?.outage.issue]).toEqual(['1 open', 1]);
    await world.runs('g g');
    expect(world.issues).toBe('1 closed completed');
  });

  test('G37 killed after the POST, and all is good by the next run: looked at all the same, and closed', async () => {
    await start({ rules: { recoveriesBeforeClose: 1 } });
    await world.run('g');
    await world.run('b', { isKilled: true });
    await world.run('g');
    expect([world.issues, world.comments]).toEqual(['1 closed completed', '1 Recovered']);
    expect((await world.run('g')).calls).toEqual([]);
  });

  test('G39 cancelled: it ends, and says so in one warning', async () => {
    await start();
    await world.run('g');
    const cancel = new AbortController();
    world.fake.fault({
      on: CREATE,
      nth: 1,
      fault: {
        before: () => {
          cancel.abort(new Error('cancelled'));
          return new Promise<void>(() => {});
        },
      },
    });
    const { warning, opened } = await world.run('b', { signal: cancel.signal });
    expect(opened).toBe(0);
    expect(warning).toBeDefined();
  });
});

describe('GHES and others', () => {
  test('GHES 3.17 opens and closes', async () => {
    await start({ variant: 'ghes-3.17' });
    await world.runs('g b g g');
    expect(world.issues).toBe('1 closed completed');
  });

  test('F01 Gitea: without names of labels, then the label is made if it is missing, and added', async () => {
    await start({ variant: 'gitea', settings: { labels: ['mail'] } });
    world.fake.allow({ login: 'probe' }, TOKEN);
    world.author = 'probe';
    await world.run('g');
    const { warning } = await world.run('b');
    expect(warning).toBeUndefined();
    expect(world.issue().labels).toEqual(['mail-probe', 'mail']);
    expect(world.fake.state.labels.map(({ name }) => name)).toEqual(['mail-probe', 'mail']);
    await world.run('b');
    expect(world.issues).toBe('1 open');
    await world.runs('g g');
    expect(world.issue().state).toBe('closed');
    expect(world.fake.state.commentsOf(1)).toHaveLength(1);
  });
});
