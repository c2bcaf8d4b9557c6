/** How a process is run against a fake: the variables of a workflow, and the clock of the fake. */
import type { FakeGitHub } from './fake-github.ts';

/** Options of Node that let a process begin at the time of the fake, as `runAction` takes them. */
export const CLOCK_OPTIONS: readonly string[] = ['--import', new URL('./process-clock.mjs', import.meta.url).href];

/** Variables for a process: the run of a workflow in the repository of the fake, at its time. */
export function processEnv({ env, state }: FakeGitHub): Readonly<Record<string, string>> {
  return { ...env, TEST_NOW: state.now.toISOString() };
}
