/** Reads an SMTP reply, and judges its form (RFC 5321 section 4.2). */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import { ConnectionEnded, type LineReader, LineTooLong, lineText } from '../network/line-reader.ts';

/** The longest reply, in lines. No capability list comes near it. */
export const MAX_REPLY_LINES = 200;

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

/**
 * Reads all lines of one SMTP reply (RFC 5321 section 4.2.1), without their line ends.
 * @throws ConnectionEnded, LineTooLong or the socket's error
 */
export async function readSmtpReply(reader: LineReader): Promise<readonly string[]> {
  const lines: string[] = [];
  let isLast = false;
  while (!isLast) {
    const line = await nextLine(reader, lines);
    if (line === undefined) return lines;
    lines.push(line);
    isLast = !/^\d{3}-/.test(line);
    if (lines.length > MAX_REPLY_LINES) throw new LineTooLong();
  }
  return lines;
}

/** Reads the next line of a reply; undefined when the connection ends within a refusal, which is clear enough. */
async function nextLine(reader: LineReader, lines: readonly string[]): Promise<string | undefined> {
  try {
    return lineText(await reader.line());
  } catch (error) {
    if (error instanceof ConnectionEnded && /^[45]\d\d-/.test(lines[0] ?? '')) return undefined;
    throw error;
  }
}
