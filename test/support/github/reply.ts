/** Answers of the fake, and the errors of GitHub as it words them. */

/** An answer before it is sent. */
export interface Reply {
  readonly status: number;
  /** Sent as JSON; undefined for no body. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: { readonly type: string; readonly bytes: Buffer } | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

const DOCS = 'https://docs.github.com/rest';

/** An error with GitHub's members. */
export function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, body: { message, documentation_url: DOCS, status: String(status) }, headers };
}

/** A complaint of a 422. */
export interface Complaint {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly value?: string;
  readonly message?: string;
}

/** The answer 422. */
export function invalid(message: string, errors?: readonly Complaint[]): Reply {
  return { status: 422, body: { message, documentation_url: DOCS, ...(errors && { errors }) } };
}

/** An answer with data. */
export function reply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, body, headers };
}

/** The usual 404. */
export const NOT_FOUND: Reply = refusal(404, 'Not Found');
