/** Failures to open a TCP connection. */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import { errorCode } from '../../system/error-code.ts';
import type { World } from '../../system/world.ts';

/** The failure when no address could be connected to within the limit. */
export function connectFailure(endpoint: Endpoint, attempts: readonly DialAttempt[], env: World['env']): ProbeFailure {
  const phase = `${endpoint.protocol}_connect` as const;
  const tried = attempts.map(describeAttempt).join('; ');
  const silent = attempts.some((attempt) => attempt.error === undefined);
  const codes = attempts.map((attempt) => errorCode(attempt.error));
  const cause = attempts.find((attempt) => attempt.error)?.error;
  const at = `${endpoint.host}:${endpoint.port}`;
  if (silent && endpoint.port === 25 && env['RUNNER_ENVIRONMENT'] === 'github-hosted') {
    return new ProbeFailure({
      code: 'E_PORT25_BLOCKED',
      phase,
      message: `Outbound port 25 does not answer from this hosted runner (${tried}).`,
      hint: 'GitHub-hosted runners cannot reach port 25. Use port 465 or 587, or a self-hosted runner.',
    });
  }
  if (silent) {
    return new ProbeFailure({
      code: 'E_CONN_TIMEOUT',
      phase,
      message: `No TCP answer from ${at} within connect-timeout (${endpoint.connectTimeoutMs / 1000} s with DNS; ${tried}).`,
      hint: 'A firewall drops the packets, or the address is not routed. Check both, and the address records.',
    });
  }
  if (codes.includes('ECONNREFUSED')) {
    return new ProbeFailure({
      code: 'E_CONN_REFUSED',
      phase,
      message: `Nothing listens on ${at} (${tried}).`,
      hint: 'Check that the service runs, its port, and the firewall.',
      cause,
    });
  }
  if (codes.includes('ECONNRESET')) return reset(endpoint, phase, 'the greeting', cause);
  const isOurSide = attempts.every((attempt) => isRunnerTrouble(attempt));
  return new ProbeFailure({
    code: 'E_CONN_UNREACHABLE',
    phase,
    message: `No route to ${at} (${tried}).`,
    hint: attempts.every((attempt) => attempt.family === 6)
      ? 'The host has IPv6 addresses only. GitHub-hosted runners have no IPv6; use a runner that has.'
      : 'Check the routing between the runner and the server.',
    status: isOurSide ? 'unknown' : undefined,
    isRetryable: !isOurSide,
    cause,
  });
}

/** Describes a connection attempt for people: address and outcome. */
export function describeAttempt(attempt: DialAttempt): string {
  return `${attempt.address}: ${errorCode(attempt.error) ?? 'no answer'}`;
}

/** Whether a failed attempt says nothing about the server: this machine has no route of that kind. */
export function isRunnerTrouble(attempt: DialAttempt): boolean {
  return ['ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EACCES', 'EPERM'].includes(errorCode(attempt.error) ?? '');
}

/** The failure when the server, or something on the path to it, reset the connection before `awaited` came. */
export function reset(endpoint: Endpoint, phase: PhaseName, awaited: string, cause: unknown): ProbeFailure {
  return new ProbeFailure({
    code: 'E_CONN_RESET',
    phase,
    message: `${describeEndpoint(endpoint)} reset the connection before ${awaited}.`,
    hint: 'Rate limits, bans and firewalls end connections this way; so does a server that crashed. Look at its log.',
    cause,
  });
}

/** A connection attempt to one address, and its outcome. */
export interface DialAttempt {
  readonly address: string;
  readonly family: 4 | 6;
  /** The system's error; absent when the address did not answer. */
  error?: NodeJS.ErrnoException;
}
