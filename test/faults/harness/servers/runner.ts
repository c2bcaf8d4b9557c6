/** `env`, `fs` and `inject`: trouble of the runner and of the process, around a round trip that goes well. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PASSWORD } from '../../../support/scripted/run-probe.ts';
import type { CasePlan, OpenCase, Way } from '../catalogue/case.ts';
import type { Fault } from '../catalogue/fault.ts';
import { ScriptReader } from '../catalogue/parameter-reader.ts';
import { openMailSystem } from './mail-system.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A variable of the runner that is missing or leads nowhere, a clock that jumps, an output that nobody reads. @throws Gap */
export function env(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const unset = reader.texts('unset') ?? [];
  const jumpSeconds = reader.number('fake_clock');
  const isClosed = reader.text('stdout') === 'closed';
  const variables: Env = {
    ...Object.fromEntries(unset.map((name) => [name, undefined])),
    ...Object.fromEntries(Object.entries(reader.rest()).map(([name, value]) => [name, String(value)])),
  };
  const clock = jumpSeconds === undefined ? {} : { clock: { afterMs: 50, byMs: jumpSeconds * 1000 } };
  // What is about variables of the runner is nothing to the probe itself.
  const ways: readonly Way[] = jumpSeconds === undefined ? ['action'] : ['probe', 'action'];
  return [
    around(fault, ways, (open) => ({
      env: { ...origin(unset), ...variables },
      bend: { ...open.bend, ...clock },
      ...(isClosed ? { onStart: (child) => child.stdout?.destroy() } : {}),
    })),
  ];
}

/** A file that cannot be written, or that is full. @throws Gap */
export function fs(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const readonly = reader.text('readonly');
  const preexisting = reader.number('preexisting');
  reader.end();
  return [
    {
      label: 'round-trip',
      ways: ['action'],
      async open() {
        const folder = mkdtempSync(join(tmpdir(), 'mail-probe-fs-'));
        const open = await openMailSystem(fault, {});
        const path = join(folder, 'file');
        writeFileSync(path, 'x'.repeat(preexisting ?? 0));
        const variable = readonly ?? 'GITHUB_STEP_SUMMARY';
        return {
          ...open,
          env: { [variable]: readonly === undefined ? path : unwritable(path) },
          [Symbol.asyncDispose]: async () => {
            rmSync(folder, { recursive: true, force: true });
            await open[Symbol.asyncDispose]();
          },
        };
      },
    },
  ];
}

/** A fault of our own that nobody caught, with a secret in its words. @throws Gap */
export function inject(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  reader.flag('throw_async');
  reader.end();
  return [
    around(fault, ['action'], () => ({ crash: { afterMs: 100, message: `lost ${PASSWORD}` }, mayLinger: true }), {
      deliver: () => {},
    }),
  ];
}

type MailSystemOptions = Parameters<typeof openMailSystem>[1];

function around(
  fault: Fault,
  ways: readonly Way[],
  change: (open: OpenCase) => Partial<OpenCase>,
  options: MailSystemOptions = {},
): CasePlan {
  return {
    label: 'round-trip',
    ways,
    async open() {
      const open = await openMailSystem(fault, options);
      return { ...open, ...change(open) };
    },
  };
}

/** A run of a workflow, as far as it is not taken away. */
function origin(unset: readonly string[]): Env {
  const usual = { GITHUB_RUN_ID: '1', GITHUB_REPOSITORY: 'owner/name', GITHUB_SERVER_URL: 'https://github.com' };
  return Object.fromEntries(Object.entries(usual).filter(([name]) => !unset.includes(name)));
}

/** Who is root may write every file, but no folder. */
function unwritable(path: string): string {
  if (process.getuid?.() === 0) return dirname(path);
  chmodSync(path, 0o444);
  return path;
}
