/**
 * A mailbox as one session knows it. Sequence numbers count the messages that were announced to the client; what others
 * add, remove or flag shows only after `announce` (RFC 9051, section 5.2).
 */
import { type Mailbox, type MailboxChange, type StoredMessage, watchMailbox } from '../common/mailbox-store.ts';

/** A message with its place in the view. */
export interface Candidate {
  readonly message: StoredMessage;
  /** Counts from 1. */
  readonly sequence: number;
  readonly isRecent: boolean;
}

export class MailboxView {
  readonly mailbox: Mailbox;
  /** Opened with EXAMINE: nothing may be changed. */
  readonly isReadOnly: boolean;
  #known: StoredMessage[] = [];
  readonly #recent = new Set<StoredMessage>();
  readonly #reflagged = new Set<StoredMessage>();
  readonly #unwatch: () => void;
  #onChange: () => void = () => {};

  constructor(mailbox: Mailbox, isReadOnly: boolean) {
    this.mailbox = mailbox;
    this.isReadOnly = isReadOnly;
    this.#unwatch = watchMailbox(mailbox, (change) => this.#notice(change));
    this.#learn();
  }

  /** All messages that the client knows of. */
  get candidates(): Candidate[] {
    return this.#known.map((message, index) => this.#candidate(message, index));
  }

  get size(): number {
    return this.#known.length;
  }

  get recentCount(): number {
    return this.#recent.size;
  }

  /** The highest UID that the client can know, 0 when there is no message. */
  get highestUid(): number {
    return this.#known.at(-1)?.uid ?? 0;
  }

  /** Returns what has happened since, as untagged answers. The client counts as informed from now on. */
  announce(): { lines: string[]; reflagged: Candidate[] } {
    const removals = this.#forget();
    const sizeBefore = this.size;
    this.#learn();
    const arrivals = this.size > sizeBefore ? [`${this.size} EXISTS`, `${this.recentCount} RECENT`] : [];
    const reflagged = this.candidates.filter(({ message }) => this.#reflagged.has(message));
    this.#reflagged.clear();
    return { lines: [...removals, ...arrivals], reflagged };
  }

  /** Calls `onChange` whenever there may be something to announce, until another function is set. */
  whenChanged(onChange: () => void): void {
    this.#onChange = onChange;
  }

  /** Stops watching. */
  close(): void {
    this.#unwatch();
  }

  #notice(change: MailboxChange): void {
    if (change.kind === 'flags') {
      if (change.by === this) return;
      this.#reflagged.add(change.message);
    }
    this.#onChange();
  }

  /** Drops messages that no longer exist, each with the number that it has when the client reads the line. */
  #forget(): string[] {
    const present = new Set(this.mailbox.messages);
    const kept: StoredMessage[] = [];
    const lines: string[] = [];
    for (const message of this.#known) {
      if (present.has(message)) kept.push(message);
      else lines.push(`${kept.length + 1} EXPUNGE`);
      if (!present.has(message)) this.#recent.delete(message);
    }
    this.#known = kept;
    return lines;
  }

  /** Adds new messages. The first session that may change the mailbox sees them as `\Recent`. */
  #learn(): void {
    const highest = this.highestUid;
    const added = this.mailbox.messages.filter((message) => message.uid > highest);
    this.#known.push(...added);
    for (const message of added) {
      this.#reflagged.delete(message);
      if (message.uid >= this.mailbox.recentFrom) this.#recent.add(message);
    }
    if (!this.isReadOnly) this.mailbox.recentFrom = this.mailbox.uidNext;
  }

  #candidate(message: StoredMessage, index: number): Candidate {
    return { message, sequence: index + 1, isRecent: this.#recent.has(message) };
  }
}
