/** Calls of the API against a server: what is repeated, what is followed, what ends, and what is told. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Api, ApiOptions, ApiRequest } from '../../../../src/github/api/access.ts';
import { createApi } from '../../../../src/github/api/api.ts';
import { ApiFailure } from '../../../../src/github/api/failure.ts';
import { numberIn, textIn } from '../../../../src/github/api/shape.ts';
import { FakeGitHub, type FakeOptions, TOKEN } from '../../../support/github/fake-github.ts';
import type { Before, Fault } from '../../../support/github/faults.ts';
import { StillClock } from '../../../support/github/still-clock.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';
const LIST = `GET ${ISSUES}`;
const CREATE = `POST ${ISSUES}`;

let fake: FakeGitHub;
let clock: StillClock;
let cancel: AbortController;
const start = async (options?: FakeOptions): Promise<void> => {
  fake = await FakeGitHub.start(options);
};
beforeEach(async () => {
  clock = new StillClock();
  cancel = new AbortController();
  await start();
});
afterEach(() => fake.stop());

const connect = (options: Partial<ApiOptions> = {}): Api =>
  createApi({ token: TOKEN, env: fake.env, clock, signal: cancel.signal, ...options });

interface Issue {
  readonly number: number;
  readonly title: string;
}

function issueOf(data: unknown): Issue | undefined {
  const [number, title] = [numberIn(data, 'number'), textIn(data, 'title')];
  return number === undefined || title === undefined ? undefined : { number, title };
}

const create = (api: Api, title = 'imap fails'): Promise<unknown> =>
  api.call({ route: CREATE, parameters: { title }, check: issueOf });

/** The failure of a call; an error when it succeeds. */
async function failureOf(call: Promise<unknown>): Promise<ApiFailure> {
  const outcome = await call.then(
    (answer) => new Error(`it succeeded: ${JSON.stringify(answer)}`),
    (error: unknown) => error,
  );
  if (!(outcome instanceof ApiFailure)) throw outcome;
  return outcome;
}

/** A request that never gets an answer, while all the time passes. */
const never = (ms: number): Before => ({
  before: () => {
    clock.pass(ms);
    return new Promise(() => {});
  },
});

describe('an answer', () => {
  test('has what was asked for, the time of the server, and its ETag', async () => {
    fake.people.opens('imap fails');
    fake.at('2026-12-03T04:05:06Z');
    const request: ApiRequest<Issue> = {
      route: `GET ${ISSUES}/{issue_number}`,
      parameters: { issue_number: 1 },
      check: issueOf,
    };
    const api = connect();
    const answer = await api.call(request);
    expect(answer).toMatchObject({
      status: 200,
      data: { number: 1, title: 'imap fails' },
      date: new Date('2026-12-03T04:05:06Z'),
    });
    const again = await api.callIfChanged(request, answer.etag);
    expect(again).toMatchObject({ isUnchanged: true, etag: answer.etag });
    fake.people.edits(1, { title: 'smtp fails' });
    expect(await api.callIfChanged(request, answer.etag)).toMatchObject({ data: { title: 'smtp fails' } });
    expect(api.requests).toBe(3);
  });

  test('G26 of a list is read page by page to its end, and no item is lost', async () => {
    for (let number = 1; number <= 205; number += 1) fake.people.opens(`Issue ${number}`);
    const list = await connect().list({ route: LIST, parameters: { state: 'all' }, check: issueOf });
    if (list.isUnchanged) throw new Error('unchanged');
    // One page may stay as it is while another changes, so that there is no ETag for all.
    expect([list.items.length, list.isComplete, list.etag]).toEqual([205, true, undefined]);
    expect(fake.requests.map(({ url }) => url.replace(/.*\?/, ''))).toEqual([
      'per_page=100&state=all',
      'per_page=100&state=all&page=2',
      'per_page=100&state=all&page=3',
    ]);
  });

  test('of a list that has not changed costs one request', async () => {
    fake.people.opens('x');
    const api = connect();
    const list = await api.list({ route: LIST, check: issueOf });
    expect(await api.list({ route: LIST, check: issueOf }, list.etag)).toEqual({
      isUnchanged: true,
      etag: list.etag,
      date: fake.state.now,
    });
    expect(fake.log).toEqual([`${LIST} 200`, `${LIST} 304`]);
  });

  test('of a list of Gitea, whose pages are smaller and which has no ETag', async () => {
    await fake.stop();
    await start({ variant: 'gitea' });
    for (let number = 1; number <= 60; number += 1) fake.people.opens(`Issue ${number}`);
    const list = await connect().list({ route: LIST, check: issueOf });
    expect(list).toMatchObject({ isComplete: true, etag: undefined });
    expect(list.isUnchanged ? 0 : list.items.length).toBe(60);
  });
});

describe('a refusal', () => {
  test('G01 names the permission that the server names, and no second write is tried', async () => {
    fake.allow({ issues: 'read' });
    const api = connect();
    const failure = await failureOf(create(api));
    expect(failure).toMatchObject({ kind: 'permission', status: 403, isEcho: false, mayHaveRun: false });
    expect(failure.message).toBe(
      'The GitHub API was asked to open an issue and answered 403: "Resource not accessible by integration".',
    );
    expect(failure.remedy).toContain('Add the line "issues: write" below "permissions:"');
    const second = await failureOf(
      api.call({
        route: `PATCH ${ISSUES}/{issue_number}`,
        parameters: { issue_number: 1, title: 'x' },
        check: issueOf,
      }),
    );
    expect(second).toMatchObject({ kind: 'permission', isEcho: true });
    expect(fake.writes).toHaveLength(1);
    // Reading, and writing elsewhere, are other permissions.
    await api.list({ route: LIST, check: issueOf });
    expect(
      (
        await failureOf(
          api.call({
            route: 'POST /repos/{owner}/{repo}/git/blobs',
            parameters: { content: 'x' },
            check: () => undefined,
          }),
        )
      ).kind,
    ).toBe('shape');
  });

  test('G02 of a list names the permission to read', async () => {
    fake.allow({ issues: 'none' });
    const failure = await failureOf(connect().list({ route: LIST, check: issueOf }));
    expect(failure).toMatchObject({ kind: 'permission', remedy: expect.stringContaining('"issues: read"') });
  });

  test('G01 names the permission of the call when the server names none', async () => {
    fake.fault({ on: CREATE, fault: { status: 403, body: { message: 'Resource not accessible by integration' } } });
    expect((await failureOf(create(connect()))).remedy).toContain('"issues: write"');
  });

  test.each([
    ['issues=write; pull_requests=write', '"issues: write"'],
    ['pull_requests=write,issues=write', '"issues: write"'],
    ['metadata=read,issues=write', '"issues: write"'],
    ['::error::=write\n', '"issues: write"'],
  ])('G01 reads %j as %s', async (header, line) => {
    const headers = { 'x-accepted-github-permissions': header.trim() };
    fake.fault({
      on: CREATE,
      fault: { status: 403, body: { message: 'Resource not accessible by integration' }, headers },
    });
    expect((await failureOf(create(connect()))).remedy).toContain(line);
  });

  test('G05 of a token shows it nowhere, and nothing is asked any more', async () => {
    const token = 'ghp_wrongTokenThatIsShownNowhere00000000';
    fake.fault({
      on: CREATE,
      fault: { status: 401, body: { message: `Bad credentials: ${token}`, documentation_url: 'x' } },
    });
    const api = connect({ token });
    const failure = await failureOf(create(api));
    expect(failure).toMatchObject({ kind: 'token', status: 401, remedy: expect.stringContaining('"github-token"') });
    expect(JSON.stringify([failure, failure.message, failure.stack, failure.cause])).not.toContain(token);
    expect(await failureOf(api.list({ route: LIST, check: issueOf }))).toMatchObject({ kind: 'token', isEcho: true });
    expect(fake.requests).toHaveLength(1);
  });

  test.each(['', 'two words', 'line\nbreak', 'ümlaut'])(
    'G04 of the token %j comes without a request',
    async (token) => {
      const failure = await failureOf(create(connect({ token })));
      expect(failure.kind).toBe('token');
      if (token) expect(`${failure.message} ${failure.stack}`).not.toContain(token);
      expect(fake.requests).toEqual([]);
    },
  );

  test('G06 of a repository that is not there', async () => {
    fake.state.isMissing = true;
    expect(await failureOf(create(connect()))).toMatchObject({
      kind: 'missing',
      status: 404,
      remedy: expect.stringContaining('GITHUB_REPOSITORY'),
    });
  });

  test('G07 of issues that are switched off names the setting', async () => {
    fake.state.hasIssues = false;
    expect(await failureOf(create(connect()))).toMatchObject({
      kind: 'gone',
      status: 410,
      remedy: expect.stringContaining('Settings, General, Features'),
    });
  });

  test('G09 of an assignee names the field', async () => {
    const failure = await failureOf(
      connect().call({ route: CREATE, parameters: { title: 'x', assignees: ['stranger'] }, check: issueOf }),
    );
    expect(failure).toMatchObject({
      kind: 'invalid',
      status: 422,
      errors: [{ resource: 'Issue', field: 'assignees', code: 'invalid', message: '' }],
    });
    expect(failure.message).toContain('(assignees: invalid)');
  });

  test('G31 of a comment on a locked issue is of its own kind, and stops nothing', async () => {
    fake.people.locks(fake.people.opens('x').number);
    const api = connect();
    const comment = {
      route: `POST ${ISSUES}/{issue_number}/comments`,
      parameters: { issue_number: 1, body: 'x' },
      check: issueOf,
    };
    expect((await failureOf(api.call(comment))).kind).toBe('locked');
    await create(api);
  });

  test('is one safe line, whatever the server says', async () => {
    const message = `::error::x\r\n##[error]y \u202e @org/team ${'z'.repeat(9999)}`;
    fake.fault({
      on: CREATE,
      fault: { status: 422, body: { message, errors: [{ field: message }, 'text', null, 7] } },
    });
    const failure = await failureOf(create(connect()));
    expect(failure.message).not.toMatch(/[\r\n\u202e]|##\[|^::|"::/);
    expect(failure.message.length).toBeLessThan(1500);
    expect(failure.errors).toHaveLength(4);
  });
});

describe('too many requests', () => {
  const secondary = (seconds: string | undefined): Fault => ({
    status: 403,
    body: { message: 'You have exceeded a secondary rate limit.', documentation_url: 'x' },
    headers: seconds === undefined ? {} : { 'retry-after': seconds },
  });

  test.each([
    ['G13 a secondary limit', secondary('60'), 60_000],
    ['G13 a secondary limit without a time', secondary(undefined), 60_000],
    [
      'G14 the primary limit',
      {
        status: 429,
        body: { message: 'API rate limit exceeded' },
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1796086800' },
      } as Fault,
      3_600_000,
    ],
    [
      'G14 the primary limit as 403',
      { status: 403, body: { message: 'API rate limit exceeded' }, headers: { 'x-ratelimit-remaining': '0' } } as Fault,
      60_000,
    ],
  ])('%s stops everything', async (_name, fault, retryAfterMs) => {
    fake.at('2026-12-01T00:00:00Z');
    fake.fault({ on: CREATE, nth: 1, fault });
    const api = connect();
    expect(await failureOf(create(api))).toMatchObject({ kind: 'limit', retryAfterMs, isEcho: false });
    expect(await failureOf(create(api))).toMatchObject({ kind: 'limit', isEcho: true });
    expect(await failureOf(api.list({ route: LIST, check: issueOf }))).toMatchObject({ kind: 'limit', isEcho: true });
    expect([fake.requests.length, clock.pauses]).toEqual([1, []]);
  });

  test('G15 a short wait is made within the budget, for a write, too: it was not done', async () => {
    clock.longestPauseMs = 3000;
    fake.fault({ on: CREATE, nth: 1, fault: secondary('3') });
    await create(connect());
    expect([fake.state.issues.size, clock.pauses]).toEqual([1, [3000]]);
  });
});

describe('trouble of the server', () => {
  test.each([500, 502, 503])('G16 a %i is asked again, at most twice, when it is only asked', async (status) => {
    const fault: Fault = { status, body: { message: 'Server Error' } };
    fake.fault({ on: LIST, nth: 1, times: 2, fault });
    await connect().list({ route: LIST, check: issueOf });
    expect([fake.requests.length, clock.pauses]).toEqual([3, [250, 750]]);
    fake.fault({ on: LIST, fault });
    expect((await failureOf(connect().list({ route: LIST, check: issueOf }))).kind).toBe('server');
    expect(fake.requests).toHaveLength(6);
  });

  test('G17 a page of HTML is not quoted', async () => {
    fake.fault({ on: LIST, fault: { status: 502, text: '<html><h1>Bad Gateway</h1></html>' } });
    expect((await failureOf(connect().list({ route: LIST, check: issueOf }))).message).toBe(
      'The GitHub API was asked to list the issues and answered 502.',
    );
  });

  test.each<[string, Fault]>([
    ['G18 an error after it was done', { status: 502, body: {}, executes: true }],
    ['G18 a connection that is reset after it was done', { reset: 'after' }],
    ['G18 broken JSON after it was done', { invalidJson: true }],
  ])('%s is not repeated, and says that it may have been done', async (_name, fault) => {
    fake.fault({ on: CREATE, nth: 1, fault });
    expect(await failureOf(create(connect()))).toMatchObject({ mayHaveRun: true });
    expect([fake.state.issues.size, fake.requests.length]).toEqual([1, 1]);
  });

  test('G18 a write that may be repeated is', async () => {
    fake.people.opens('x');
    fake.fault({ on: 'PATCH', nth: 1, fault: { reset: 'after' } });
    const route = `PATCH ${ISSUES}/{issue_number}`;
    await connect().call({ route, parameters: { issue_number: 1, body: 'y' }, isIdempotent: true, check: issueOf });
    expect(fake.requests).toHaveLength(2);
  });

  test('a connection that fails is told by its code', async () => {
    fake.fault({ on: CREATE, nth: 1, fault: { reset: 'before' } });
    expect((await failureOf(create(connect()))).message).toMatch(
      /^The GitHub API was asked to open an issue, and the connection failed: [A-Z_]+\.$/,
    );
    const gone = await FakeGitHub.start();
    await gone.stop();
    const env = { ...fake.env, GITHUB_API_URL: gone.apiUrl };
    expect(await failureOf(create(connect({ env })))).toMatchObject({
      kind: 'network',
      mayHaveRun: false,
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test.each<[string, Fault]>([
    ['G24 invalid JSON', { status: 200, text: '{"number": 1,', headers: { 'content-type': 'application/json' } }],
    ['G24 null', { status: 200, body: null }],
    ['G24 a list for one', { status: 200, body: [] }],
    ['G24 nothing', { status: 200 }],
    ['G24 a text', { status: 200, text: 'Welcome to the hotel network' }],
    ['G24 numbers that are none', { status: 200, body: { number: 1e300, title: 'x' } }],
  ])('%s is no success', async (_name, fault) => {
    fake.people.opens('x');
    fake.fault({ on: `GET ${ISSUES}/{issue_number}`, fault });
    const call = connect().call({
      route: `GET ${ISSUES}/{issue_number}`,
      parameters: { issue_number: 1 },
      check: issueOf,
    });
    expect(await failureOf(call)).toMatchObject({ kind: 'shape', remedy: expect.stringContaining('GITHUB_API_URL') });
  });
});

describe('time', () => {
  test('G20 a server that never answers is left when the budget is spent', async () => {
    fake.fault({ on: LIST, fault: never(5000) });
    const api = connect();
    const failure = await failureOf(api.list({ route: LIST, check: issueOf }));
    expect(failure).toMatchObject({ kind: 'timeout', mayHaveRun: false });
    expect(api.msLeft).toBeLessThan(1000);
    expect(await failureOf(connectSpent())).toMatchObject({ kind: 'budget' });
  });

  /** A call after all the time has passed. */
  async function connectSpent(): Promise<unknown> {
    const api = connect();
    await api.list({ route: 'GET /repos/{owner}/{repo}/labels', check: issueOf });
    clock.pass(10_000);
    return await create(api);
  }

  test('G20 a write that never ends leaves time to look for what became of it', async () => {
    fake.fault({ on: CREATE, nth: 1, fault: never(5000) });
    const api = connect();
    expect(await failureOf(create(api))).toMatchObject({ kind: 'timeout', mayHaveRun: true });
    expect(api.msLeft).toBe(5000);
    await api.list({ route: LIST, check: issueOf });
  });

  test('G20 a body that drips is left', async () => {
    fake.people.opens('x');
    fake.fault({ on: LIST, fault: { drip: true } });
    const call = failureOf(connect().list({ route: LIST, check: issueOf }));
    const dripping = setInterval(() => clock.pass(1000), 20);
    expect(await call.finally(() => clearInterval(dripping))).toMatchObject({ kind: 'timeout' });
  });

  test('G39 a cancelled run ends at once', async () => {
    fake.fault({
      on: LIST,
      fault: {
        before: () => {
          cancel.abort();
          return new Promise(() => {});
        },
      },
    });
    const api = connect();
    expect((await failureOf(api.list({ route: LIST, check: issueOf }))).kind).toBe('cancelled');
    expect((await failureOf(create(api))).kind).toBe('cancelled');
    expect(fake.requests).toHaveLength(1);
  });
});

describe('redirects', () => {
  test.each([
    ['G21 301', 301],
    ['G22 307', 307],
  ])('%s of a renamed repository are followed with the method kept: created once', async (_name, status) => {
    const env = fake.env;
    fake.rename('mail', status);
    await connect({ env }).call({ route: CREATE, parameters: { title: 'imap fails' }, check: issueOf });
    expect(fake.requests.map(({ url }) => url)).toEqual([
      '/repos/example/mail-platform/issues',
      '/repositories/7001/issues',
    ]);
    expect([...fake.state.issues.values()].map(({ title }) => title)).toEqual(['imap fails']);
  });

  test('G21 a POST that comes back as a list is no success', async () => {
    fake.fault({ on: CREATE, fault: { status: 200, body: [{ number: 4, title: 'another' }] } });
    expect(await failureOf(create(connect()))).toMatchObject({ kind: 'shape', mayHaveRun: true });
  });

  test('G23 an issue that was transferred is not followed, to read or to write', async () => {
    fake.people.transfers(fake.people.opens('x').number, `${fake.apiUrl}/repositories/9/issues/4`);
    for (const method of ['GET', 'PATCH']) {
      const route = `${method} ${ISSUES}/{issue_number}`;
      const call = connect().call({
        route,
        parameters: { issue_number: 1, ...(method === 'PATCH' && { body: 'y' }) },
        check: issueOf,
      });
      expect(await failureOf(call)).toMatchObject({ kind: 'moved', status: 301, mayHaveRun: false });
    }
    expect(fake.requests.map(({ url }) => url)).toEqual(Array(2).fill('/repos/example/mail-platform/issues/1'));
  });

  test('to another server are not followed, which would get the token', async () => {
    const other = await FakeGitHub.start();
    fake.fault({
      on: CREATE,
      fault: { status: 307, headers: { location: `${other.apiUrl}/repositories/7001/issues` } },
    });
    expect((await failureOf(create(connect()))).kind).toBe('moved');
    expect(other.requests).toEqual([]);
    await other.stop();
  });

  test('in a circle end', async () => {
    const location = '/repositories/7001/issues';
    fake.fault({ on: CREATE, fault: { status: 307, headers: { location } } });
    expect((await failureOf(create(connect()))).kind).toBe('moved');
    expect(fake.requests.length).toBeLessThan(6);
  });
});

describe('settings', () => {
  test.each([
    ['a repository', { GITHUB_REPOSITORY: '' }, 'GITHUB_REPOSITORY'],
    ['a repository that is none', { GITHUB_REPOSITORY: 'a/b/../c d' }, 'GITHUB_REPOSITORY'],
    ['an address', { GITHUB_API_URL: 'api.github.com' }, 'GITHUB_API_URL'],
  ])('without %s say so, and ask nothing', async (_what, env, named) => {
    const failure = await failureOf(create(connect({ env: { ...fake.env, ...env } })));
    expect(failure.message).toContain(named);
    expect(fake.requests).toEqual([]);
  });

  test('send the version of the API and a name', async () => {
    await create(connect());
    expect(fake.requests[0]?.headers).toMatchObject({
      'x-github-api-version': '2022-11-28',
      'user-agent': expect.stringMatching(/^mail-probe\//),
      authorization: `token ${TOKEN}`,
    });
  });
});
