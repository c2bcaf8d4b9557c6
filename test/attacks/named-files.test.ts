/**
 * ATK-K2: every read of a file that an input names has the same rules. A FIFO, a device, a folder, a link out, a file
 * that grows and a huge one are refused at once, whichever input names them, and the run says what is wrong. Nothing
 * reveals which files exist outside of the workspace.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Job, prepare } from '../../src/pipeline/run.ts';
import { inputVariable } from '../../src/settings/inputs.ts';
import { createWorld } from '../../src/system/real-world.ts';
import type { Files } from '../../src/system/world.ts';
import { createWorkspace, type Workspace } from '../support/settings/workspace.ts';

const LOGIN = { mode: 'imap-login', host: 'mail.test', username: 'probe', password: 'hunter2-hunter2' };

/** Every input that takes a path, as an input beside which nothing is wrong, or as a field of a checks file. */
const PLACES: readonly (readonly [what: string, inputs: (path: string) => Readonly<Record<string, string>>])[] = [
  ['tls-ca', (path) => ({ ...LOGIN, 'tls-ca': path })],
  ['tls-client-cert', (path) => ({ ...LOGIN, 'tls-client-cert': path })],
  ['tls-client-key', (path) => ({ ...LOGIN, 'tls-client-key': path })],
  ['attachments', (path) => ({ ...LOGIN, mode: 'smtp-send', from: 'a@b.test', to: 'a@b.test', attachments: path })],
  ['checks', (path) => ({ checks: path })],
  ['merge-reports', (path) => ({ mode: 'merge', 'merge-reports': path })],
  ['reports', (path) => ({ ...LOGIN, reports: `json=${path}` })],
];
const FIELDS = ['tls-ca', 'tls-client-cert', 'tls-client-key', 'attachments'];

let outside = '';
let workspace: Workspace;

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'mail-probe-outside-'));
  workspace = createWorkspace({ 'sub/a.txt': 'a' });
  execFileSync('mkfifo', [join(workspace.folder, 'fifo.pem'), join(outside, 'fifo.pem')]);
  writeFileSync(join(outside, 'there.pem'), 'secret');
  writeFileSync(join(workspace.folder, 'huge.pem'), '');
  truncateSync(join(workspace.folder, 'huge.pem'), 2 ** 40);
  const links = { there: join(outside, 'there.pem'), missing: join(outside, 'missing.pem'), folder: outside };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(workspace.folder, `${name}.pem`));
  for (const device of ['ptmx', 'zero', 'tty', 'stdin']) {
    symlinkSync(`/dev/${device}`, join(workspace.folder, `${device}.pem`));
  }
});

afterAll(() => {
  workspace[Symbol.dispose]();
  rmSync(outside, { recursive: true, force: true });
});

function problems({ issues }: Job): readonly string[] {
  return issues.map(({ input, problem }) => `${input} ${problem}`);
}

/** What is wrong with a path, as an input and, where it is one, as a field of a checks file. */
async function refusals(what: string, inputs: Readonly<Record<string, string>>, path: string): Promise<Job[]> {
  const jobs = [await workspace.prepare(inputs)];
  if (FIELDS.includes(what)) {
    const { [what]: _path, ...others } = inputs;
    const entry = Object.entries({ ...others, [what]: path }).map(
      ([key, value]) => `  ${key}: ${JSON.stringify(value)}`,
    );
    workspace.write(`${what}.yml`, `checks:\n- name: One\n${entry.join('\n').replace('hunter2-hunter2', '${PW}')}\n`);
    jobs.push(await workspace.prepare({ checks: `${what}.yml` }, { PW: 'hunter2-hunter2' }));
  }
  return jobs;
}

describe.each(PLACES)('ATK-K2: %s', (what, inputsOf) => {
  test.each([
    ['a FIFO', 'fifo.pem'],
    ['a folder', 'sub'],
  ])('refuses %s at once', async (_what, path) => {
    for (const job of await refusals(what, inputsOf(path), path)) {
      expect(job.plan).toBeUndefined();
      expect(problems(job).join('\n')).toMatch(`${what} names something that is not a file`);
    }
  });

  test.each(['ptmx.pem', 'zero.pem', 'tty.pem', 'stdin.pem', '/dev/ptmx', '/dev/zero', '../fifo.pem'])(
    'refuses %s, which is outside',
    async (path) => {
      for (const job of await refusals(what, inputsOf(path), path)) {
        expect(job.plan).toBeUndefined();
        expect(problems(job).join('\n')).toMatch(/outside the workspace|out of the workspace/);
      }
    },
  );
});

const READ = PLACES.filter(([what]) => what !== 'reports');

describe.each(READ)('ATK-K2: %s, which are read', (what, inputsOf) => {
  test('says the same about what exists outside and what does not', async () => {
    const said = async (paths: readonly string[]): Promise<readonly string[]> => {
      const texts: string[] = [];
      for (const path of paths) {
        const jobs = await refusals(what, inputsOf(path), path);
        texts.push(JSON.stringify(jobs.map(({ issues }) => issues)).replaceAll(path, '<path>'));
      }
      return texts;
    };
    const existing = ['there.pem', 'folder.pem/there.pem', 'folder.pem/fifo.pem', 'folder.pem', 'folder.pem/*.pem'];
    const missing = ['missing.pem', 'folder.pem/missing.pem', 'folder.pem/x/y.pem', 'missing.pem/x', 'folder.pem/*.no'];
    const byLink = await said([...existing, ...missing]);
    expect(new Set(byLink)).toHaveProperty('size', 1);
    expect(byLink[0]).toContain('outside the workspace, or to nothing');
    const direct = [join(outside, 'there.pem'), join(outside, 'missing.pem'), `${outside}/*.pem`, '/etc/passwd'];
    expect(new Set(await said(direct))).toHaveProperty('size', 1);
  });

  test('reads nothing of a sparse file of a terabyte', async () => {
    for (const job of await refusals(what, inputsOf('huge.pem'), 'huge.pem')) {
      expect(problems(job).join('\n')).toMatch(/is larger than \d+ MB|goes beyond 25 MB/);
    }
  });
});

describe('ATK-K2: files.read', () => {
  const { files } = createWorld({ env: {}, stdout: () => {} });

  test('reads no more than the limit of a file that grows, even when its size says otherwise', async () => {
    const path = join(workspace.folder, 'growing.pem');
    writeFileSync(path, 'x'.repeat(1000));
    expect(await files.read(path, 1000)).toHaveLength(1000);
    const reading = files.read(path, 100_000);
    appendFileSync(path, 'x'.repeat(200_000));
    await reading.then(
      (content) => expect(content.length).toBeLessThanOrEqual(100_000),
      (error) => expect(error).toMatchObject({ code: 'EFBIG' }),
    );
    await expect(files.read(path, 100_000)).rejects.toMatchObject({ code: 'EFBIG' });
  });

  test('reads a file without a size to its end, within the limit', async () => {
    expect((await files.read('/proc/self/status', 1024 ** 2)).toString()).toContain('VmRSS');
    await expect(files.read('/proc/self/status', 100)).rejects.toMatchObject({ code: 'EFBIG' });
  });

  test('opens no FIFO, no device and no link', async () => {
    for (const name of ['fifo.pem', 'sub']) {
      await expect(files.read(join(workspace.folder, name), 100)).rejects.toMatchObject({ code: 'ENOTFILE' });
    }
    await expect(files.read('/dev/zero', 100)).rejects.toMatchObject({ code: 'ENOTFILE' });
    await expect(files.read(join(workspace.folder, 'there.pem'), 100)).rejects.toThrow();
    // It has no reader, so it was not opened.
    expect(() =>
      closeSync(openSync(join(workspace.folder, 'fifo.pem'), constants.O_WRONLY | constants.O_NONBLOCK)),
    ).toThrow(/ENXIO/);
  });

  test('stops between two pieces when its signal is aborted', async () => {
    const path = join(workspace.folder, 'long.bin');
    writeFileSync(path, Buffer.alloc(4 * 1024 ** 2));
    await expect(files.read(path, 2 ** 30, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  });
});

describe('ATK-K2: a run that reads', () => {
  const world = createWorld({ env: {}, stdout: () => {} });

  /** Files of which the first that is read never answers, as on a disk of the network. */
  function hanging(onRead: () => void): Files {
    return {
      ...world.files,
      read: () => {
        onRead();
        return new Promise(() => {});
      },
    };
  }

  function begin(inputs: Readonly<Record<string, string>>, files: Files, cancel?: AbortSignal): Promise<Job> {
    const variables = Object.entries({ reports: 'json=out.json', ...inputs }).map(([name, value]) => [
      inputVariable(name),
      value,
    ]);
    const env = { GITHUB_WORKSPACE: workspace.folder, ...Object.fromEntries(variables) };
    return prepare({ ...world, env, files }, undefined, cancel);
  }

  test.each(PLACES.filter(([what]) => what !== 'reports' && what !== 'merge-reports'))(
    'ends when it is cancelled while %s is read, and knows its reports and secrets',
    async (what, inputsOf) => {
      const cancel = new AbortController();
      const inputs = inputsOf('sub/a.txt');
      const job = await begin(
        inputs,
        hanging(() => cancel.abort({ signal: 'SIGINT' })),
        cancel.signal,
      );
      expect(job, what).toMatchObject({ plan: undefined, issues: [], endReason: { signal: 'SIGINT' } });
      expect(job.settings.reportFiles).toMatchObject([{ shownPath: 'out.json' }]);
      if ('password' in inputs) expect(job.redact('it is hunter2-hunter2')).toBe('it is ***');
    },
  );

  test('ends at max-duration', async () => {
    const inputs = { ...LOGIN, 'tls-ca': 'sub/a.txt', 'max-duration': '50ms' };
    const job = await begin(
      inputs,
      hanging(() => {}),
    );
    expect(job).toMatchObject({ plan: undefined, issues: [], endReason: { maxDurationMs: 50 } });
  });

  test('counts its time for the checks, too', async () => {
    workspace.write('slow.yml', 'checks: [{ name: Mail, mode: imap-connect, host: mail.test }]');
    let ms = 0;
    const now = (): number => ms;
    const read: Files['read'] = async (...file) => {
      ms += 3_599_000;
      return await world.files.read(...file);
    };
    const env = { GITHUB_WORKSPACE: workspace.folder, INPUT_CHECKS: 'slow.yml', 'INPUT_MAX-DURATION': '1h' };
    const job = await prepare({ env, clock: { ...world.clock, now }, files: { ...world.files, read } });
    expect(job.plan?.limits).toMatchObject({ maxDurationMs: 3_600_000, spentMs: 3_599_000 });
  });
});

test('ATK-K2: five thousand checks do not fill the memory with their attachments', async () => {
  mkdirSync(join(workspace.folder, 'many'));
  const checks = Array.from({ length: 12 }, (_, index) => {
    writeFileSync(join(workspace.folder, `many/${index}`), '');
    truncateSync(join(workspace.folder, `many/${index}`), 25 * 1024 ** 2);
    return `- { name: Check ${index}, attachments: many/${index} }`;
  });
  const defaults = 'defaults: { mode: smtp-send, host: mail.test, from: a@b.test, to: a@b.test }';
  workspace.write('many.yml', `${defaults}\nchecks:\n${checks.join('\n')}\n`);
  const job = await workspace.prepare({ checks: 'many.yml' });
  expect(job.plan).toBeUndefined();
  expect(problems(job).join('\n')).toMatch(/attachments .*MB/);
});
