/** What can go wrong with a call of the GitHub API, in words for people and in a kind for programs. */

/** Kinds of failures; callers decide by them, and never by a text. */
export type ApiFailureKind =
  /** The token is not valid, or cannot be sent. */
  | 'token'
  /** The token may not do it. */
  | 'permission'
  /** The conversation of the issue is locked. */
  | 'locked'
  /** It is not there, or the token may not see it. */
  | 'missing'
  /** The server has no such call: it is not GitHub. */
  | 'not-offered'
  /** Deleted, or the repository has no issues. */
  | 'gone'
  /** It is, or belongs, in another repository now. */
  | 'moved'
  /** Another one was faster, or the repository is empty. */
  | 'conflict'
  /** A rule of the repository forbids it. */
  | 'ruleset'
  /** The request was understood and refused; see `errors`. */
  | 'invalid'
  /** Too many requests; nothing is asked any more in this run. */
  | 'limit'
  | 'server'
  /** A success by its status, but not with what was asked for. */
  | 'shape'
  | 'network'
  /** The client of the toolkit could not be loaded. */
  | 'client'
  /** No complete answer in time. */
  | 'timeout'
  /** No time left for a call. */
  | 'budget'
  | 'cancelled';

/** One complaint of a 422. All texts are untrusted. */
export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** What is known of a failure. */
export interface ApiFailureFacts {
  readonly kind: ApiFailureKind;
  /** One sentence: what was tried and what the server said. It holds no token and is safe in a log. */
  readonly message: string;
  /** What to do about it; it names the line or the setting. */
  readonly remedy: string;
  /** Status of the answer, when there was one. */
  readonly status?: number | undefined;
  /** Whether a write may have been done all the same: look before it is tried again. */
  readonly mayHaveRun?: boolean | undefined;
  /** What a 422 complains of. */
  readonly errors?: readonly FieldError[] | undefined;
  /** Milliseconds that the server wants to be left alone. */
  readonly retryAfterMs?: number | undefined;
  /** An earlier failure already said the same: this call was not made at all. */
  readonly isEcho?: boolean | undefined;
}

/** A call that failed. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly kind: ApiFailureKind;
  readonly remedy: string;
  readonly status: number | undefined;
  readonly mayHaveRun: boolean;
  readonly errors: readonly FieldError[];
  readonly retryAfterMs: number | undefined;
  readonly isEcho: boolean;

  constructor(facts: ApiFailureFacts) {
    super(facts.message);
    this.kind = facts.kind;
    this.remedy = facts.remedy;
    this.status = facts.status;
    this.mayHaveRun = facts.mayHaveRun ?? false;
    this.errors = facts.errors ?? [];
    this.retryAfterMs = facts.retryAfterMs;
    this.isEcho = facts.isEcho ?? false;
  }

  /** The same failure of a call that was not made because of it. */
  echo(): ApiFailure {
    const { kind, message, remedy, status, errors, retryAfterMs } = this;
    return new ApiFailure({ kind, message, remedy, status, errors, retryAfterMs, isEcho: true });
  }
}
