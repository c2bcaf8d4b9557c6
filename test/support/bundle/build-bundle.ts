/**
 * Builds the bundle once before the tests that run it, so that they never run against an old one. `npm run ready` has
 * built it already, and names its folder in MAIL_PROBE_TEST_BUNDLE.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../../scripts/build.ts';
import { COMPILE_CACHE } from './compile-cache.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the bundle of this run. */
    bundleFolder: string;
  }
}

/** The bundle of this process, for all projects that need one. */
interface Shared {
  /** What is removed at the end. */
  readonly folder: string;
  readonly bundleFolder: string;
  users: number;
}

// Each project loads this file anew, and the process is what they have in common.
const KEY = Symbol.for('mail-probe.test-bundle');
const common = globalThis as { [KEY]?: Shared | undefined };

export default function setup(project: TestProject): () => void {
  const shared = common[KEY] ?? buildOnce();
  common[KEY] = shared;
  shared.users += 1;
  project.provide('bundleFolder', shared.bundleFolder);
  return () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    if (process.env[COMPILE_CACHE]?.startsWith(shared.folder)) delete process.env[COMPILE_CACHE];
    rmSync(shared.folder, { recursive: true, force: true });
    common[KEY] = undefined;
  };
}

function buildOnce(): Shared {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-bundle-'));
  const bundleFolder = join(folder, 'dist');
  const built = process.env['MAIL_PROBE_TEST_BUNDLE'];
  if (built) cpSync(built, bundleFolder, { recursive: true });
  else build(bundleFolder, false);
  // Workers take over the variables of this process, and hand this one to the programs that they start.
  process.env[COMPILE_CACHE] ??= join(folder, 'compile-cache');
  return { folder, bundleFolder, users: 0 };
}
