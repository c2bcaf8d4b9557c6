/** The pure parts of the policy: redirects, pages, limits, retries, and whether a run may write at all. */
import { describe, expect, test } from 'vitest';
import { attemptOnce } from '../../../../src/github/api/attempt.ts';
import { readBody } from '../../../../src/github/api/body.ts';
import { ApiFailure } from '../../../../src/github/api/failure.ts';
import { limitOf } from '../../../../src/github/api/limits.ts';
import { type RunFacts, whyNotWrite } from '../../../../src/github/api/may-write.ts';
import { isWrite, operationOf } from '../../../../src/github/api/operations.ts';
import { nextPage } from '../../../../src/github/api/pages.ts';
import { redirectTarget } from '../../../../src/github/api/redirects.ts';
import { callPause } from '../../../../src/github/api/retries.ts';
import { numberIn, shaIn } from '../../../../src/github/api/shape.ts';
import { createTransport } from '../../../../src/github/api/transport.ts';
import { clock } from '../../../../src/system/clock.ts';
import { OPERATIONS } from '../../../support/github/slice.ts';

describe('redirectTarget', () => {
  const API = 'https://api.github.com';
  const own = { owner: 'example', repo: 'mail', id: '7' };
  const target = (
    url: string,
    location: string,
    status = 301,
    { id }: { id?: string | undefined } = own,
  ): string | undefined =>
    redirectTarget({ method: 'POST', url: `${API}${url}`, status, location }, { ...own, id })?.replace(API, '');

  test.each([
    [
      'G22 the own repository by its number',
      '/repos/example/mail/issues',
      `${API}/repositories/7/issues`,
      307,
      '/repositories/7/issues',
    ],
    ['G22 a relative place', '/repos/example/mail/issues', '/repositories/7/issues', 308, '/repositories/7/issues'],
    [
      'G21 a new name',
      '/repos/example/mail/issues',
      `${API}/repos/example/post/issues`,
      301,
      '/repos/example/post/issues',
    ],
    [
      'G23 another repository by its number',
      '/repos/example/mail/issues/4',
      `${API}/repositories/9/issues/1`,
      301,
      undefined,
    ],
    [
      'G23 another repository, for a list',
      '/repos/example/mail/issues',
      `${API}/repositories/9/issues`,
      301,
      undefined,
    ],
    [
      'G23 another repository by its name',
      '/repos/example/mail/issues/4/comments',
      `${API}/repos/example/post/issues/1/comments`,
      301,
      undefined,
    ],
    [
      'another server',
      '/repos/example/mail/issues',
      'https://api.github.com.example/repositories/7/issues',
      307,
      undefined,
    ],
    [
      'the same server in clear',
      '/repos/example/mail/issues',
      'http://api.github.com/repositories/7/issues',
      307,
      undefined,
    ],
    ['a place that is none', '/repos/example/mail/issues', 'https://', 307, undefined],
    ['a page of the server', '/repos/example/mail/issues', `${API}/login`, 302, undefined],
  ])('%s', (_name, url, location, status, expected) => {
    expect(target(url, location, status)).toBe(expected);
  });

  test('G21 without the number of the own repository, only what is no transfer is followed', () => {
    expect(target('/repos/example/mail/issues', '/repositories/9/issues', 301, {})).toBe('/repositories/9/issues');
    expect(target('/repos/example/mail/issues/4', '/repositories/9/issues/1', 301, {})).toBeUndefined();
    expect(target('/repos/example/mail/issues/4', '/repositories/9/issues/4', 307, {})).toBe(
      '/repositories/9/issues/4',
    );
  });
});

describe('nextPage', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    [
      '<https://api.github.com/repositories/7/issues?page=3&per_page=100>; rel="next", <https://x?page=9>; rel="last"',
      3,
    ],
    ['<https://x?page=1>; rel="prev", <https://x?page=3>; rel=next', 3],
    ['<https://x?page=1>; rel="prev"', undefined],
    ['<https://x?per_page=3>; rel="next"', undefined],
    ['<https://x?page=99999999999>; rel="next"', undefined],
    ['<<<>>>;;;,,,', undefined],
  ])('of %j is %s', (link, expected) => {
    expect(nextPage(link)).toBe(expected);
  });
});

describe('limitOf', () => {
  const of = (status: number, headers: Record<string, string>, message = ''): number | undefined =>
    limitOf({ status, headers, data: undefined }, message);

  test.each([
    ['a refusal that is none', of(403, {}, 'Resource not accessible by integration'), undefined],
    ['another status', of(503, { 'retry-after': '3' }), undefined],
    ['G13 a secondary limit', of(403, { 'retry-after': '60' }), 60_000],
    ['G13 a secondary limit without a time', of(403, {}, 'You have exceeded a secondary rate limit'), 60_000],
    [
      'G14 the primary limit',
      of(403, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '1796086860',
        date: 'Tue, 01 Dec 2026 01:00:00 GMT',
      }),
      60_000,
    ],
    [
      'G14 the primary limit, over in a moment',
      of(429, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '1796086800',
        date: 'Tue, 01 Dec 2026 01:00:00 GMT',
      }),
      1000,
    ],
    [
      'G14 without the time of the server',
      of(429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1796086800' }),
      60_000,
    ],
    ['G14 nonsense', of(429, { 'retry-after': 'Wed', 'x-ratelimit-reset': 'NaN' }), 60_000],
  ])('%s', (_name, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('callPause', () => {
  const pause = (
    kind: ApiFailure['kind'],
    leftMs: number,
    options: { attempt?: number; isRepeatable?: boolean; retryAfterMs?: number } = {},
  ): number | undefined => {
    const { attempt = 1, isRepeatable = true, retryAfterMs } = options;
    return callPause(new ApiFailure({ kind, message: '', remedy: '', retryAfterMs }), {
      attempt,
      isRepeatable,
      leftMs,
    });
  };

  test('G16 repeats what failed by the server or the line, twice, if there is time', () => {
    expect([1, 2, 3].map((attempt) => pause('server', 9000, { attempt }))).toEqual([250, 750, undefined]);
    expect(pause('network', 9000)).toBe(250);
    expect(pause('timeout', 9000)).toBe(250);
    expect(pause('server', 1200)).toBeUndefined();
    expect(pause('server', 9000, { retryAfterMs: 4000 })).toBe(4000);
  });

  test('G18 repeats no write', () => {
    expect(pause('server', 9000, { isRepeatable: false })).toBeUndefined();
    expect(pause('network', 9000, { isRepeatable: false })).toBeUndefined();
  });

  test('repeats no refusal', () => {
    for (const kind of [
      'token',
      'permission',
      'missing',
      'gone',
      'invalid',
      'conflict',
      'shape',
      'moved',
      'budget',
    ] as const) {
      expect(pause(kind, 9000)).toBeUndefined();
    }
  });

  test('G15 waits for a limit within the budget', () => {
    expect(pause('limit', 9000, { retryAfterMs: 3000, isRepeatable: false })).toBe(3000);
    expect(pause('limit', 3500, { retryAfterMs: 3000 })).toBeUndefined();
    expect(pause('limit', 9000, { retryAfterMs: 60_000 })).toBeUndefined();
  });
});

describe('the operations', () => {
  test('are those of the slice, and only GET writes nothing', () => {
    for (const { route } of OPERATIONS) {
      expect(operationOf(route).does).not.toContain('answer');
      expect(isWrite(route)).toBe(operationOf(route).permission.endsWith('write'));
    }
    expect(operationOf('GET /repos/{owner}/{repo}/git/ref/{+ref}').does).toBe('show the branch');
  });
});

describe('readBody', () => {
  const pieces = async function* (...texts: string[]): AsyncIterable<Uint8Array> {
    for (const text of texts) yield Buffer.from(text);
  };

  test('puts a body together, whose pieces may cut characters, and refuses one without end', async () => {
    const bytes = Buffer.from('käse');
    const cut = async function* (): AsyncIterable<Uint8Array> {
      yield bytes.subarray(0, 2);
      yield bytes.subarray(2);
    };
    expect(await readBody(cut())).toBe('käse');
    expect(await readBody(null)).toBe('');
    await expect(readBody(pieces('123', '456'), 5)).rejects.toThrow();
  });
});

describe('a client that cannot be loaded', () => {
  test('is told with the reason that it can have, and nothing is sent', async () => {
    const own = { owner: 'example', repo: 'mail' };
    const options = { token: 'x', baseUrl: 'http://127.0.0.1', own };
    const load = (): Promise<never> => Promise.reject(new SyntaxError('Unexpected token in {"secret"'));
    const outcome = await attemptOnce(
      async () => {
        await createTransport(options, load);
        return { status: 200, headers: {}, data: undefined };
      },
      { route: 'GET /x', clock, signal: new AbortController().signal, limitMs: 60_000 },
    );
    expect(outcome).toMatchObject({
      kind: 'client',
      mayHaveRun: false,
      remedy: expect.stringContaining('GITHUB_EVENT_PATH'),
    });
  });
});

describe('shapes', () => {
  test('take no number that is none, and no sha that is none', () => {
    expect([1, 0, -1, 1.5, Number.NaN, 1e300, '1', null].map((number) => numberIn({ number }, 'number'))).toEqual([
      1,
      ...Array(7).fill(undefined),
    ]);
    expect(shaIn({ sha: 'a'.repeat(40) })).toBe('a'.repeat(40));
    expect(shaIn({ sha: '../../x' })).toBeUndefined();
    expect(shaIn(['a'])).toBeUndefined();
  });
});

describe('whyNotWrite', () => {
  const REPOSITORY = 'example/mail-platform';
  const reason = (facts: {
    env?: Record<string, string>;
    payload?: unknown;
    token?: string;
    isShard?: boolean;
  }): string | undefined => {
    const run: RunFacts = {
      env: {
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_EVENT_NAME: 'schedule',
        ...facts.env,
      },
      payload: facts.payload,
      token: facts.token ?? 'ghs_x',
      isShard: facts.isShard ?? false,
    };
    return whyNotWrite(run)?.reason;
  };
  const repository = { default_branch: 'trunk' };

  test.each(['schedule', 'repository_dispatch', 'workflow_run', 'workflow_dispatch', 'push'])(
    'lets %s on the default branch write',
    (event) => {
      const env = { GITHUB_EVENT_NAME: event, GITHUB_REF: 'refs/heads/trunk' };
      expect(reason({ env, payload: { repository } })).toBeUndefined();
    },
  );

  test.each([
    ['S09 a shard', { isShard: true }, 'shard'],
    [
      'G03 a pull request from a fork',
      {
        env: { GITHUB_EVENT_NAME: 'pull_request' },
        payload: { pull_request: { head: { repo: { full_name: 'someone/mail-platform' } } } },
      },
      'fork',
    ],
    [
      'G03 a pull request of Dependabot',
      { env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_ACTOR: 'dependabot[bot]' } },
      'dependabot',
    ],
    ['G03 a push of Dependabot', { env: { GITHUB_EVENT_NAME: 'push', GITHUB_ACTOR: 'dependabot[bot]' } }, 'dependabot'],
    [
      'a pull request of the repository',
      {
        env: { GITHUB_EVENT_NAME: 'pull_request' },
        payload: { pull_request: { head: { repo: { full_name: REPOSITORY } } } },
      },
      'event',
    ],
    [
      'a pull request with an odd event',
      { env: { GITHUB_EVENT_NAME: 'pull_request_target' }, payload: [null] },
      'event',
    ],
    ['another event', { env: { GITHUB_EVENT_NAME: 'issue_comment' } }, 'event'],
    ['no event', { env: { GITHUB_EVENT_NAME: '' } }, 'event'],
    [
      'a push to another branch',
      { env: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/topic' }, payload: { repository } },
      'branch',
    ],
    [
      'a push of a tag with the name of the branch',
      { env: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/tags/trunk' }, payload: { repository } },
      'branch',
    ],
    [
      'a start on another branch',
      { env: { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: 'refs/heads/topic' } },
      'branch',
    ],
    ['G04 an empty token', { token: '' }, 'token'],
    ['G04 a blank token', { token: '  ' }, 'token'],
    ['no repository', { env: { GITHUB_REPOSITORY: '' } }, 'repository'],
  ])('%s does not', (_name, facts, expected) => {
    expect(reason(facts)).toBe(expected);
  });

  test('takes main and master for the default branch where the event does not tell it', () => {
    const env = { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_REF: 'refs/heads/master' };
    expect(reason({ env })).toBeUndefined();
    expect(reason({ env, payload: { repository } })).toBe('branch');
  });

  test('a schedule after a commit of Dependabot writes: it is no event of Dependabot', () => {
    expect(reason({ env: { GITHUB_ACTOR: 'dependabot[bot]' } })).toBeUndefined();
  });

  test('names no event that is not a name', () => {
    const env = { GITHUB_REPOSITORY: REPOSITORY, GITHUB_EVENT_NAME: '::error::' };
    expect(whyNotWrite({ env, payload: undefined, token: 'x', isShard: false })?.message).not.toContain('::');
  });
});
