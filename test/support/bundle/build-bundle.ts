/** Builds the bundle once before the tests, so that they never run against an old one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../../scripts/build.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where this run of the tests has its bundle. */
    bundleFolder: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-bundle-'));
  build(folder, false);
  project.provide('bundleFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
