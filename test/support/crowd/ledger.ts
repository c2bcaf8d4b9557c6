/** Keeps account of a store: where each message of others has to be, with which flags, and what became of our own. */
import type { Account, Mailbox, StoredMessage } from '../../../src/sandbox/common/mailbox-store.ts';
import { foreignId, headOf } from './foreign-message.ts';

/** A message of others as it has to be. */
export interface Entry {
  readonly mailbox: string;
  readonly flags: readonly string[];
}

/** Where a copy of the message of the probe is. */
export interface Place {
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly uid: number;
}

/** Messages of others by number, as far as they are there. */
export function foreignEntries(account: Account): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>();
  for (const [mailbox, message] of allMessages(account)) {
    const id = foreignId(message.raw);
    if (id !== undefined) entries.set(id, { mailbox: mailbox.name, flags: [...message.flags].sort() });
  }
  return entries;
}

/** Copies of the message of the probe that are there, by number. */
export function ownCopies(account: Account): ReadonlyMap<number, Place> {
  const copies = new Map<number, Place>();
  for (const [mailbox, message] of allMessages(account)) {
    const id = copyId(message.raw);
    if (id !== undefined) {
      copies.set(id, { mailbox: mailbox.name, uidValidity: mailbox.uidValidity, uid: message.uid });
    }
  }
  return copies;
}

/** Whether a copy was put there: it is new, or was moved, which it was not when its mailbox was made anew. */
export function wasPut(before: Place | undefined, now: Place): boolean {
  if (before?.mailbox !== now.mailbox) return true;
  return before.uidValidity === now.uidValidity && before.uid !== now.uid;
}

/** A copy of a message, numbered. */
export function numberedCopy(raw: string, id: number): string {
  return `X-Copy: ${id}\r\n${raw}`;
}

export function copyId(raw: Buffer): number | undefined {
  const id = /^X-Copy: (\d+)\r$/m.exec(headOf(raw))?.[1];
  return id === undefined ? undefined : Number(id);
}

function allMessages(account: Account): [Mailbox, StoredMessage][] {
  return [...account.mailboxes.values()].flatMap((mailbox) =>
    mailbox.messages.map((message): [Mailbox, StoredMessage] => [mailbox, message]),
  );
}
