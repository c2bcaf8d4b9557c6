/** Recovery actions: started once, after it was written down that they are; and what is told when they are not. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Api } from '../../../../src/github/api/access.ts';
import { createApi } from '../../../../src/github/api/api.ts';
import { ApiFailure } from '../../../../src/github/api/failure.ts';
import { type RecoveryOutcome, startRecovery } from '../../../../src/github/incidents/recovery.ts';
import { recoveryPayload, recoveryValues } from '../../../../src/github/incidents/recovery-values.ts';
import type { RecoveryRules } from '../../../../src/model/memory/rules.ts';
import { FakeGitHub, type FakeOptions, TOKEN } from '../../../support/github/fake-github.ts';
import { StillClock } from '../../../support/github/still-clock.ts';

const FACTS = { check: 'imap of Berlin', status: 'critical', code: 'E_AUTH_REFUSED', incident: '7' };
const RULES: RecoveryRules = {
  workflow: 'restart-imap.yml',
  inputs: { service: 'imap', why: '{check}: {code}' },
  after: 'down',
  max: 1,
  waitMs: 900_000,
};
const DISPATCH = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';

let fake: FakeGitHub;
let clock: StillClock;
/** Requests that had been made when the intent was written. */
let intents: number[];
const start = async (options?: FakeOptions): Promise<void> => {
  fake = await FakeGitHub.start(options);
  fake.state.workflows.push(
    { file: 'restart-imap.yml', inputs: ['service', 'why'] },
    { file: 'push.yml', inputs: undefined },
  );
};
beforeEach(async () => {
  clock = new StillClock();
  intents = [];
  await start();
});
afterEach(() => fake.stop());

const connect = (): Api => createApi({ token: TOKEN, env: fake.env, clock, signal: new AbortController().signal });

const recover = (
  rules: Partial<RecoveryRules> = {},
  options: { api?: Api; recordIntent?: () => Promise<boolean> } = {},
): Promise<RecoveryOutcome> =>
  startRecovery(options.api ?? connect(), {
    rules: { ...RULES, ...rules },
    facts: FACTS,
    defaultBranch: 'main',
    env: fake.env,
    recordIntent:
      options.recordIntent ??
      (async () => {
        intents.push(fake.requests.length);
        return true;
      }),
  });

const EVENT = { workflow: undefined, event: 'mail-down' };

describe('a recovery action', () => {
  test('is a workflow, started on the default branch with its inputs, after the intent is written', async () => {
    const { result, runUrl, notice } = await recover();
    expect([result, notice]).toEqual(['started', undefined]);
    expect(runUrl).toMatch(/^https:\/\/github\.com\/example\/mail-platform\/actions\/runs\/\d+$/);
    expect(fake.state.dispatches).toMatchObject([
      {
        kind: 'workflow',
        name: 'restart-imap.yml',
        ref: 'main',
        inputs: { service: 'imap', why: 'imap of Berlin: E_AUTH_REFUSED' },
      },
    ]);
    expect([intents, fake.requests.length]).toEqual([[0], 1]);
  });

  test('can be started on another branch, and without inputs', async () => {
    fake.state.git.refs.set('tags/v1', fake.state.git.refs.get('heads/main') ?? '');
    await recover({ ref: 'v1', inputs: {} });
    expect(fake.requests[0]?.body).toEqual({ ref: 'v1', return_run_details: true });
  });

  test('is an event, with the inputs or else with what is known', async () => {
    expect(await recover(EVENT)).toEqual({ result: 'started', runUrl: undefined });
    expect(await recover({ ...EVENT, inputs: {} })).toMatchObject({ result: 'started' });
    expect(fake.state.dispatches).toMatchObject([
      { kind: 'event', name: 'mail-down', inputs: { service: 'imap', why: 'imap of Berlin: E_AUTH_REFUSED' } },
      { kind: 'event', name: 'mail-down', inputs: FACTS },
    ]);
  });

  test('R02 is told without a link where the server names no run, and the unknown word is not sent', async () => {
    await fake.stop();
    await start({ variant: 'ghes-3.17' });
    expect(await recover()).toEqual({ result: 'started', runUrl: undefined });
    expect(fake.requests[0]?.body).not.toHaveProperty('return_run_details');
  });

  test('R02 is told without a link when GitHub answers 204', async () => {
    fake.fault({ on: DISPATCH, fault: { status: 204, executes: true } });
    expect(await recover()).toEqual({ result: 'started', runUrl: undefined });
  });
});

describe('a recovery action that is refused', () => {
  test.each<[string, Partial<RecoveryRules>, string, string]>([
    ['404: no such workflow', { workflow: 'missing.yml' }, '404', '.github/workflows/missing.yml'],
    ['422: no such input', { inputs: { other: 'x' } }, 'Unexpected inputs', '"recovery-inputs"'],
    [
      '422: no trigger',
      { workflow: 'push.yml' },
      "Workflow does not have 'workflow_dispatch' trigger",
      'on: workflow_dispatch',
    ],
    ['422: no such ref', { ref: 'gone' }, 'No ref found for: gone', '"gone" exists ("recovery-ref")'],
  ])('R01 by %s is tried once, and told with a remedy', async (_name, rules, message, hint) => {
    const { result, notice } = await recover(rules);
    expect(result).toBe('refused');
    expect(notice).toMatchObject({
      code: 'E_GH_RECOVERY',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
    expect([fake.requests.length, fake.state.dispatches]).toEqual([1, []]);
  });

  test.each<[string, Partial<RecoveryRules>, string]>([
    ['workflow', {}, '"actions: write"'],
    ['event', EVENT, '"contents: write"'],
  ])('R01 by 403 for a %s names the permission', async (_name, rules, line) => {
    fake.allow({ actions: 'read', contents: 'read' });
    const { result, notice } = await recover(rules);
    expect([result, notice?.hint]).toEqual(['refused', expect.stringContaining(line)]);
    expect(fake.requests).toHaveLength(1);
  });

  test('F02 an event on Gitea is told, with the way that works there', async () => {
    await fake.stop();
    await start({ variant: 'gitea' });
    const { result, notice } = await recover(EVENT);
    expect([result, notice?.hint]).toEqual(['refused', expect.stringContaining('"recovery-wanted"')]);
  });

  test.each(['../restart.yml', 'restart.yml/../x', 'restart', '.github/workflows/restart.yml', 'a b.yml', ''])(
    'is not begun for a file called %j',
    async (workflow) => {
      const { result, notice } = await recover({ workflow });
      expect([result, notice?.code]).toEqual(['none', 'E_GH_RECOVERY']);
      expect([intents, fake.requests]).toEqual([[], []]);
    },
  );
});

describe('a recovery action and what goes wrong', () => {
  test.each([
    ['reset after it was carried out', { reset: 'after' as const }],
    ['answered with an error after it was carried out', { status: 502, body: {}, executes: true as const }],
    ['answered with something else', { status: 200, text: '<html>Welcome</html>', executes: true as const }],
  ])('R03 that is %s is not repeated, and its result is unknown', async (_name, fault) => {
    fake.fault({ on: DISPATCH, nth: 1, fault });
    const { result, notice } = await recover();
    expect([result, notice?.code]).toEqual(['unknown', 'E_GH_RECOVERY']);
    expect([fake.requests.length, fake.state.dispatches.length]).toEqual([1, 1]);
  });

  test('R03 nothing is started when the intent cannot be written', async () => {
    const failure = new ApiFailure({ kind: 'server', message: 'The issue could not be changed.', remedy: 'Wait.' });
    expect(await recover({}, { recordIntent: () => Promise.reject(failure) })).toMatchObject({
      result: 'none',
      notice: { message: 'The issue could not be changed.' },
    });
    expect(await recover({}, { recordIntent: async () => false })).toEqual({ result: 'none' });
    expect(fake.requests).toEqual([]);
  });

  test('R03 nothing is begun when there is no time for an answer', async () => {
    const api = connect();
    await api.list({ route: 'GET /repos/{owner}/{repo}/labels', check: () => true });
    clock.pass(8500);
    expect(await recover({}, { api })).toEqual({ result: 'none' });
    expect([intents, fake.state.dispatches]).toEqual([[], []]);
  });
});

describe('the values', () => {
  test('hold what the four placeholders stand for, and no other', () => {
    const inputs = { all: '{check}|{status}|{code}|{incident}', other: '{secret} {CHECK} ${{ github.token }} {check' };
    expect(recoveryValues(inputs, FACTS)).toEqual({
      all: 'imap of Berlin|critical|E_AUTH_REFUSED|7',
      other: '{secret} {CHECK} ${{ github.token }} {check',
    });
  });

  test('are filled in once: a check may be called like a placeholder', () => {
    const facts = { ...FACTS, check: '{code} $& {incident}' };
    expect(recoveryValues({ a: '{check}' }, facts)).toEqual({ a: '{code} $& {incident}' });
    expect(recoveryPayload(facts)).toEqual({ ...FACTS, check: '{code} $& {incident}' });
  });

  test('are one line, short, and few', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`i${index}`, 'x']));
    expect(Object.keys(recoveryValues(many, FACTS))).toHaveLength(10);
    const { a = '' } = recoveryValues(
      { a: '{check}\n::error::{check}' },
      { ...FACTS, check: `a\r\n\u202e##[error]${'b'.repeat(9999)}` },
    );
    expect(a).not.toMatch(/[\r\n\u202e]|##\[/);
    expect(a.length).toBeLessThanOrEqual(1000);
  });
});
