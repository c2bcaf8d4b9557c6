/** Failures of an SMTP session: one function per step that a server can refuse, and for replies out of step. */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { Envelope } from '../../model/message/message-spec.ts';
import type { PhaseName } from '../../model/phase.ts';
import { refusedBy } from '../refusal/refused.ts';
import type { SessionStep } from '../refusal/row.ts';
import { describeCodes } from '../refusal/smtp-codes.ts';
import type { Exchange } from './exchange.ts';

/** The connection ended after the body was on its way, so it is unknown whether the message is queued. */
export function dataFailure(endpoint: Endpoint, error: unknown): ProbeFailure {
  return new ProbeFailure({
    code: 'E_MSG_AMBIGUOUS',
    phase: 'smtp_send',
    message: `${describeEndpoint(endpoint)} gave no answer after the message body; it may or may not be queued.`,
    hint: 'The message is not sent again, so that no recipient gets it twice. Look at the queue and the log of the server.',
    cause: error,
  });
}

/** Some recipients were accepted and some were refused. */
export function partialFailure(endpoint: Endpoint, to: readonly string[], replies: readonly Exchange[]): ProbeFailure {
  const refusals = refusedRecipients(to, replies);
  return new ProbeFailure({
    code: 'E_RCPT_PARTIAL',
    phase: 'smtp_send',
    message: `${describeEndpoint(endpoint)} refused ${refusals.length} of ${to.length} recipients: ${listRefused(refusals)}.`,
    hint: `The message went to the others. ${hintFor(endpoint, refusals[0]?.reply ?? '')}`,
    reply: refusals.map(({ reply }) => reply).join(' | '),
  });
}

function hintFor(endpoint: Endpoint, reply: string): string {
  const told = refusedBy(endpoint, { step: 'rcpt', phase: 'smtp_send', reply });
  return told?.hint ?? 'Check the refused addresses and the access rules of the server.';
}

interface RefusedRecipient {
  readonly address: string;
  readonly reply: string;
}

/** Recipients are answered in the order in which they were named (RFC 5321 section 3.3). */
function refusedRecipients(to: readonly string[], replies: readonly Exchange[]): readonly RefusedRecipient[] {
  const answers = replies.filter(({ command }) => command === 'RCPT TO');
  return to
    .map((address, index) => ({ address, reply: answers[index]?.reply ?? 'no answer' }))
    .filter(({ reply }) => !reply.startsWith('2'));
}

/** `old@example.org (550 5.1.1), other@example.org (550 5.7.1)` */
function listRefused(refusals: readonly RefusedRecipient[]): string {
  return refusals.map(({ address, reply }) => `${address} (${describeCodes(reply)})`).join(', ');
}

/** The server announced a limit, and the message is above it. */
export function tooLarge(endpoint: Endpoint, sizeBytes: number, limitBytes: number): ProbeFailure {
  return new ProbeFailure({
    code: 'E_MSG_TOO_LARGE',
    phase: 'smtp_send',
    message: `The message of ${sizeBytes} bytes is above the limit of ${limitBytes} bytes of ${describeEndpoint(endpoint)}.`,
    hint: 'Send a smaller message, or raise the limit of the server.',
  });
}

/** Finds the reply that refused the message: to the envelope, or once a recipient was accepted, to a later command. */
export function findRefusal(replies: readonly Exchange[]): Exchange | undefined {
  const refused = replies.filter(({ reply }) => /^[45]/.test(reply));
  const hasRecipient = replies.some(({ command, reply }) => command === 'RCPT TO' && reply.startsWith('2'));
  return hasRecipient ? refused.at(-1) : refused[0];
}

const STEPS: Readonly<Record<string, SessionStep>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  'MAIL FROM': 'mail',
  'RCPT TO': 'rcpt',
  DATA: 'data',
  '.': 'body',
};

/** The server refused the sender, every recipient, or the message. The table of refusals says whose side it is. */
export function refusalFailure(
  endpoint: Endpoint,
  envelope: Envelope,
  sent: { readonly ehloName: string; readonly sizeBytes: number; readonly hasToken: boolean },
  { command, reply }: Exchange,
  replies: readonly Exchange[],
): ProbeFailure {
  const step = STEPS[command] ?? 'body';
  const refused = refusedRecipients(envelope.to, replies);
  const recipients = {
    who: envelope.to.length === 1 ? 'the recipient' : 'all recipients',
    // After the text one reply is for all of them.
    list: step === 'rcpt' ? listRefused(refused) : `${envelope.to.join(', ')} (${describeCodes(reply)})`,
  };
  const told = refusedBy(endpoint, { step, phase: 'smtp_send', reply, ...sent, from: envelope.from, recipients });
  // Every refusal of a message has a code from 400 to 599, for which there is a row.
  return told ?? smtpOutOfStep(endpoint, { command, reply });
}

/** EHLO or HELO was refused. The codes 500 and 502 only say that the command is not known (RFC 5321 section 4.2.4). */
export function helloRefused(endpoint: Endpoint, ehloName: string, reply: string): ProbeFailure | undefined {
  return refusedBy(endpoint, { step: 'ehlo', phase: 'smtp_capability', reply, ehloName });
}

/** A reply whose code cannot answer its command. */
export function smtpOutOfStep(endpoint: Endpoint, { command, reply }: Exchange): ProbeFailure {
  const asked = command === '.' ? 'the message' : command;
  const what = `answered ${asked} with a code that does not belong to it`;
  return notAnswering(endpoint, PHASES[command] ?? 'smtp_send', what, reply);
}

const PHASES: Readonly<Record<string, PhaseName>> = { EHLO: 'smtp_capability', AUTH: 'smtp_auth' };

/** A reply that no command waits for: it would be mistaken for the answer to the next command. */
export function unsolicited(endpoint: Endpoint, phase: PhaseName, reply: string): ProbeFailure {
  return notAnswering(endpoint, phase, 'sent an answer to which there was no command', reply);
}

function notAnswering(endpoint: Endpoint, phase: PhaseName, what: string, reply: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO_UNEXPECTED',
    phase,
    message: `${describeEndpoint(endpoint)} ${what}.`,
    hint: 'The server is broken, or something on the path mixes sessions up. The result cannot be trusted.',
    reply,
  });
}

/** The server closes the connection with 421 (RFC 5321 section 3.8). */
export function closing(endpoint: Endpoint, phase: PhaseName, reply: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_GREETING_REJECTED',
    phase,
    message: `${describeEndpoint(endpoint)} is closing the connection (421).`,
    hint: 'The server is busy or limits connections. Try later, and less often.',
    reply,
    isRetryable: true,
  });
}

/** A reply that cannot be read, or that makes no sense as an answer to the command. */
export function senseless(endpoint: Endpoint, phase: PhaseName, awaited: string, reply: string): ProbeFailure {
  return new ProbeFailure({
    code: phase === 'smtp_capability' ? 'E_PROTO' : 'E_PROTO_UNEXPECTED',
    phase,
    message: `${describeEndpoint(endpoint)} gave an answer to ${awaited} that makes no sense there.`,
    hint: 'Run again with transcript: true, and look at what the server says.',
    reply,
    // Not a transient fault: a server that speaks no SMTP would answer the same.
    isRetryable: false,
  });
}
