/** What a failure of a round trip must tell of the message, though it is about something else. */
import { type ProbeFailure, restated } from '../../model/failure.ts';
import type { FailureCode } from '../../model/failure-codes.ts';

/** Where the message was. */
export interface Whereabouts {
  /** Mailboxes in which it was seen during the run. */
  readonly seenIn: readonly string[];
  /** Mailboxes in which only the clean-up found it. */
  readonly foundIn: readonly string[];
  /** Whether the clean-up has deleted all that it found. */
  readonly isDeleted: boolean;
}

/** Failures that say where the message is, or that it came for some recipients only. */
const TELL_THEMSELVES: readonly FailureCode[] = ['E_BOUNCED', 'E_RCPT_PARTIAL', 'E_WRONG_FOLDER'];

/** Returns the failure with a sentence about the message that arrived all the same. */
export function withWhereabouts(failure: ProbeFailure, { seenIn, foundIn, isDeleted }: Whereabouts): ProbeFailure {
  if (TELL_THEMSELVES.includes(failure.code)) return failure;
  const message = failure.message.replace(', so nothing is known', '');
  if (seenIn.length > 0)
    return restated(failure, { message: `${message} The message had been seen in ${seenIn.join(' and ')} by then.` });
  if (foundIn.length === 0) return failure;
  const end = isDeleted ? ' and deleted it' : '';
  const found = `The clean-up then found it in ${foundIn.join(' and ')}${end}.`;
  if (failure.code !== 'E_NOT_ARRIVED')
    return restated(failure, { message: `${message} The message had arrived: ${lowerFirst(found)}` });
  const hint = 'It came later than that: raise delivery-timeout, or look in the mail log for where it waited.';
  return restated(failure, { message: `${message} ${found}`, hint });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
