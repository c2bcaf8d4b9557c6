/**
 * Accounts, mailboxes and messages, in memory: plain data and the functions that change it. A session that shows a
 * mailbox to a client watches it, to learn of changes by others.
 */

/** The separator of the levels of a mailbox name. */
export const DELIMITER = '/';

/** A user of the mail system. */
export interface User {
  readonly username: string;
  readonly password: string;
  /** The address of the user. The default is the user name, at `sandbox.test` when it has no domain. */
  readonly address?: string;
  /** The token that XOAUTH2 and OAUTHBEARER accept. Without it they refuse every login. */
  readonly accessToken?: string;
  /** The limit of all mailboxes together, in KiB. The default is no limit. */
  readonly quotaKib?: number;
  /** The mailboxes besides INBOX, which always exists. The default is Junk, Sent and Trash. */
  readonly mailboxes?: readonly NewMailbox[];
}

/** A mailbox to create. */
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

/** A change of a mailbox. `by` is the origin of a change of flags. */
export type MailboxChange =
  | { readonly kind: 'added' | 'expunged' }
  | { readonly kind: 'flags'; readonly message: StoredMessage; readonly by: unknown };

/** A mailbox, its messages in the order of their UIDs. */
export interface Mailbox {
  readonly name: string;
  readonly specialUse: string | undefined;
  uidValidity: number;
  uidNext: number;
  /** From this UID on, the messages have not been announced to any session, which makes them `\Recent`. */
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

/** All accounts. */
export interface Store {
  readonly accounts: readonly Account[];
  nextUidValidity: number;
}

const DEFAULT_MAILBOXES: readonly NewMailbox[] = [
  { name: 'Junk', specialUse: '\\Junk' },
  { name: 'Sent', specialUse: '\\Sent' },
  { name: 'Trash', specialUse: '\\Trash' },
];

/** Creates a store with an account for each user. */
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

/** Finds the account that logs in with this name. */
export function findAccount(store: Store, username: string): Account | undefined {
  return store.accounts.find((account) => account.username === username);
}

/** Finds the account that gets the mail for this address. */
export function findRecipient(store: Store, address: string): Account | undefined {
  return store.accounts.find((account) => account.address.toLowerCase() === address.toLowerCase());
}

/** Finds the mailbox of this name; the case of INBOX does not matter. */
export function findMailbox(account: Account, name: string): Mailbox | undefined {
  return account.mailboxes.get(name.toUpperCase() === 'INBOX' ? 'INBOX' : name);
}

/** Creates a mailbox and its missing parents. Returns the existing one if there is one. */
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

/** Appends a message to a mailbox. */
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

/** Removes the messages for which `isDoomed` returns true. */
export function expungeMessages(mailbox: Mailbox, isDoomed: (message: StoredMessage) => boolean): void {
  const kept = mailbox.messages.filter((message) => !isDoomed(message));
  if (kept.length === mailbox.messages.length) return;
  mailbox.messages.splice(0, mailbox.messages.length, ...kept);
  notify(mailbox, { kind: 'expunged' });
}

/** Sets the flags of a message to exactly these. */
export function setFlags(mailbox: Mailbox, message: StoredMessage, flags: Iterable<string>, by?: unknown): void {
  const wanted = [...flags];
  message.flags.clear();
  for (const flag of wanted) message.flags.add(flag);
  notify(mailbox, { kind: 'flags', message, by });
}

/** Calls `watcher` at each change until the returned function is called. */
export function watchMailbox(mailbox: Mailbox, watcher: (change: MailboxChange) => void): () => void {
  mailbox.watchers.add(watcher);
  return () => mailbox.watchers.delete(watcher);
}

/** Returns the size of all messages of an account, in bytes. */
export function usedBytes(account: Account): number {
  const messages = [...account.mailboxes.values()].flatMap((mailbox) => mailbox.messages);
  return messages.reduce((sum, message) => sum + message.raw.length, 0);
}

/** Whether this many more bytes would exceed the quota. */
export function exceedsQuota(account: Account, bytes: number): boolean {
  return account.quotaKib !== undefined && usedBytes(account) + bytes > account.quotaKib * 1024;
}

function notify(mailbox: Mailbox, change: MailboxChange): void {
  for (const watcher of [...mailbox.watchers]) watcher(change);
}
