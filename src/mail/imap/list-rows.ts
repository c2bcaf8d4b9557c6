/**
 * Keeps the lines of LIST in a compact form while more of them arrive: an account may have a hundred thousand
 * mailboxes, and a parsed response takes ten times the memory of its content.
 */

import type { Endpoint } from '../../model/endpoint.ts';
import type { PhaseName } from '../../model/phase.ts';
import { decodeMailbox } from './mailbox-name.ts';
import { commandRefused } from './refusals.ts';
import type { Command, ListedMailbox, Listing } from './session.ts';
import type { ParsedResponse } from './wire/grammar.ts';
import { listOf, text, textOf } from './wire/values.ts';

/** Mailboxes that are kept, more than a user looks at. The others are counted. */
const MAX_KEPT = 20_000;

/** Builds the command that lists all mailboxes. */
export function askList(endpoint: Endpoint, phase: PhaseName): { readonly rows: ListRows; readonly command: Command } {
  const rows = new ListRows();
  return {
    rows,
    command: {
      name: 'LIST',
      args: [text(''), text('*')],
      phase,
      untagged: { LIST: rows.add },
      onRefusal: (refusal) => commandRefused(endpoint, 'LIST', refusal, phase),
    },
  };
}

type Row = Omit<ListedMailbox, 'name'> & { name: string };

/** Collects lines of LIST. */
export class ListRows {
  readonly #rows: Row[] = [];
  /** Most mailboxes have the same flags. */
  readonly #flags = new Map<string, ReadonlySet<string>>();
  #more = 0;

  /** Adds a line. One without a name is skipped. */
  readonly add = ({ attributes = [] }: ParsedResponse): void => {
    const name = textOf(attributes[2]);
    if (name === undefined) return;
    const flags = this.#flagsOf(attributes[0]);
    if (this.#rows.length < MAX_KEPT || flags.has('\\junk')) {
      this.#rows.push({ name, delimiter: textOf(attributes[1]), flags });
    } else if (!flags.has('\\noselect') && !flags.has('\\nonexistent')) this.#more += 1;
  };

  /** Returns what was listed, with readable names. Must be called only once. */
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
