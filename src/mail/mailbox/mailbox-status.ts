/**
 * STATUS of mailboxes. Where the server has LIST-STATUS (RFC 5819) one command asks for many; those that its answer
 * leaves out are asked for one by one, so that the server says why.
 */

import { ListRows } from '../imap/list-rows.ts';
import { decodeMailbox, encodeMailbox, nameTest } from '../imap/mailbox-name.ts';
import { refusalOf } from '../imap/refusal-of.ts';
import { refusedCommand } from '../imap/refusals.ts';
import type { ImapSession, ListedMailbox, Listing } from '../imap/session.ts';
import type { Argument, ParsedValue } from '../imap/wire/grammar.ts';
import { atom, atoms, numberOf, pairsOf, text, textOf } from '../imap/wire/values.ts';

/** At most this many states are kept from one LIST; the others are asked for one by one. */
const MAX_STATES = 2000;
const MAX_COUNT = 2 ** 32 - 1;

/** The result of STATUS. Values that the server did not send are absent. */
export interface MailboxCounts {
  readonly messages?: number | undefined;
  readonly recent?: number | undefined;
  readonly unseen?: number | undefined;
  readonly sizeBytes?: number | undefined;
  readonly uidNext?: number | undefined;
}

/** A value of STATUS. */
export type CountName = keyof MailboxCounts;

/** The item of STATUS for each value. */
export const STATUS_ITEMS = {
  unseen: 'UNSEEN',
  messages: 'MESSAGES',
  uidNext: 'UIDNEXT',
  recent: 'RECENT',
  sizeBytes: 'SIZE',
} as const satisfies Readonly<Record<CountName, string>>;

/** Returns the values that are asked for. IMAP4rev2 no longer has RECENT, and includes SIZE. */
export function countsAsked(imap: ImapSession): readonly CountName[] {
  const hasRecent = imap.has('IMAP4rev1') || !imap.has('IMAP4rev2');
  return [
    ...(['unseen', 'messages', 'uidNext'] as const),
    ...(hasRecent ? (['recent'] as const) : []),
    ...(imap.has('STATUS=SIZE') ? (['sizeBytes'] as const) : []),
  ];
}

/** The reason why a mailbox has no counts. */
export interface StatusRefusal {
  /** Untrusted. */
  readonly reply: string;
}

/** The listed mailboxes, and the counts that the server sent with them. */
export interface ListStatus extends Listing {
  readonly counts: ReadonlyMap<string, MailboxCounts>;
}

/** Whether a mailbox can hold messages. */
export function isSelectable({ flags }: ListedMailbox): boolean {
  return !flags.has('\\noselect') && !flags.has('\\nonexistent');
}

/** Normalises a name for comparison: INBOX is the same in any capitals. */
export function sameName(name: string): string {
  return name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
}

/** Asks for the state of one mailbox. Only a row for this very mailbox counts; it may have none of the values. */
export async function statusOf(imap: ImapSession, mailbox: string): Promise<MailboxCounts | StatusRefusal> {
  let counts: MailboxCounts | undefined;
  let otherName: string | undefined;
  const isAsked = await nameTest(mailbox);
  const wireName = text(await encodeMailbox(mailbox));
  const ask = (items: Argument) =>
    refusalOf(imap, {
      name: 'STATUS',
      args: [wireName, items],
      phase: 'imap_status',
      untagged: {
        STATUS: ({ attributes = [] }) => {
          const name = textOf(attributes[0]);
          if (isAsked(name)) counts = merged(counts ?? {}, readCounts(attributes[1]));
          else otherName = name ?? '';
          return isAsked(name);
        },
      },
      onRefusal: refusedCommand(imap, 'STATUS', 'imap_status'),
    });
  const refused = await ask(statusItems(imap));
  if (refused) {
    const { status, reply } = refused.refusal;
    if (status !== 'BAD' || !imap.has('STATUS=SIZE')) return { reply };
    if (await ask(statusItems(imap, 'SIZE'))) return { reply };
    imap.distrust('STATUS=SIZE', reply);
  }
  if (counts) return counts;
  const other = otherName === undefined ? '' : `, but with one for ${await decodeMailbox(otherName)}`;
  return { reply: `OK, without a STATUS line for ${mailbox}${other}` };
}

/**
 * Asks for the state of all mailboxes, or of those with these names, in one command. Needs LIST-STATUS. Rows for
 * mailboxes that are not listed are left out.
 */
export async function listWithStatus(imap: ImapSession, names: '*' | readonly string[]): Promise<ListStatus> {
  const rows = new ListRows();
  const states: [name: string, counts: MailboxCounts][] = [];
  const pattern =
    names === '*' ? text('*') : await Promise.all(names.map(async (name) => text(await encodeMailbox(name))));
  const refused = await refusalOf(imap, {
    name: 'LIST',
    args: [text(''), pattern, atom('RETURN'), [atom('STATUS'), statusItems(imap)]],
    phase: 'imap_status',
    untagged: {
      LIST: rows.add,
      STATUS: ({ attributes = [] }) => {
        const name = textOf(attributes[0]);
        if (name !== undefined && states.length < MAX_STATES) states.push([name, readCounts(attributes[1])]);
      },
    },
    onUnreadable: rows.addUnreadable,
    onRefusal: refusedCommand(imap, 'LIST', 'imap_status'),
  });
  // Some announce it and answer BAD. Their mailboxes are listed without, and asked for one by one.
  if (refused && refused.refusal.status !== 'BAD') throw refused.failure;
  if (refused) {
    const without = names === '*' ? await imap.list('imap_status') : await rows.listing();
    imap.distrust('LIST-STATUS', refused.refusal.reply);
    return { ...without, counts: new Map() };
  }
  const listing = await rows.listing();
  const listed = new Set(listing.mailboxes.map(({ name }) => sameName(name)));
  const counts = new Map<string, MailboxCounts>();
  for (const [wireName, state] of states) {
    const name = sameName(await decodeMailbox(wireName));
    if (listed.has(name)) counts.set(name, merged(counts.get(name), state));
  }
  return { ...listing, counts };
}

function statusItems(imap: ImapSession, without?: string): Argument {
  const items = countsAsked(imap).map((name) => STATUS_ITEMS[name]);
  return atoms(...items.filter((item) => item !== without));
}

function readCounts(list: Parameters<typeof pairsOf>[0]): MailboxCounts {
  const values = pairsOf(list);
  return {
    messages: countOf(values.get('MESSAGES')),
    recent: countOf(values.get('RECENT')),
    unseen: countOf(values.get('UNSEEN')),
    // The only one with 63 bits (RFC 9051 section 9).
    sizeBytes: numberOf(values.get('SIZE')),
    uidNext: countOf(values.get('UIDNEXT')),
  };
}

/** Reads a number of 32 bits; a larger one is none (RFC 9051 section 9). */
function countOf(value: ParsedValue | undefined): number | undefined {
  const count = numberOf(value);
  return count !== undefined && count <= MAX_COUNT ? count : undefined;
}

/** Adds the values of a later row. */
function merged(before: MailboxCounts | undefined, row: MailboxCounts): MailboxCounts {
  return { ...before, ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) };
}
