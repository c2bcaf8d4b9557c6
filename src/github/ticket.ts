import type { CleanupTicket } from '../model/probe-context.ts';
import type { Redactor } from '../model/secret.ts';
import { crypto } from '../system/lazy-crypto.ts';
import type { World } from '../system/world.ts';
import { readState, saveState } from './state.ts';

/** A ticket and the check that it belongs to. */
export interface KeptTicket {
  readonly ticket: CleanupTicket;
  /** See `ticketOwner`. */
  readonly owner: string;
}

/** Returns the key by which the post step finds a check in its own plan. Not the name, which may hold anything. */
export function ticketOwner(checkName: string): string {
  return crypto().createHash('sha256').update(checkName).digest('hex');
}

/** The name of the state of the first check of a run; those of the others have a number appended. */
const NAME = 'ticket';

/** A state to be kept: which check of the plan it belongs to, and what is kept of it. */
export interface TicketState {
  /** The place of the check in the plan: each has a state of its own. */
  readonly index: number;
  readonly checkName: string;
  /** Absent when it is no longer needed. */
  readonly ticket: CleanupTicket | undefined;
}

/**
 * Keeps the ticket of a check, or removes it. The names of mailboxes come from the server and may be a secret; one that
 * is redacted is not found by the post step, which then says so.
 */
export function saveTicket(env: World['env'], { index, checkName, ticket }: TicketState, redact: Redactor): void {
  const kept: KeptTicket | undefined = ticket && {
    ticket: { token: ticket.token, mailboxes: ticket.mailboxes.map(redact) },
    owner: ticketOwner(checkName),
  };
  const value = kept ? Buffer.from(JSON.stringify(kept)).toString('base64') : '';
  saveState(env, index === 0 ? NAME : `${NAME}_${index}`, value);
}

/** Reads the tickets that the main step left: those of the checks whose clean-up did not finish. */
export function readTickets(env: World['env']): KeptTicket[] {
  const names = Object.keys(env).flatMap((variable) => /^STATE_(ticket(?:_\d+)?)$/.exec(variable)?.[1] ?? []);
  return names.flatMap((name) => parseTicket(readState(env, name)) ?? []);
}

function parseTicket(text: string): KeptTicket | undefined {
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return isKept(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is KeptTicket {
  if (typeof value !== 'object' || value === null || !('ticket' in value) || !('owner' in value)) return false;
  return typeof value.owner === 'string' && isTicket(value.ticket);
}

function isTicket(value: unknown): value is CleanupTicket {
  if (typeof value !== 'object' || value === null || !('token' in value) || !('mailboxes' in value)) return false;
  const { token, mailboxes } = value;
  const areNames = Array.isArray(mailboxes) && mailboxes.every((name) => typeof name === 'string');
  return typeof token === 'string' && /^[0-9a-f]{32}$/.test(token) && areNames;
}
