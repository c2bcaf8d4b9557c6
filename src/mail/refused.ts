/** What a NO or BAD to a command means that a good server does not refuse. */
import { describeEndpoint } from '../settings/endpoint.ts';
import { type PhaseName, ProbeFailure } from '../verdict/failure.ts';
import type { ImapSession, Refusal } from './imap.ts';

export function refusedCommand(
  imap: ImapSession,
  command: string,
  phase: PhaseName,
): (refusal: Refusal) => ProbeFailure {
  return ({ status, reply }) =>
    new ProbeFailure({
      code: 'E_PROTO',
      phase,
      message: `${describeEndpoint(imap.endpoint)} answered ${command} with ${status}.`,
      hint: 'Look at the log of the server.',
      reply,
      isRetryable: false,
    });
}
