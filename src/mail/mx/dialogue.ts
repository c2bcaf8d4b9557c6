/**
 * Commands and replies of a session that only asks. There is no way here to hand a message over or to log in: neither
 * DATA nor AUTH is a command of it.
 */
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { LineReader, readableText } from '../network/line-reader.ts';
import { injected, sessionFailure } from '../network/session-failure.ts';
import type { Wire } from '../network/wire.ts';
import { mixedCodes, readSmtpReply } from '../opening/smtp-reply.ts';
import { smtpReplyCode } from '../refusal/smtp-codes.ts';
import { closing, senseless, unsolicited } from '../smtp/refusals.ts';

/** All that is ever sent. */
export type AskingVerb = 'EHLO' | 'HELO' | 'STARTTLS' | 'MAIL' | 'RCPT' | 'RSET' | 'QUIT';

const PHASES: Readonly<Record<AskingVerb, PhaseName>> = {
  EHLO: 'smtp_capability',
  HELO: 'smtp_capability',
  STARTTLS: 'smtp_tls',
  MAIL: 'smtp_send',
  RCPT: 'smtp_send',
  RSET: 'smtp_send',
  QUIT: 'smtp_send',
};

/** A reply of one or more lines, all with one code. Untrusted. */
export interface SmtpReply {
  readonly code: number;
  readonly lines: readonly string[];
  readonly text: string;
}

export class AskingDialogue {
  readonly wire: Wire;
  readonly #trace: ProbeContext['trace'];

  constructor(wire: Wire, trace: ProbeContext['trace']) {
    this.wire = wire;
    this.#trace = trace;
  }

  /**
   * Sends a command and waits for its reply, within `commandTimeoutMs`.
   * @throws ProbeFailure when the connection ends, or when what comes is no reply to the command
   */
  async ask(verb: AskingVerb, argument = ''): Promise<SmtpReply> {
    const { wire } = this;
    const { endpoint, socket } = wire;
    const phase = PHASES[verb];
    try {
      wire.throwIfEnded();
      this.#refuseEarly(phase);
      this.#send(verb, argument);
      const reader = new LineReader(socket, (line) => this.#trace('smtp', 'received', line));
      let lines: readonly string[];
      try {
        lines = await wire.within({ phase, awaited: verb, ms: endpoint.commandTimeoutMs }, () => readSmtpReply(reader));
      } finally {
        this.#keep(reader.detach(), verb === 'STARTTLS');
      }
      if (wire.failure) throw wire.failure;
      return this.#judged(verb, phase, lines);
    } catch (error) {
      throw sessionFailure(endpoint, phase, `the answer to ${verb}`, error);
    }
  }

  /** Sends QUIT and releases the connection without waiting for a reply. */
  quit(): void {
    const { socket } = this.wire;
    if (!this.wire.failure && !socket.destroyed && socket.writable) this.#send('QUIT', '');
    this.wire.release();
  }

  #send(verb: AskingVerb, argument: string): void {
    const line = verb + argument;
    // A line end in an address would be a further command.
    if (/[\p{Cc}]/u.test(line)) throw new TypeError('A command must not hold a control character');
    this.#trace('smtp', 'sent', line);
    this.wire.socket.write(`${line}\r\n`);
  }

  /** Puts back what came with a reply. After the answer to STARTTLS it would be read as if TLS had protected it. */
  #keep(rest: Buffer, isBeforeTls: boolean): void {
    const { endpoint, socket } = this.wire;
    if (rest.length === 0) return;
    if (isBeforeTls) this.wire.fail(injected(endpoint));
    else if (!socket.destroyed && !socket.readableEnded) socket.unshift(rest);
  }

  /** Fails when something has come before its command. A server may send 421 at any time (RFC 5321 section 3.8). */
  #refuseEarly(phase: PhaseName): void {
    const { endpoint, socket } = this.wire;
    const early = socket.readableLength > 0 ? (socket.read() as Buffer | null) : null;
    if (early === null) return;
    const [line = ''] = readableText(early).split(/\r?\n/, 1);
    this.#trace('smtp', 'received', line);
    const failure = smtpReplyCode(line) === 421 ? closing(endpoint, phase, line) : unsolicited(endpoint, phase, line);
    this.wire.fail(failure);
    throw failure;
  }

  #judged(verb: AskingVerb, phase: PhaseName, lines: readonly string[]): SmtpReply {
    const { endpoint } = this.wire;
    const mixed = mixedCodes(endpoint, phase, verb, lines);
    if (mixed) throw mixed;
    const code = smtpReplyCode(lines);
    const text = lines.join('\n');
    if (code < 200 || code >= 600 || (code >= 300 && code < 400)) throw senseless(endpoint, phase, verb, text);
    if (code === 421 && verb !== 'EHLO' && verb !== 'HELO') throw closing(endpoint, phase, text);
    return { code, lines, text };
  }
}

/** Narrows to a failure, or throws what is a fault of Mail Probe. */
export function asFailure(error: unknown): ProbeFailure {
  if (error instanceof ProbeFailure) return error;
  throw error;
}
