/**
 * Accounts, mailboxes and messages, in memory: plain data and the functions that change it. Whoever shows a mailbox to
 * a client watches it, to learn what others did.
 */

/** What parts the levels of a mailbox name. */
export const DELIMITER = '/';

/** A user of the mail system. */
export interface User {
  readonly username: string;
  readonly password: string;
  /** Where mail for the user goes. The default is the user name, at `sandbox.test` when it has no domain. */
  readonly address?: string;
  /** What XOAUTH2 and OAUTHBEARER take. Without it they refuse. */
  readonly accessToken?: string;
  /** How much the mailboxes may hold together. The default is no limit. */
  readonly quotaKib?: number;
  /** INBOX is always there. The default are Junk, Sent and Trash. */
  readonly mailboxes?: readonly NewMailbox[];
}

/** A mailbox to be made. */
export interface NewMailbox {
  readonly name: string;
  /** An attribute of RFC 6154, such as `\Junk`. */
  readonly specialUse?: string;
}

/** A message in a mailbox. */
export interface StoredMessage {
  readonly uid: number;
  readonly raw: Buffer;
  readonly internalDate: Date;
  readonly flags: Set<string>;
}

/** What happened to a mailbox. `by` is whoever changed the flags. */
export type MailboxChange =
  | { readonly kind: 'added' | 'expunged' }
  | { readonly kind: 'flags'; readonly message: StoredMessage; readonly by: unknown };

/** A mailbox, its messages in the order of their UIDs. */
export interface Mailbox {
  readonly name: string;
  readonly specialUse: string | undefined;
  uidValidity: number;
  uidNext: number;
  /** From this UID on no session has been told of the messages, which makes them `\Recent`. */
  recentFrom: number;
  isSubscribed: boolean;
  readonly messages: StoredMessage[];
  readonly watchers: Set<(change: MailboxChange) => void>;
}

/** A user with mailboxes, by name. */
export interface Account extends Required<Pick<User, 'username' | 'password' | 'address'>> {
  readonly accessToken: string | undefined;
  readonly quotaKib: number | undefined;
  readonly mailboxes: Map<string, Mailbox>;
}

/** All there is. */
export interface Store {
  readonly accounts: readonly Account[];
  nextUidValidity: number;
}

const DEFAULT_MAILBOXES: readonly NewMailbox[] = [
  { name: 'Junk', specialUse: '\\Junk' },
  { name: 'Sent', specialUse: '\\Sent' },
  { name: 'Trash', specialUse: '\\Trash' },
];

/** A store with an account for each user. */
export function createStore(users: readonly User[]): Store {
  const store: Store = { accounts: users.map(newAccount), nextUidValidity: 1 };
  store.accounts.forEach((account, index) => {
    createMailbox(store, account, { name: 'INBOX' });
    for (const mailbox of users[index]?.mailboxes ?? DEFAULT_MAILBOXES) createMailbox(store, account, mailbox);
  });
  return store;
}

function newAccount({ username, password, address, accessToken, quotaKib }: User): Account {
  const ownAddress = address ?? (username.includes('@') ? username : `${username}@sandbox.test`);
  return { username, password, address: ownAddress, accessToken, quotaKib, mailboxes: new Map() };
}

/** The account that logs in with this name. */
export function findAccount(store: Store, username: string): Account | undefined {
  return store.accounts.find((account) => account.username === username);
}

/** The account that gets the mail for this address. */
export function findRecipient(store: Store, address: string): Account | undefined {
  return store.accounts.find((account) => account.address.toLowerCase() === address.toLowerCase());
}

/** The mailbox of this name; INBOX in any case. */
export function findMailbox(account: Account, name: string): Mailbox | undefined {
  return account.mailboxes.get(name.toUpperCase() === 'INBOX' ? 'INBOX' : name);
}

/** Makes a mailbox, and those above it that are missing. Gives the one that is there if it is there. */
export function createMailbox(store: Store, account: Account, { name, specialUse }: NewMailbox): Mailbox {
  const existing = findMailbox(account, name);
  if (existing) return existing;
  const parent = name.slice(0, Math.max(0, name.lastIndexOf(DELIMITER)));
  if (parent) createMailbox(store, account, { name: parent });
  const mailbox: Mailbox = {
    name,
    specialUse,
    uidValidity: store.nextUidValidity++,
    uidNext: 1,
    recentFrom: 1,
    isSubscribed: true,
    messages: [],
    watchers: new Set(),
  };
  account.mailboxes.set(name, mailbox);
  return mailbox;
}

/** Removes a mailbox with its messages. */
export function deleteMailbox(account: Account, mailbox: Mailbox): void {
  account.mailboxes.delete(mailbox.name);
  expungeMessages(mailbox, () => true);
}

/** Puts a message at the end of a mailbox. */
export function appendMessage(
  mailbox: Mailbox,
  raw: Buffer,
  { flags = [], internalDate = new Date() }: { flags?: Iterable<string>; internalDate?: Date } = {},
): StoredMessage {
  const message: StoredMessage = { uid: mailbox.uidNext++, raw, internalDate, flags: new Set(flags) };
  mailbox.messages.push(message);
  notify(mailbox, { kind: 'added' });
  return message;
}

/** Destroys the messages for which the question is answered with yes. */
export function expungeMessages(mailbox: Mailbox, isDoomed: (message: StoredMessage) => boolean): void {
  const kept = mailbox.messages.filter((message) => !isDoomed(message));
  if (kept.length === mailbox.messages.length) return;
  mailbox.messages.splice(0, mailbox.messages.length, ...kept);
  notify(mailbox, { kind: 'expunged' });
}

/** Gives a message these flags and no others. */
export function setFlags(mailbox: Mailbox, message: StoredMessage, flags: Iterable<string>, by?: unknown): void {
  const wanted = [...flags];
  message.flags.clear();
  for (const flag of wanted) message.flags.add(flag);
  notify(mailbox, { kind: 'flags', message, by });
}

/** Calls `watcher` at each change until the function it gives is called. */
export function watchMailbox(mailbox: Mailbox, watcher: (change: MailboxChange) => void): () => void {
  mailbox.watchers.add(watcher);
  return () => mailbox.watchers.delete(watcher);
}

/** How much all messages of an account take. */
export function usedBytes(account: Account): number {
  const messages = [...account.mailboxes.values()].flatMap((mailbox) => mailbox.messages);
  return messages.reduce((sum, message) => sum + message.raw.length, 0);
}

/** Whether so many bytes more would be too many. */
export function exceedsQuota(account: Account, bytes: number): boolean {
  return account.quotaKib !== undefined && usedBytes(account) + bytes > account.quotaKib * 1024;
}

function notify(mailbox: Mailbox, change: MailboxChange): void {
  for (const watcher of [...mailbox.watchers]) watcher(change);
}
