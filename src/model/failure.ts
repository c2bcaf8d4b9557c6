/**
 * The one error type for expected trouble with a mail system. The table in `failure-codes.ts` is the single source of a
 * code's usual status and of whether a further attempt may help.
 */

import { FAILURES, type FailureCode } from './failure-codes.ts';
import type { Finding } from './finding.ts';
import type { Source } from './issue.ts';
import type { PhaseName } from './phase.ts';
import type { Status } from './status.ts';

/** The details of a failure. */
export interface FailureDetails {
  readonly code: FailureCode;
  /** Where it happened. */
  readonly phase: PhaseName;
  /** What happened, one sentence, in our words. */
  readonly message: string;
  /** What to do about it, one or two sentences. */
  readonly hint: string;
  /** The server's own words. Untrusted: only renderers may show it, through `text/untrusted.ts`. */
  readonly reply?: string | undefined;
  /** Overrides the class, for failures that are critical here and inconclusive there. */
  readonly status?: Status | undefined;
  /** Overrides the class: a 4xx answer may be tried again where a 5xx may not. */
  readonly isRetryable?: boolean | undefined;
  /** The line of a file of the workspace that it is about. */
  readonly source?: Source | undefined;
  readonly cause?: unknown;
}

/** Expected trouble with the mail system, or with the way to it. Any other error is an internal error. */
export class ProbeFailure extends Error {
  override readonly name = 'ProbeFailure';
  readonly code: FailureCode;
  readonly phase: PhaseName;
  readonly hint: string;
  readonly reply: string | undefined;
  readonly status: Status;
  readonly isRetryable: boolean;
  readonly source: Source | undefined;

  constructor(details: FailureDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.phase = details.phase;
    this.hint = details.hint;
    this.reply = details.reply;
    this.source = details.source;
    this.status = details.status ?? FAILURES[details.code].status;
    this.isRetryable = details.isRetryable ?? FAILURES[details.code].isRetryable;
  }

  /** Trouble on our side of the network: it says nothing about the mail system. */
  get isInconclusive(): boolean {
    return this.status === 'unknown';
  }
}

/** Returns the same failure, told in other words. */
export function restated(
  failure: ProbeFailure,
  words: { readonly message: string; readonly hint?: string },
): ProbeFailure {
  const { code, phase, hint, reply, status, isRetryable, source, cause } = failure;
  return new ProbeFailure({ code, phase, hint, reply, status, isRetryable, source, cause, ...words });
}

/** Returns a failure as a finding: the one that ends a check, or one of several that are reported side by side. */
export function findingOf({ status, code, message, hint, reply, phase, source }: ProbeFailure): Finding {
  return { status, code, message, hint, reply, phase, source };
}
