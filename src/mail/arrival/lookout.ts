import type { ProbeContext } from '../../model/probe-context.ts';
import { MAX_UID } from '../imap/asked-uids.ts';
import type { FetchedHeaders, ImapSession, MailboxState } from '../imap/session.ts';
import { type Beginnings, type FetchedMessage, fetchMessages, fetchNews } from '../mailbox/fetch-messages.ts';
import { REPORT_HEADERS } from '../message/delivery-report.ts';
import { isProbeMessage, MAX_COPIES, type Mark, RECOGNISED_HEADERS } from '../message/message.ts';
import { Copies, type Copy } from './copies.ts';
import { readOwn } from './find-own.ts';
import { Pace } from './pace.ts';
import { type FoundReport, ReportWatch } from './report-watch.ts';
import { TokenSearch } from './token-search.ts';
import { TEXT_HEADERS } from './transit.ts';
import { isRebuilt, type WatchedMailbox } from './watched-mailbox.ts';

/** The message that is looked for. */
export interface Wanted {
  readonly mark: Mark;
  /** How much of the first copy is fetched, to see what happened to it. */
  readonly beginnings: Beginnings;
}

/** A message that the server finds, but whose header cannot be read, so that nothing proves that it is ours. */
export interface Unreadable {
  readonly mailbox: string;
  readonly uids: readonly number[];
  /** The row of the server that cannot be read, if it sent one. Untrusted. */
  readonly row: string | undefined;
}

/** The result of looking for the message. */
export interface Search {
  readonly copies: readonly Copy[];
  /** The requested parts of the first copy. */
  readonly first: FetchedMessage | undefined;
  /** Reports about the message. The wait ends at one that says that it could not be delivered. */
  readonly reports: readonly FoundReport[];
  /** How often each mailbox was looked at. */
  readonly looks: ReadonlyMap<string, number>;
  /** The hits of the last look that could not be read. */
  readonly unreadable: Unreadable | undefined;
}

/** Limits of the wait, as moments of the monotonic clock in milliseconds. */
export interface Patience {
  readonly giveUpAt: number;
  /** How long to go on looking for further copies, in milliseconds. */
  readonly settleMs: number;
  /** Called when the first copy has been seen. */
  readonly onFirst: () => void;
}

/** The first looks cover all mailboxes; then one in `ELSEWHERE_EVERY` covers those where the message should not be. */
const LOOKS_EVERYWHERE = 21;
const ELSEWHERE_EVERY = 4;
/** When there are more hits, only their headers are read: it is not known yet whose they are. */
const MAX_READ = 4;

const HEADERS = [...new Set([...RECOGNISED_HEADERS, ...TEXT_HEADERS, ...REPORT_HEADERS])];

/** Looks again and again until the message has arrived or the time is up. */
export class Lookout {
  #imap: ImapSession;
  readonly #context: ProbeContext;
  readonly #wanted: Wanted;
  readonly #reports: ReportWatch;
  readonly #search: TokenSearch;
  readonly #pace: Pace;
  /** The mailbox that is open comes first; the others are searched when they change. */
  readonly #mailboxes: readonly WatchedMailbox[];
  readonly #looks = new Map<string, number>();
  readonly #known = new Map<string, number>();
  /** The first UID of each mailbox that was not yet read as a new message. */
  readonly #unread = new Map<WatchedMailbox, number>();
  readonly #copies = new Copies();
  #opened: WatchedMailbox | undefined;
  #unreadable: Unreadable | undefined;
  /** When the wait ends; known once it has begun. */
  #until: number | undefined;

  constructor(imap: ImapSession, context: ProbeContext, wanted: Wanted, mailboxes: readonly WatchedMailbox[]) {
    this.#imap = imap;
    this.#context = context;
    this.#wanted = wanted;
    this.#reports = new ReportWatch(context, wanted.mark);
    this.#search = new TokenSearch(context, wanted.mark.token);
    this.#pace = new Pace(context);
    this.#mailboxes = mailboxes;
    this.#opened = mailboxes[0];
    for (const { name } of mailboxes) this.#looks.set(name, 0);
  }

  /** What was found so far. */
  get found(): Search {
    return {
      copies: this.#copies.all,
      first: this.#copies.first,
      reports: this.#reports.found,
      looks: this.#looks,
      unreadable: this.#unreadable,
    };
  }

  /** When the wait ends, as a moment of the monotonic clock in milliseconds. */
  get until(): number {
    return this.#until ?? 0;
  }

  /** Goes on with another session, after the one before was lost. */
  use(imap: ImapSession): void {
    this.#imap = imap;
    this.#opened = undefined;
  }

  /**
   * Waits for the message; after `use`, it goes on where it was interrupted.
   * @throws ProbeFailure when the session fails; a message that does not come, or comes back, is no failure here
   */
  async wait(patience: Patience): Promise<Search> {
    const { clock } = this.#context.world;
    this.#until ??= patience.giveUpAt;
    for (; ; this.#pace.next()) {
      const hadCopies = this.#copies.areSeen;
      // The last look covers every mailbox, however few looks a slow server has left time for.
      const isLast = clock.now() >= this.#until;
      await this.#look(isLast, patience.settleMs > 0);
      const now = clock.now();
      // At least one more look follows the first copy only when the user has set a settle time.
      if (!hadCopies && this.#copies.areSeen) {
        patience.onFirst();
        this.#until = now + patience.settleMs;
      }
      const isEnough = isLast || (this.#copies.areSeen && patience.settleMs === 0);
      if ((now >= this.#until && isEnough) || this.#isLost) return this.found;
      if (!this.#copies.areSeen) this.#pace.tell();
      await clock.sleep(Math.max(0, Math.min(this.#pace.pauseMs, this.#until - now)), this.#context.signal);
    }
  }

  /** Whether the message bounced. */
  get #isLost(): boolean {
    return !this.#copies.areSeen && this.#reports.found.some(({ action }) => action === 'failed');
  }

  /** Looks once, in one network round trip while nothing is new: the open mailbox, and the state of the others. */
  async #look(isLast: boolean, isSettling: boolean): Promise<void> {
    const [main, ...others] = this.#mailboxes;
    if (!main) return;
    const { look } = this.#pace;
    const isRare = look >= LOOKS_EVERYWHERE && look % ELSEWHERE_EVERY === 0;
    // Without a search, a server that does not tell of new messages is asked in this way.
    const isBlind = (this.#imap.messages === 0 || !this.#search.isUseful) && (isLast || isRare);
    if (this.#opened !== main || isBlind) await this.#reopen(main);
    const elsewhere = isLast || look < LOOKS_EVERYWHERE || isRare ? others : [];
    const noop = this.#imap.noop();
    const search = this.#search.find(this.#imap, main);
    const states = elsewhere.map(({ name }) => this.#imap.status(name));
    const [, hits, found] = await Promise.all([noop, search, Promise.all(states)]);
    for (const { name } of [main, ...elsewhere]) this.#looks.set(name, (this.#looks.get(name) ?? 0) + 1);
    this.#unreadable = undefined;
    await this.#read(main, hits);
    if (this.#copies.areSeen && !isSettling) return;
    for (const [index, mailbox] of elsewhere.entries()) {
      if (this.#hasChanged(mailbox, found[index], isLast)) await this.#lookElsewhere(mailbox);
    }
  }

  /** Whether a mailbox may have new messages. One whose state the server does not tell is looked at in the end. */
  #hasChanged(mailbox: WatchedMailbox, state: MailboxState | undefined, isLast: boolean): boolean {
    const known = this.#known.get(mailbox.name) ?? mailbox.fromUid;
    if (state === undefined || state.messages === 0) return false;
    if (state.uidNext === undefined) return isLast;
    if (state.uidNext <= known && state.uidValidity === mailbox.uidValidity) return false;
    this.#known.set(mailbox.name, state.uidNext);
    return true;
  }

  async #lookElsewhere(mailbox: WatchedMailbox): Promise<void> {
    await this.#reopen(mailbox);
    await this.#read(mailbox, await this.#search.find(this.#imap, mailbox));
  }

  async #reopen(mailbox: WatchedMailbox): Promise<void> {
    const state = await this.#imap.examine(mailbox.name);
    this.#opened = mailbox;
    if (!isRebuilt(this.#context, 'arrival', mailbox, mailbox.uidValidity, state)) return;
    mailbox.uidValidity = state.uidValidity;
    mailbox.fromUid = 1;
    this.#unread.delete(mailbox);
  }

  /** Keeps the hits that are ours, and reads the new messages when there are none. */
  async #read(mailbox: WatchedMailbox, hits: readonly number[]): Promise<void> {
    this.#imap.takeUnread();
    const found = hits.length > 0 ? await this.#fetch(hits) : [];
    const own: FetchedMessage[] = found.filter((message) => this.#isOwn(message));
    const missing = hits.filter((uid) => found.every((message) => message.uid !== uid));
    if (own.length === 0 && missing.length > 0) own.push(...(await this.#readOtherwise(mailbox, missing)));
    const mayBeNew = this.#imap.takeNews() || !this.#search.isUseful;
    if (own.length === 0 && mayBeNew && this.#imap.messages !== 0) own.push(...(await this.#readNews(mailbox)));
    const [first] = own;
    if (first) this.#copies.first ??= first.text ? first : ((await this.#fetch([first.uid]))[0] ?? first);
    for (const { uid } of own) this.#copies.remember(mailbox, uid);
  }

  /** Reads hits once more whose rows were missing or could not be read, and keeps what remains unreadable. */
  async #readOtherwise(mailbox: WatchedMailbox, uids: readonly number[]): Promise<readonly FetchedMessage[]> {
    const row = this.#imap.takeUnread();
    const { own, unreadable, row: again } = await readOwn(this.#imap, this.#wanted.mark, uids);
    if (own.length > 0) {
      const message =
        'The server sent the header of the message in a row that is no IMAP; another form of it was read.';
      this.#context.notice({ message, reply: row });
    }
    if (unreadable.length > 0) this.#unreadable = { mailbox: mailbox.name, uids: unreadable, row: again ?? row };
    return own.map((uid) => ({ uid, headers: new Map() }));
  }

  /**
   * Reads each new message once. Some servers do not index our header, others report a message when the search is over,
   * and no search finds delivery reports. In a quiet mailbox the first new message is ours, and its beginnings are
   * fetched in the same network round trip.
   */
  async #readNews(mailbox: WatchedMailbox): Promise<readonly FetchedMessage[]> {
    const from = this.#unread.get(mailbox) ?? mailbox.fromUid;
    const fetched = await (this.#copies.first
      ? this.#imap.fetchHeaders(`${from}:*`, HEADERS)
      : fetchNews(this.#imap, from, HEADERS, this.#wanted.beginnings));
    // A set that ends in `*` always contains the last message, new or not.
    const news = fetched.filter(({ uid }) => uid >= from);
    const next = news.reduce((last, { uid }) => Math.max(last, uid + 1), from);
    this.#unread.set(mailbox, Math.min(next, MAX_UID));
    const own = news.filter((message) => this.#isOwn(message)).slice(-MAX_COPIES);
    if (own.length === 0) await this.#reports.look(this.#imap, mailbox, news);
    return own;
  }

  /** Fetches header fields, and the beginnings as long as there is no first copy. */
  #fetch(uids: readonly number[]): Promise<readonly FetchedMessage[]> {
    const set = uids.join(',');
    return this.#copies.first || uids.length > MAX_READ
      ? this.#imap.fetchHeaders(set, HEADERS)
      : fetchMessages(this.#imap, set, HEADERS, this.#wanted.beginnings);
  }

  #isOwn({ headers }: FetchedHeaders): boolean {
    return isProbeMessage(headers, this.#wanted.mark);
  }
}
