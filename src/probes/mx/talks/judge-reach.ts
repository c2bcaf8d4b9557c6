/** Whether a sender gets through to the mail servers at all. */
import type { MxTalk, MxTrouble } from '../../../mail/mx/talk.ts';
import { smtpReplyCode } from '../../../mail/refusal/smtp-codes.ts';
import type { FailureCode } from '../../../model/failure-codes.ts';
import type { Concern } from '../../../policy/concern.ts';
import { ownTrouble, refusesThisClient } from './own-trouble.ts';
import { type JudgedHost, onOneLine, subjectOf, type TalksToJudge, withAddress } from './talks-to-judge.ts';

/** Failures in which no reply came: the next address is tried by every sender. */
const SILENCE: readonly FailureCode[] = [
  ...(['E_CONN_TIMEOUT', 'E_CONN_REFUSED', 'E_CONN_RESET', 'E_CONN_CLOSED', 'E_CONN_UNREACHABLE'] as const),
  ...(['E_PORT25_BLOCKED', 'E_GREETING_TIMEOUT', 'E_CMD_TIMEOUT'] as const),
];

/** For the owner of a mail server; the usual hints speak of the settings of a check. */
const HINTS: Readonly<Partial<Record<FailureCode, string>>> = {
  E_GREETING_REJECTED:
    'A server that takes mail greets with 220. Look at its access rules; if it refuses the address of the runner alone, run this check from another one.',
  E_TLS_WRONG_MODE:
    'Senders expect a greeting in clear text on port 25, and TLS after STARTTLS (RFC 3207). Postfix: smtpd_tls_wrappermode = no for this port.',
};

const IPV6_HINT = ' If no IPv6 address answers at all, look at the IPv6 of this runner first.';

type Reach = Pick<TalksToJudge, 'hosts' | 'allowDead'>;

/** Judges which addresses answer, host by host. */
export function judgeReach({ hosts, allowDead: named }: Reach, talks: readonly MxTalk[]): readonly Concern[] {
  // Where no other host is left, a dead one is not excused: no mail is taken.
  const allowDead = hosts.every(({ host }) => named.includes(host)) ? [] : named;
  const alive = hosts.filter(({ host }) => !allowDead.includes(host));
  const best = Math.min(...alive.map(({ preference }) => preference));
  return hosts.flatMap((host) => {
    const own = talks.filter(({ target }) => target.host === host.host);
    if (own.length === 0) return [];
    if (allowDead.includes(host.host)) return own.filter(({ failure }) => !failure).map(answersAllTheSame);
    const tested = own.filter(({ outcome }) => outcome !== 'not tested');
    if (tested.length === 0) return [untested(host, own)];
    const isUp = tested.some(({ failure }) => failure === undefined);
    return tested.flatMap((talk) => judgeFailure(talk, { isUp, isBest: host.preference === best }));
  });
}

interface Standing {
  /** Whether another address of the host answers. */
  readonly isUp: boolean;
  /** Whether senders come here first. */
  readonly isBest: boolean;
}

function judgeFailure(talk: MxTalk, standing: Standing): readonly Concern[] {
  const { failure } = talk;
  if (!failure) return [];
  if (refusesThisClient(failure)) return [ownTrouble(talk, failure)];
  if (isTemporary(failure)) return [throttled(talk, failure)];
  return [unreachable(talk, openPort(failure, talk), standing)];
}

function unreachable(talk: MxTalk, failure: MxTrouble, { isUp, isBest }: Standing): Concern {
  const { host } = talk.target;
  const subject = subjectOf(talk);
  const said = failure.reply === undefined ? '.' : ` (it said: ${onOneLine(failure.reply)}).`;
  const told = withAddress(talk, failure.message).replace(/\.$/, said);
  const isSilentIpv6 = failure.code === 'E_CONN_TIMEOUT' && talk.target.address.includes(':');
  const hint = (HINTS[failure.code] ?? failure.hint) + (isSilentIpv6 ? IPV6_HINT : '');
  const rest = { subject, message: told, hint };
  if (failure.code === 'E_TLS_INJECTION') return { code: failure.code, severity: 'critical', ...rest };
  if (hasAccepted(talk)) return { code: failure.code, severity: 'warning', ...rest };
  if (isUp) {
    const isSilent = SILENCE.includes(failure.code);
    return {
      ...rest,
      code: isSilent ? 'E_PARTIAL_ADDRESSES' : failure.code,
      severity: 'warning',
      hint: `Another address of ${host} answers, and senders that get this one first are delayed. ${hint}`,
    };
  }
  if (isBest) return { code: failure.code, severity: 'critical', ...rest };
  return {
    ...rest,
    code: 'E_MX_BACKUP_DOWN',
    severity: 'warning',
    message: `The backup server ${subject} does not take mail: ${told}`,
    hint: `While the preferred servers are down, mail has to wait for them. ${hint} If it is dead on purpose, name it in allow-dead: ${host}.`,
  };
}

/** Whether the server accepted all recipients before it failed: mail gets through to it. */
function hasAccepted({ recipients }: MxTalk): boolean {
  return recipients.length > 0 && recipients.every(({ outcome }) => outcome === 'accepted');
}

/** Silence of one address where others answer is no blocked port. */
function openPort(failure: MxTrouble, { target: { host, port } }: MxTalk): MxTrouble {
  if (failure.code !== 'E_PORT25_BLOCKED') return failure;
  return {
    code: 'E_CONN_TIMEOUT',
    message: `No TCP answer from ${host}:${port}, while other addresses answer on this port.`,
    hint: 'A firewall drops the packets, or the address is not routed. Check both, and the address records.',
  };
}

/** The server says that it will be better later. That it lacks something is not said by that. */
function isTemporary({ reply = '', code }: MxTrouble): boolean {
  const replyCode = smtpReplyCode(reply);
  return replyCode >= 400 && replyCode < 500 && code !== 'E_PROTO' && code !== 'E_PROTO_UNEXPECTED';
}

function throttled(talk: MxTalk, { reply = '' }: MxTrouble): Concern {
  return {
    code: 'E_THROTTLED',
    severity: 'warning',
    subject: subjectOf(talk),
    message: `${subjectOf(talk)} turns this client away for now, on two connections, so the rest is not tested there: ${onOneLine(reply)}.`,
    hint: 'Run the check again later. If it stays so, allow the address of the runner, or raise the limits for connections: senders with much mail meet them, too.',
  };
}

function untested({ host }: JudgedHost, talks: readonly MxTalk[]): Concern {
  const tried = talks
    .map(({ target, failure }) => `${target.address}: ${failure?.systemCode ?? 'no answer'}`)
    .join(', ');
  return {
    code: talks.some(({ failure }) => failure?.code === 'E_CONN_TIMEOUT') ? 'E_CONN_TIMEOUT' : 'E_CONN_UNREACHABLE',
    severity: 'unknown',
    subject: host,
    message: `No address of ${host} can be reached from this runner, which says nothing about the server (${tried}).`,
    hint: 'GitHub-hosted runners have no IPv6. Use a runner that has it, or give an IPv4 address with mx-addresses.',
  };
}

function answersAllTheSame(talk: MxTalk): Concern {
  const { host } = talk.target;
  return {
    code: 'E_CONFIG_CONFLICT',
    severity: 'info',
    subject: subjectOf(talk),
    message: `${subjectOf(talk)} is named in allow-dead, and answers.`,
    hint: `Remove ${host} from allow-dead if it takes mail: its failure would not be reported.`,
  };
}
