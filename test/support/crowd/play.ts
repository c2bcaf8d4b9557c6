/**
 * Runs a probe in a crowd: others deliver, flag, move and destroy mail between its commands, and the server refuses or
 * ends the session. Before each of their deeds, and at the end, the mail of others must be as they left it.
 */
import type { Report } from '../../../src/model/report.ts';
import { createMailbox, type StoredMessage } from '../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSession } from '../../../src/sandbox/imap/session.ts';
import type { MailboxView } from '../../../src/sandbox/imap/view.ts';
import { type MailSystem, startMailSystem } from '../scripted/mail-system.ts';
import { fastClock } from '../servers/fast-clock.ts';
import { foreignId, readSent, type Sent } from './foreign-message.ts';
import { copyId, foreignEntries, numberedCopy, ownCopies, wasPut } from './ledger.ts';
import { isCurrent, perform, type Stage } from './other-clients.ts';
import type { Scenario } from './scenarios.ts';

/** What came of it. */
export interface Play {
  readonly report: Report;
  /** What the probe did to mail of others, in words. */
  readonly harm: readonly string[];
  /** Copies of its own message: whether one ever was where it looks. */
  readonly hasArrived: boolean;
  /** Those that it left though it had looked at their mailbox since they were there. */
  readonly forgotten: readonly number[];
  /** Those that it left in INBOX though they had been there for several commands. */
  readonly overlooked: readonly number[];
  /** Messages that were found to be wanted, and are still where they were. */
  readonly wantedLeft: readonly number[];
  /** Commands that change flags. */
  readonly markings: readonly string[];
  /** Commands that destroy more than one knows. */
  readonly blindCommands: readonly string[];
}

/** How the run is made. */
export interface PlayOptions {
  readonly inputs: Readonly<Record<string, string>>;
  /** The mailboxes into which the message of a round trip is delivered. */
  readonly deliveries: readonly string[];
  /** For a search that deletes: which messages it asks for. */
  readonly wanted?: (message: StoredMessage) => boolean;
}

export async function play(scenario: Scenario, options: PlayOptions): Promise<Play> {
  const crowd = new Crowd(scenario, options);
  await using system = await startMailSystem({
    imap: {
      without: scenario.without,
      headerSearch: scenario.headerSearch,
      onCommand: (verb, line, session) => crowd.onCommand(verb, line, session),
    },
    mailboxes: scenario.hasJunk ? [{ name: 'Junk', specialUse: '\\Junk' }] : [],
    deliver: (raw) => crowd.deliver(raw),
  });
  crowd.enter(system);
  const plain = {
    'imap-host': '127.0.0.1',
    'imap-port': String(system.sandbox.imap.plain),
    'imap-tls-mode': 'none',
    'delivery-timeout': '4s',
  };
  const report = await system.run({ ...plain, ...options.inputs }, { clock: fastClock });
  return crowd.leave(report, system);
}

/** So many commands are left when a clean-up has looked for the last time whether there is more. */
const LAST_COMMANDS = 8;

class Crowd {
  readonly #scenario: Scenario;
  readonly #options: PlayOptions;
  readonly #harm: string[] = [];
  readonly #cuts: Set<number>;
  readonly #refusals: Set<Scenario['refusals'][number]>;
  /** Copies that a look since their last move could have found. */
  readonly #looked = new Set<number>();
  /** The number of commands when a copy was put to where it is. */
  readonly #putAt = new Map<number, number>();
  /** What the first search with an answer finds of what is wanted. */
  readonly #found = new Map<number, StoredMessage>();
  #stage: Stage | undefined;
  #sent: Sent | undefined;
  #commands = 0;
  #ids = 0;
  #hasArrived = false;
  #expected: ReturnType<typeof foreignEntries> = new Map();
  #copies: ReturnType<typeof ownCopies> = new Map();

  constructor(scenario: Scenario, options: PlayOptions) {
    this.#scenario = scenario;
    this.#options = options;
    this.#cuts = new Set(scenario.cuts);
    this.#refusals = new Set(scenario.refusals);
  }

  enter({ sandbox: { store, users } }: MailSystem): void {
    const [account] = users;
    if (!account) throw new Error('The sandbox has no user');
    const sent = (): Sent | undefined => this.#sent;
    this.#stage = {
      store,
      account,
      get sent() {
        return sent();
      },
      nextId: () => ++this.#ids,
    };
    this.#others((stage) => {
      for (const letter of this.#scenario.letters) perform(letter, stage);
    });
  }

  deliver(raw: string): void {
    this.#sent = readSent(raw);
    this.#others(({ store, account }) => {
      for (const name of this.#options.deliveries) {
        const mailbox = createMailbox(store, account, { name });
        const message = Buffer.from(numberedCopy(raw, ++this.#ids), 'latin1');
        mailbox.messages.push({ uid: mailbox.uidNext++, raw: message, internalDate: new Date(), flags: new Set() });
        for (const watcher of [...mailbox.watchers]) watcher({ kind: 'added' });
      }
    });
  }

  onCommand(verb: string, line: string, session: ImapSession): string | undefined {
    this.#commands += 1;
    const now = this.#commands;
    this.#others((stage) => {
      for (const { before, deed } of this.#scenario.happenings) if (before === now) perform(deed, stage);
    });
    if (!/^(?:SELECT|EXAMINE|LOGOUT)$/.test(verb) && isOutdated(session)) return 'drop';
    if (this.#cuts.has(now)) return 'drop';
    for (const refusal of this.#refusals) {
      if (refusal.verb !== verb) continue;
      if (!refusal.isForGood) this.#refusals.delete(refusal);
      return refusal.answer;
    }
    if (session.isSelected && this.#isLook(verb, line)) this.#look(session.view);
    return undefined;
  }

  leave(report: Report, system: MailSystem): Play {
    this.#compare();
    const heard = (pattern: RegExp): readonly string[] => system.commands().filter((command) => pattern.test(command));
    return {
      report,
      harm: this.#harm,
      hasArrived: this.#hasArrived,
      forgotten: [...this.#copies.keys()].filter((id) => this.#looked.has(id)),
      overlooked: [...this.#copies]
        .filter(([id, place]) => place.mailbox === 'INBOX' && this.#isOld(id))
        .map(([id]) => id),
      wantedLeft: [...this.#found].filter(([, message]) => this.#isThere(message)).map(([id]) => id),
      markings: heard(/^(?:UID )?STORE/i),
      blindCommands: heard(/^(?:EXPUNGE|CLOSE|(?:UID )?MOVE|DELETE|RENAME)\b/i),
    };
  }

  /** Lets others work. What they change is expected from then on. */
  #others(work: (stage: Stage) => void): void {
    if (!this.#stage) return;
    this.#compare();
    const { account } = this.#stage;
    work(this.#stage);
    this.#expected = foreignEntries(account);
    const before = this.#copies;
    this.#copies = ownCopies(account);
    for (const [id, place] of this.#copies) {
      if (wasPut(before.get(id), place)) {
        this.#looked.delete(id);
        this.#putAt.set(id, this.#commands);
      }
      if (place.mailbox !== 'Archive') this.#hasArrived = true;
    }
  }

  /** Holds the mail of others against what they last saw. */
  #compare(): void {
    const { account } = this.#stage ?? {};
    if (!account) return;
    const actual = foreignEntries(account);
    for (const [id, entry] of this.#expected) {
      // What was asked for and found is the probe's.
      if (this.#found.has(id)) continue;
      const found = actual.get(id);
      if (JSON.stringify(found) === JSON.stringify(entry)) continue;
      this.#harm.push(`${id}: ${JSON.stringify(entry)} became ${JSON.stringify(found)}`);
    }
    this.#copies = ownCopies(account);
  }

  /** Whether a command would find copies that it could see. */
  #isLook(verb: string, line: string): boolean {
    if (verb === 'UID FETCH') return /^\S+ UID FETCH \d+:\*/.test(line);
    if (verb !== 'UID SEARCH') return false;
    return this.#scenario.headerSearch === 'indexed' || line.includes('SUBJECT');
  }

  #look({ candidates, mailbox }: MailboxView): void {
    const { wanted } = this.#options;
    const isFirst = this.#found.size === 0;
    for (const { message } of candidates) {
      const copy = copyId(message.raw);
      // What somebody has just moved away is still listed, and can no longer be found.
      if (copy !== undefined && mailbox.messages.includes(message)) this.#looked.add(copy);
      const foreign = foreignId(message.raw);
      if (isFirst && foreign !== undefined && wanted?.(message)) this.#found.set(foreign, message);
    }
  }

  #isOld(copy: number): boolean {
    return this.#commands - (this.#putAt.get(copy) ?? 0) > LAST_COMMANDS;
  }

  #isThere(message: StoredMessage): boolean {
    const mailboxes = this.#stage?.account.mailboxes.values() ?? [];
    return [...mailboxes].some(({ messages }) => messages.includes(message));
  }
}

/** Whether a session has a mailbox open that was made anew since. Some servers let it go on until it says something. */
function isOutdated(session: ImapSession): boolean {
  return session.isSelected && !isCurrent(session.view.mailbox, session.account);
}
