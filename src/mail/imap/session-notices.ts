import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { ParsedResponse } from './wire/grammar.ts';
import { kindOf, responseCode, statusText } from './wire/values.ts';

/** Tells of what a server says on its own in a session. */
export class SessionNotices {
  readonly #endpoint: Endpoint;
  readonly #context: ProbeContext;
  #hasUnreadable = false;

  constructor(endpoint: Endpoint, context: ProbeContext) {
    this.#endpoint = endpoint;
    this.#context = context;
  }

  /** Notes an ALERT of the server, which must be shown to the user (RFC 9051 section 7.1). */
  heard(response: ParsedResponse): void {
    if (kindOf(response) !== 'OK' || responseCode(response)?.name !== 'ALERT') return;
    const message = `${describeEndpoint(this.#endpoint)} has an alert for this user.`;
    this.#context.notice({ message, reply: statusText(response) });
  }

  /** Notes that a capability does not work. */
  distrusted(capability: string, reply: string): void {
    this.#context.notice({
      message: `${describeEndpoint(this.#endpoint)} announces ${capability}, which does not work there; the check went on without it.`,
      hint: 'Other clients that use it fail here. Look for an update of the server, or switch the extension off.',
      reply,
    });
  }

  /** Notes the first line that cannot be read. The others are in the dialogue, and so is one that is too long to quote. */
  unreadable(line: string | undefined): void {
    if (this.#hasUnreadable) return;
    this.#hasUnreadable = true;
    this.#context.notice({
      message: `${describeEndpoint(this.#endpoint)} sent a line that cannot be read, and that was left out.`,
      hint: 'Look at the dialogue with transcript: true.',
      reply: line,
    });
  }
}
