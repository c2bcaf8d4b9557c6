import { describe, test } from 'vitest';
import { type FoundMailServers, findMailServers } from './find-mail-servers.ts';

/** With this variable set to 1 a machine without the servers fails the tests; without it they are skipped. */
export const REQUIRE_SERVERS = 'MAIL_PROBE_REQUIRE_SERVERS';

/** What becomes of tests that need the servers. */
export type Decision =
  | { readonly kind: 'run' }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'fail'; readonly reason: string };

/** Decides by what was found and by whether it has to be there. */
export function decide(found: FoundMailServers, required: string | undefined): Decision {
  if (found.installed) return { kind: 'run' };
  const reason = `needs ${found.missing.join(', ')}`;
  return { kind: required === '1' ? 'fail' : 'skip', reason };
}

/** `describe` for tests against real Postfix and Dovecot. Says so when they cannot run. */
export function describeWithServers(name: string, body: () => void): void {
  const decision = decide(findMailServers(), process.env[REQUIRE_SERVERS]);
  if (decision.kind === 'fail') {
    test(`${name}: the mail servers are there`, () => {
      throw new Error(`"${name}" ${decision.reason}, and ${REQUIRE_SERVERS} is 1.`);
    });
  }
  if (decision.kind === 'skip') {
    process.stderr.write(`Skipped "${name}": ${decision.reason}. Set ${REQUIRE_SERVERS}=1 to make this a failure.\n`);
  }
  const canRun = decision.kind === 'run';
  describe.runIf(canRun)(canRun ? name : `${name} (${decision.reason})`, body);
}
