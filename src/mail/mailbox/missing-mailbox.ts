/** Suggests which name was probably meant when a mailbox does not exist. */

import { ProbeFailure } from '../../model/failure.ts';
import { closest } from '../../text/closest.ts';
import type { ListedMailbox } from '../imap/session.ts';

const MAX_NAMES = 10;

/** Makes the failure for a mailbox that the server does not have, or does not open. */
export function missingMailbox(
  name: string,
  listed: readonly ListedMailbox[],
  phase: 'imap_select' | 'imap_status',
  reply: string | undefined,
): ProbeFailure {
  return new ProbeFailure({
    code: 'E_MAILBOX_MISSING',
    phase,
    message: `Mailbox ${name} cannot be opened.`,
    hint: nearestNames(name, listed),
    reply,
  });
}

/** Says what to write instead, in one or two sentences. */
export function nearestNames(name: string, listed: readonly ListedMailbox[]): string {
  const same = listed.find((mailbox) => mailbox.name === name);
  if (same?.flags.has('\\noselect') || same?.flags.has('\\nonexistent'))
    return `${name} only holds other mailboxes, and no messages. Name one of those.`;
  if (same) return 'The server lists it, but does not let this user read it. Check the access rights.';
  const names = listed.filter(({ flags }) => !flags.has('\\noselect')).map((mailbox) => mailbox.name);
  if (names.length === 0) return 'The server lists no mailbox for this user. Check the user and its access rights.';
  const capitals = names.find((other) => other.toLowerCase() === name.toLowerCase());
  if (capitals !== undefined) return `Write ${capitals}: capitals count.`;
  const delimiter = listed.find((mailbox) => mailbox.delimiter !== undefined)?.delimiter ?? '/';
  const levels = levelsOf(name);
  const relocated = names.find((other) => levelsOf(other) === levels);
  if (relocated !== undefined)
    return `Write ${relocated}: this server separates the levels of a name with ${delimiter}`;
  const prefixed = names.find(
    (other) => levelsOf(other) === `inbox\0${levels}` || `inbox\0${levelsOf(other)}` === levels,
  );
  if (prefixed !== undefined) return `Write ${prefixed}, as the server lists it.`;
  const nearest = closest(name, names);
  const rest = names.length > MAX_NAMES ? `, and ${names.length - MAX_NAMES} more` : '';
  const list = `The server lists ${names.slice(0, MAX_NAMES).join(', ')}${rest}.`;
  return nearest === undefined ? list : `Did you mean ${nearest}? ${list}`;
}

/** Normalises a name, so that delimiters and capitals do not matter. */
function levelsOf(name: string): string {
  return name
    .split(/[./\\]/)
    .join('\0')
    .toLowerCase();
}
