/** Runs a round trip over its two open sessions. */
import type { Copy } from '../../mail/arrival/copies.ts';
import { findElsewhere } from '../../mail/arrival/elsewhere.ts';
import { Lookout, type Search } from '../../mail/arrival/lookout.ts';
import { readSentText } from '../../mail/arrival/transit.ts';
import { firstNewUid, type WatchedMailbox } from '../../mail/arrival/watched-mailbox.ts';
import type { ImapSession, Listing, MailboxState } from '../../mail/imap/session.ts';
import { findJunk } from '../../mail/mailbox/junk.ts';
import { MailboxHints } from '../../mail/mailbox/missing-mailbox.ts';
import {
  composeMessage,
  createToken,
  isQuickToCompose,
  loadComposer,
  type ProbeMessage,
} from '../../mail/message/message.ts';
import type { SmtpSession } from '../../mail/smtp/session.ts';
import { findingOf, ProbeFailure, restated } from '../../model/failure.ts';
import type { CleanupContext, CleanupTicket, ProbeContext } from '../../model/probe-context.ts';
import { awaitMessage, type Receiving } from './await-message.ts';
import { cleanUpMessage, type Remains, type Target } from './clean-up-message.ts';
import { bounced, filedElsewhere, judgeArrival, notArrived, unreadableArrival } from './judge-arrival.ts';
import type { RoundTripPlan } from './plan.ts';
import { withWhereabouts } from './tell-arrival.ts';

export { isQuickToCompose, loadComposer };

/** An IMAP session, and where the message may arrive. */
export interface Receiver {
  readonly imap: ImapSession;
  readonly mailboxes: readonly WatchedMailbox[];
}

/** Composes the message of this run. */
export async function composeFor(plan: RoundTripPlan, context: ProbeContext): Promise<ProbeMessage> {
  return await composeMessage(plan.message.spec, createToken(context), context.world.clock.date());
}

/**
 * Notes the state of the mailboxes before anything is sent.
 *
 * @param meanwhile called once, when the server is busy opening
 * @throws ProbeFailure
 */
export async function openMailboxes(
  imap: ImapSession,
  mailbox: string,
  context: ProbeContext,
  meanwhile: () => Promise<unknown>,
): Promise<Receiver> {
  return await context.phase('imap_select', async () => {
    const opening = listAndOpen(imap, mailbox);
    // Work that keeps the event loop busy must not delay the commands.
    setImmediate(() => void meanwhile().catch(() => {}));
    const [{ mailboxes: listed }, state] = await opening;
    const junk = findJunk(listed);
    const mailboxes: WatchedMailbox[] = [];
    if (junk !== undefined && junk !== mailbox) {
      const other = await imap.status(junk);
      if (other)
        mailboxes.push({
          name: junk,
          role: 'junk',
          wasEmpty: other.messages === 0,
          uidValidity: other.uidValidity,
          fromUid: other.uidNext ?? 1,
        });
    }
    const fromUid = await firstNewUid(imap, mailbox, state);
    const role = mailbox === junk ? 'junk' : mailbox.toUpperCase() === 'INBOX' ? 'inbox' : 'other';
    // Messages that were there before are not new.
    imap.takeNews();
    const { uidValidity, messages } = state;
    const watched: WatchedMailbox = { name: mailbox, role, wasEmpty: messages === 0, uidValidity, fromUid };
    return { imap, mailboxes: [watched, ...mailboxes] };
  });
}

/** Lists the mailboxes and opens one. The list is a look-up beside it: its failure hides no missing mailbox. */
async function listAndOpen(imap: ImapSession, mailbox: string): Promise<readonly [Listing, MailboxState]> {
  const [listed, opened] = await Promise.allSettled([imap.list(), imap.examine(mailbox)]);
  if (listed.status === 'fulfilled' && opened.status === 'fulfilled') return [listed.value, opened.value];
  const [missing] = reasonsOf(opened).filter((reason) => isMissing(reason));
  if (missing) throw listed.status === 'fulfilled' ? withNames(missing, mailbox, listed.value) : missing;
  throw reasonsOf(listed, opened)[0];
}

function reasonsOf(...results: readonly PromiseSettledResult<unknown>[]): readonly unknown[] {
  return results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
}

function isMissing(reason: unknown): reason is ProbeFailure {
  return reason instanceof ProbeFailure && reason.code === 'E_MAILBOX_MISSING';
}

/** Returns the failure with the names that the server lists. */
function withNames(failure: ProbeFailure, mailbox: string, { mailboxes }: Listing): ProbeFailure {
  return restated(failure, { message: failure.message, hint: new MailboxHints(mailboxes).hintFor(mailbox) });
}

/**
 * Sends the message, waits for it, reports what happened to it, and deletes it.
 * @throws ProbeFailure when it is refused, comes back, or does not arrive
 */
export async function makeRoundTrip(
  plan: RoundTripPlan,
  message: ProbeMessage,
  smtp: SmtpSession,
  receiver: Receiver,
  context: ProbeContext,
): Promise<void> {
  const { clock } = context.world;
  const { token } = message;
  const elsewhere: Copy[] = [];
  const line: Receiving = { account: plan.imap, imap: receiver.imap };
  let lookout: Lookout | undefined;
  const ticket: CleanupTicket = { token, mailboxes: receiver.mailboxes.map(({ name }) => name) };
  await context.onCleanup({
    resume: plan.cleanup ? ticket : undefined,
    run: async (cleanUp) => {
      const { copies = [], reports = [] } = lookout?.found ?? {};
      const remains = { imap: line.imap, seen: [...copies, ...elsewhere], reports };
      if (plan.cleanup && context.hasSent) await cleanUpMessage(cleanUpTarget(plan), ticket, cleanUp, remains);
      else leave(remains, cleanUp);
    },
  });
  const sentText = readSentText(message.raw);
  const sendingAt = clock.now();
  const ambiguity = await sendMessage(plan, smtp, message, context);
  const acceptedAt = clock.now();
  smtp.quit();
  const mark = { token, sender: plan.message.spec.from };
  lookout = new Lookout(line.imap, context, { mark, beginnings: sentText.beginnings }, receiver.mailboxes);
  const patience = {
    giveUpAt: acceptedAt + plan.deliveryTimeoutMs,
    settleMs: plan.settleTimeMs,
    onFirst: () => {
      const seenAt = clock.now();
      context.measure('round_trip_seconds', (seenAt - sendingAt) / 1000);
      context.measure('delivery_seconds', (seenAt - acceptedAt) / 1000);
    },
  };
  const looking = lookout;
  const search = await context.phase('arrival', async () => {
    const found = await awaitMessage(line, looking, patience, context);
    if (found.copies.length > 0) return found;
    const bounce = found.reports.find(({ action }) => action === 'failed');
    if (bounce) throw bounced(bounce);
    if (found.unreadable) throw unreadableArrival(plan, found.unreadable);
    elsewhere.push(...(await findElsewhere(line.imap, context, mark, ticket.mailboxes)));
    throw missing(plan, found, { message, elsewhere, ambiguity }, context);
  });
  judgeArrival(search, sentText, plan, context, ambiguity);
}

/** Ends the session of a run that has nothing to delete, and has its failure tell where the message was seen. */
function leave({ imap, seen }: Remains, context: CleanupContext): void {
  if (imap.isOpen) imap.logout();
  const seenIn = [...new Set(seen.map(({ mailbox }) => mailbox.name))];
  context.amend((failure) => withWhereabouts(failure, { seenIn, foundIn: [], isDeleted: false }));
}

/** Returns the failure of a message that was not where it was expected. */
function missing(
  plan: RoundTripPlan,
  found: Search,
  {
    message,
    elsewhere,
    ambiguity,
  }: {
    readonly message: ProbeMessage;
    readonly elsewhere: readonly Copy[];
    readonly ambiguity: ProbeFailure | undefined;
  },
  context: ProbeContext,
): ProbeFailure {
  if (elsewhere.length === 0) return ambiguity ?? notArrived(plan, found, message, context);
  if (ambiguity) context.note(findingOf(ambiguity));
  return filedElsewhere(plan, elsewhere);
}

/** Deletes what a finished run has left behind. @throws ProbeFailure when it is unknown what is left */
export async function cleanUpAlone(plan: RoundTripPlan, ticket: CleanupTicket, context: CleanupContext): Promise<void> {
  await cleanUpMessage(cleanUpTarget(plan), ticket, context, undefined);
}

function cleanUpTarget({ imap, message, mayExpunge }: RoundTripPlan): Target {
  return { account: imap, sender: message.spec.from, recipients: message.envelope.to.length, mayExpunge };
}

/** Sends. Returns the failure when it is unknown whether the server accepted the message: then it may arrive. */
async function sendMessage(
  plan: RoundTripPlan,
  smtp: SmtpSession,
  message: ProbeMessage,
  context: ProbeContext,
): Promise<ProbeFailure | undefined> {
  try {
    const { reply } = await smtp.send(plan.message.envelope, message.raw);
    context.learn({ acceptance: reply });
    return undefined;
  } catch (error) {
    if (error instanceof ProbeFailure && error.code === 'E_MSG_AMBIGUOUS') return error;
    throw error;
  } finally {
    // When the server refused the message, there is none with this ID.
    if (context.hasSent) context.learn({ messageId: message.messageId });
  }
}
