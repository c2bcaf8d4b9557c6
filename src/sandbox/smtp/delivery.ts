/** The way from SMTP to the mailbox, with all that can happen on it: delay, loss, copies, the wrong folder, changes. */

import {
  type Account,
  appendMessage,
  createMailbox,
  exceedsQuota,
  findRecipient,
  type Store,
} from '../common/mailbox-store.ts';
import { composeBounce } from './bounce.ts';
import type { Destination, ReceivedMessage, Refusal } from './types.ts';

/** The settings of what happens to a message after it was accepted. */
export interface DeliverySettings {
  /** How long the delivery takes. With 0 the message arrives before the client has the reply to the final dot. */
  readonly delayMs: number;
  /** How often the message arrives. */
  readonly copies: number;
  /** Whether the message is lost silently. */
  readonly lose: boolean;
  /** The mailbox in which the message arrives. Created when it is missing. */
  readonly mailbox: string;
  /** The reply of the next server, such as `550 5.1.1 No such user`: the sender gets a report, and nothing arrives. */
  readonly bounce: string | undefined;
  /** Changes the message, one character per byte. The fields of the delivery are added afterwards. */
  readonly rewrite: ((raw: string) => string) | undefined;
}

/** A destination that delivers. */
export interface Delivery extends Destination {
  /** Changes what happens to messages from now on. */
  set(settings: Partial<DeliverySettings>): void;
  /** Drops the messages that are still on their way. */
  close(): void;
}

const DEFAULTS: DeliverySettings = {
  delayMs: 0,
  copies: 1,
  lose: false,
  mailbox: 'INBOX',
  bounce: undefined,
  rewrite: undefined,
};

/** Creates a delivery into the mailboxes of a store. Mail for other domains is accepted from users, and dropped. */
export function createDelivery(store: Store, given: Partial<DeliverySettings> = {}): Delivery {
  const timers = new Set<NodeJS.Timeout>();
  let settings = { ...DEFAULTS, ...given };

  return {
    refusal: (recipient, isLoggedIn) => refusal(store, recipient, isLoggedIn),
    accept(message) {
      const { delayMs, ...how } = settings;
      const work = () => deliver(store, message, how);
      if (how.lose) return;
      if (delayMs > 0) timers.add(setTimeout(work, delayMs));
      else work();
    },
    set(changes) {
      settings = { ...settings, ...changes };
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function refusal(store: Store, recipient: string, isLoggedIn: boolean): Refusal | undefined {
  if (findRecipient(store, recipient)) return undefined;
  const isLocal = store.accounts.some(({ address }) => domainOf(address) === domainOf(recipient));
  if (isLocal) return { code: 550, text: '5.1.1 No such user' };
  return isLoggedIn ? undefined : { code: 554, text: '5.7.1 Relay access denied' };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

type Manner = Omit<DeliverySettings, 'delayMs'>;

function deliver(store: Store, message: ReceivedMessage, how: Manner): void {
  const body = how.rewrite ? Buffer.from(how.rewrite(message.raw.toString('latin1')), 'latin1') : message.raw;
  for (const recipient of message.recipients) {
    const account = findRecipient(store, recipient);
    const raw = Buffer.concat([traceFields(message, recipient), body]);
    const diagnostic = how.bounce ?? (account && quotaProblem(account, raw.length * how.copies));
    if (diagnostic !== undefined) sendBack(store, message, recipient, diagnostic);
    else if (account) for (let copy = 0; copy < how.copies; copy += 1) place(store, account, how.mailbox, raw);
  }
}

function quotaProblem(account: Account, bytes: number): string | undefined {
  return exceedsQuota(account, bytes) ? '552 5.2.2 Mailbox full' : undefined;
}

/** Sends a report to a sender whose mailbox is here. The null sender gets no report (RFC 5321, section 4.5.5). */
function sendBack(store: Store, message: ReceivedMessage, recipient: string, diagnostic: string): void {
  const account = findRecipient(store, message.sender);
  if (!account) return;
  const report = composeBounce({ message, recipient, diagnostic }, new Date());
  place(store, account, 'INBOX', Buffer.concat([Buffer.from('Return-Path: <>\r\n'), report]));
}

function place(store: Store, account: Account, name: string, raw: Buffer): void {
  appendMessage(createMailbox(store, account, { name }), raw);
}

/** Returns the fields that a server adds on top (RFC 5321, section 4.4). */
function traceFields({ id, sender, helo, protocol }: ReceivedMessage, recipient: string): Buffer {
  const date = new Date().toUTCString().replace('GMT', '+0000');
  return Buffer.from(
    [
      `Return-Path: <${sender}>`,
      `Received: from ${helo} ([127.0.0.1])`,
      `\tby sandbox.test with ${protocol} id ${id}`,
      `\tfor <${recipient}>; ${date}`,
      '',
    ].join('\r\n'),
  );
}
