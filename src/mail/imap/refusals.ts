/** Failures of an IMAP session: for commands answered with NO or BAD, and for answers out of step. */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { FailureCode } from '../../model/failure-codes.ts';
import type { PhaseName } from '../../model/phase.ts';
import { refusedBy } from '../refusal/refused.ts';
import type { SessionStep } from '../refusal/row.ts';
import type { ParsedResponse } from './wire/grammar.ts';
import { responseCode, statusText } from './wire/values.ts';

/** The server's NO or BAD. */
export interface Refusal {
  readonly status: string;
  /** Untrusted. */
  readonly reply: string;
  /** The response code, such as `NONEXISTENT`. */
  readonly code: string | undefined;
}

/**
 * A mailbox that cannot be opened or read. Without a reason, only a mailbox other than INBOX counts as missing: every
 * user has that one (RFC 9051 section 5.1).
 */
export function mailboxRefused(
  endpoint: Endpoint,
  step: 'open' | 'status',
  mailbox: string,
  { reply, status }: Pick<Refusal, 'reply' | 'status'>,
): ProbeFailure {
  const phase = step === 'open' ? 'imap_select' : 'imap_status';
  const told = refusedBy(endpoint, { step, phase, reply, mailbox });
  const isInbox = mailbox.toUpperCase() === 'INBOX';
  if (told) return told;
  if (!isInbox && status !== 'BAD') return missing(mailbox, phase, reply);
  return new ProbeFailure({
    code: 'E_MAILBOX_UNAVAILABLE',
    phase,
    message: `${describeEndpoint(endpoint)} does not let this user read ${mailbox}.`,
    hint: isInbox
      ? 'Every user has INBOX, so it is not missing. Check that the user has a mailbox on this server, with a licence where there are any, and that the login has the right to read it; then look at the log of the server.'
      : 'The server refuses the command itself, whatever the mailbox. Look at its log.',
    reply,
  });
}

function missing(mailbox: string, phase: PhaseName, reply: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_MAILBOX_MISSING',
    phase,
    message: `Mailbox ${mailbox} cannot be opened.`,
    hint: 'Check the name, its hierarchy delimiter, and the access rights of this user.',
    reply,
  });
}

/** A search that was answered NO: nothing is known, which is not the same as nothing found. */
export function searchRefused(endpoint: Endpoint, refusal: Refusal): ProbeFailure {
  const told = refusedBy(endpoint, { step: 'search', phase: 'imap_search', reply: refusal.reply });
  if (told) return told;
  return new ProbeFailure({
    code: 'E_SEARCH_FAILED',
    phase: 'imap_search',
    message: `${describeEndpoint(endpoint)} refused the search, so nothing is known about the mailbox.`,
    hint: searchHint(refusal),
    reply: refusal.reply,
  });
}

/** Returns the step of the table to which a command belongs. */
function stepOf(command: string): SessionStep {
  return STEPS[command.replace('UID ', '')] ?? 'other';
}

const STEPS: Readonly<Record<string, SessionStep>> = {
  EXAMINE: 'open',
  SELECT: 'open',
  STATUS: 'status',
  LIST: 'list',
  SEARCH: 'search',
  FETCH: 'fetch',
  STORE: 'store',
  EXPUNGE: 'expunge',
};

/** What to do about a search that was refused. */
export function searchHint({ status }: Pick<Refusal, 'status'>): string {
  return status === 'BAD'
    ? 'BAD means that the server does not understand this search, or fails at it. Look at its log, and try criteria that it knows.'
    : 'Look at the log of the server; a broken index is the usual reason.';
}

/** Any other command that was refused. */
export function commandRefused(
  endpoint: Endpoint,
  command: string,
  refusal: Refusal,
  phase: PhaseName = 'imap_capability',
): ProbeFailure {
  const told = refusedBy(endpoint, { step: stepOf(command), phase, reply: refusal.reply });
  if (told) return told;
  return new ProbeFailure({
    code: 'E_PROTO',
    phase,
    message: `${describeEndpoint(endpoint)} answered ${command} with ${refusal.status}.`,
    hint: 'Look at the log of the server.',
    reply: refusal.reply,
    isRetryable: false,
  });
}

/** Whether a refusal only says that some of the messages no longer exist: the answer for the others is good. */
export function isPartial({ status, reply }: Refusal): boolean {
  return status === 'NO' && reply.includes('Some of the requested messages no longer exist');
}

/** Reads the NO or BAD from an error of the library, if there is one. */
export function readRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('responseStatus' in error)) return undefined;
  const status = String(error.responseStatus);
  if (status !== 'NO' && status !== 'BAD') return undefined;
  const response = 'response' in error ? (error.response as ParsedResponse) : undefined;
  const words = 'responseText' in error ? String(error.responseText) : status;
  if (typeof response !== 'object') return { status, reply: `${status} ${words}`, code: undefined };
  return { status, reply: statusText(response), code: responseCode(response)?.name };
}

/** Microsoft 365 throttles with BAD and a time to wait, whatever the command. */
export function throttled(endpoint: Endpoint, phase: PhaseName, refusal: Refusal): ProbeFailure | undefined {
  const wait = /Backoff Time[:=\s]+(\d+)/i.exec(refusal.reply)?.[1];
  if (wait === undefined || !/throttled/i.test(refusal.reply)) return undefined;
  return new ProbeFailure({
    code: 'E_THROTTLED',
    phase,
    message: `${describeEndpoint(endpoint)} throttles this user: wait ${Math.ceil(Number(wait) / 1000)} s.`,
    hint: 'Run fewer checks at once for this account, and less often.',
    reply: refusal.reply,
  });
}

/**
 * The failure when a refusal is about the user and not about the command: a limit, an expired login, missing TLS.
 * `name` is that of the command.
 */
export function userRefused(
  endpoint: Endpoint,
  name: string,
  phase: PhaseName,
  { reply }: Refusal,
  hasToken: boolean,
): ProbeFailure | undefined {
  const told = refusedBy(endpoint, { step: stepOf(name), phase, reply, hasToken });
  return told && OF_USER.has(told.code) ? told : undefined;
}

const OF_USER: ReadonlySet<FailureCode> = new Set(['E_THROTTLED', 'E_AUTH_REJECTED', 'E_AUTH_TOKEN', 'E_TLS_REQUIRED']);

/** The failure that a BYE names as the reason for the end of the session, if it names one (RFC 9051 section 7.1.5). */
export function byeReason(
  endpoint: Endpoint,
  phase: PhaseName,
  reply: string,
  hasToken: boolean,
): ProbeFailure | undefined {
  return refusedBy(endpoint, { step: 'bye', phase, reply, hasToken });
}

/** Answers that belong to no command. */
export function imapOutOfStep(endpoint: Endpoint, phase: PhaseName, cause: unknown): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO_UNEXPECTED',
    phase,
    message: `${describeEndpoint(endpoint)} sends answers that do not match the commands.`,
    hint: 'The server is broken, or something on the path mixes sessions up. The result cannot be trusted.',
    cause,
  });
}

/** The failure of a tagged OK to a command that was not complete: what it confirms has not been asked yet. */
export function earlyOk(endpoint: Endpoint, phase: PhaseName, command: string, cause: unknown): ProbeFailure {
  const isLogin = phase === 'imap_auth';
  return new ProbeFailure({
    code: isLogin ? 'E_AUTH_BYPASS' : 'E_PROTO_UNEXPECTED',
    phase,
    message: isLogin
      ? `${describeEndpoint(endpoint)} said OK to the login before it had seen the credentials, or after it had refused them.`
      : `${describeEndpoint(endpoint)} said OK to ${command} before it had received all of it.`,
    hint: isLogin
      ? 'No credentials were checked, so the login was not tested. The server is broken, or something on the path answers for it.'
      : 'The server is broken, or something on the path answers for it. The result cannot be trusted.',
    cause,
  });
}

/** Returns the same failure in the phase of the command that was refused. */
export function inPhase(failure: ProbeFailure, phase: PhaseName): ProbeFailure {
  if (failure.phase === phase) return failure;
  const { code, message, hint, reply, status, isRetryable, cause } = failure;
  return new ProbeFailure({ code, phase, message, hint, reply, status, isRetryable, cause });
}

/** Returns the same failure with the last reply of the server. */
export function withReply(failure: ProbeFailure, reply: string): ProbeFailure {
  const { code, phase, message, hint, status, isRetryable, cause } = failure;
  return new ProbeFailure({ code, phase, message, hint, status, isRetryable, cause, reply });
}

/** Returns `commandRefused` as a handler, for a command that a working server does not refuse. */
export function refusedCommand(
  { endpoint }: { readonly endpoint: Endpoint },
  command: string,
  phase: PhaseName,
): (refusal: Refusal) => ProbeFailure {
  return (refusal) => commandRefused(endpoint, command, refusal, phase);
}
