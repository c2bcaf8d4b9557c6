/**
 * Removes messages of ours, and nothing else: a UID is removed when the header just fetched for it bears the token, by
 * UID EXPUNGE, which needs UIDPLUS. A plain EXPUNGE or CLOSE would take the mail of others along that somebody has
 * flagged `\Deleted`.
 */
import type { ProbeContext } from '../probes/probe.ts';
import type { ImapSession } from './imap.ts';
import { atom, text } from './imap-values.ts';
import { isProbeMessage, MAX_COPIES, RECOGNISED_HEADERS, TOKEN_HEADER } from './message.ts';

/** What became of the messages with the token in one mailbox. */
export interface Removal {
  readonly removed: number;
  readonly left: number;
}

/**
 * Removes the messages with the token from a mailbox. `known` are UIDs seen before; without them the mailbox is
 * searched.
 * @throws ProbeFailure when the session fails or the mailbox cannot be opened for writing
 */
export async function removeOwn(
  imap: ImapSession,
  context: ProbeContext,
  mailbox: string,
  token: string,
  known: readonly number[],
): Promise<Removal> {
  await imap.select(mailbox);
  const found = known.length > 0 ? known : ((await searchToken(imap, token)) ?? []);
  const candidates = found.slice(-MAX_COPIES);
  if (candidates.length === 0) return { removed: 0, left: 0 };
  const fetched = await imap.fetchHeaders(candidates.join(','), RECOGNISED_HEADERS);
  const own = fetched.filter(({ uid, headers }) => candidates.includes(uid) && isProbeMessage(headers, token));
  if (own.length === 0) return { removed: 0, left: 0 };
  for (const { uid } of own) await imap.flagDeleted(uid);
  if (!imap.has('UIDPLUS')) {
    noteLeft(context, mailbox, 'the server has no UIDPLUS, so it was flagged \\Deleted but not expunged');
    return { removed: 0, left: own.length };
  }
  let removed = 0;
  for (const { uid } of own) {
    await imap.expunge(uid);
    const isStillThere = (await imap.fetchHeaders(String(uid), ['Message-ID'])).some((message) => message.uid === uid);
    if (!isStillThere) removed += 1;
  }
  if (removed < own.length) noteLeft(context, mailbox, 'the server said that it was expunged, and it is still there');
  return { removed, left: own.length - removed };
}

/** Not every server indexes our header, and some relays strip it. */
function searchToken(imap: ImapSession, token: string): Promise<readonly number[] | undefined> {
  return imap.search([atom('OR'), atom('HEADER'), text(TOKEN_HEADER), text(token), atom('SUBJECT'), text(token)]);
}

function noteLeft(context: ProbeContext, mailbox: string, why: string): void {
  context.note({
    status: 'warning',
    code: 'E_CLEANUP',
    phase: 'cleanup',
    message: `The test message was left in ${mailbox}: ${why}.`,
    hint: 'Delete it by hand. Its subject ends with the token of the run.',
  });
}
