/** Tests that need programs of the system: where these are missing, they are skipped aloud, or fail. */
import { describe, test } from 'vitest';

/** Whether the programs are there. What is missing is worded for people: packages first of all. */
export type Found = { readonly installed: true } | { readonly installed: false; readonly missing: readonly string[] };

/** With this variable set to 1 a machine without the programs fails the tests; without it they are skipped. */
export const REQUIRE_SERVERS = 'MAIL_PROBE_REQUIRE_SERVERS';

/** What becomes of tests that need the programs. */
export type Decision =
  | { readonly kind: 'run' }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'fail'; readonly reason: string };

/** Decides by what was found and by whether it has to be there. */
export function decide(found: Found, required: string | undefined): Decision {
  if (found.installed) return { kind: 'run' };
  const reason = `needs ${found.missing.join(', ')}`;
  return { kind: required === '1' ? 'fail' : 'skip', reason };
}

/** `describe` for such tests. Says so when they cannot run. */
export function describeIfFound(found: Found, name: string, body: () => void): void {
  const decision = decide(found, process.env[REQUIRE_SERVERS]);
  if (decision.kind === 'fail') {
    test(`${name}: what it needs is there`, () => {
      throw new Error(`"${name}" ${decision.reason}, and ${REQUIRE_SERVERS} is 1.`);
    });
  }
  if (decision.kind === 'skip') {
    process.stderr.write(`Skipped "${name}": ${decision.reason}. Set ${REQUIRE_SERVERS}=1 to make this a failure.\n`);
  }
  const canRun = decision.kind === 'run';
  describe.runIf(canRun)(canRun ? name : `${name} (${decision.reason})`, body);
}
