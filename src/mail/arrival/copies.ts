import type { FetchedMessage } from '../mailbox/fetch-messages.ts';
import type { WatchedMailbox } from './watched-mailbox.ts';

/** A copy of our message. */
export interface Copy {
  readonly mailbox: WatchedMailbox;
  /** UIDVALIDITY of the mailbox when the copy was seen. */
  readonly uidValidity: number | undefined;
  readonly uid: number;
}

/** The copies that were seen so far. */
export class Copies {
  /** The requested parts of the first copy. */
  first: FetchedMessage | undefined;
  #all: readonly Copy[] = [];

  get all(): readonly Copy[] {
    return this.#all;
  }

  get areSeen(): boolean {
    return this.#all.length > 0;
  }

  remember(mailbox: WatchedMailbox, uid: number): void {
    const { uidValidity } = mailbox;
    // After the mailbox was rebuilt, the copies seen in it before are the same ones under other UIDs.
    const valid = this.#all.filter((copy) => copy.mailbox !== mailbox || copy.uidValidity === uidValidity);
    const isKnown = valid.some((copy) => copy.mailbox === mailbox && copy.uid === uid);
    this.#all = isKnown ? valid : [...valid, { mailbox, uidValidity, uid }];
  }
}
