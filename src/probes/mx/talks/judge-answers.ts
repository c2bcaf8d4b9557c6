/** What the answers to recipients mean. */
import type { MxTalk, RecipientAnswer } from '../../../mail/mx/talk.ts';
import { findMeaning } from '../../../mail/refusal/find-row.ts';
import { enhancedCode, smtpReplyCode } from '../../../mail/refusal/smtp-codes.ts';
import type { Concern } from '../../../policy/concern.ts';
import { ownTrouble, refusesClient } from './own-trouble.ts';
import { isSubmissionPort, onOneLine, subjectOf, type TalksToJudge } from './talks-to-judge.ts';

type Asked = Pick<TalksToJudge, 'domain' | 'areRecipientsDeclared'>;

/** Judges the answers of one address. */
export function judgeAnswers(all: Asked, talk: MxTalk): readonly Concern[] {
  const ofRecipients = isSubmissionPort(talk.target.port)
    ? []
    : [...refused(all, talk), ...deferred(talk), ...nullSender(talk)];
  return [...ofRecipients, ...relays(talk), ...catchesAll(all, talk)];
}

function refused(all: Asked, talk: MxTalk): readonly Concern[] {
  const refusals = talk.recipients.filter(({ outcome }) => outcome === 'refused');
  const concerns: Concern[] = [];
  const counting: RecipientAnswer[] = [];
  const unaskable = refusals.filter(({ lacks }) => lacks !== undefined);
  if (unaskable.length > 0) concerns.push(needsSmtpUtf8(talk, unaskable));
  for (const refusal of refusals.filter(({ lacks }) => lacks === undefined)) {
    const own = refusalOfSession(talk, refusal);
    if (own === undefined) counting.push(refusal);
    else if (own !== 'judged elsewhere') concerns.push(own);
  }
  const [first] = counting;
  if (!first) return unique(concerns);
  const isKnownDomain = talk.recipients.some(({ outcome }) => outcome === 'accepted');
  const isOneMailbox = counting.length === 1 && namesMailbox(first);
  return unique([
    ...concerns,
    isKnownDomain || isOneMailbox ? rejected(all, talk, counting) : notResponsible(all, talk, first),
  ]);
}

/**
 * Returns what a refusal means that is not about the recipient but about the client or the sender; nothing where it is
 * about the recipient. That TLS is wanted is judged with the TLS of the server.
 */
function refusalOfSession(talk: MxTalk, { step, reply }: RecipientAnswer): Concern | 'judged elsewhere' | undefined {
  const side = findMeaning(reply, step)?.row.side;
  if (refusesClient(reply, step)) {
    return ownTrouble(talk, { reply, code: side === 'name' ? 'E_EHLO_NAME' : 'E_GREETING_REJECTED' });
  }
  if (side === 'tls') return 'judged elsewhere';
  if (side === 'limit') return throttled(talk, reply);
  if (side === 'sender') return senderRefused(talk, reply);
  return undefined;
}

/** Codes of mailboxes (RFC 3463 sections 3.2 and 3.3). Microsoft 365 says 5.4.1 of a mailbox that it does not know. */
const MAILBOX_CODES = /^(?:1\.1|1\.6|1\.10|2\.\d+)$/;
const MAILBOX = /\b(?:user|recipient|mailbox|account)\b/i;
const NOT_THERE = /\b(?:unknown|rejected|unavailable|not found|disabled|invalid|not exist|doesn't exist|no such)\b/i;

/** Whether a refusal is about a mailbox, and not about a domain or about relaying. */
function namesMailbox({ reply }: RecipientAnswer): boolean {
  const words = onOneLine(reply);
  const code = enhancedCode(reply)?.slice(2) ?? '';
  if (/\brelay(?:ing|ed)?\b|\bdomain not\b|\bnull ?mx\b/i.test(words) || code === '1.2') return false;
  if (MAILBOX_CODES.test(code)) return true;
  // Exim says so of an unknown mailbox, and "relay not permitted" of an unknown domain.
  return /\bunrouteable address\b/i.test(words) || (MAILBOX.test(words) && NOT_THERE.test(words));
}

function needsSmtpUtf8(talk: MxTalk, answers: readonly RecipientAnswer[]): Concern {
  return {
    code: 'E_MSG_SMTPUTF8',
    severity: 'critical',
    subject: subjectOf(talk),
    message: `${subjectOf(talk)} does not offer SMTPUTF8, which ${answers.map(({ address }) => address).join(', ')} needs.`,
    hint: 'Switch SMTPUTF8 on: every server on the way needs it for such an address (RFC 6531).',
  };
}

function rejected({ areRecipientsDeclared }: Asked, talk: MxTalk, refusals: readonly RecipientAnswer[]): Concern {
  const list = refusals.map(({ address, reply }) => `${address} (${onOneLine(reply)})`);
  return {
    code: 'E_RCPT_REJECTED',
    severity: areRecipientsDeclared ? 'critical' : 'warning',
    subject: subjectOf(talk),
    message: `${subjectOf(talk)} does not accept mail for ${list.join(', ')}.`,
    hint: areRecipientsDeclared
      ? 'Create the mailbox or the alias on this server, or correct recipients.'
      : 'Every domain that takes mail has a mailbox or an alias postmaster (RFC 5321 section 4.5.1). To test another mailbox, name it in recipients.',
  };
}

function notResponsible({ domain }: Asked, talk: MxTalk, { reply, address }: RecipientAnswer): Concern {
  return {
    code: 'E_MX_NOT_RESPONSIBLE',
    severity: 'critical',
    subject: subjectOf(talk),
    message: `${subjectOf(talk)} does not accept mail for ${domain}: it refuses ${address} (${onOneLine(reply)}).`,
    hint: `Make ${domain} a domain of this server. Postfix: add it to mydestination, virtual_mailbox_domains or relay_domains; Exim: to the domain list local_domains or relay_to_domains; Exchange: add it as an accepted domain. Until then every message that gets there is sent back.`,
  };
}

function senderRefused(talk: MxTalk, reply: string): Concern {
  return {
    code: 'E_SENDER_REJECTED',
    severity: 'unknown',
    subject: subjectOf(talk),
    message: `${subjectOf(talk)} refuses the senders of this check, so its recipients are not tested: ${onOneLine(reply)}.`,
    hint: 'The check sends as <> and as postmaster@ the domain, from the address of the runner. Except that address on the server, or run the check from an address that may send for the domain.',
  };
}

/** A 4xx is no refusal: what is temporary must not be taken for a server that lacks something. */
function deferred(talk: MxTalk): readonly Concern[] {
  return unique(
    talk.recipients
      .filter(({ outcome }) => outcome === 'deferred')
      .map(({ step, address, reply }) => {
        if (refusesClient(reply, step)) return ownTrouble(talk, { reply, code: 'E_GREETING_REJECTED' });
        if (findMeaning(reply, step)?.row.side === 'limit') return throttled(talk, reply);
        const isFault = smtpReplyCode(reply) === 452 || /^[34]\./.test(enhancedCode(reply)?.slice(2) ?? '');
        return {
          code: isFault ? 'E_MSG_TEMPFAIL' : 'E_GREYLISTED',
          severity: 'warning',
          subject: subjectOf(talk),
          message: isFault
            ? `${subjectOf(talk)} cannot accept mail for ${address} now: ${onOneLine(reply)}.`
            : `${subjectOf(talk)} puts ${address} off until later, so it is not known whether it is accepted: ${onOneLine(reply)}.`,
          hint: isFault
            ? 'Look at the log of the server: a full disk, a name service or a database that does not answer.'
            : 'Greylisting turns unknown clients away at first. Run the check again after some minutes, or except the address of the runner.',
        } as const;
      }),
  );
}

function throttled(talk: MxTalk, reply: string): Concern {
  return {
    code: 'E_THROTTLED',
    severity: 'warning',
    subject: subjectOf(talk),
    message: `${subjectOf(talk)} limits its clients, so its recipients are not tested: ${onOneLine(reply)}.`,
    hint: 'Run the check again later, or raise the limit for the address of the runner.',
  };
}

function nullSender(talk: MxTalk): readonly Concern[] {
  const { nullSenderRefusal } = talk;
  if (nullSenderRefusal === undefined) return [];
  return [
    {
      code: 'E_SENDER_REJECTED',
      severity: 'info',
      subject: `${subjectOf(talk)} <>`,
      message: `${subjectOf(talk)} refuses the null sender <>: ${onOneLine(nullSenderRefusal)}.`,
      hint: 'Reports of failed deliveries come from <> (RFC 5321 section 4.5.5), so users of the domain never hear of them.',
    },
  ];
}

function relays(talk: MxTalk): readonly Concern[] {
  const { relay } = talk;
  if (relay?.outcome !== 'accepted') return [];
  return [
    {
      code: 'E_OPEN_RELAY',
      severity: 'critical',
      subject: subjectOf(talk),
      message: `${subjectOf(talk)} accepts mail for ${relay.address}, a foreign recipient, without a login: ${onOneLine(relay.reply)}.`,
      hint: 'It soon sends spam for everyone, and its address gets on block lists. Postfix: smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination, and no public network in mynetworks. If the runner is in mynetworks, run this check from outside.',
    },
  ];
}

function catchesAll({ domain }: Asked, talk: MxTalk): readonly Concern[] {
  const { unknownRecipient } = talk;
  if (unknownRecipient?.outcome !== 'accepted') return [];
  return [
    {
      code: 'E_MX_CATCH_ALL',
      severity: 'warning',
      subject: subjectOf(talk),
      message: `${subjectOf(talk)} accepts ${unknownRecipient.address}, an address made up for this check: ${onOneLine(unknownRecipient.reply)}.`,
      hint: `A typing error in an address is not told to the sender, or it is told later to a forged one. Have the server refuse unknown recipients of ${domain} (Postfix: relay_recipient_maps, local_recipient_maps). If a catch-all mailbox is meant, leave probe-unknown-recipient out.`,
    },
  ];
}

/** One concern for each code and subject: the same thing for several recipients is one trouble. */
function unique(concerns: readonly Concern[]): readonly Concern[] {
  return [...new Map(concerns.map((concern) => [`${concern.code} ${concern.subject}`, concern])).values()];
}
