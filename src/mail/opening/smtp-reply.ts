/** Judges the form of an SMTP reply (RFC 5321 section 4.2). */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';

/**
 * Returns the failure for a reply of several lines that do not all have the same code, if it is one: it says yes and no
 * at once (RFC 5321 section 4.2.1).
 *
 * @param asked the command that was answered, or the greeting
 */
export function mixedCodes(
  endpoint: Endpoint,
  phase: PhaseName,
  asked: string,
  lines: readonly string[],
): ProbeFailure | undefined {
  const codes = new Set(lines.map((line) => /^(\d{3})(?:[ -]|$)/.exec(line)?.[1] ?? 'none'));
  if (codes.size < 2) return undefined;
  return new ProbeFailure({
    code: 'E_PROTO',
    phase,
    message: `${describeEndpoint(endpoint)} answered ${asked} with different codes in one reply (${[...codes].slice(0, 5).join(', ')}).`,
    hint: 'A reply has one code on all of its lines, so this one means nothing. The server, or a filter in front of it, is broken: look at the dialogue with transcript: true.',
    reply: lines.join('\n'),
    isRetryable: false,
  });
}
