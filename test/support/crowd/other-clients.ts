/** What other clients, and the server itself, do to mailboxes while a probe is at work. */
import {
  type Account,
  appendMessage,
  createMailbox,
  expungeMessages,
  findMailbox,
  type Mailbox,
  type Store,
  type StoredMessage,
  setFlags,
} from '../../../src/sandbox/common/mailbox-store.ts';
import { composeForeign, type ForeignKind, type Sent } from './foreign-message.ts';
import { numberedCopy } from './ledger.ts';

/** What is done. A message is named by its place among all of its mailbox, counted round and round. */
export type Deed =
  | { readonly kind: 'letter'; readonly of: ForeignKind; readonly mailbox: string; readonly flags: readonly string[] }
  /** A further copy of the message of the probe arrives; before it was sent, nothing does. */
  | { readonly kind: 'copy'; readonly mailbox: string }
  | { readonly kind: 'flag'; readonly mailbox: string; readonly pick: number; readonly flags: readonly string[] }
  | { readonly kind: 'move'; readonly mailbox: string; readonly pick: number; readonly to: string }
  /** Somebody destroys all that is flagged as deleted. */
  | { readonly kind: 'expunge'; readonly mailbox: string }
  /** The server makes the mailbox anew: the same messages in another order, other UIDs, another UIDVALIDITY. */
  | { readonly kind: 'rebuild'; readonly mailbox: string };

/** The mailboxes of one user, and who works on them beside the probe. */
export interface Stage {
  readonly store: Store;
  readonly account: Account;
  readonly sent: Sent | undefined;
  /** A number for the next message. */
  nextId(): number;
}

export function perform(deed: Deed, stage: Stage): void {
  const mailbox = createMailbox(stage.store, stage.account, { name: deed.mailbox });
  switch (deed.kind) {
    case 'letter':
      appendMessage(mailbox, latin1(composeForeign(deed.of, stage.nextId(), stage.sent)), deed);
      break;
    case 'copy':
      if (stage.sent) appendMessage(mailbox, latin1(numberedCopy(stage.sent.raw, stage.nextId())));
      break;
    case 'flag':
      withMessage(mailbox, deed.pick, (message) => setFlags(mailbox, message, deed.flags));
      break;
    case 'move':
      withMessage(mailbox, deed.pick, (message) => {
        appendMessage(createMailbox(stage.store, stage.account, { name: deed.to }), message.raw, message);
        expungeMessages(mailbox, (other) => other === message);
      });
      break;
    case 'expunge':
      expungeMessages(mailbox, ({ flags }) => flags.has('\\Deleted'));
      break;
    case 'rebuild':
      rebuild(mailbox, stage);
      break;
  }
}

/** Whether this is still the mailbox of that name. Whoever has it open when it is not has to go. */
export function isCurrent(mailbox: Mailbox, account: Account): boolean {
  return findMailbox(account, mailbox.name) === mailbox;
}

function rebuild(old: Mailbox, { store, account }: Stage): void {
  account.mailboxes.delete(old.name);
  const { name, specialUse } = old;
  const mailbox = createMailbox(store, account, specialUse === undefined ? { name } : { name, specialUse });
  for (const message of old.messages.toReversed()) appendMessage(mailbox, message.raw, message);
}

function withMessage(mailbox: Mailbox, pick: number, work: (message: StoredMessage) => void): void {
  const message = mailbox.messages[pick % Math.max(1, mailbox.messages.length)];
  if (message) work(message);
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
