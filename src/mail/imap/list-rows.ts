/**
 * The lines of LIST as they are kept while more of them come: an account may have a hundred thousand mailboxes, and a
 * parsed response takes ten times the memory of what it says.
 */

import { decodeMailbox } from './mailbox-name.ts';
import type { ListedMailbox, Listing } from './session.ts';
import type { ParsedResponse } from './wire/grammar.ts';
import { listOf, textOf } from './wire/values.ts';

/** More than anybody looks at. The others are counted. */
const MAX_KEPT = 20_000;

type Row = Omit<ListedMailbox, 'name'> & { name: string };

/** Collects lines of LIST. */
export class ListRows {
  readonly #rows: Row[] = [];
  /** Most mailboxes have the same flags. */
  readonly #flags = new Map<string, ReadonlySet<string>>();
  #more = 0;

  /** Takes one; what has no name is passed over. */
  readonly add = ({ attributes = [] }: ParsedResponse): void => {
    const name = textOf(attributes[2]);
    if (name === undefined) return;
    const flags = this.#flagsOf(attributes[0]);
    if (this.#rows.length < MAX_KEPT || flags.has('\\junk')) {
      this.#rows.push({ name, delimiter: textOf(attributes[1]), flags });
    } else if (!flags.has('\\noselect') && !flags.has('\\nonexistent')) this.#more += 1;
  };

  /** What was listed, with readable names; called once. */
  async listing(): Promise<Listing> {
    for (const row of this.#rows) row.name = await decodeMailbox(row.name);
    return { mailboxes: this.#rows, more: this.#more };
  }

  #flagsOf(value: Parameters<typeof listOf>[0]): ReadonlySet<string> {
    const names = listOf(value).map((flag) => textOf(flag)?.toLowerCase() ?? '');
    const key = names.join(' ');
    const flags = this.#flags.get(key) ?? new Set(names);
    this.#flags.set(key, flags);
    return flags;
  }
}
