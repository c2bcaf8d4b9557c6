/**
 * Keeps the lines of LIST in a compact form while more of them arrive: an account may have a hundred thousand
 * mailboxes, and a parsed response takes ten times the memory of its content.
 */

import type { Endpoint } from '../../model/endpoint.ts';
import type { Notice } from '../../model/finding.ts';
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
      onUnreadable: rows.addUnreadable,
      onRefusal: (refusal) => commandRefused(endpoint, 'LIST', refusal, phase),
    },
  };
}

/** Tells of lines that could not be read. */
export function unreadableList(count: number): Notice & { readonly hint: string } {
  return {
    message: `${count} ${count === 1 ? 'line' : 'lines'} of LIST cannot be read, so what ${count === 1 ? 'it names' : 'they name'} was left out.`,
    hint: 'A name with blanks has to be quoted (RFC 9051 section 7.3.1). Look at the dialogue with transcript: true.',
  };
}

type Row = Omit<ListedMailbox, 'name'> & { name: string };

/** Collects lines of LIST. */
export class ListRows {
  readonly #rows: Row[] = [];
  /** Most mailboxes have the same flags. */
  readonly #flags = new Map<string, ReadonlySet<string>>();
  #more = 0;
  #unreadable = 0;

  /**
   * Adds a line. One without a name, or with an empty one, is counted, and so is one with a further word behind the name, where only a list
   * may follow (RFC 9051 section 7.3.1): a name with blanks that is not quoted (IndySockets/Indy#329).
   */
  readonly add = ({ attributes = [] }: ParsedResponse): void => {
    const name = textOf(attributes[2]);
    const [, , , extension, ...more] = attributes;
    if (!name || more.length > 0 || (extension !== undefined && !Array.isArray(extension))) {
      this.#unreadable += 1;
      return;
    }
    const flags = this.#flagsOf(attributes[0]);
    if (this.#rows.length < MAX_KEPT || flags.has('\\junk')) {
      this.#rows.push({ name, delimiter: textOf(attributes[1]), flags });
    } else if (!flags.has('\\noselect') && !flags.has('\\nonexistent')) this.#more += 1;
  };

  /** Counts a line that is no IMAP, if it is one of LIST. */
  readonly addUnreadable = (line: string): boolean => {
    const isOwn = /^\* LIST\b/i.test(line);
    if (isOwn) this.#unreadable += 1;
    return isOwn;
  };

  /** Returns what was listed, with readable names. Must be called only once. */
  async listing(): Promise<Listing> {
    for (const row of this.#rows) row.name = await decodeMailbox(row.name);
    return { mailboxes: this.#rows, more: this.#more, unreadable: this.#unreadable };
  }

  #flagsOf(value: Parameters<typeof listOf>[0]): ReadonlySet<string> {
    const names = listOf(value).map((flag) => textOf(flag)?.toLowerCase() ?? '');
    const key = names.join(' ');
    const flags = this.#flags.get(key) ?? new Set(names);
    this.#flags.set(key, flags);
    return flags;
  }
}
