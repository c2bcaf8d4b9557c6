/** Suggests which name was probably meant when a mailbox does not exist. */

import { ProbeFailure } from '../../model/failure.ts';
import { closest, searchBudget } from '../../text/closest.ts';
import type { ImapSession, ListedMailbox } from '../imap/session.ts';

/** How many names a hint quotes, and how much of each, in code points. */
const MAX_NAMES = 10;
const MAX_LENGTH = 100;

/** Makes the failure for a mailbox that the server does not have, or does not open. */
export function missingMailbox(
  name: string,
  hints: MailboxHints | undefined,
  phase: 'imap_select' | 'imap_status',
  reply: string | undefined,
): ProbeFailure {
  return new ProbeFailure({
    code: 'E_MAILBOX_MISSING',
    phase,
    message: `Mailbox ${name} cannot be opened.`,
    hint: hints?.hintFor(name) ?? 'Check the name, its hierarchy delimiter, and the access rights of this user.',
    reply,
  });
}

/**
 * Asks for the names that a hint can quote, unless they are known. Undefined when the server does not tell them: a
 * look-up for a hint must not take the place of the failure that it is for.
 */
export async function hintsFor(
  imap: ImapSession,
  phase: 'imap_select' | 'imap_status',
  known?: readonly ListedMailbox[],
): Promise<MailboxHints | undefined> {
  if (known) return new MailboxHints(known);
  try {
    return new MailboxHints((await imap.list(phase)).mailboxes);
  } catch (error) {
    if (error instanceof ProbeFailure) return undefined;
    throw error;
  }
}

/**
 * Says what to write instead of names that the server does not have. The listed names are looked through once, however
 * many are missing, and the search for similar ones is limited for all of them together: a server may list 20,000.
 */
export class MailboxHints {
  readonly #listed = new Map<string, ListedMailbox>();
  readonly #names: readonly string[];
  readonly #delimiter: string;
  /** The first name of each spelling: in small letters, and without delimiters. */
  readonly #inSmall = new Map<string, string>();
  readonly #byLevels = new Map<string, string>();
  readonly #budget = searchBudget();

  constructor(listed: readonly ListedMailbox[]) {
    for (const mailbox of listed) keepFirst(this.#listed, mailbox.name, mailbox);
    this.#names = listed.filter(({ flags }) => !flags.has('\\noselect')).map((mailbox) => mailbox.name);
    this.#delimiter = listed.find((mailbox) => mailbox.delimiter !== undefined)?.delimiter ?? '/';
    for (const name of this.#names) {
      keepFirst(this.#inSmall, name.toLowerCase(), name);
      keepFirst(this.#byLevels, levelsOf(name), name);
    }
  }

  /** Returns one or two sentences. They may quote names that the server gave: untrusted. */
  hintFor(name: string): string {
    const same = this.#listed.get(name);
    if (same?.flags.has('\\noselect') || same?.flags.has('\\nonexistent'))
      return `${name} only holds other mailboxes, and no messages. Name one of those.`;
    if (same) return 'The server lists it, but does not let this user read it. Check the access rights.';
    const names = this.#names;
    if (names.length === 0) return 'The server lists no mailbox for this user. Check the user and its access rights.';
    const trimmed = this.#inSmall.get(name.trim().toLowerCase());
    if (trimmed !== undefined && name.trim() !== name)
      return `Write ${trimmed}: the name given has a blank at its end.`;
    const capitals = this.#inSmall.get(name.toLowerCase());
    if (capitals !== undefined) return `Write ${capitals}: capitals count.`;
    const levels = levelsOf(name);
    const relocated = this.#byLevels.get(levels);
    if (relocated !== undefined)
      return `Write ${relocated}: this server separates the levels of a name with ${this.#delimiter}`;
    const [, below] = /^inbox\0(.*)$/s.exec(levels) ?? [];
    const shorter = below === undefined ? undefined : this.#byLevels.get(below);
    const prefixed = this.#byLevels.get(`inbox\0${levels}`) ?? shorter;
    if (prefixed !== undefined) return `Write ${prefixed}, as the server lists it.`;
    const nearest = closest(name, names, this.#budget);
    const rest = names.length > MAX_NAMES ? `, and ${names.length - MAX_NAMES} more` : '';
    const list = `The server lists ${names.slice(0, MAX_NAMES).map(shortened).join(', ')}${rest}.`;
    return nearest === undefined ? list : `Did you mean ${nearest}? ${list}`;
  }
}

function keepFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}

function shortened(name: string): string {
  const points = Array.from(name.slice(0, 2 * MAX_LENGTH + 2));
  return points.length <= MAX_LENGTH ? name : `${points.slice(0, MAX_LENGTH - 1).join('')}…`;
}

/** Normalises a name, so that delimiters and capitals do not matter. */
function levelsOf(name: string): string {
  return name
    .split(/[./\\]/)
    .join('\0')
    .toLowerCase();
}
