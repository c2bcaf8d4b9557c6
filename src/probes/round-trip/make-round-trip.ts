/** Runs a round trip over its two open sessions. */
import { type Copy, Lookout } from '../../mail/arrival/lookout.ts';
import type { FoundReport } from '../../mail/arrival/report-watch.ts';
import { readSentText } from '../../mail/arrival/transit.ts';
import { firstNewUid, type WatchedMailbox } from '../../mail/arrival/watched-mailbox.ts';
import type { ImapSession, Listing, MailboxState } from '../../mail/imap/session.ts';
import { findJunk } from '../../mail/mailbox/junk.ts';
import {
  composeMessage,
  createToken,
  isQuickToCompose,
  loadComposer,
  type ProbeMessage,
} from '../../mail/message/message.ts';
import type { SmtpSession } from '../../mail/smtp/session.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { CleanupTicket, ProbeContext } from '../../model/probe-context.ts';
import { cleanUpMessage, type Target } from './clean-up-message.ts';
import { bounced, judgeArrival, notArrived } from './judge-arrival.ts';
import type { RoundTripPlan } from './plan.ts';

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
        mailboxes.push({ name: junk, role: 'junk', uidValidity: other.uidValidity, fromUid: other.uidNext ?? 1 });
    }
    const fromUid = await firstNewUid(imap, mailbox, state);
    const role = mailbox === junk ? 'junk' : mailbox.toUpperCase() === 'INBOX' ? 'inbox' : 'other';
    // Messages that were there before are not new.
    imap.takeNews();
    return { imap, mailboxes: [{ name: mailbox, role, uidValidity: state.uidValidity, fromUid }, ...mailboxes] };
  });
}

/** Lists the mailboxes and opens one. The list is a look-up beside it: its failure hides no missing mailbox. */
async function listAndOpen(imap: ImapSession, mailbox: string): Promise<readonly [Listing, MailboxState]> {
  const [listed, opened] = await Promise.allSettled([imap.list(), imap.examine(mailbox)]);
  if (listed.status === 'fulfilled' && opened.status === 'fulfilled') return [listed.value, opened.value];
  const reasons = [listed, opened].flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  const isMissing = (reason: unknown) => reason instanceof ProbeFailure && reason.code === 'E_MAILBOX_MISSING';
  throw reasons.find(isMissing) ?? reasons[0];
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
  const seen: Copy[] = [];
  const reports: FoundReport[] = [];
  const ticket: CleanupTicket = { token, mailboxes: receiver.mailboxes.map(({ name }) => name) };
  if (plan.cleanup) {
    await context.onCleanup({
      resume: ticket,
      run: async (cleanUp) => {
        const remains = { imap: receiver.imap, seen, reports };
        if (context.hasSent) await cleanUpMessage(cleanUpTarget(plan), ticket, cleanUp, remains);
        else if (receiver.imap.isOpen) receiver.imap.logout();
      },
    });
  }
  const sentText = readSentText(message.raw);
  const sendingAt = clock.now();
  const ambiguity = await sendMessage(plan, smtp, message, context);
  const acceptedAt = clock.now();
  smtp.quit();
  const mark = { token, sender: plan.message.spec.from };
  const wanted = { mark, beginnings: sentText.beginnings };
  const lookout = new Lookout(receiver.imap, context, wanted, receiver.mailboxes);
  const search = await context.phase('arrival', async () => {
    const found = await lookout.wait({
      giveUpAt: acceptedAt + plan.deliveryTimeoutMs,
      settleMs: plan.settleTimeMs,
      onFirst: () => {
        const seenAt = clock.now();
        context.measure('round_trip_seconds', (seenAt - sendingAt) / 1000);
        context.measure('delivery_seconds', (seenAt - acceptedAt) / 1000);
      },
    });
    reports.push(...found.reports);
    if (found.copies.length > 0) return found;
    const bounce = found.reports.find(({ action }) => action === 'failed');
    if (bounce) throw bounced(bounce);
    throw ambiguity ?? notArrived(plan, found, message, context);
  });
  seen.push(...search.copies);
  judgeArrival(search, sentText, plan, context, ambiguity);
  if (!plan.cleanup) receiver.imap.logout();
}

/** Deletes what a finished run has left behind. @throws ProbeFailure when it is unknown what is left */
export async function cleanUpAlone(plan: RoundTripPlan, ticket: CleanupTicket, context: ProbeContext): Promise<void> {
  await cleanUpMessage(cleanUpTarget(plan), ticket, context, undefined);
}

function cleanUpTarget({ imap, message }: RoundTripPlan): Target {
  return { account: imap, sender: message.spec.from, recipients: message.envelope.to.length };
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
