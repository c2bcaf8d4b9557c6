/** The commands on messages: fetch, search, flag, copy, append, expunge. */

import { appendMessage, exceedsQuota, expungeMessages, setFlags } from '../../common/mailbox-store.ts';
import type { ImapArguments } from '../arguments.ts';
import { BadCommand, Refused } from '../errors.ts';
import { type FetchItem, parseFetchItems } from '../fetch.ts';
import { contains, formatSequenceSet, highestNumber, type SequenceSet } from '../sequence-set.ts';
import type { Answer, ImapCommandHandler, ImapSession } from '../session.ts';
import { imapList, parseDateTime } from '../text.ts';
import type { Candidate, MailboxView } from '../view.ts';
import { takeFlags } from './flags.ts';
import { takeMailbox } from './mailbox-commands.ts';
import { search } from './search-command.ts';

const states = ['selected'] as const;

/** The commands, by name. Those that begin with UID accept and return UIDs where the others have sequence numbers. */
export const MESSAGE_COMMANDS: Readonly<Record<string, ImapCommandHandler>> = {
  APPEND: { states: ['authenticated', 'selected'], announces: true, run: append },
  COPY: { states, run: (session, args) => copy(session, args, false) },
  EXPUNGE: { states, announces: true, run: expunge },
  FETCH: { states, run: (session, args) => fetch(session, args, false) },
  SEARCH: { states, run: (session, args) => search(session, args, false) },
  STORE: { states, run: (session, args) => store(session, args, false) },
  'UID COPY': { states, run: (session, args) => copy(session, args, true) },
  'UID EXPUNGE': { states, extension: 'UIDPLUS', announces: true, run: uidExpunge },
  'UID FETCH': { states, run: (session, args) => fetch(session, args, true) },
  'UID SEARCH': { states, run: (session, args) => search(session, args, true) },
  'UID STORE': { states, run: (session, args) => store(session, args, true) },
};

function fetch(session: ImapSession, args: ImapArguments, byUid: boolean): Answer {
  const chosen = takeMessages(session.view, args, byUid);
  const asked = parseFetchItems(args.atoms());
  args.end();
  const items = byUid && !asked.some(({ name }) => name === 'UID') ? [...parseFetchItems(['UID']), ...asked] : asked;
  for (const candidate of chosen) sendItems(session, candidate, items);
  return 'FETCH completed';
}

function sendItems(session: ImapSession, candidate: Candidate, items: readonly FetchItem[]): void {
  const becomesSeen = items.some((item) => item.marksSeen) && addFlags(session.view, candidate, ['\\Seen']);
  const mustTell = becomesSeen && !items.some(({ name }) => name === 'FLAGS');
  const answered = mustTell ? [...items, ...parseFetchItems(['FLAGS'])] : items;
  const values = answered.map((item) => [`${item.name} `, ...item.value(candidate)]);
  session.untagged(`${candidate.sequence} FETCH `, ...imapList(values));
}

/** Adds flags, and returns whether that changed anything. */
function addFlags(view: MailboxView, { message }: Candidate, flags: readonly string[]): boolean {
  if (view.isReadOnly || flags.every((flag) => message.flags.has(flag))) return false;
  setFlags(view.mailbox, message, [...message.flags, ...flags], view);
  return true;
}

function store(session: ImapSession, args: ImapArguments, byUid: boolean): Answer {
  const { view } = session;
  const chosen = takeMessages(view, args, byUid);
  const [, sign, silent] = /^([+-]?)FLAGS(\.SILENT)?$/.exec(args.word()) ?? [];
  if (sign === undefined) throw new BadCommand('FLAGS expected');
  const flags = takeFlags(args);
  args.end();
  requireWritable(view);
  for (const candidate of chosen) {
    setFlags(view.mailbox, candidate.message, changeFlags(candidate, sign, flags), view);
    if (silent === undefined) session.sendFlags(candidate, { withUid: byUid });
  }
  return 'STORE completed';
}

function changeFlags({ message }: Candidate, sign: string, flags: readonly string[]): readonly string[] {
  if (sign === '+') return [...message.flags, ...flags];
  if (sign === '-') return [...message.flags].filter((flag) => !flags.includes(flag));
  return flags;
}

function expunge(session: ImapSession, args: ImapArguments): Answer {
  args.end();
  requireWritable(session.view);
  expungeMessages(session.view.mailbox, ({ flags }) => flags.has('\\Deleted'));
  return 'EXPUNGE completed';
}

/** RFC 4315: removes no message but these. */
function uidExpunge(session: ImapSession, args: ImapArguments): Answer {
  const set = args.sequenceSet();
  args.end();
  const { view } = session;
  requireWritable(view);
  const isNamed = (uid: number) => contains(set, uid, view.highestUid);
  expungeMessages(view.mailbox, ({ uid, flags }) => flags.has('\\Deleted') && isNamed(uid));
  return 'UID EXPUNGE completed';
}

function append(session: ImapSession, args: ImapArguments): Answer {
  const mailbox = takeMailbox(session, args, 'TRYCREATE');
  const flags = args.nextKind === 'list' ? takeFlags(args) : [];
  const first = args.bytes();
  const date = args.isEmpty ? undefined : parseDateTime(first.toString('latin1'));
  if (!args.isEmpty && !date) throw new BadCommand('Date expected');
  const raw = args.isEmpty ? first : args.bytes();
  args.end();
  requireSpace(session, raw.length);
  const { uid } = appendMessage(mailbox, raw, { flags, ...(date ? { internalDate: date } : {}) });
  return session.offers('UIDPLUS') ? `[APPENDUID ${mailbox.uidValidity} ${uid}] APPEND completed` : 'APPEND completed';
}

function copy(session: ImapSession, args: ImapArguments, byUid: boolean): Answer {
  const chosen = takeMessages(session.view, args, byUid).map(({ message }) => message);
  const mailbox = takeMailbox(session, args, 'TRYCREATE');
  args.end();
  requireSpace(
    session,
    chosen.reduce((sum, { raw }) => sum + raw.length, 0),
  );
  const copies = chosen.map((message) => appendMessage(mailbox, message.raw, message));
  if (copies.length === 0 || !session.offers('UIDPLUS')) return 'COPY completed';
  const [from, to] = [chosen, copies].map((messages) => formatSequenceSet(messages.map(({ uid }) => uid)));
  return `[COPYUID ${mailbox.uidValidity} ${from} ${to}] COPY completed`;
}

/** Takes the messages that the next argument names. A UID may match none; a sequence number must, except in `1:*`. */
function takeMessages(view: MailboxView, args: ImapArguments, byUid: boolean): Candidate[] {
  const set: SequenceSet = args.sequenceSet();
  if (byUid) return view.candidates.filter(({ message }) => contains(set, message.uid, view.highestUid));
  if (highestNumber(set) > Math.max(1, view.size)) throw new BadCommand('No such message');
  return view.candidates.filter(({ sequence }) => contains(set, sequence, view.size));
}

function requireWritable(view: MailboxView): void {
  if (view.isReadOnly) throw new Refused('Mailbox is read-only');
}

function requireSpace(session: ImapSession, bytes: number): void {
  if (exceedsQuota(session.account, bytes)) throw new Refused('[OVERQUOTA] Mailbox is full');
}
