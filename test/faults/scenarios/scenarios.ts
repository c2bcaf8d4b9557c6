/** Faults that need code, by their ids. */
import type { CasePlan } from '../harness/catalogue/case.ts';
import type { Fault } from '../harness/catalogue/fault.ts';
import { littleMemory, manyFindings } from './gha.ts';
import { librariesAreQuiet, rebuiltBundleIsCompared } from './sec.ts';

/** Runs that show a fault which its script does not describe. */
export const SCENARIOS: Readonly<Record<string, (fault: Fault) => readonly CasePlan[]>> = {
  'GHA-011': manyFindings,
  'GHA-026': littleMemory,
  'SEC-011': librariesAreQuiet,
};

/** Faults that no run shows. Each gives what is not true. */
export const CHECKS: Readonly<Record<string, () => readonly string[]>> = {
  'SEC-015': rebuiltBundleIsCompared,
};
