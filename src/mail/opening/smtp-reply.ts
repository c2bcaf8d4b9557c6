/** Parses SMTP replies (RFC 5321 section 4.2; enhanced codes RFC 3463). */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';

/** Returns the three-digit code of a reply, or 0 when it has none. Every line has it; the last line is read. */
export function smtpReplyCode(lines: readonly string[] | string): number {
  const last = (typeof lines === 'string' ? lines.split('\n') : lines).at(-1) ?? '';
  return Number(/^(\d{3})(?:[ -]|$)/.exec(last)?.[1] ?? 0);
}

/** Returns the enhanced status code of a reply: `5.7.8`. */
export function enhancedCode(reply: string): string | undefined {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/m.exec(reply)?.[1];
}

/** Describes code and enhanced code for people: `535 5.7.8`. */
export function describeCodes(reply: string): string {
  const code = smtpReplyCode(reply);
  return [code === 0 ? 'no code' : String(code), enhancedCode(reply)].filter((part) => part !== undefined).join(' ');
}

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
