import type { ListedMailbox } from '../imap/session.ts';

/** Usual names of an unmarked junk mailbox, in lower case. They are compared with the last part of a name. */
const USUAL_NAMES = ['junk', 'spam', 'junk e-mail', 'junk email', 'bulk mail', 'bulk'];

/** Finds the junk mailbox: the one marked `\Junk` (RFC 6154), else one with a usual name. */
export function findJunk(mailboxes: readonly ListedMailbox[]): string | undefined {
  const selectable = mailboxes.filter(({ flags }) => !flags.has('\\noselect') && !flags.has('\\nonexistent'));
  const marked = selectable.find(({ flags }) => flags.has('\\junk'));
  if (marked) return marked.name;
  const byName = USUAL_NAMES.map((name) => selectable.find((mailbox) => lastPart(mailbox) === name));
  return byName.find((mailbox) => mailbox !== undefined)?.name;
}

function lastPart({ name, delimiter }: ListedMailbox): string {
  const parts = delimiter ? name.split(delimiter) : [name];
  return (parts.at(-1) ?? name).toLowerCase();
}
