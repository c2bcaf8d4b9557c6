/**
 * Whether a login that was accepted is one. Exchange says OK to the login of a user who gets no mailbox, for a wrong
 * password too, and then BAD to every command that needs one (node-imap#689, imapflow#314, MailKit#1494). So the client
 * asks for the STATUS of INBOX right behind the login, without waiting for its answer.
 */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { refusedBy } from '../refusal/refused.ts';
import { NO_MAILBOX_HINT } from '../refusal/response-code-rows.ts';
import { askOpen } from './mailbox-state.ts';
import { type Refusal, readRefusal } from './refusals.ts';
import type { Command } from './session.ts';
import { atoms, text } from './wire/values.ts';

/** What a refusal after the login says about the login. */
export type Standing = 'proven' | 'refused' | 'unclear';

/** Words by which servers refuse a client that is not logged in, or whose user they did not connect to a mailbox. */
const NOT_CONNECTED =
  /\bnot (?:yet |been )?(?:connected|authenticated|logged[ -]?(?:in|on))|\bunauthenticated\b|\b(?:invalid|wrong|illegal|bad|this) state\b|\b(?:log ?in|authenticate) first\b|\b(?:must|need to|please) (?:first )?(?:log ?in|authenticate)\b/i;
/** Response codes that are only given to a user who is logged in (RFC 5530 section 3). */
const ABOUT_THE_MAILBOX: readonly (string | undefined)[] = ['NONEXISTENT', 'NOPERM', 'CANNOT', 'TRYCREATE'];
/** A refusal of the user may also say "not found" or "access denied": only one that names the mailbox is about that. */
const NAMES_THE_MAILBOX = /\b(?:mailbox|folder|inbox)\b/i;
/** Words of a BYE that a server says to any client. */
const TEMPORARY_BYE =
  /\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]|shut|restart|too many|limit|throttl|try again|timeout/i;
/** A BYE for a token says why, and is judged with the other refusals of tokens. */
const TOKEN_BYE = /token/i;

/**
 * Says what a refusal of the first command after the login means for the login. A NO about the mailbox is itself given
 * in the authenticated state (RFC 9051 section 3): the login is proven, whatever this user may open. A BAD is not, and
 * neither is a NO that speaks of the connection or of the login.
 */
export function standingOf({ status, reply, code }: Refusal): Standing {
  if (NOT_CONNECTED.test(reply)) return 'refused';
  if (status !== 'NO') return 'unclear';
  if (code !== undefined) return ABOUT_THE_MAILBOX.includes(code) ? 'proven' : 'refused';
  return NAMES_THE_MAILBOX.test(reply) ? 'proven' : 'unclear';
}

/** The failure of a login that was accepted, by a server that then refuses its user. */
export function turnedAway(endpoint: Endpoint, phase: PhaseName, what: string, reply: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_AUTH_REJECTED',
    phase,
    message: `${describeEndpoint(endpoint)} accepted the login, and then ${what}: this user is not really logged in.`,
    hint: `${NO_MAILBOX_HINT} The login is not repeated, so that no account is locked.`,
    reply,
    isRetryable: false,
  });
}

/** The failure for a command that was refused before any other one has shown that the user is logged in. */
export function refusedUnproven(
  endpoint: Endpoint,
  { name, phase }: Pick<Command, 'name' | 'phase'>,
  refusal: Refusal,
): ProbeFailure | undefined {
  if (!NOT_CONNECTED.test(refusal.reply)) return undefined;
  return turnedAway(endpoint, phase, `refused ${name}`, refusal.reply);
}

/** The failure for a BYE before any command has shown that the user is logged in, unless it may pass by itself. */
export function closedUnproven(endpoint: Endpoint, phase: PhaseName, bye: string): ProbeFailure | undefined {
  if (TEMPORARY_BYE.test(bye) || TOKEN_BYE.test(bye)) return undefined;
  return turnedAway(endpoint, phase, 'closed the session', bye);
}

/** The parts of a session that the proof needs. */
export interface ProofExchange {
  readonly endpoint: Endpoint;
  /** Whether the credential of the login is an access token. */
  readonly hasToken: boolean;
  /** Sends a command behind the latest one. Its answer has no limit. */
  follow(command: Pick<Command, 'name' | 'args'>): Promise<void>;
  run(command: Command): Promise<void>;
  /** Waits for an answer within the limit of a reply. */
  within(phase: PhaseName, awaited: string, answer: Promise<unknown>): Promise<void>;
}

/** What proves a login: it needs the authenticated state and a mailbox, and costs the server next to nothing. */
const PROOF = { name: 'STATUS', args: [text('INBOX'), atoms('UIDNEXT')] } as const;

/** When the answer is not there so long after that to the login, the server has lost the question, in milliseconds. */
const LOST_AFTER_MS = 1000;

/** Asks for the proof. The result is for `settleProof`. */
export function askProof(exchange: Pick<ProofExchange, 'follow'>): Promise<Refusal | undefined> {
  const answer = exchange.follow(PROOF).then(() => undefined, refusalOrThrow);
  // When the login is refused, nothing awaits it.
  answer.catch(() => {});
  return answer;
}

/**
 * Waits for the proof. A server may lose what was sent right behind the login, so it is asked again after a second; and
 * where it is unclear what it refused, INBOX is opened read-only, which every server can do.
 * @throws ProbeFailure when the user is not logged in after all
 */
export async function settleProof(
  exchange: ProofExchange,
  asked: Promise<Refusal | undefined>,
  context: ProbeContext,
): Promise<void> {
  let refusal: Refusal | undefined;
  const answered = answerOf(exchange, asked, context).then((answer) => {
    refusal = answer;
  });
  await exchange.within('imap_status', PROOF.name, answered);
  if (refusal === undefined) return;
  const standing = standingOf(refusal);
  if (standing === 'refused') throw refusedInbox(exchange, 'imap_status', PROOF.name, refusal);
  if (standing === 'unclear') await openInbox(exchange);
  const who = describeEndpoint(exchange.endpoint);
  context.notice(
    standing === 'proven'
      ? {
          message: `The login works, but ${who} does not give the state of INBOX to this user.`,
          hint: 'Test a mailbox that this user may read with imap-search or imap-mailbox.',
          reply: refusal.reply,
        }
      : {
          message: `The login works, but ${who} refused STATUS of INBOX, and opened INBOX when it was asked to.`,
          hint: 'RFC 9051 section 6.3.11 demands STATUS. Clients that use it show no counts here.',
          reply: refusal.reply,
        },
  );
}

async function answerOf(
  exchange: ProofExchange,
  asked: Promise<Refusal | undefined>,
  context: ProbeContext,
): Promise<Refusal | undefined> {
  const waiting = new AbortController();
  try {
    const pause = context.world.clock.sleep(LOST_AFTER_MS, waiting.signal).then(
      () => 'lost' as const,
      () => 'lost' as const,
    );
    const early = await Promise.race([asked, pause]);
    if (early !== 'lost') return early;
  } finally {
    waiting.abort();
  }
  const again = askProof(exchange).then((answer) => ({ answer }));
  const late = await Promise.race([asked, again]);
  if (late === undefined || !('answer' in late)) return late;
  context.notice({
    message: `${describeEndpoint(exchange.endpoint)} did not answer a command that was sent right behind the login, and answered when it was asked again.`,
    hint: 'RFC 9051 section 5.5 lets clients send commands without waiting. Those that do may hang here.',
  });
  return late.answer;
}

async function openInbox(exchange: ProofExchange): Promise<void> {
  let refusal: Refusal | undefined;
  const { command } = askOpen(exchange.endpoint, 'EXAMINE', 'INBOX', () => {});
  const failed = (given: Refusal): ProbeFailure => {
    refusal = given;
    return refusedInbox(exchange, 'imap_select', 'EXAMINE', given);
  };
  try {
    await exchange.run({ ...command, onRefusal: failed });
  } catch (error) {
    if (refusal === undefined || standingOf(refusal) !== 'proven') throw error;
  }
}

function refusedInbox(
  { endpoint, hasToken }: ProofExchange,
  phase: PhaseName,
  name: 'STATUS' | 'EXAMINE',
  { reply }: Refusal,
): ProbeFailure {
  const step = name === 'STATUS' ? 'status' : 'open';
  const told = refusedBy(endpoint, { step, phase, reply, mailbox: 'INBOX', hasToken });
  // What may pass by itself says nothing about the login.
  if (told && (told.isRetryable || told.code === 'E_AUTH_TOKEN')) return told;
  return turnedAway(endpoint, phase, `refused ${name} of INBOX`, reply);
}

/** Returns a NO or BAD, which is an answer, and throws everything else. */
function refusalOrThrow(error: unknown): Refusal {
  const refusal = readRefusal(error);
  if (!refusal) throw error;
  return refusal;
}
