import type { FailureCode } from './failure-codes.ts';
import type { Source } from './issue.ts';
import type { PhaseName } from './phase.ts';
import type { Status } from './status.ts';

/** One sentence with a status: what was found, and what to do about it. */
export interface Finding {
  readonly status: Status;
  readonly code?: FailureCode | undefined;
  /** What was found, one sentence. May quote names that a server gave: untrusted. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** The server's own words. Untrusted. */
  readonly reply?: string | undefined;
  readonly phase?: PhaseName | undefined;
  /** The line of a file of the workspace that it is about. */
  readonly source?: Source | undefined;
}

/** Information that is not a finding: a port that is meant for something else, an alert of the server. */
export interface Notice {
  /** A stable name for programs, where there is one. It changes no verdict. */
  readonly code?: FailureCode | undefined;
  /** One sentence, in our words. May quote names that a server gave: untrusted. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** The server's own words. Untrusted. */
  readonly reply?: string | undefined;
  /** The line of a file of the workspace that it is about. */
  readonly source?: Source | undefined;
}
