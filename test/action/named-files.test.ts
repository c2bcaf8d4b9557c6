/** ATK-K2 on the built action: whatever a path leads to, the run ends and writes its results. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { runBundle } from '../support/bundle.ts';

const LOGIN = { mode: 'imap-login', host: 'mail.invalid', username: 'probe', password: 'canary-hunter2' };

/** Makes the look at one file hang in a thread of Node, as on a disk of the network that does not answer. */
const HANGING = `
const files = require('node:fs/promises');
const { lstat, open } = files;
files.lstat = (path, ...rest) => {
  if (!String(path).endsWith('stuck.pem')) return lstat(path, ...rest);
  process.stdout.write('the file hangs\\n');
  return open(process.env.STUCK_FIFO);
};
`;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-probe-named-files-'));
  execFileSync('mkfifo', [join(folder, 'fifo.pem')]);
  writeFileSync(join(folder, 'stuck.pem'), '');
  writeFileSync(join(folder, 'hanging.cjs'), HANGING);
  const entry = Object.entries({ ...LOGIN, password: '${PW}', 'tls-ca': 'fifo.pem' });
  const fields = entry.map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`).join('\n');
  writeFileSync(join(folder, 'checks.yml'), `checks:\n- name: One\n${fields}\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('ATK-K2: a run whose inputs name no file', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['a FIFO in a checks file', { checks: 'checks.yml' }],
    ['a FIFO as an authority', { ...LOGIN, 'tls-ca': 'fifo.pem' }],
    ['a FIFO as a checks file', { checks: 'fifo.pem' }],
    ['a device', { ...LOGIN, 'tls-client-key': '/dev/ptmx' }],
    ['a device that never ends', { ...LOGIN, 'tls-ca': '/dev/zero' }],
  ])('ends and says so: %s', async (_what, inputs) => {
    const env = { GITHUB_WORKSPACE: folder, PW: LOGIN.password };
    const run = await runBundle({ ...inputs, reports: 'junit=out.xml' }, { env });
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'unknown', code: 'E_INPUT' });
    expect(run.report).toMatchObject({ status: 'unknown', code: 'E_INPUT' });
    expect(run.summary).toMatch(/not a file|outside the workspace/);
    expect(run.stdout).toContain('Report (junit): out.xml');
    expect(run.exitCode).toBe(1);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('writes its results when %s comes while it reads', async (signal) => {
    let isSent = false;
    const run = await runBundle(
      { ...LOGIN, 'tls-ca': 'stuck.pem', reports: 'junit=cancelled.xml' },
      {
        env: { GITHUB_WORKSPACE: folder, STUCK_FIFO: join(folder, 'fifo.pem') },
        nodeOptions: ['--require', join(folder, 'hanging.cjs')],
        onOutput: (stdout, child) => {
          if (!isSent && stdout.includes('the file hangs')) isSent = child.kill(signal);
        },
      },
    );
    expect(isSent).toBe(true);
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'unknown', code: 'E_CANCELLED' });
    const report = run.report as Report;
    expect(report.message).toMatch(/cancelled while it read its inputs/);
    expect(run.summary).toContain('cancelled');
    expect(run.stdout).toContain('Report (junit): cancelled.xml');
    expect(run.stdout).toContain('::add-mask::canary-hunter2');
    // The thread cannot be freed: the process ends without an exit code, and that fails the step as well.
    expect(run.exitCode).not.toBe(0);
  });

  it('ends at max-duration while it reads', async () => {
    const run = await runBundle(
      { ...LOGIN, 'tls-ca': 'stuck.pem', 'max-duration': '100ms' },
      {
        env: { GITHUB_WORKSPACE: folder, STUCK_FIFO: join(folder, 'fifo.pem') },
        nodeOptions: ['--require', join(folder, 'hanging.cjs')],
      },
    );
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'unknown', code: 'E_MAX_DURATION' });
  });
});
