/** Judges where the message of a round trip arrived, how often and in what state, or that it did not arrive. */
import type { Copy } from '../../mail/arrival/copies.ts';
import type { Search, Unreadable } from '../../mail/arrival/lookout.ts';
import { judgeTransit, type SentText } from '../../mail/arrival/transit.ts';
import type { DeliveryReport } from '../../mail/message/delivery-report.ts';
import type { ProbeMessage } from '../../mail/message/message.ts';
import { describeEndpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { RoundTripPlan } from './plan.ts';

/** Notes the findings about a message that arrived. */
export function judgeArrival(
  { copies, first: arrived }: Search,
  sent: SentText,
  plan: Pick<RoundTripPlan, 'junk' | 'mailbox'>,
  context: ProbeContext,
  ambiguity: ProbeFailure | undefined,
): void {
  const [first] = copies;
  if (!first) return;
  const { role, name } = first.mailbox;
  context.learn({ arrivedIn: role });
  context.measure('copies', copies.length);
  if (ambiguity) {
    context.note({
      status: 'warning',
      code: 'E_MSG_AMBIGUOUS_ARRIVED',
      phase: 'smtp_send',
      message: 'The SMTP server never answered the message, but the message arrived.',
      hint: 'Clients send such a message again, so that people get it twice. Look at the log of the SMTP server.',
    });
  }
  if (role === 'junk' && plan.junk !== 'ok' && plan.mailbox !== name) {
    context.note({
      status: plan.junk,
      code: 'E_WRONG_FOLDER',
      phase: 'arrival',
      message: `The message landed in ${name}.`,
      hint: 'Look at the headers that the spam filter added, and at SPF, DKIM and DMARC of the sender.',
    });
  }
  if (copies.length > 1) {
    context.note({
      status: 'warning',
      code: 'E_DUPLICATE',
      phase: 'arrival',
      message: `The message arrived ${copies.length} times.`,
      hint: 'Look for an alias that names the mailbox twice, or for a relay that sends again after a timeout.',
    });
  }
  for (const finding of arrived ? judgeTransit(sent, arrived) : []) context.note(finding);
}

/** The message has not arrived, and no report says why. */
export function notArrived(
  { deliveryTimeoutMs }: Pick<RoundTripPlan, 'deliveryTimeoutMs'>,
  { looks }: Search,
  { messageId }: ProbeMessage,
  context: ProbeContext,
): ProbeFailure {
  const places = [...looks].map(([name, count]) => `${name} (${count} times)`).join(' and ');
  return new ProbeFailure({
    code: 'E_NOT_ARRIVED',
    phase: 'arrival',
    message: `The SMTP server accepted the message, but it was not found within ${deliveryTimeoutMs / 1000} s in ${places}.`,
    hint: `Look for Message-ID ${messageId} in the mail log: it is in a queue, was filed elsewhere, or was dropped after the acceptance.`,
    reply: context.known().acceptance,
    isRetryable: false,
  });
}

/** The message was filed where it was not expected. */
export function filedElsewhere({ mailbox }: Pick<RoundTripPlan, 'mailbox'>, copies: readonly Copy[]): ProbeFailure {
  const places = [...new Set(copies.map((copy) => copy.mailbox.name))].join(' and ');
  return new ProbeFailure({
    code: 'E_WRONG_FOLDER',
    phase: 'arrival',
    status: 'critical',
    message: `The message arrived, but was filed in ${places}, not in ${mailbox}.`,
    hint: `Set mailbox to where the message is filed, or look for the rule or filter of the server that files it there.`,
  });
}

/** The server finds the message, but does not send its header in a form that can be read. */
export function unreadableArrival(
  { imap }: Pick<RoundTripPlan, 'imap'>,
  { mailbox, uids, row }: Unreadable,
): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO',
    phase: 'arrival',
    message: `${describeEndpoint(imap.endpoint)} finds the message in ${mailbox} (UID ${uids.join(', ')}), but its header cannot be read, so nothing proves that it arrived.`,
    hint: 'The answer of the server to FETCH is no valid IMAP: other clients cannot show this message either. Look at the log of the server, and at the message in its store.',
    reply: row,
    isRetryable: false,
  });
}

/** Remedies for a failed delivery, by the subject of its status (RFC 3463 section 2). */
const REMEDIES: Readonly<Record<string, string>> = {
  '1': 'Look whether the address exists and is spelt right: aliases, virtual maps, the domain.',
  '2': 'Look at the mailbox: it may be full, disabled or gone.',
  '3': 'Look at the server that should have accepted the message: disk, size limit, load.',
  '4': 'Look at the way to the next server: DNS, MX records, firewall, mail loops.',
  '5': 'Look at both servers of the hop that failed: they do not understand each other.',
  '6': 'Look at what the message holds: the next server cannot accept it in this form.',
  '7': 'Look at the rules of the server that refused it: SPF, DKIM and DMARC of the sender, block lists, filters.',
};
const USUAL_REMEDY = 'Look for the message in the log of the server that wrote the report.';
/** Codes at the start of the diagnostic, which the message already shows. */
const CODES = /^\d{3}[ -]?(?:[245]\.\d{1,3}\.\d{1,3}[ -]?)?/;

/** A report came back in place of the message. */
export function bounced({ status, recipient, diagnostic = '' }: DeliveryReport): ProbeFailure {
  const words = diagnostic.replace(CODES, '').trim();
  const what = `${status ?? ''} ${words}`.trim() || 'the report gives no reason';
  const whom = recipient === undefined ? '' : ` It was for ${recipient}.`;
  return new ProbeFailure({
    code: 'E_BOUNCED',
    phase: 'arrival',
    message: `Bounced: ${what}`,
    hint: `${REMEDIES[status?.split('.')[1] ?? ''] ?? USUAL_REMEDY}${whom}`,
    reply: diagnostic || undefined,
  });
}
