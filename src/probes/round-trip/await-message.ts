/** Waits for the message over a session that may be lost meanwhile: then one new session is opened, and no more. */
import type { Lookout, Patience, Search } from '../../mail/arrival/lookout.ts';
import { openImap } from '../../mail/imap/open.ts';
import type { ImapSession } from '../../mail/imap/session.ts';
import { describeEndpoint } from '../../model/endpoint.ts';
import { findingOf, ProbeFailure } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { Account } from '../shared/account.ts';

/** The session of the receiver, which may be replaced. */
export interface Receiving {
  readonly account: Account;
  imap: ImapSession;
}

/** @throws ProbeFailure when the session fails and cannot be replaced before the message was seen */
export async function awaitMessage(
  line: Receiving,
  lookout: Lookout,
  patience: Patience,
  context: ProbeContext,
): Promise<Search> {
  for (let mayReplace = true; ; mayReplace = false) {
    try {
      return await lookout.wait(patience);
    } catch (error) {
      if (context.signal.aborted || !isLostSession(error)) throw error;
      const { imap } = line;
      if (mayReplace) await replace(line, lookout, context);
      if (line.imap !== imap) {
        noteLost(error, line, 'A new session was opened to go on.', context);
        lookout.use(line.imap);
        continue;
      }
      if (lookout.found.copies.length === 0) throw error;
      noteLost(error, line, 'The message had been seen; further copies were no longer looked for.', context);
      return lookout.found;
    }
  }
}

/** Whether the connection ended, in contrast to a server that does not answer. */
export function isLostConnection(error: unknown): error is ProbeFailure {
  return error instanceof ProbeFailure && (error.code === 'E_CONN_CLOSED' || error.code === 'E_CONN_RESET');
}

/** Whether a session cannot go on: its connection has ended, or the server went silent, and we ended it. */
function isLostSession(error: unknown): error is ProbeFailure {
  return isLostConnection(error) || (error instanceof ProbeFailure && error.code === 'E_CMD_TIMEOUT');
}

/** Opens a new session within the time limit of the wait, unless the login was refused before. */
async function replace(line: Receiving, lookout: Lookout, context: ProbeContext): Promise<void> {
  if (context.world.clock.now() >= lookout.until || context.loginRefusal('imap')) return;
  const { endpoint, credentials } = line.account;
  try {
    const imap = await openImap(endpoint, context.unmeasured(), true);
    await imap.login(credentials);
    line.imap = imap;
  } catch (error) {
    if (!(error instanceof ProbeFailure) || context.signal.aborted) throw error;
    // The loss of the session is reported; a login that is refused now is worth a finding of its own.
    if (context.loginRefusal('imap')) context.note(findingOf(error));
  }
}

function noteLost(
  { code, message, reply, hint }: ProbeFailure,
  { account }: Receiving,
  what: string,
  context: ProbeContext,
): void {
  const how =
    code === 'E_CMD_TIMEOUT'
      ? message.replace(/\.$/, ', during the wait.')
      : `${describeEndpoint(account.endpoint)} ended the session during the wait.`;
  context.note({
    status: 'warning',
    code,
    phase: 'arrival',
    message: `${how} ${what}`,
    hint,
    reply,
  });
}
