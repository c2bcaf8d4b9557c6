/** What it means when an SMTP server and its client no longer talk about the same command. */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { Exchange } from './exchange.ts';

/** A reply whose code cannot answer its command. */
export function outOfStep(endpoint: Endpoint, { command, reply }: Exchange): ProbeFailure {
  const asked = command === '.' ? 'the message' : command;
  const what = `answered ${asked} with a code that does not belong to it`;
  return make(endpoint, PHASES[command] ?? 'smtp_send', what, reply);
}

const PHASES: Readonly<Record<string, PhaseName>> = { EHLO: 'smtp_capability', AUTH: 'smtp_auth' };

/** A reply that nobody waits for: the next command would be taken for answered. */
export function unsolicited(endpoint: Endpoint, phase: PhaseName, reply: string): ProbeFailure {
  return make(endpoint, phase, 'sent an answer to which there was no command', reply);
}

function make(endpoint: Endpoint, phase: PhaseName, what: string, reply: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO_UNEXPECTED',
    phase,
    message: `${describeEndpoint(endpoint)} ${what}.`,
    hint: 'The server is broken, or something on the path mixes sessions up. The result cannot be trusted.',
    reply,
  });
}
