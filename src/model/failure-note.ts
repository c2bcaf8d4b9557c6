import type { ProbeFailure } from './failure.ts';
import type { Finding } from './finding.ts';

/** A failure of one of several things that are looked at, so that the others are looked at too. */
export function failureNote({ status, code, message, hint, reply, phase }: ProbeFailure): Finding {
  return { status, code, message, hint, reply, phase };
}
