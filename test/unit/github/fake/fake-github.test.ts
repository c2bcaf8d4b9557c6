/** The fake GitHub: that it remembers, that its rules are GitHub's, and that it tells when something does not fit. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeGitHub, type FakeOptions, TOKEN } from '../../../support/github/fake-github.ts';
import { worldErrors } from '../../../support/github/invariants.ts';

let fake: FakeGitHub;
const start = async (options?: FakeOptions): Promise<void> => {
  fake = await FakeGitHub.start(options);
};
beforeEach(() => start());
afterEach(() => fake.stop());

const REPO = '/repos/example/mail-platform';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is checked by its description
  readonly data: any;
}

async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${fake.apiUrl}${path}`, {
    method,
    headers: { authorization: `token ${TOKEN}`, ...headers },
    redirect: 'manual',
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, data: text === '' ? undefined : JSON.parse(text) };
}

describe('issues', () => {
  test('are opened, changed, labelled, commented on, closed and reopened, and listed with all that', async () => {
    fake.people.opens('Something else', { labels: ['bug'] });
    const { status, data } = await ask('POST', `${REPO}/issues`, {
      title: 'imap fails',
      body: 'x',
      labels: ['mail-probe'],
    });
    expect([status, data.number, data.labels[0].color, data.user.login]).toEqual([
      201,
      2,
      'ededed',
      'github-actions[bot]',
    ]);
    fake.pass(60_000);
    await ask('POST', `${REPO}/issues/2/comments`, { body: 'still down' });
    expect((await ask('GET', `${REPO}/issues/2/comments?since=2026-12-01T00:00:30Z`)).data).toHaveLength(1);
    expect((await ask('GET', `${REPO}/issues/2/comments?since=2026-12-01T00:01:30Z`)).data).toHaveLength(0);
    expect((await ask('POST', `${REPO}/issues/2/labels`, { labels: ['a', 'mail-probe'] })).data).toHaveLength(2);
    const closed = await ask('PATCH', `${REPO}/issues/2`, { state: 'closed', state_reason: 'completed', body: 'y' });
    expect([closed.data.state, closed.data.closed_by.login, closed.data.body]).toEqual([
      'closed',
      'github-actions[bot]',
      'y',
    ]);
    expect((await ask('GET', `${REPO}/issues?labels=mail-probe`)).data).toHaveLength(0);
    expect((await ask('GET', `${REPO}/issues?labels=mail-probe&state=all`)).data[0].updated_at).toBe(
      '2026-12-01T00:01:00Z',
    );
    expect((await ask('PATCH', `${REPO}/issues/2`, { state: 'open' })).data.state_reason).toBe('reopened');
    // A change of an issue is told to no one.
    expect(fake.state.notifications.map(({ kind }) => kind)).toEqual(['issue', 'issue', 'comment']);
  });

  test('are listed in pages that lead to one another, pull requests among them', async () => {
    for (let number = 1; number <= 5; number += 1)
      fake.people.opens(`Issue ${number}`, number === 3 ? { isPullRequest: true } : {});
    const first = await ask('GET', `${REPO}/issues?per_page=2`);
    expect(first.data.map((each: { number: number }) => each.number)).toEqual([5, 4]);
    expect(first.headers.get('link')).toContain(`page=2>; rel="next"`);
    const last = await ask('GET', `${REPO}/issues?per_page=2&page=3`);
    expect(last.data).toHaveLength(1);
    expect(last.headers.get('link')).not.toContain('rel="next"');
    expect((await ask('GET', `${REPO}/issues?per_page=2&page=2`)).data[0].pull_request).toBeDefined();
  });

  test('are not sent again when nothing has changed', async () => {
    const etag = (await ask('GET', `${REPO}/issues`)).headers.get('etag') ?? '';
    expect((await ask('GET', `${REPO}/issues`, undefined, { 'if-none-match': etag })).status).toBe(304);
    fake.people.opens('Something');
    expect((await ask('GET', `${REPO}/issues`, undefined, { 'if-none-match': etag })).status).toBe(200);
  });

  test.each([
    ['a stranger as assignee', { title: 'x', assignees: ['stranger'] }, 'assignees', 'invalid'],
    ['a label that is too long', { title: 'x', labels: ['l'.repeat(51)] }, 'name', 'invalid'],
    ['a body that is too long', { title: 'x', body: 'b'.repeat(65_537) }, 'body', 'custom'],
  ])('are not opened with %s', async (_what, body, field, code) => {
    const { status, data } = await ask('POST', `${REPO}/issues`, body);
    expect([status, data.errors[0].field, data.errors[0].code]).toEqual([422, field, code]);
    expect(fake.state.issues.size).toBe(0);
  });

  test('can be locked, deleted, transferred and switched off', async () => {
    const { number } = fake.people.opens('Something');
    fake.people.locks(number);
    expect((await ask('POST', `${REPO}/issues/1/comments`, { body: 'x' })).status).toBe(403);
    expect((await ask('PATCH', `${REPO}/issues/1`, { body: 'x' })).status).toBe(200);
    fake.people.transfers(number, 'https://api.github.example/repositories/9/issues/4');
    expect((await ask('GET', `${REPO}/issues/1`)).status).toBe(301);
    expect((await ask('GET', `${REPO}/issues`)).data).toEqual([]);
    fake.people.deletes(fake.people.opens('Another').number);
    expect((await ask('GET', `${REPO}/issues/2`)).status).toBe(410);
    fake.state.hasIssues = false;
    expect((await ask('POST', `${REPO}/issues`, { title: 'x' })).status).toBe(410);
  });

  test('know labels by any case, and each once', async () => {
    expect((await ask('POST', `${REPO}/labels`, { name: 'mail-probe', color: 'b60205' })).status).toBe(201);
    const again = await ask('POST', `${REPO}/labels`, { name: 'Mail-Probe' });
    expect([again.status, again.data.errors[0].code]).toEqual([422, 'already_exists']);
    await ask('POST', `${REPO}/issues`, { title: 'x', labels: ['MAIL-PROBE'] });
    expect((await ask('GET', `${REPO}/labels`)).data).toHaveLength(1);
  });
});

describe('a token', () => {
  test('does what it may, and the answer names what is missing', async () => {
    fake.allow({ issues: 'read', contents: 'none' });
    const { status, data, headers } = await ask('POST', `${REPO}/issues`, { title: 'x' });
    expect([status, data.message]).toEqual([403, 'Resource not accessible by integration']);
    expect(headers.get('x-accepted-github-permissions')).toBe('issues=write');
    expect((await ask('GET', `${REPO}/issues`)).status).toBe(200);
    expect((await ask('GET', `${REPO}/git/ref/heads/main`)).status).toBe(403);
    expect((await ask('GET', `${REPO}/issues`, undefined, { authorization: 'token wrong' })).status).toBe(401);
  });
});

describe('a repository', () => {
  test('that was renamed sends requests on', async () => {
    fake.people.opens('Something');
    fake.rename('mail');
    const { status, headers } = await ask('GET', `${REPO}/issues/1`);
    expect(status).toBe(307);
    const place = (headers.get('location') ?? '').replace(fake.apiUrl, '');
    expect(place).toBe('/repositories/7001/issues/1');
    expect((await ask('GET', place)).data.number).toBe(1);
  });
});

describe('git', () => {
  const commitOf = async (content: string, parents: readonly string[]): Promise<string> => {
    const blob = await ask('POST', `${REPO}/git/blobs`, { content, encoding: 'utf-8' });
    const tree = await ask('POST', `${REPO}/git/trees`, {
      tree: [{ path: 'a.json', mode: '100644', type: 'blob', sha: blob.data.sha }],
    });
    return (await ask('POST', `${REPO}/git/commits`, { message: 'm', tree: tree.data.sha, parents })).data.sha;
  };

  test('names blobs as git does', async () => {
    // From `printf 'hello\n' | git hash-object --stdin`.
    const { data } = await ask('POST', `${REPO}/git/blobs`, { content: 'hello\n' });
    expect(data.sha).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  });

  test('moves a branch forward only, unless it is forced', async () => {
    const first = await commitOf('1', []);
    expect((await ask('POST', `${REPO}/git/refs`, { ref: 'refs/heads/history', sha: first })).status).toBe(201);
    const [left, right] = [await commitOf('2', [first]), await commitOf('3', [first])];
    const move = (sha: string, force = false): Promise<Answer> =>
      ask('PATCH', `${REPO}/git/refs/heads/history`, { sha, force });
    expect((await move(left)).status).toBe(200);
    const refused = await move(right);
    expect([refused.status, refused.data.message]).toEqual([422, 'Update is not a fast forward']);
    expect((await move(right, true)).status).toBe(200);
    expect((await ask('GET', `${REPO}/git/ref/heads/history`)).data.object.sha).toBe(right);
    const file = await ask('GET', `${REPO}/contents/a.json?ref=history`);
    expect(Buffer.from(file.data.content, 'base64').toString()).toBe('3');
    fake.state.git.protected.add('heads/history');
    expect((await move(left, true)).data.message).toContain('Repository rule violations found');
  });
});

describe('git in an empty repository', () => {
  test('is refused', async () => {
    await fake.stop();
    await start({ isEmpty: true });
    expect((await ask('POST', `${REPO}/git/blobs`, { content: 'x' })).status).toBe(409);
    expect((await ask('GET', `${REPO}/git/ref/heads/history`)).status).toBe(409);
  });
});

describe('a dispatch', () => {
  test('starts a workflow with the inputs that it has, and tells the run when it is asked to', async () => {
    fake.state.workflows.push({ file: 'restart.yml', inputs: ['check'] }, { file: 'other.yml', inputs: undefined });
    const at = (file: string): string => `${REPO}/actions/workflows/${file}/dispatches`;
    const started = await ask('POST', at('restart.yml'), {
      ref: 'main',
      inputs: { check: 'a' },
      return_run_details: true,
    });
    expect([started.status, started.data.html_url]).toEqual([200, expect.stringContaining('/actions/runs/')]);
    expect((await ask('POST', at('restart.yml'), { ref: 'main' })).status).toBe(204);
    expect((await ask('POST', at('restart.yml'), { ref: 'main', inputs: { wrong: 'a' } })).status).toBe(422);
    expect((await ask('POST', at('restart.yml'), { ref: 'gone' })).status).toBe(422);
    expect((await ask('POST', at('other.yml'), { ref: 'main' })).status).toBe(422);
    expect((await ask('POST', at('missing.yml'), { ref: 'main' })).status).toBe(404);
    expect(
      (await ask('POST', `${REPO}/dispatches`, { event_type: 'mail-down', client_payload: { check: 'a' } })).status,
    ).toBe(204);
    expect(fake.state.dispatches.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'workflow restart.yml',
      'workflow restart.yml',
      'event mail-down',
    ]);
  });
});

describe('faults', () => {
  test('are counted by route, and the request is carried out or not', async () => {
    const title = { title: 'x' };
    fake.fault({ on: 'POST /repos/{owner}/{repo}/issues', nth: 2, fault: { reset: 'after' } });
    fake.fault({
      on: 'POST /repos/{owner}/{repo}/issues',
      nth: 3,
      fault: { status: 502, text: '<html>Bad Gateway</html>' },
    });
    expect((await ask('POST', `${REPO}/issues`, title)).status).toBe(201);
    await expect(ask('POST', `${REPO}/issues`, title)).rejects.toThrow('fetch failed');
    expect(fake.state.issues.size).toBe(2);
    const page = await fetch(`${fake.apiUrl}${REPO}/issues`, {
      method: 'POST',
      headers: { authorization: `token ${TOKEN}` },
      body: JSON.stringify(title),
    });
    expect([page.status, await page.text()]).toEqual([502, '<html>Bad Gateway</html>']);
    expect(fake.state.issues.size).toBe(2);
    expect(fake.log).toEqual([
      'POST /repos/{owner}/{repo}/issues 201',
      'POST /repos/{owner}/{repo}/issues no answer',
      'POST /repos/{owner}/{repo}/issues 502',
    ]);
  });

  test('can be a list that lags, labels that are dropped, and people in between', async () => {
    fake.fault({ on: 'POST /repos/{owner}/{repo}/issues', nth: 1, fault: { dropsLabels: true } });
    fake.fault({ on: 'GET /repos/{owner}/{repo}/issues', nth: 1, fault: { hidesNewest: 1 } });
    fake.fault({ on: 'PATCH', nth: 1, fault: { before: () => fake.people.closes(1, { by: 'hubot' }) } });
    expect((await ask('POST', `${REPO}/issues`, { title: 'x', labels: ['mail-probe'] })).data.labels).toEqual([]);
    expect((await ask('GET', `${REPO}/issues`)).data).toEqual([]);
    expect((await ask('GET', `${REPO}/issues`)).data).toHaveLength(1);
    expect((await ask('PATCH', `${REPO}/issues/1`, { body: 'y' })).data.closed_by.login).toBe('hubot');
  });
});

describe('the fake as a judge', () => {
  test.each([
    ['a path outside of the slice', 'DELETE', `${REPO}/issues/1`, undefined],
    ['an unknown member', 'POST', `${REPO}/issues`, { title: 'x', colour: 'red' }],
    ['an unknown parameter', 'GET', `${REPO}/issues?label=x`, undefined],
  ])('fails a test that sends %s', async (_what, method, path, body) => {
    const strict = fake;
    await ask(method, path, body);
    await expect(strict.stop()).rejects.toThrow("not GitHub's API");
    await start();
  });
});

describe('the invariants', () => {
  const keyOf = (body: string): string | undefined => /key:(\w+)/.exec(body)?.[1];

  test('hold of a world in order', async () => {
    fake.people.opens('Something', { body: 'key:a' });
    await ask('POST', `${REPO}/issues`, { title: 'x', body: 'key:a' });
    await ask('POST', `${REPO}/issues/2/comments`, { body: 'again <!-- mail-probe:event:repeat-2 -->' });
    expect(worldErrors(fake, { keyOf, secrets: ['hunter2'] })).toEqual([]);
  });

  test('see doubles, foreign issues, what is told twice, and secrets', async () => {
    fake.people.opens('Something', { body: 'key:a' });
    await ask('POST', `${REPO}/issues`, { title: 'x', body: 'key:a' });
    await ask('POST', `${REPO}/issues`, { title: 'x', body: 'key:a' });
    await ask('PATCH', `${REPO}/issues/1`, { body: 'ours now' });
    for (let count = 0; count < 2; count += 1) {
      await ask('POST', `${REPO}/issues/2/comments`, { body: '<!-- mail-probe:event:down-1 -->' });
    }
    await ask('POST', `${REPO}/issues/3/comments`, { body: 'the password is hunter2' });
    expect(worldErrors(fake, { keyOf, secrets: ['hunter2'] })).toEqual([
      '2 open issues of a: 2, 3',
      'PATCH /repos/{owner}/{repo}/issues/{issue_number} on the foreign issue 1',
      'event down-1 told twice on issue 2',
      'a comment on issue 3 names no event',
      expect.stringMatching(/^a secret in comment/),
      expect.stringMatching(/^a secret in POST/),
    ]);
  });
});

describe('other servers', () => {
  test('GitHub Enterprise Server 3.17 takes ten inputs, and tells no run', async () => {
    await fake.stop();
    await start({ variant: 'ghes-3.17' });
    const inputs = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`i${index}`, 'x']));
    fake.state.workflows.push({ file: 'restart.yml', inputs: Object.keys(inputs) });
    const path = `${REPO}/actions/workflows/restart.yml/dispatches`;
    expect(fake.apiUrl).toContain('/api/v3');
    expect((await ask('POST', path, { ref: 'main', inputs })).status).toBe(422);
    expect((await ask('POST', path, { ref: 'main', return_run_details: true })).status).toBe(204);
  });

  test('Gitea wants numbers for labels, answers PATCH with 201, and lacks git data and events', async () => {
    await fake.stop();
    await start({ variant: 'gitea' });
    expect((await ask('POST', `${REPO}/issues`, { title: 'x', labels: ['mail-probe'] })).status).toBe(422);
    const created = await ask('POST', `${REPO}/issues`, { title: 'x' });
    expect([created.status, created.headers.get('etag')]).toEqual([201, null]);
    expect((await ask('POST', `${REPO}/issues/1/labels`, { labels: ['mail-probe'] })).data).toEqual([]);
    await ask('POST', `${REPO}/labels`, { name: 'mail-probe', color: 'b60205' });
    expect((await ask('POST', `${REPO}/issues/1/labels`, { labels: ['mail-probe'] })).data).toHaveLength(1);
    const closed = await ask('PATCH', `${REPO}/issues/1`, { state: 'closed', state_reason: 'not_planned', labels: [] });
    expect([closed.status, closed.data.state, closed.data.labels.length, closed.data.state_reason]).toEqual([
      201,
      'closed',
      1,
      undefined,
    ]);
    expect((await ask('POST', `${REPO}/git/blobs`, { content: 'x' })).status).toBe(404);
    expect((await ask('POST', `${REPO}/dispatches`, { event_type: 'x' })).status).toBe(404);
  });
});
