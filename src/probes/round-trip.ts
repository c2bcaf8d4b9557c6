/**
 * Sends a message by SMTP, sees that very message arrive by IMAP, says where and when and in how many copies, and
 * deletes it.
 */

import { openImap } from '../mail/imap/open.ts';
import type { ProbeMessage } from '../mail/message/message.ts';
import { refuseExposure } from '../mail/network/exposure.ts';
import { openSmtp } from '../mail/smtp/open.ts';
import type { SmtpSession } from '../mail/smtp/session.ts';
import { describeEndpoint } from '../model/endpoint.ts';
import { findingOf, ProbeFailure } from '../model/failure.ts';
import type { Issue } from '../model/issue.ts';
import type { Alarm } from '../model/metric.ts';
import type { ProbeContext } from '../model/probe-context.ts';
import type { Settings } from '../settings/settings.ts';
import type { Probe } from './probe.ts';
import type { RoundTripPlan } from './round-trip/plan.ts';
import { isSameLogin, resolveAccount } from './shared/account.ts';
import { COMMON_METRICS, sessionMetrics, stepSeconds } from './shared/metrics.ts';
import { planMessage } from './shared/plan-message.ts';
import {
  BOTH_LOGINS_SETTINGS,
  BOTH_SERVERS_SETTINGS,
  LOGIN_SETTINGS,
  MESSAGE_SETTINGS,
} from './shared/setting-groups.ts';

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
      cleanUp: async (ticket, context) => {
        const { cleanUpAlone } = await load();
        await cleanUpAlone(plan, ticket, context);
      },
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
  if (!smtp || !imap || !message) return undefined;
  const { mailbox, junk, deliveryTimeout: deliveryTimeoutMs, settleTime: settleTimeMs } = settings;
  const cleanup = settings.cleanup !== false;
  const mayExpunge = settings.cleanup === 'expunge';
  return { smtp, imap, message, mailbox, cleanup, mayExpunge, junk, deliveryTimeoutMs, settleTimeMs };
}

/** Loads the code that uses the sessions, while they are being opened. */
function load(): Promise<typeof import('./round-trip/make-round-trip.ts')> {
  return import('./round-trip/make-round-trip.ts');
}

/**
 * Opens both sessions at the same time. When both fail, both are reported. The receiver comes first where only one can
 * run: opening a large mailbox takes the server longest, and the rest is done meanwhile.
 */
async function runRoundTrip(plan: RoundTripPlan, context: ProbeContext): Promise<void> {
  for (const { endpoint } of [plan.smtp, plan.imap]) await refuseExposure(endpoint, context);
  let message: Promise<ProbeMessage> | undefined;
  const compose = async (): Promise<ProbeMessage> => {
    const { composeFor } = await load();
    message ??= composeFor(plan, context);
    return await message;
  };
  const receiving = openImap(plan.imap.endpoint, context, true, load).then(async (session) => {
    await session.login(plan.imap.credentials);
    return session;
  });
  const [receiver, smtp] = await Promise.allSettled([
    receiving.then(async (session) => {
      const { openMailboxes, isQuickToCompose } = await load();
      const meanwhile = isQuickToCompose(plan.message.spec) ? compose : async () => {};
      return await openMailboxes(session, plan.mailbox, context, meanwhile);
    }),
    openSmtp(plan.smtp.endpoint, context, true, async () => (await load()).loadComposer()).then(async (session) => {
      await logInToSend(session, plan, receiving, context);
      return session;
    }),
  ]);
  if (smtp.status === 'rejected' && receiver.status === 'rejected') {
    // Where one login was not tried because of the other, the other is what happened.
    const [first, second] = isInconclusive(smtp.reason)
      ? [receiver.reason, smtp.reason]
      : [smtp.reason, receiver.reason];
    noteSecond(second, context);
    throw first;
  }
  if (smtp.status === 'rejected') throw smtp.reason;
  if (receiver.status === 'rejected') throw receiver.reason;
  const { makeRoundTrip } = await load();
  await makeRoundTrip(plan, await compose(), smtp.value, receiver.value, context);
}

/**
 * Logs in over SMTP. When the credentials are those of the IMAP login, on the same host, its verdict comes first: were
 * they refused twice, the account could be locked. The mailboxes are opened meanwhile.
 */
async function logInToSend(
  session: SmtpSession,
  { smtp, imap }: RoundTripPlan,
  receiving: Promise<unknown>,
  context: ProbeContext,
): Promise<void> {
  if (isSameLogin(smtp, imap)) await receiving.catch(() => {});
  const refusal = context.loginRefusal('smtp');
  if (!refusal) return await session.login(smtp.credentials);
  session.quit();
  throw refusal;
}

function isInconclusive(reason: unknown): boolean {
  return reason instanceof ProbeFailure && reason.isInconclusive;
}

function noteSecond(reason: unknown, context: ProbeContext): void {
  if (!(reason instanceof ProbeFailure) || context.signal.aborted) return;
  context.note(findingOf(reason));
}
