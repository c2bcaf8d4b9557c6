import type { ProbeContext } from '../../model/probe-context.ts';
import type { FetchedHeaders, ImapSession, MailboxState } from '../imap/session.ts';
import { atom, text } from '../imap/wire/values.ts';
import { type Beginnings, type FetchedMessage, fetchMessages, fetchNews } from '../mailbox/fetch-messages.ts';
import { noteRebuilt } from '../mailbox/rebuilt-mailbox.ts';
import { MAX_UID } from '../mailbox/uid-set.ts';
import { REPORT_HEADERS } from '../message/delivery-report.ts';
import { isProbeMessage, MAX_COPIES, type Mark, RECOGNISED_HEADERS, TOKEN_HEADER } from '../message/message.ts';
import { type FoundReport, ReportWatch } from './report-watch.ts';
import { TEXT_HEADERS } from './transit.ts';
import type { WatchedMailbox } from './watched-mailbox.ts';

/** A copy of our message. */
export interface Copy {
  readonly mailbox: WatchedMailbox;
  /** UIDVALIDITY of the mailbox when the copy was seen. */
  readonly uidValidity: number | undefined;
  readonly uid: number;
}

/** The message that is looked for. */
export interface Wanted {
  readonly mark: Mark;
  /** How much of the first copy is fetched, to see what happened to it. */
  readonly beginnings: Beginnings;
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
}

/** Limits of the wait, as moments of the monotonic clock in milliseconds. */
export interface Patience {
  readonly giveUpAt: number;
  /** How long to go on looking for further copies, in milliseconds. */
  readonly settleMs: number;
  /** Called when the first copy has been seen. */
  readonly onFirst: () => void;
}

/** Short pauses at first: most messages arrive at once. IDLE would be slower: Dovecot collects changes for 500 ms. */
const PAUSES_MS = [5, 5, 10, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200];
const SOON_MS = 250;
const LATE_MS = 1000;
/** After this time, one look per second is enough. */
const LATE_AFTER_MS = 15_000;
/** The first looks cover all mailboxes; then one in `ELSEWHERE_EVERY` covers those where the message should not be. */
const LOOKS_EVERYWHERE = 21;
const ELSEWHERE_EVERY = 4;
const PROGRESS_EVERY_MS = 5000;
/** When there are more hits, only their headers are read: it is not known yet whose they are. */
const MAX_READ = 4;

const HEADERS = [...new Set([...RECOGNISED_HEADERS, ...TEXT_HEADERS, ...REPORT_HEADERS])];

/** Looks again and again until the message has arrived or the time is up. */
export class Lookout {
  readonly #imap: ImapSession;
  readonly #context: ProbeContext;
  readonly #wanted: Wanted;
  readonly #reports: ReportWatch;
  /** The mailbox that is open comes first; the others are searched when they change. */
  readonly #mailboxes: readonly WatchedMailbox[];
  readonly #looks = new Map<string, number>();
  readonly #known = new Map<string, number>();
  /** The first UID of each mailbox that was not yet read as a new message. */
  readonly #unread = new Map<WatchedMailbox, number>();
  #copies: readonly Copy[] = [];
  #first: FetchedMessage | undefined;
  #opened: WatchedMailbox | undefined;
  #hasSearchResults = true;

  constructor(imap: ImapSession, context: ProbeContext, wanted: Wanted, mailboxes: readonly WatchedMailbox[]) {
    this.#imap = imap;
    this.#context = context;
    this.#wanted = wanted;
    this.#reports = new ReportWatch(imap, context, wanted.mark);
    this.#mailboxes = mailboxes;
    this.#opened = mailboxes[0];
    for (const { name } of mailboxes) this.#looks.set(name, 0);
  }

  /** @throws ProbeFailure when the session fails; a message that does not come, or comes back, is no failure here */
  async wait(patience: Patience): Promise<Search> {
    const { clock } = this.#context.world;
    const start = clock.now();
    let nextProgress = start + PROGRESS_EVERY_MS;
    let until = patience.giveUpAt;
    for (let look = 0; ; look += 1) {
      const hadCopies = this.#copies.length > 0;
      // The last look covers every mailbox, however few looks a slow server has left time for.
      const isLast = clock.now() >= until;
      await this.#look(look, isLast, patience.settleMs > 0);
      const now = clock.now();
      // At least one more look follows the first copy only when the user has set a settle time.
      if (!hadCopies && this.#copies.length > 0) {
        patience.onFirst();
        until = now + patience.settleMs;
      }
      const pause = PAUSES_MS[look] ?? (now - start < LATE_AFTER_MS ? SOON_MS : LATE_MS);
      const isEnough = isLast || (this.#copies.length > 0 && patience.settleMs === 0);
      if ((now >= until && isEnough) || this.#isLost) {
        return { copies: this.#copies, first: this.#first, reports: this.#reports.found, looks: this.#looks };
      }
      if (now >= nextProgress && this.#copies.length === 0) {
        nextProgress += PROGRESS_EVERY_MS;
        this.#context.progress(`waiting for the message, ${Math.round((now - start) / 1000)} s so far`);
      }
      await clock.sleep(Math.max(0, Math.min(pause, until - now)), this.#context.signal);
    }
  }

  /** Whether the message bounced. */
  get #isLost(): boolean {
    return this.#copies.length === 0 && this.#reports.found.some(({ action }) => action === 'failed');
  }

  /** Looks once, in one network round trip while nothing is new: the open mailbox, and the state of the others. */
  async #look(look: number, isLast: boolean, isSettling: boolean): Promise<void> {
    const [main, ...others] = this.#mailboxes;
    if (!main) return;
    if (this.#opened !== main) await this.#reopen(main);
    const isEverywhere = isLast || look < LOOKS_EVERYWHERE || look % ELSEWHERE_EVERY === 0;
    const elsewhere = isEverywhere ? others : [];
    const noop = this.#imap.noop();
    const search = this.#searchHeader(main);
    const states = elsewhere.map(({ name }) => this.#imap.status(name));
    const [, hits, found] = await Promise.all([noop, search, Promise.all(states)]);
    for (const { name } of [main, ...elsewhere]) this.#looks.set(name, (this.#looks.get(name) ?? 0) + 1);
    await this.#read(main, hits);
    if (this.#copies.length > 0 && !isSettling) return;
    for (const [index, mailbox] of elsewhere.entries()) {
      if (this.#hasChanged(mailbox, found[index], isLast)) await this.#lookElsewhere(mailbox);
    }
  }

  /** Whether a mailbox may have new messages. One whose state the server does not tell is looked at in the end. */
  #hasChanged(mailbox: WatchedMailbox, state: MailboxState | undefined, isLast: boolean): boolean {
    const known = this.#known.get(mailbox.name) ?? mailbox.fromUid;
    if (state === undefined) return false;
    if (state.uidNext === undefined) return isLast;
    if (state.uidNext <= known && state.uidValidity === mailbox.uidValidity) return false;
    this.#known.set(mailbox.name, state.uidNext);
    return true;
  }

  async #lookElsewhere(mailbox: WatchedMailbox): Promise<void> {
    await this.#reopen(mailbox);
    await this.#read(mailbox, await this.#searchHeader(mailbox));
  }

  async #reopen(mailbox: WatchedMailbox): Promise<void> {
    const state = await this.#imap.examine(mailbox.name);
    this.#opened = mailbox;
    if (state.uidValidity === mailbox.uidValidity) return;
    noteRebuilt(this.#context, 'arrival', mailbox, state);
    mailbox.uidValidity = state.uidValidity;
    mailbox.fromUid = 1;
    this.#unread.delete(mailbox);
  }

  /** Keeps the hits that are ours, and reads the new messages when there are none. */
  async #read(mailbox: WatchedMailbox, hits: readonly number[]): Promise<void> {
    const found = hits.length > 0 ? await this.#fetch(hits) : [];
    const own = found.filter((message) => this.#isOwn(message));
    if (own.length === 0 && this.#imap.takeNews()) own.push(...(await this.#readNews(mailbox)));
    const [first] = own;
    if (first) this.#first ??= first.text ? first : ((await this.#fetch([first.uid]))[0] ?? first);
    for (const { uid } of own) this.#remember(mailbox, uid);
  }

  /**
   * Reads each new message once. Some servers do not index our header, others report a message when the search is over,
   * and no search finds delivery reports. In a quiet mailbox the first new message is ours, and its beginnings are
   * fetched in the same network round trip.
   */
  async #readNews(mailbox: WatchedMailbox): Promise<readonly FetchedMessage[]> {
    const from = this.#unread.get(mailbox) ?? mailbox.fromUid;
    const fetched = await (this.#first
      ? this.#imap.fetchHeaders(`${from}:*`, HEADERS)
      : fetchNews(this.#imap, from, HEADERS, this.#wanted.beginnings));
    // A set that ends in `*` always contains the last message, new or not.
    const news = fetched.filter(({ uid }) => uid >= from);
    const next = news.reduce((last, { uid }) => Math.max(last, uid + 1), from);
    this.#unread.set(mailbox, Math.min(next, MAX_UID));
    const own = news.filter((message) => this.#isOwn(message)).slice(-MAX_COPIES);
    if (own.length === 0) await this.#reports.look(mailbox, news);
    return own;
  }

  async #searchHeader(mailbox: WatchedMailbox): Promise<readonly number[]> {
    if (!this.#hasSearchResults) return [];
    const range = { type: 'SEQUENCE', value: `${mailbox.fromUid}:*` } as const;
    const hits = await this.#imap.search([
      atom('UID'),
      range,
      atom('HEADER'),
      text(TOKEN_HEADER),
      text(this.#wanted.mark.token),
    ]);
    if (hits === undefined) {
      this.#hasSearchResults = false;
      this.#context.note({
        status: 'warning',
        code: 'E_SEARCH_NO_RESULT_LINE',
        phase: 'arrival',
        message: 'The server answered a search with OK and without a result; new messages were read instead.',
        hint: 'RFC 9051 section 6.4.4 demands a result. Other clients may show empty search results.',
      });
      return [];
    }
    return hits.slice(-MAX_COPIES);
  }

  /** Fetches header fields, and the beginnings as long as there is no first copy. */
  #fetch(uids: readonly number[]): Promise<readonly FetchedMessage[]> {
    const set = uids.join(',');
    return this.#first || uids.length > MAX_READ
      ? this.#imap.fetchHeaders(set, HEADERS)
      : fetchMessages(this.#imap, set, HEADERS, this.#wanted.beginnings);
  }

  #isOwn({ headers }: FetchedHeaders): boolean {
    return isProbeMessage(headers, this.#wanted.mark);
  }

  #remember(mailbox: WatchedMailbox, uid: number): void {
    const { uidValidity } = mailbox;
    // After the mailbox was rebuilt, the copies seen in it before are the same ones under other UIDs.
    const valid = this.#copies.filter((copy) => copy.mailbox !== mailbox || copy.uidValidity === uidValidity);
    const isKnown = valid.some((copy) => copy.mailbox === mailbox && copy.uid === uid);
    this.#copies = isKnown ? valid : [...valid, { mailbox, uidValidity, uid }];
  }
}
