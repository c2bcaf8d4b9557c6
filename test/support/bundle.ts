/** Runs the bundle of this run of the tests as the runner does. */
import { inject } from 'vitest';
import { type ActionOptions, type ActionRun, runAction } from './bundle/run-action.ts';

/** Runs `dist/index.js`, as it is built from the sources, with the given inputs. */
export function runBundle(inputs: Readonly<Record<string, string>>, options: ActionOptions = {}): Promise<ActionRun> {
  return runAction(inject('bundleFolder'), inputs, options);
}
