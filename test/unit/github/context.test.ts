import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type RunContext, readOrigin } from '../../../src/github/context.ts';

const ENV = {
  GITHUB_REPOSITORY: 'example/mail-platform',
  GITHUB_RUN_ID: '17204412345',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SERVER_URL: 'https://github.example.com',
  GITHUB_WORKFLOW: 'Mail health',
  GITHUB_SHA: '9f2c1d7e5b3a4860c1f2e3d4a5b6c7d8e9f0a1b2',
  RUNNER_NAME: 'GitHub Actions 12',
  RUNNER_ENVIRONMENT: 'github-hosted',
  RUNNER_OS: 'Linux',
  RUNNER_ARCH: 'X64',
};

const TOOLKIT = new URL('../../../node_modules/@actions/github/lib/github.js', import.meta.url).href;
let copies = 0;

/** The toolkit reads the environment of the process while it is loaded, so each test loads a copy of its own. */
async function originIn(env: Record<string, string | undefined>) {
  for (const name of [...Object.keys(ENV), 'GITHUB_EVENT_PATH']) vi.stubEnv(name, env[name]);
  copies += 1;
  const load = async (): Promise<RunContext> => (await import(/* @vite-ignore */ `${TOOLKIT}?${copies}`)).context;
  return await readOrigin(env, load);
}

const folder = mkdtempSync(join(tmpdir(), 'mail-probe-context-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('readOrigin', () => {
  test('tells which run of which workflow it is', async () => {
    expect(await originIn(ENV)).toEqual({
      repository: 'example/mail-platform',
      workflow: 'Mail health',
      runUrl: 'https://github.example.com/example/mail-platform/actions/runs/17204412345',
      attempt: 2,
      sha: '9f2c1d7e5b3a4860c1f2e3d4a5b6c7d8e9f0a1b2',
      runner: 'GitHub Actions 12 (github-hosted Linux X64)',
    });
  });

  test('takes what is missing for unknown', async () => {
    const { GITHUB_REPOSITORY, GITHUB_RUN_ID } = ENV;
    expect(await originIn({ GITHUB_REPOSITORY, GITHUB_RUN_ID })).toEqual({
      repository: 'example/mail-platform',
      workflow: '',
      runUrl: 'https://github.com/example/mail-platform/actions/runs/17204412345',
      sha: '',
      runner: '',
    });
  });

  test('outside of a workflow there is none, and the toolkit is not loaded', async () => {
    const load = vi.fn();
    expect(await readOrigin({}, load)).toBeUndefined();
    expect(load).not.toHaveBeenCalled();
  });

  test('GHA-019: an event file that is missing does not matter', async () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      const origin = await originIn({ ...ENV, GITHUB_EVENT_PATH: join(folder, 'missing.json') });
      expect(origin).toMatchObject({ repository: 'example/mail-platform' });
    } finally {
      write.mockRestore();
    }
  });

  test('GHA-019: an event file that is not JSON costs the origin and nothing else', async () => {
    const broken = join(folder, 'event.json');
    writeFileSync(broken, 'not JSON');
    expect(await originIn({ ...ENV, GITHUB_EVENT_PATH: broken })).toBeUndefined();
  });

  test('loads the toolkit by itself', async () => {
    vi.stubEnv('GITHUB_REPOSITORY', ENV.GITHUB_REPOSITORY);
    expect(await readOrigin(ENV)).toMatchObject({ repository: 'example/mail-platform' });
  });

  test('GHA-020: without a repository there is none', async () => {
    const { GITHUB_REPOSITORY: _repository, ...env } = ENV;
    expect(await originIn(env)).toBeUndefined();
  });
});
