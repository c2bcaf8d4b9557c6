import type { LoggedLine } from '../../../../src/sandbox/common/listener.ts';
import type { Sandbox } from '../../../../src/sandbox/sandbox.ts';
import type { HeardLine } from '../../../support/scripted/script.ts';
import type { Evidence } from '../catalogue/case.ts';

/** What the servers of a sandbox heard so far. */
export function logLines({ smtp, imap }: Sandbox): Pick<Evidence, 'smtp' | 'imap'> {
  return { smtp: smtp.log.map(heardLine), imap: imap.log.map(heardLine) };
}

function heardLine({ session, isSecure, line }: LoggedLine): HeardLine {
  return { connection: session, isSecure, line };
}

/** The messages that are left so far, in all mailboxes. */

export function messagesLeft({ users }: Sandbox): readonly string[] {
  const mailboxes = users.flatMap((user) => [...user.mailboxes.values()]);
  return mailboxes.flatMap(({ messages }) => messages).map(({ raw }) => raw.toString('latin1'));
}
