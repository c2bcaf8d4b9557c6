/** Builds the bundle once before the tests that run it, so that they never run against an old one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../../scripts/build.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the bundle of this run. */
    bundleFolder: string;
  }
}

/** The bundle of this process, for all projects that need one. */
interface Shared {
  readonly folder: string;
  users: number;
}

// Each project loads this file anew, and the process is what they have in common.
const KEY = Symbol.for('mail-probe.test-bundle');
const common = globalThis as { [KEY]?: Shared | undefined };

export default function setup(project: TestProject): () => void {
  const shared = common[KEY] ?? buildOnce();
  common[KEY] = shared;
  shared.users += 1;
  project.provide('bundleFolder', shared.folder);
  return () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    rmSync(shared.folder, { recursive: true, force: true });
    common[KEY] = undefined;
  };
}

function buildOnce(): Shared {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-bundle-'));
  build(folder, false);
  return { folder, users: 0 };
}
