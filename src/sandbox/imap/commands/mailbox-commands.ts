/** The commands on mailboxes as a whole: list, look, open, close, create, delete. */

import {
  createMailbox,
  DELIMITER,
  deleteMailbox,
  expungeMessages,
  findMailbox,
  type Mailbox,
  usedBytes,
} from '../../common/mailbox-store.ts';
import type { ImapArguments } from '../arguments.ts';
import { BadCommand, Refused } from '../errors.ts';
import { encodeModifiedUtf7 } from '../modified-utf7.ts';
import type { Answer, ImapCommandHandler, ImapSession } from '../session.ts';
import { imapString } from '../text.ts';
import { MailboxView } from '../view.ts';
import { SYSTEM_FLAGS } from './flags.ts';
import { list, lsub } from './list.ts';
import { parseStatusItems, sendStatus } from './status.ts';

const states = ['authenticated', 'selected'] as const;
const selected = ['selected'] as const;

/** The commands, by name. */
export const MAILBOX_COMMANDS: Readonly<Record<string, ImapCommandHandler>> = {
  CHECK: { states: selected, announces: true, run: check },
  CLOSE: { states: selected, run: close },
  CREATE: { states, run: create },
  DELETE: { states, run: remove },
  EXAMINE: { states, run: (session, args) => open(session, args, true) },
  GETQUOTA: { states, extension: 'QUOTA', run: getQuota },
  GETQUOTAROOT: { states, extension: 'QUOTA', run: getQuotaRoot },
  IDLE: { states, extension: 'IDLE', run: idle },
  LIST: { states, run: list },
  LSUB: { states, run: lsub },
  NAMESPACE: { states, extension: 'NAMESPACE', run: namespace },
  SELECT: { states, run: (session, args) => open(session, args, false) },
  STATUS: { states, run: status },
  SUBSCRIBE: { states, run: (session, args) => subscribe(session, args, true) },
  UNSELECT: { states: selected, extension: 'UNSELECT', run: unselect },
  UNSUBSCRIBE: { states, run: (session, args) => subscribe(session, args, false) },
};

/**
 * Takes the mailbox that the next argument names.
 * @throws Refused when there is none
 */
export function takeMailbox(session: ImapSession, args: ImapArguments, code = 'NONEXISTENT'): Mailbox {
  const mailbox = findMailbox(session.account, args.mailboxName());
  if (!mailbox) throw new Refused(`[${code}] No such mailbox`);
  return mailbox;
}

function namespace(session: ImapSession, args: ImapArguments): Answer {
  args.end();
  session.untagged(`NAMESPACE (("" "${DELIMITER}")) NIL NIL`);
  return 'NAMESPACE completed';
}

function status(session: ImapSession, args: ImapArguments): Answer {
  const mailbox = takeMailbox(session, args);
  const items = parseStatusItems(session, args.list());
  args.end();
  sendStatus(session, mailbox, items);
  return 'STATUS completed';
}

/** SELECT and EXAMINE. Whether it works or not, the mailbox that was open is closed. */
function open(session: ImapSession, args: ImapArguments, isReadOnly: boolean): Answer {
  session.closeMailbox();
  const mailbox = takeMailbox(session, args);
  args.end();
  const view = new MailboxView(mailbox, isReadOnly);
  session.openMailbox(view);
  const firstUnseen = view.candidates.find(({ message }) => !message.flags.has('\\Seen'));
  session.untagged(`FLAGS (${SYSTEM_FLAGS.join(' ')})`);
  session.untagged(`OK [PERMANENTFLAGS (${isReadOnly ? '' : `${SYSTEM_FLAGS.join(' ')} \\*`})] Flags that last`);
  session.untagged(`${view.size} EXISTS`);
  session.untagged(`${view.recentCount} RECENT`);
  if (firstUnseen) session.untagged(`OK [UNSEEN ${firstUnseen.sequence}] First unseen`);
  session.untagged(`OK [UIDVALIDITY ${mailbox.uidValidity}] UIDs valid`);
  session.untagged(`OK [UIDNEXT ${mailbox.uidNext}] Next UID`);
  return isReadOnly ? '[READ-ONLY] EXAMINE completed' : '[READ-WRITE] SELECT completed';
}

function unselect(session: ImapSession, args: ImapArguments): Answer {
  args.end();
  session.closeMailbox();
  return 'UNSELECT completed';
}

/** Removes the messages that are marked as deleted, without announcing it. */
function close(session: ImapSession, args: ImapArguments): Answer {
  args.end();
  const { mailbox, isReadOnly } = session.view;
  session.closeMailbox();
  if (!isReadOnly) expungeMessages(mailbox, ({ flags }) => flags.has('\\Deleted'));
  return 'CLOSE completed';
}

function check(_session: ImapSession, args: ImapArguments): Answer {
  args.end();
  return 'CHECK completed';
}

/** RFC 2177: announces what happens until the client sends `DONE`. */
async function idle(session: ImapSession, args: ImapArguments): Promise<Answer> {
  args.end();
  const view = session.isSelected ? session.view : undefined;
  const asked = session.connection.ask('Idling');
  session.announce();
  view?.whenChanged(() => session.announce());
  const line = await asked.finally(() => view?.whenChanged(() => {}));
  if (line.toUpperCase() !== 'DONE') throw new BadCommand('DONE expected');
  return 'IDLE completed';
}

function create(session: ImapSession, args: ImapArguments): Answer {
  const name = args.mailboxName().replace(new RegExp(`${DELIMITER}$`), '');
  args.end();
  if (findMailbox(session.account, name)) throw new Refused('[ALREADYEXISTS] Mailbox exists');
  if (!isValidName(name)) throw new Refused('[CANNOT] Name not allowed');
  createMailbox(session.options.store, session.account, { name });
  return 'CREATE completed';
}

function isValidName(name: string): boolean {
  return name.split(DELIMITER).every((level) => level !== '') && !/[*%\p{Cc}]/u.test(name);
}

function remove(session: ImapSession, args: ImapArguments): Answer {
  const mailbox = takeMailbox(session, args);
  args.end();
  if (mailbox.name === 'INBOX') throw new Refused('[CANNOT] INBOX stays');
  const names = [...session.account.mailboxes.keys()];
  if (names.some((name) => name.startsWith(mailbox.name + DELIMITER))) throw new Refused('[HASCHILDREN] Not empty');
  deleteMailbox(session.account, mailbox);
  return 'DELETE completed';
}

function subscribe(session: ImapSession, args: ImapArguments, isSubscribed: boolean): Answer {
  const mailbox = takeMailbox(session, args);
  args.end();
  mailbox.isSubscribed = isSubscribed;
  return `${isSubscribed ? 'SUBSCRIBE' : 'UNSUBSCRIBE'} completed`;
}

function getQuotaRoot(session: ImapSession, args: ImapArguments): Answer {
  const mailbox = takeMailbox(session, args);
  args.end();
  const hasQuota = session.account.quotaKib !== undefined;
  session.untagged('QUOTAROOT ', imapString(encodeModifiedUtf7(mailbox.name)), hasQuota ? ' ""' : '');
  if (hasQuota) sendQuota(session);
  return 'GETQUOTAROOT completed';
}

function getQuota(session: ImapSession, args: ImapArguments): Answer {
  const root = args.text();
  args.end();
  if (root !== '' || session.account.quotaKib === undefined) throw new Refused('[NONEXISTENT] No such quota root');
  sendQuota(session);
  return 'GETQUOTA completed';
}

/** RFC 9208: in units of 1024 bytes. */
function sendQuota(session: ImapSession): void {
  const { account } = session;
  session.untagged(`QUOTA "" (STORAGE ${Math.ceil(usedBytes(account) / 1024)} ${account.quotaKib})`);
}
