/** The example of "Adding a probe" is what a newcomer copies first: it has to compile, and to work. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executeCheck } from '../../src/engine/execute.ts';
import type { Issue } from '../../src/model/issue.ts';
import { Secret } from '../../src/model/secret.ts';
import { PROBES } from '../../src/probes/index.ts';
import type { Probe } from '../../src/probes/probe.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { evaluate } from '../../src/verdict/evaluate.ts';
import { fakeCheck, fakeExecution } from '../support/reports/fake-check.ts';
import { createSettings } from '../support/settings/settings.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/adding-a-probe.md'), 'utf8');
const [code = '', registry = ''] = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
let folder = '';
let path = '';

beforeAll(() => {
  mkdirSync(join(ROOT, '.build'), { recursive: true });
  // Inside the project, so that the packages are found.
  folder = mkdtempSync(join(ROOT, '.build', 'adding-a-probe-'));
  path = join(folder, 'imap-open.ts');
  const probes = join(ROOT, 'src', 'probes');
  const toSource = (target: string): string => relative(folder, join(probes, target)).replaceAll('\\', '/');
  writeFileSync(
    path,
    code.replace(/from '(\.[^']+)'/g, (_all, target: string) => `from '${toSource(target)}'`),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the example of adding-a-probe.md', () => {
  test('is there, with the registry as it would be', () => {
    expect(code).toContain('export const imapOpen: Probe');
    const names = [...registry.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name);
    expect(names).toHaveLength(PROBES.length + 1);
    expect(names.at(-1)).toBe('imapOpen');
  });

  test('compiles', () => {
    const config = { extends: join(ROOT, 'tsconfig.json'), files: [path], include: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test('runs as a probe: it counts, and says when the mailbox does not exist', async () => {
    const { imapOpen }: { imapOpen: Probe } = await import(path);
    await using sandbox = await startSandbox();
    const [user] = sandbox.users;
    sandbox.deliver({ headers: { Subject: 'one' } });
    const judge = async (mailbox: string) => {
      const issues: Issue[] = [];
      const settings = createSettings({
        host: 'localhost',
        port: sandbox.imap.implicit,
        tlsMode: 'implicit',
        tlsCa: sandbox.caPem,
        username: user?.username,
        password: new Secret(user?.password ?? ''),
        mailbox,
      });
      const probe = imapOpen.plan(settings, issues);
      expect(issues).toEqual([]);
      if (!probe) throw new Error('The example planned nothing');
      const { name: mode, success, metrics } = imapOpen;
      const check = fakeCheck(async () => {}, { mode, success, metrics, probe, timeoutMs: 60_000 });
      return evaluate(await executeCheck(check, fakeExecution()));
    };
    const good = await judge('INBOX');
    expect(good).toMatchObject({ status: 'ok', target: `imaps://localhost:${sandbox.imap.implicit}` });
    const measured = Object.fromEntries(good.measurements.map(({ metric, value }) => [metric, value]));
    expect(measured).toMatchObject({ mailbox_messages: 1, imap_select_seconds: expect.any(Number) });
    const bad = await judge('Nowhere');
    expect(bad).toMatchObject({ status: 'critical', findings: [{ code: 'E_MAILBOX_MISSING', phase: 'imap_select' }] });
  });
});
