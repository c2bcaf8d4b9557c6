/**
 * What the main step leaves for the post step: which message may still have to be deleted. It is on disk before the
 * message is sent, and holds a token and mailbox names, no secret.
 */
import type { CleanupTicket } from '../probes/probe.ts';
import type { World } from '../world.ts';
import { readState, saveState } from './state.ts';

const NAME = 'ticket';

/** Keeps a ticket, or says that none is needed any more. */
export function saveTicket(env: World['env'], ticket: CleanupTicket | undefined): void {
  saveState(env, NAME, ticket ? Buffer.from(JSON.stringify(ticket)).toString('base64') : '');
}

/** The ticket that the main step left, if its own clean-up did not come to an end. */
export function readTicket(env: World['env']): CleanupTicket | undefined {
  const text = readState(env, NAME);
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return isTicket(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isTicket(value: unknown): value is CleanupTicket {
  if (typeof value !== 'object' || value === null || !('token' in value) || !('mailboxes' in value)) return false;
  const { token, mailboxes } = value;
  const areNames = Array.isArray(mailboxes) && mailboxes.every((name) => typeof name === 'string');
  return typeof token === 'string' && /^[0-9a-f]{32}$/.test(token) && areNames;
}
