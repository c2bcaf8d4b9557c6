/** LIST with its extensions (RFC 5258, 5819, 6154) and LSUB: which mailboxes exist, and what they are for. */

import { DELIMITER, type Mailbox } from '../../common/mailbox-store.ts';
import type { ImapArguments } from '../arguments.ts';
import { BadCommand } from '../errors.ts';
import { encodeModifiedUtf7 } from '../modified-utf7.ts';
import type { Answer, ImapSession } from '../session.ts';
import { imapString } from '../text.ts';
import { parseStatusItems, sendStatus } from './status.ts';

/** The return options of LIST: what to say of each mailbox. */
interface ListReturn {
  readonly options: readonly string[];
  /** The items of STATUS; empty when it is not requested. */
  readonly status: readonly string[];
}

const SELECTIONS = ['SUBSCRIBED', 'SPECIAL-USE', 'REMOTE', 'RECURSIVEMATCH'];
const RETURNS = ['SUBSCRIBED', 'SPECIAL-USE', 'CHILDREN'];

/** `LIST [(selection)] reference pattern [RETURN (options)]` */
export function list(session: ImapSession, args: ImapArguments): Answer {
  const selections = args.nextKind === 'list' ? readSelections(session, args) : [];
  const reference = args.mailboxName();
  const patterns = readPatterns(session, args);
  const returns = args.takeWord('RETURN') ? readReturns(session, args.list()) : { options: [], status: [] };
  args.end();
  if (patterns.length === 1 && patterns[0] === '') {
    session.untagged(`LIST (\\Noselect) "${DELIMITER}" ""`);
    return 'LIST completed';
  }
  const matches = patterns.map((pattern) => compilePattern(reference + pattern));
  const mailboxes = [...session.account.mailboxes.values()].filter(({ name }) => matches.some((match) => match(name)));
  for (const mailbox of mailboxes.filter((each) => isSelected(each, selections))) {
    sendEntry(session, 'LIST', mailbox, [...selections, ...returns.options]);
    if (returns.status.length > 0) sendStatus(session, mailbox, returns.status);
  }
  return 'LIST completed';
}

/** `LSUB reference pattern` */
export function lsub(session: ImapSession, args: ImapArguments): Answer {
  const matches = compilePattern(args.mailboxName() + args.mailboxName());
  args.end();
  for (const mailbox of session.account.mailboxes.values()) {
    if (mailbox.isSubscribed && matches(mailbox.name)) sendEntry(session, 'LSUB', mailbox, []);
  }
  return 'LSUB completed';
}

/** Compiles a pattern: `*` matches anything, `%` anything on one level. The case of INBOX does not matter. */
export function compilePattern(pattern: string): (name: string) => boolean {
  const source = pattern
    .replace(/[\\^$.|?+()[\]{}/-]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('%', `[^${DELIMITER}]*`);
  const exact = new RegExp(`^${source}$`, 's');
  const inAnyCase = new RegExp(exact, 'si');
  return (name) => (name === 'INBOX' ? inAnyCase : exact).test(name);
}

/** Sends an entry. Attributes of extensions that are offered are sent unasked. */
function sendEntry(session: ImapSession, verb: string, mailbox: Mailbox, asked: readonly string[]): void {
  const { name, specialUse, isSubscribed } = mailbox;
  const others = [...session.account.mailboxes.keys()];
  const children = others.some((other) => other.startsWith(name + DELIMITER)) ? '\\HasChildren' : '\\HasNoChildren';
  const attributes = [
    ...(session.offers('CHILDREN') || asked.includes('CHILDREN') ? [children] : []),
    ...(specialUse && session.offers('SPECIAL-USE') ? [specialUse] : []),
    ...(isSubscribed && asked.includes('SUBSCRIBED') ? ['\\Subscribed'] : []),
  ];
  session.untagged(`${verb} (${attributes.join(' ')}) "${DELIMITER}" `, imapString(encodeModifiedUtf7(name)));
}

function isSelected({ isSubscribed, specialUse }: Mailbox, selections: readonly string[]): boolean {
  if (selections.includes('SUBSCRIBED') && !isSubscribed) return false;
  return !selections.includes('SPECIAL-USE') || specialUse !== undefined;
}

function readSelections(session: ImapSession, args: ImapArguments): string[] {
  const selections = args.words();
  for (const selection of selections) requireOption(session, selection, SELECTIONS);
  return selections;
}

function readPatterns(session: ImapSession, args: ImapArguments): string[] {
  if (args.nextKind !== 'list') return [args.mailboxName()];
  if (!session.offers('LIST-EXTENDED')) throw new BadCommand('Pattern expected');
  const patterns = args.list();
  return patterns.rest(() => patterns.mailboxName());
}

function readReturns(session: ImapSession, args: ImapArguments): ListReturn {
  const options: string[] = [];
  const status: string[] = [];
  while (!args.isEmpty) {
    if (session.offers('LIST-STATUS') && args.takeWord('STATUS'))
      status.push(...parseStatusItems(session, args.list()));
    else options.push(requireOption(session, args.word(), RETURNS));
  }
  return { options, status };
}

/** Checks an option of LIST. SPECIAL-USE comes from RFC 6154 by itself; all others come from RFC 5258. */
function requireOption(session: ImapSession, option: string, known: readonly string[]): string {
  const isOffered = session.offers(option === 'SPECIAL-USE' ? 'SPECIAL-USE' : 'LIST-EXTENDED');
  if (!isOffered || !known.includes(option)) throw new BadCommand(`Unknown option ${option}`);
  return option;
}
