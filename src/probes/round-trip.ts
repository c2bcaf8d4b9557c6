/**
 * Sends a message by SMTP, sees that very message arrive by IMAP, says where and when and in how many copies, and
 * deletes it.
 */
import { type Copy, Lookout } from '../mail/arrival.ts';
import { refuseExposure } from '../mail/exposure.ts';
import type { ImapSession } from '../mail/imap.ts';
import { findJunk } from '../mail/junk.ts';
import { composeMessage, createToken, loadComposer, type ProbeMessage } from '../mail/message.ts';
import { openImap, openSmtp } from '../mail/open-session.ts';
import type { FoundReport } from '../mail/report-watch.ts';
import type { SmtpSession } from '../mail/smtp.ts';
import { readSentText } from '../mail/transit.ts';
import { firstNewUid, type WatchedMailbox } from '../mail/watched-mailbox.ts';
import { describeEndpoint } from '../settings/endpoint.ts';
import type { Issue } from '../settings/issue.ts';
import type { Settings } from '../settings/settings.ts';
import { ProbeFailure } from '../verdict/failure.ts';
import type { Alarm } from '../verdict/metric.ts';
import { cleanUpMessage, type Target } from './clean-up-message.ts';
import { BOTH_LOGINS_SETTINGS, BOTH_SERVERS_SETTINGS, LOGIN_SETTINGS, MESSAGE_SETTINGS } from './common-settings.ts';
import { bounced, judgeArrival, notArrived } from './judge-arrival.ts';
import { COMMON_METRICS, sessionMetrics, stepSeconds } from './metrics.ts';
import { type PlannedMessage, planMessage } from './plan-message.ts';
import type { CleanupTicket, Probe, ProbeContext } from './probe.ts';
import { type Account, resolveAccount } from './session.ts';

/** Everything a round trip needs to know. */
export interface RoundTripPlan {
  readonly smtp: Account;
  readonly imap: Account;
  readonly message: PlannedMessage;
  readonly settings: Settings;
}

const LATE: Alarm = {
  code: 'E_LATE',
  side: 'above',
  remedy: 'Look in the mail log for where the message waited: in a queue, for a filter, or for a slow next hop.',
};

export const roundTrip: Probe = {
  name: 'round-trip',
  summary: 'Send a message by SMTP, see that very message arrive by IMAP, and delete it.',
  success: 'Message delivered and seen',
  metrics: [
    {
      name: 'round_trip_seconds',
      unit: 'seconds',
      help: 'From the start of sending until the message was seen',
      alarms: [LATE],
    },
    {
      name: 'delivery_seconds',
      unit: 'seconds',
      help: 'From the acceptance by SMTP until the message was seen',
      alarms: [LATE],
    },
    { name: 'copies', unit: 'count', help: 'Copies of the message that arrived' },
    stepSeconds('smtp', 'send', 'from MAIL FROM to the acceptance'),
    stepSeconds('imap', 'select', 'opening the mailbox'),
    ...sessionMetrics('smtp').slice(1),
    ...sessionMetrics('imap').slice(1),
    ...COMMON_METRICS,
  ],
  settings: [
    ...BOTH_SERVERS_SETTINGS,
    ...LOGIN_SETTINGS,
    ...BOTH_LOGINS_SETTINGS,
    'ehloName',
    ...MESSAGE_SETTINGS,
    'mailbox',
    'deliveryTimeout',
    'settleTime',
    'junk',
    'cleanup',
  ],
  plan(settings, issues) {
    const plan = planRoundTrip(settings, issues);
    if (!plan) return undefined;
    return {
      target: `${describeEndpoint(plan.smtp.endpoint)} → ${describeEndpoint(plan.imap.endpoint)}`,
      servers: [plan.smtp, plan.imap],
      extraTimeMs: settings.deliveryTimeout + settings.settleTime,
      run: (context) => runRoundTrip(plan, context),
      cleanUp: (ticket, context) => cleanUpMessage(cleanUpTarget(plan), ticket, context, undefined),
    };
  },
};

function planRoundTrip(settings: Settings, issues: Issue[]): RoundTripPlan | undefined {
  for (const input of ['port', 'tlsMode'] as const) {
    if (settings[input] === undefined) continue;
    const name = input === 'port' ? 'port' : 'tls-mode';
    issues.push({
      code: 'E_CONFIG_CONFLICT',
      input: name,
      value: String(settings[input]),
      problem: 'would mean two different things in round-trip, which talks to two servers',
      remedy: `Use smtp-${name} and imap-${name}.`,
    });
  }
  const smtp = resolveAccount(settings, 'smtp', true, issues);
  const imap = resolveAccount(settings, 'imap', true, issues);
  const message = planMessage(settings, 'round-trip', issues);
  return smtp && imap && message ? { smtp, imap, message, settings } : undefined;
}

async function runRoundTrip(plan: RoundTripPlan, context: ProbeContext): Promise<void> {
  const { clock } = context.world;
  const [smtp, receiver, message] = await openBoth(plan, context);
  const { token } = message;
  const seen: Copy[] = [];
  const reports: FoundReport[] = [];
  const ticket: CleanupTicket = { token, mailboxes: receiver.mailboxes.map(({ name }) => name) };
  if (plan.settings.cleanup) {
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
      giveUpAt: acceptedAt + plan.settings.deliveryTimeout,
      settleMs: plan.settings.settleTime,
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
    throw ambiguity ?? notArrived(plan.settings, found, message, context);
  });
  seen.push(...search.copies);
  judgeArrival(search, sentText, plan.settings, context, ambiguity);
  if (!plan.settings.cleanup) receiver.imap.logout();
}

function cleanUpTarget({ imap, message }: RoundTripPlan): Target {
  return { account: imap, sender: message.spec.from, recipients: message.envelope.to.length };
}

interface Receiver {
  readonly imap: ImapSession;
  readonly mailboxes: readonly WatchedMailbox[];
}

/**
 * Opens both sessions at the same time and notes the state of the mailboxes before anything is sent. When both fail,
 * both are reported.
 */
async function openBoth(plan: RoundTripPlan, context: ProbeContext): Promise<[SmtpSession, Receiver, ProbeMessage]> {
  for (const { endpoint } of [plan.smtp, plan.imap]) await refuseExposure(endpoint, context);
  const [smtp, receiver] = await Promise.allSettled([
    openSmtp(plan.smtp.endpoint, context, true, loadComposer).then(async (session) => {
      await session.login(plan.smtp.credentials);
      return session;
    }),
    openReceiver(plan, context),
  ]);
  if (smtp.status === 'rejected' && receiver.status === 'rejected') noteSecond(receiver.reason, context);
  if (smtp.status === 'rejected') throw smtp.reason;
  if (receiver.status === 'rejected') throw receiver.reason;
  const message = await composeMessage(plan.message.spec, createToken(context), context.world.clock.date());
  return [smtp.value, receiver.value, message];
}

async function openReceiver(plan: RoundTripPlan, context: ProbeContext): Promise<Receiver> {
  const { mailbox } = plan.settings;
  const imap = await openImap(plan.imap.endpoint, context, true);
  await imap.login(plan.imap.credentials);
  return await context.phase('imap_select', async () => {
    const [{ mailboxes: listed }, state] = await Promise.all([imap.list(), imap.examine(mailbox)]);
    const junk = findJunk(listed);
    const mailboxes: WatchedMailbox[] = [];
    if (junk !== undefined && junk !== mailbox) {
      const other = await imap.status(junk);
      if (other)
        mailboxes.push({ name: junk, role: 'junk', uidValidity: other.uidValidity, fromUid: other.uidNext ?? 1 });
    }
    const fromUid = await firstNewUid(imap, mailbox, state);
    const role = mailbox === junk ? 'junk' : mailbox.toUpperCase() === 'INBOX' ? 'inbox' : 'other';
    // What was there before is no news.
    imap.takeNews();
    return { imap, mailboxes: [{ name: mailbox, role, uidValidity: state.uidValidity, fromUid }, ...mailboxes] };
  });
}

/** Sends, and gives the failure back when nobody knows whether the server took the message: then it may arrive. */
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
    // There is no such message as long as the server has refused it.
    if (context.hasSent) context.learn({ messageId: message.messageId });
  }
}

function noteSecond(reason: unknown, context: ProbeContext): void {
  if (!(reason instanceof ProbeFailure) || context.signal.aborted) return;
  const { status, code, message, hint, reply, phase } = reason;
  context.note({ status, code, message, hint, reply, phase });
}
