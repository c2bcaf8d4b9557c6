/** Turns a refusal into the failure to report: the code, the sentence and the hint. */
import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { FailureCode } from '../../model/failure-codes.ts';
import type { PhaseName } from '../../model/phase.ts';
import { findMeaning, type RefusalMeaning } from './find-row.ts';
import type { RefusalRow, RefusalSide, SessionStep } from './row.ts';
import { describeCodes } from './smtp-codes.ts';

/** A refusal, and what is known of the command that was refused. */
export interface RefusedStep {
  readonly step: SessionStep;
  readonly phase: PhaseName;
  /** The whole answer. Untrusted. */
  readonly reply: string;
  /** The name that was sent in EHLO. */
  readonly ehloName?: string | undefined;
  /** The mailbox that was to be opened or read. */
  readonly mailbox?: string | undefined;
  /** The size of the message, in octets. */
  readonly sizeBytes?: number | undefined;
  /** The sender. */
  readonly from?: string | undefined;
  /** The refused recipients, each with the codes of its reply. */
  readonly recipients?: { readonly who: string; readonly list: string } | undefined;
  /** Whether this client logged in, or tried to, with an access token. */
  readonly hasToken?: boolean | undefined;
  /** The error that the server sent for the token, decoded from its challenge. Untrusted. */
  readonly tokenError?: string | undefined;
}

/** Returns the failure for what the table says about a refusal; undefined when no row fits. */
export function refusedBy(endpoint: Endpoint, refused: RefusedStep): ProbeFailure | undefined {
  const meaning = findMeaning(refused.reply, refused.step);
  if (meaning && refused.hasToken && meansCredentials(meaning.row)) return tokenRefused(endpoint, refused);
  return meaning && failureFor(endpoint, refused, meaning);
}

/** Whether a refusal says no more than that the credentials are wrong or have expired. */
function meansCredentials({ side, code, what, imap }: RefusalRow): boolean {
  return side === 'login' && code === undefined && (what === undefined || imap?.includes('EXPIRED') === true);
}

/** An access token was refused without a clearer reason. */
export function tokenRefused(
  endpoint: Endpoint,
  { phase, reply, tokenError }: Pick<RefusedStep, 'phase' | 'reply' | 'tokenError'>,
): ProbeFailure {
  const detail = tokenError === undefined ? '' : ` (${tokenError})`;
  return new ProbeFailure({
    code: 'E_AUTH_TOKEN',
    phase,
    message: `${describeEndpoint(endpoint)} refused the access token${detail}.`,
    hint: 'Tokens live for about an hour: get a fresh one in the same job. Check its scope, and that it belongs to this user.',
    reply,
  });
}

function failureFor(endpoint: Endpoint, refused: RefusedStep, { row, mayPass }: RefusalMeaning): ProbeFailure {
  const { step, phase, reply, ehloName = 'the name of this machine', recipients, sizeBytes } = refused;
  const code = codeFor(row, step, mayPass);
  const isListed = row.what === undefined && row.side === 'recipient' && recipients !== undefined;
  const codes = endpoint.protocol === 'smtp' && !isListed ? `: ${describeCodes(reply)}` : '';
  // Before the login there is no user who could be limited.
  const isOfUser = row.side === 'limit' && isOpening(step);
  const tooLarge =
    code === 'E_MSG_TOO_LARGE' && sizeBytes !== undefined
      ? `does not accept a message of ${sizeBytes} bytes`
      : undefined;
  const what = (isOfUser ? undefined : row.what) ?? tooLarge ?? sentence(row.side, refused, mayPass);
  return new ProbeFailure({
    code,
    phase,
    message: `${aboutMailbox(refused)}${describeEndpoint(endpoint)} ${what}${codes}.`,
    hint: row.hint.replace('{name}', ehloName),
    reply,
    isRetryable: mayPass,
  });
}

function aboutMailbox({ mailbox }: RefusedStep): string {
  return mailbox === undefined ? '' : `Mailbox ${mailbox} cannot be opened: `;
}

const BY_SIDE: Readonly<Partial<Record<RefusalSide, FailureCode>>> = {
  limit: 'E_THROTTLED',
  client: 'E_GREETING_REJECTED',
  name: 'E_EHLO_NAME',
  login: 'E_AUTH_REJECTED',
  tls: 'E_TLS_REQUIRED',
};

/** Returns the failure code: of the side that is to blame, else of the step. */
function codeFor(row: RefusalRow, step: SessionStep, mayPass: boolean): FailureCode {
  if (row.code !== undefined) return row.code;
  // Before a login no user can be meant: the client is turned away.
  if (isOpening(step) && row.side !== 'name' && row.side !== 'tls') return 'E_GREETING_REJECTED';
  return BY_SIDE[row.side] ?? codeOfStep(row.side, step, mayPass);
}

function isOpening(step: SessionStep): boolean {
  return step === 'greeting' || step === 'ehlo';
}

function codeOfStep(side: RefusalSide, step: SessionStep, mayPass: boolean): FailureCode {
  switch (step) {
    case 'login':
      return mayPass ? 'E_AUTH_TEMP' : 'E_AUTH_REJECTED';
    case 'mail':
    case 'rcpt':
    case 'data':
    case 'body':
      if (mayPass) return 'E_MSG_TEMPFAIL';
      return side === 'sender' ? 'E_SENDER_REJECTED' : side === 'recipient' ? 'E_RCPT_REJECTED' : 'E_MSG_REJECTED';
    case 'open':
    case 'status':
      return 'E_MAILBOX_UNAVAILABLE';
    case 'search':
      return 'E_SEARCH_FAILED';
    case 'bye':
      return 'E_CONN_CLOSED';
    default:
      return 'E_PROTO';
  }
}

/** Returns what the server did, in words, when the row does not say it. */
function sentence(side: RefusalSide, { step, ehloName, from, recipients }: RefusedStep, mayPass: boolean): string {
  const forNow = mayPass ? ' for now' : '';
  if (side === 'name') return `does not accept the name of this client, ${ehloName ?? 'its host name'}`;
  if (step === 'greeting') return 'turned this client away at the greeting';
  switch (side) {
    case 'client':
      return `does not accept this client${forNow}`;
    case 'tls':
      return step === 'login' ? 'wants TLS before the login' : 'wants TLS';
    case 'login':
      return 'refused the login';
    case 'sender':
      return `refused the sender ${from ?? 'of the message'}${forNow}`;
    case 'recipient':
      return recipients ? `refused ${recipients.who}${forNow}: ${recipients.list}` : `refused the recipient${forNow}`;
    case 'message':
      return step === 'search' ? 'refused the search' : `refused the message${forNow}`;
    default:
      if (!mayPass && (step === 'open' || step === 'status')) return 'does not open it for this user';
      return OF_SERVER[step] ?? (mayPass ? 'cannot accept the mail now' : 'cannot accept the mail');
  }
}

const OF_SERVER: Readonly<Partial<Record<SessionStep, string>>> = {
  ehlo: 'is closing the connection',
  login: 'cannot check logins at the moment',
  open: 'cannot reach it at the moment',
  status: 'cannot reach it at the moment',
  list: 'cannot list the mailboxes',
  search: 'cannot search the mailbox',
  fetch: 'cannot give the messages',
  store: 'cannot flag the message',
  expunge: 'cannot delete the message',
  other: 'refused a command',
  bye: 'closed the connection',
};
