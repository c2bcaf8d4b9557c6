/** `npm run demo` shows two round trips and two gates, one of each as it should be. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../scripts/demo.ts');

it('shows a round trip and a gate that pass, and one of each that fails', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', SCRIPT, inject('bundleFolder')], {
    env: { PATH: process.env['PATH'] },
  });
  const [start = '', ...runs] = stdout.split(/^━+\n(?=\d\. )/m);
  expect(start).toContain('A mail system was started in this process');
  expect(runs.map((run) => [run.split('\n')[0], /^Exit code: (\d)$/m.exec(run)?.[1]])).toEqual([
    ['1. A message goes round', '0'],
    ['2. The same with a wrong password', '1'],
    ['3. A gate before a DNS change that is safe', '0'],
    ['4. A gate before a DNS change that would lose mail', '1'],
  ]);
  const [, , safe = '', moving = ''] = runs;
  // The step as it would stand in a workflow, the log, the summary, the outputs.
  expect(safe).toMatch(/^ {8}zone: safe\.zone$/m);
  expect(safe).toMatch(/^ {8}mx-addresses: mx1\.example\.test 127\.0\.0\.1$/m);
  expect(moving).toMatch(/^ {8}mx-addresses: \|\n {12}mx1\.example\.test 127\.0\.0\.1\n {12}mx2\.example\.test 127/m);
  expect(safe).toMatch(/^ {4}Mail Probe: OK - Mail domain found sound/m);
  expect(safe).toMatch(/^ {4}records-changed: 1$/m);
  expect(moving).toMatch(/^ {4}Mail Probe: CRITICAL - SPF of example\.test gives fail for 192\.0\.2\.25/m);
  expect(moving).toMatch(/^ {4}publication-order:\n {8}1\. publish TXT example\.test /m);
  expect(moving).toMatch(/^ {4}.*Do not approve/m);
  expect(stdout).not.toContain('correct horse');
});
