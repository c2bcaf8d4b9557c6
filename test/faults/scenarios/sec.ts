/** SEC: what the language of the catalogue has no words for. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { modeInputs } from '../harness/catalogue/base-inputs.ts';
import type { CasePlan } from '../harness/catalogue/case.ts';
import type { Fault } from '../harness/catalogue/fault.ts';
import { scripted } from '../harness/servers/scripted-server.ts';

/**
 * SEC-011: the library of IMAP has a logger of its own that writes to standard output. What a process prints by itself
 * is a fault in every run; here the library says as much as it can.
 */
export function librariesAreQuiet(fault: Fault): readonly CasePlan[] {
  return ['imap-login', 'imap-search', 'mailbox-metrics'].map((op) => {
    const plan = scripted(fault, { label: op, script: { protocol: 'imap' }, inputs: modeInputs(op) });
    const check = ({ sinks }: { readonly sinks: Readonly<Record<string, string>> }): readonly string[] =>
      Object.values(sinks).some((text) => /"level":\d+,"time":/.test(text)) ? ['the library logs by itself'] : [];
    return { ...plan, open: async () => ({ ...(await plan.open()), check }) };
  });
}

/** SEC-015: the step of CI that compares the committed bundle with a new one fails when they differ, and only then. */
export function rebuiltBundleIsCompared(): readonly string[] {
  const script = compareStep();
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-dist-'));
  try {
    const git = (...args: readonly string[]): void => {
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: folder,
        stdio: 'ignore',
      });
    };
    const built = join(folder, 'dist', 'index.js');
    mkdirSync(join(folder, 'dist'));
    writeFileSync(built, 'the bundle\n');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'bundle');
    const passes = (): boolean => {
      try {
        execFileSync('bash', ['-euo', 'pipefail', '-c', script], {
          cwd: folder,
          stdio: 'ignore',
          env: { ...process.env, RUNNER_TEMP: folder },
        });
        return true;
      } catch {
        return false;
      }
    };
    const unchanged = passes();
    writeFileSync(built, 'another bundle\n');
    const changed = passes();
    writeFileSync(built, 'the bundle\n');
    writeFileSync(join(folder, 'dist', 'more.js'), '');
    const grown = passes();
    return [
      ...(unchanged ? [] : ['it fails for the same bundle']),
      ...(changed ? ['it passes for a bundle that was changed'] : []),
      ...(grown ? ['it passes for a bundle with a further file'] : []),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compareStep(): string {
  const path = join(import.meta.dirname, '../../../.github/workflows/check-dist.yml');
  const { jobs } = parse(readFileSync(path, 'utf8')) as {
    readonly jobs: Readonly<
      Record<string, { readonly steps: readonly { readonly id?: string; readonly run?: string }[] }>
    >;
  };
  const step = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .find(({ id }) => id === 'compare');
  return step?.run ?? 'true';
}
