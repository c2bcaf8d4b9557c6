/** A history in a branch, against a server: nothing is lost, nothing foreign is touched, and each refusal is told. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Api } from '../../../../src/github/api/access.ts';
import { createApi } from '../../../../src/github/api/api.ts';
import {
  type BranchOutcome,
  readHistoryBranch,
  type UpdatedHistory,
  writeHistoryBranch,
} from '../../../../src/github/branch/history-branch.ts';
import { HISTORY_PATH } from '../../../../src/github/branch/place.ts';
import { FakeGitHub, type FakeOptions, TOKEN } from '../../../support/github/fake-github.ts';
import { commitFile, readFile } from '../../../support/github/git-calls.ts';
import { StillClock } from '../../../support/github/still-clock.ts';

const BRANCH = 'mail-probe-history';
const REF = `heads/${BRANCH}`;
const PATCH_REF = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';
const MONDAY = '2026-11-30T00:00:00.000Z';
const TUESDAY = new Date('2026-12-01T06:00:00Z');

let fake: FakeGitHub;
const start = async (options?: FakeOptions): Promise<void> => {
  fake = await FakeGitHub.start({ now: TUESDAY, ...options });
};
beforeEach(() => start());
afterEach(() => fake.stop());

const connect = (): Api =>
  createApi({ token: TOKEN, env: fake.env, clock: new StillClock(), signal: new AbortController().signal });

/** A history for tests: a line for each run. */
const adding =
  (line: string, replaces: string | undefined = MONDAY) =>
  (current: string | undefined): UpdatedHistory => ({
    text: `${current ?? ''}${line}\n`,
    replaces: current === undefined ? undefined : replaces,
  });

const write = (
  update: (current: string | undefined) => UpdatedHistory | undefined,
  options: { api?: Api; now?: Date; branch?: string } = {},
): Promise<BranchOutcome> => {
  const { api = connect(), now = TUESDAY, branch = BRANCH } = options;
  return writeHistoryBranch(api, { branch, update, now, clock: new StillClock(), random: () => 0.5 });
};

const stored = (branch = BRANCH): string | undefined => readFile(fake.state, branch, HISTORY_PATH)?.toString();
const commitsOf = (): number => {
  let count = 0;
  for (let sha = fake.state.git.refs.get(REF); sha !== undefined; count += 1)
    sha = fake.state.git.commits.get(sha)?.parents[0];
  return count;
};
const noticeOf = (outcome: BranchOutcome): string => {
  if (outcome.status !== 'failed') throw new Error(`it was ${outcome.status}`);
  expect(outcome.notice?.code).toBe('E_GH_BRANCH');
  return `${outcome.notice?.message} ${outcome.notice?.hint}`;
};

describe('a history in a branch', () => {
  test('B02 the branch is created by the first write, holds its own files alone, and the default branch is untouched', async () => {
    const main = fake.state.git.refs.get('heads/main');
    expect(await readHistoryBranch(connect(), BRANCH)).toEqual({ text: undefined });
    expect(await write(adding('one'))).toMatchObject({ status: 'written', tries: 1 });
    expect([stored(), commitsOf(), fake.state.git.refs.get('heads/main')]).toEqual(['one\n', 1, main]);
    const tree = fake.state.git.trees.get(fake.state.git.commits.get(fake.state.git.refs.get(REF) ?? '')?.tree ?? '');
    expect([...(tree?.keys() ?? [])].sort()).toEqual(['README.md', HISTORY_PATH]);
  });

  test('is read in one call, and written on top of what is there', async () => {
    await write(adding('one'));
    fake.requests.length = 0;
    expect(await readHistoryBranch(connect(), BRANCH)).toEqual({ text: 'one\n' });
    expect(fake.log).toEqual(['GET /repos/{owner}/{repo}/contents/{path} 200']);
    fake.requests.length = 0;
    expect(await write(adding('two'))).toMatchObject({ status: 'written' });
    expect([stored(), commitsOf()]).toEqual(['one\ntwo\n', 2]);
    expect(fake.log.map((line) => line.replace('/repos/{owner}/{repo}/', ''))).toEqual([
      'GET git/ref/{ref} 200',
      'GET contents/{path} 200',
      'POST git/blobs 201',
      'POST git/trees 201',
      'POST git/commits 201',
      'PATCH git/refs/{ref} 200',
    ]);
    expect(fake.requests.at(-1)?.body).toMatchObject({ force: false });
    expect(fake.requests.at(-1)?.url).toContain(`/git/refs/heads/${BRANCH}`);
  });

  test('keeps every character, and more than a mebibyte', async () => {
    const line = `{"name":"kästchen \\u2028 \u{1f600}"}${'x'.repeat(1_200_000)}`;
    await write(adding(line));
    expect(await readHistoryBranch(connect(), BRANCH)).toEqual({ text: `${line}\n` });
  });

  test('is left as it is when there is nothing to write', async () => {
    await write(adding('one'));
    const writes = fake.writes.length;
    expect(await write(() => undefined)).toEqual({ status: 'unchanged' });
    expect(await write((current) => ({ text: current ?? '', replaces: MONDAY }))).toEqual({ status: 'unchanged' });
    expect(fake.writes).toHaveLength(writes);
  });

  test('starts no workflow, whatever the token', async () => {
    await write(adding('one'));
    expect([...fake.state.git.commits.values()].at(-1)?.message).toContain('[skip ci]');
  });
});

describe('two writers at once', () => {
  /** Another run commits right before our move of the branch. */
  const other = (line: string): void => {
    commitFile(fake.state, BRANCH, HISTORY_PATH, `${stored() ?? ''}${line}\n`);
  };

  test('B01 who comes second reads and merges again', async () => {
    await write(adding('one'));
    fake.fault({ on: PATCH_REF, nth: 1, fault: { before: () => other('theirs') } });
    expect(await write(adding('ours'))).toMatchObject({ status: 'written', tries: 2 });
    expect(stored()).toBe('one\ntheirs\nours\n');
  });

  test('B01 a 409 is the same', async () => {
    await write(adding('one'));
    const body = { message: 'Conflict', documentation_url: 'x' };
    fake.fault({ on: PATCH_REF, nth: 1, fault: { before: () => other('theirs'), status: 409, body } });
    expect(await write(adding('ours'))).toMatchObject({ status: 'written', tries: 2 });
    expect(stored()).toBe('one\ntheirs\nours\n');
  });

  test('B01 after five tries it is given up, with what to set', async () => {
    await write(adding('one'));
    let count = 0;
    fake.fault({
      on: PATCH_REF,
      fault: {
        before: () => {
          count += 1;
          other(`theirs ${count}`);
        },
      },
    });
    expect(noticeOf(await write(adding('ours')))).toContain('concurrency: { group: mail-probe');
    expect([count, stored()?.includes('ours')]).toEqual([5, false]);
  });

  test('B02 both create the branch: one is created, the other merges', async () => {
    fake.fault({ on: 'POST /repos/{owner}/{repo}/git/refs', nth: 1, fault: { before: () => other('theirs') } });
    expect(await write(adding('ours'))).toMatchObject({ status: 'written', tries: 2 });
    expect(stored()).toBe('theirs\nours\n');
  });

  test('B01 many at the same time lose nothing', async () => {
    await write(adding('one'));
    const lines = ['a', 'b', 'c', 'd'];
    const outcomes = await Promise.all(lines.map((line) => write(adding(line))));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('written'));
    expect(stored()?.trim().split('\n').sort()).toEqual([...lines, 'one']);
  });
});

describe('an answer that is lost', () => {
  test('B04 of a move that was made is found out by reading again', async () => {
    await write(adding('one'));
    fake.fault({ on: PATCH_REF, nth: 1, times: 3, fault: { reset: 'after' } });
    expect(await write(adding('two'))).toMatchObject({ status: 'written' });
    expect([stored(), commitsOf()]).toEqual(['one\ntwo\n', 2]);
  });

  test('B04 of a branch that was created is found out by reading again', async () => {
    fake.fault({ on: 'POST /repos/{owner}/{repo}/git/refs', nth: 1, fault: { reset: 'after' } });
    expect(await write(adding('one'))).toMatchObject({ status: 'written' });
    expect([stored(), commitsOf()]).toEqual(['one\n', 1]);
  });

  test('B04 of a move that was not made is made again', async () => {
    await write(adding('one'));
    fake.fault({ on: PATCH_REF, nth: 1, times: 3, fault: { status: 502, text: '<html>' } });
    expect(await write(adding('two'))).toMatchObject({ status: 'written', tries: 2 });
    expect([stored(), commitsOf()]).toEqual(['one\ntwo\n', 2]);
  });

  test('B04 of each move is told', async () => {
    await write(adding('one'));
    fake.fault({ on: PATCH_REF, fault: { status: 502, text: '<html>' } });
    expect(noticeOf(await write(adding('two')))).toContain('move the branch and answered 502');
    expect(stored()).toBe('one\n');
  });
});

describe('the beginning of a week', () => {
  const nextMonday = new Date('2026-12-07T00:10:00Z');

  test('makes the branch one commit again, with all that was remembered', async () => {
    await write(adding('one'));
    await write(adding('two'));
    expect(commitsOf()).toBe(2);
    fake.requests.length = 0;
    expect(await write(adding('three', TUESDAY.toISOString()), { now: nextMonday })).toMatchObject({
      status: 'written',
    });
    expect([stored(), commitsOf()]).toEqual(['one\ntwo\nthree\n', 1]);
    expect(fake.writes.at(-1)?.body).toMatchObject({ force: true });
  });

  test('B04 forces nothing over what another run has written meanwhile', async () => {
    await write(adding('one'));
    fake.fault({
      on: 'POST /repos/{owner}/{repo}/git/commits',
      nth: 1,
      fault: { after: () => void commitFile(fake.state, BRANCH, HISTORY_PATH, 'one\ntheirs\n') },
    });
    expect(await write(adding('ours', TUESDAY.toISOString()), { now: nextMonday })).toMatchObject({
      status: 'written',
      tries: 2,
    });
    expect(stored()).toBe('one\ntheirs\nours\n');
  });

  test('B04 repeats no move by force whose answer was lost, but reads', async () => {
    await write(adding('one'));
    fake.fault({ on: PATCH_REF, nth: 1, fault: { reset: 'after' } });
    const before = fake.requests.length;
    expect(await write(adding('two', TUESDAY.toISOString()), { now: nextMonday })).toMatchObject({ status: 'written' });
    const moves = fake.requests.slice(before).filter(({ route }) => route === PATCH_REF);
    expect([moves.length, commitsOf()]).toEqual([1, 1]);
  });
});

describe('a branch that cannot be written', () => {
  test('B02 in a repository without a commit is told', async () => {
    await fake.stop();
    await start({ isEmpty: true });
    expect(await readHistoryBranch(connect(), BRANCH)).toEqual({ text: undefined });
    expect(noticeOf(await write(adding('one')))).toContain('push a first one');
    expect(fake.writes).toEqual([]);
  });

  test('B03 because of a ruleset is told, with the setting, and not tried again', async () => {
    await write(adding('one'));
    fake.state.git.protected.add(REF);
    const said = noticeOf(await write(adding('two')));
    expect(said).toContain('Repository rule violations found');
    expect(said).toContain('"GitHub Actions" to its bypass list');
    expect(fake.requests.filter(({ route }) => route === PATCH_REF)).toHaveLength(1);
  });

  test('B03 because its creation is forbidden', async () => {
    fake.state.git.protected.add(REF);
    expect(noticeOf(await write(adding('one')))).toContain('creations being restricted');
  });

  test('B03 for a reason that names no rule is found out by reading again', async () => {
    await write(adding('one'));
    fake.fault({
      on: PATCH_REF,
      fault: { status: 422, body: { message: 'Reference update failed', documentation_url: 'x' } },
    });
    const said = noticeOf(await write(adding('two')));
    expect(said).toContain('Reference update failed');
    expect(said).toContain('a rule that protects the branch');
    expect(fake.requests.filter(({ route }) => route === PATCH_REF)).toHaveLength(1);
  });

  test('G01 without the permission names its line', async () => {
    fake.allow({ contents: 'read' });
    expect(noticeOf(await write(adding('one')))).toContain('"contents: write"');
  });

  test('G02 cannot be read without the permission, either', async () => {
    fake.allow({ contents: 'none' });
    const { text, notice } = await readHistoryBranch(connect(), BRANCH);
    expect([text, notice?.hint]).toEqual([undefined, expect.stringContaining('"contents: read"')]);
  });

  test('is told once: what follows from an earlier failure has no notice', async () => {
    fake.fault({
      on: 'POST /repos/{owner}/{repo}/git/blobs',
      fault: { status: 403, headers: { 'retry-after': '60' }, body: { message: 'secondary rate limit' } },
    });
    const api = connect();
    expect(noticeOf(await write(adding('one'), { api }))).toContain('secondary rate limit');
    expect(await write(adding('one'), { api })).toEqual({ status: 'failed', notice: undefined });
  });

  test('F02 on Gitea is told, with the way that works there', async () => {
    await fake.stop();
    await start({ variant: 'gitea' });
    expect(await readHistoryBranch(connect(), BRANCH)).toEqual({ text: undefined });
    const said = noticeOf(await write(adding('one')));
    expect(said).toContain('does not offer');
    expect(said).toContain('"history-file"');
    expect(fake.writes).toEqual([]);
  });

  test('F02 on Gitea, one that was written by other means is read all the same', async () => {
    await fake.stop();
    await start({ variant: 'gitea' });
    commitFile(fake.state, BRANCH, HISTORY_PATH, '{"name":"kästchen"}\n');
    expect(await readHistoryBranch(connect(), BRANCH)).toEqual({ text: '{"name":"kästchen"}\n' });
  });

  test('is not ours when it has no history, and is left alone', async () => {
    commitFile(fake.state, 'gh-pages', 'index.html', '<h1>Ours</h1>');
    const before = fake.state.git.refs.get('heads/gh-pages');
    expect(noticeOf(await write(adding('one'), { branch: 'gh-pages' }))).toContain('left alone');
    expect([fake.state.git.refs.get('heads/gh-pages'), fake.writes]).toEqual([before, []]);
  });
});

test('GitHub Enterprise Server keeps a history, too, and so does a branch with slashes', async () => {
  await fake.stop();
  await start({ variant: 'ghes-3.17' });
  const branch = 'mail/probe/history';
  expect(await write(adding('one'), { branch })).toMatchObject({ status: 'written' });
  expect(await write(adding('two'), { branch })).toMatchObject({ status: 'written' });
  expect(await readHistoryBranch(connect(), branch)).toEqual({ text: 'one\ntwo\n' });
});
