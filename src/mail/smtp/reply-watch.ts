import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { noAnswer, type Wire } from '../network/wire.ts';
import { mixedCodes } from '../opening/smtp-reply.ts';
import { smtpReplyCode } from '../refusal/smtp-codes.ts';
import type { Exchange } from './exchange.ts';
import { helloRefused, unsolicited } from './refusals.ts';
import { ReplyArrivals } from './reply-arrivals.ts';

/**
 * Codes that may answer a command; any other code means that replies and commands are out of step. Some servers ask for
 * the body with a code other than 354; their next reply shows whether they are in step.
 */
const EXPECTED: Record<string, RegExp> = {
  'MAIL FROM': /^(?:25\d|[45]\d\d)(?:[ \r\n-]|$)/,
  'RCPT TO': /^(?:25\d|[45]\d\d)(?:[ \r\n-]|$)/,
  DATA: /^[2345]\d\d(?:[ \r\n-]|$)/,
  '.': /^(?:250|[45]\d\d)(?:[ \r\n-]|$)/,
};

export class ReplyWatch {
  readonly #wire: Wire;
  readonly #context: ProbeContext;
  readonly #pending: string[] = [];
  readonly #arrivals = new ReplyArrivals();
  readonly replies: Exchange[] = [];
  #fallback = 'the greeting';
  #timer: NodeJS.Timeout | undefined;
  #written = 0;
  #isRunning = false;
  #isGreeted = false;

  /** Lines of the EHLO reply after the first; undefined when the server does not support EHLO. */
  ehlo: readonly string[] | undefined;
  /** The whole EHLO reply, whatever its code. */
  ehloReply: string | undefined;
  lastReply = '';
  /** The text of the last 334. */
  lastChallenge: string | undefined;
  /** Called with the text of each 334 before it is traced or answered. */
  onChallenge: (challenge: string) => void = () => {};
  /** The first reply that cannot answer its command. */
  unexpected: Exchange | undefined;
  /** Whether the body of the message is on its way to at least one recipient. */
  isInData = false;
  /** The answer to the message itself. */
  finalReply: string | undefined;

  /** Round trips that were waited for. Commands that were sent together took one. */
  flights = 0;
  /** Whether something was sent since the last reply. */
  #hasSpoken = false;

  readonly #ehloName: string;

  constructor(wire: Wire, context: ProbeContext, ehloName: string) {
    this.#ehloName = ehloName;
    this.#wire = wire;
    this.#context = context;
    // The socket is paused, so data that has already arrived is seen as well.
    wire.socket.on('data', (chunk: Buffer) => this.#arrivals.add(chunk));
  }

  /** The logger for the library, which logs each command without credentials and each complete reply. */
  get logger() {
    const none = (): void => {};
    const debug = (entry: object, text?: unknown): void => {
      if (!('tnx' in entry)) return;
      if (entry.tnx === 'client') this.#sent(String(text));
      if (entry.tnx === 'server') this.#received(String(text));
    };
    return { level: none, trace: none, debug, info: none, warn: none, error: none, fatal: none };
  }

  /** What is being waited for, as messages name it. */
  get awaited(): string {
    return this.#pending[0] ?? this.#fallback;
  }

  /** The largest message that the server accepts, in octets; infinite when it announced no limit. */
  get sizeLimit(): number {
    const limit = Number(
      this.ehlo?.map((line) => /^SIZE (\d+)$/i.exec(line)?.[1]).find((size) => size !== undefined) ?? 0,
    );
    return limit > 0 ? limit : Number.POSITIVE_INFINITY;
  }

  /** Whether the sender and a recipient were accepted: only then is a body sent, whatever the server asks for. */
  get #hasEnvelope(): boolean {
    const isTaken = (wanted: string): boolean =>
      this.replies.some(({ command, reply }) => command === wanted && reply.startsWith('2'));
    return isTaken('MAIL FROM') && isTaken('RCPT TO');
  }

  /** Marks the start of a call of the library: from now on every reply has a time limit. */
  begin(phase: PhaseName, awaited: string): void {
    this.#wire.phase = phase;
    this.#fallback = awaited;
    this.#isRunning = true;
    this.#restart();
  }

  end(): void {
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }

  /**
   * The connection has ended. A refusal whose last line never came is clear enough: Gmail says `421-4.7.0 ... (EHLO)` and
   * closes (BEH-B5: action-send-mail#302). Returns it; an acceptance that is not complete is none.
   */
  lost(): string | undefined {
    const reply = this.#arrivals.takeBegun();
    if (this.#wire.failure || this.#pending.length === 0 || !/^[45]\d\d-/.test(reply)) return undefined;
    this.#received(reply);
    return reply;
  }

  stop(): void {
    this.end();
    this.#pending.length = 0;
  }

  #sent(line: string): void {
    // The library does not know yet that nothing is sent any more.
    if (this.#wire.failure) return;
    const verb = /^(EHLO|HELO|AUTH|MAIL FROM|RCPT TO|DATA|RSET|QUIT|\.)(?:$|[ :])/i.exec(line)?.[1]?.toUpperCase();
    this.#refuseAhead();
    this.#pending.push(verb ?? 'AUTH');
    this.#hasSpoken = true;
    this.#context.trace('smtp', 'sent', verb === undefined || verb === 'AUTH' ? hideCredentials(line) : line);
    this.#restart();
  }

  #received(lines: string): void {
    const isWhole = this.#arrivals.take();
    // When the connection closes, the library also reports a line without its line end, and no line before it. That is
    // not a reply (RFC 5321 section 4.2.1), but a refusal is clear enough.
    const begun = isWhole ? '' : this.#arrivals.takeBegun();
    const reply = begun === '' ? lines : `${begun}\n${lines}`;
    if (!isWhole && !/^[45]\d\d[ -]/.test(reply)) {
      this.#context.trace('smtp', 'received', reply);
      return;
    }
    // The greeting was read before, and the library receives one all the same.
    const isGreeting = !this.#isGreeted;
    const isAwaited = isGreeting || this.#pending.length > 0;
    this.#isGreeted = true;
    if (this.#hasSpoken && !isGreeting) {
      this.#hasSpoken = false;
      this.flights += 1;
    }
    const command = this.#pending.shift() ?? this.#fallback;
    this.lastReply = reply;
    if (command === 'AUTH' && reply.startsWith('334')) {
      this.lastChallenge = reply.slice(4).trim();
      this.onChallenge(this.lastChallenge);
    }
    if (!isGreeting) this.#context.trace('smtp', 'received', reply);
    // A server may send 421 at any time (RFC 5321 section 3.8); the next command reports it.
    if (!isAwaited && smtpReplyCode(reply) !== 421) {
      this.#wire.fail(unsolicited(this.#wire.endpoint, this.#wire.phase, reply));
      return;
    }
    if (this.#refuseAhead()) return;
    // It neither accepts nor refuses: a message whose end is answered so may be queued.
    if (!isGreeting && this.#refuseMixed(command, reply)) return;
    if (!isGreeting && this.#refuseHello(command, reply)) return;
    if (command === 'EHLO') this.ehloReply = reply;
    if (command === 'EHLO' && smtpReplyCode(reply.split('\n')) === 250) {
      this.ehlo = reply
        .split('\n')
        .slice(1)
        .map((line) => line.slice(4).trim());
    }
    const exchange: Exchange = { command, reply };
    if (command in EXPECTED) {
      this.replies.push(exchange);
      if (!EXPECTED[command]?.test(reply)) this.unexpected ??= exchange;
    }
    if (command === '.') {
      this.finalReply = reply;
      if (/^[45]/.test(reply)) this.#context.hasSent = false;
    }
    if (command === 'DATA' && /^[23]/.test(reply) && this.#hasEnvelope) {
      this.isInData = true;
      this.#context.hasSent = true;
      this.#pending.push('.');
      this.#hasSpoken = true;
    }
    this.#restart();
  }

  /** Fails the session when more replies have arrived than commands wait for. Returns whether it did. */
  #refuseAhead(): boolean {
    const ahead = this.#arrivals.ahead(this.#pending.length);
    if (ahead !== undefined) this.#wire.fail(unsolicited(this.#wire.endpoint, this.#wire.phase, ahead));
    return ahead !== undefined;
  }

  /** Fails the session when the lines of a reply have different codes. Returns whether it did. */
  #refuseMixed(command: string, reply: string): boolean {
    const { endpoint, phase } = this.#wire;
    const asked = command === '.' ? 'the end of the message' : command;
    const failure = mixedCodes(endpoint, phase, asked, reply.split('\n'));
    if (failure === undefined) return false;
    if (command === '.') this.finalReply = reply;
    this.#wire.fail(failure);
    return true;
  }

  /**
   * Fails the session when the server refuses EHLO or HELO. The library would continue with HELO after any refusal, but
   * only 500 and 502 say that EHLO is not known (RFC 5321 section 4.2.4). Returns whether it did.
   */
  #refuseHello(command: string, reply: string): boolean {
    const code = smtpReplyCode(reply);
    const isHello = command === 'EHLO' || command === 'HELO';
    if (!isHello || code === 500 || code === 502 || !/^[45]/.test(reply)) return false;
    const failure = helloRefused(this.#wire.endpoint, this.#ehloName, reply);
    if (failure) this.#wire.fail(failure);
    return failure !== undefined;
  }

  #restart(): void {
    clearTimeout(this.#timer);
    if (!this.#isRunning) return;
    const { endpoint, socket } = this.#wire;
    this.#written = socket.bytesWritten;
    this.#timer = setTimeout(() => {
      // A large message that is still being transferred does not count as silence.
      if (this.isInData && socket.bytesWritten > this.#written) this.#restart();
      else
        this.#wire.fail(
          noAnswer(endpoint, { phase: this.#wire.phase, awaited: this.awaited, ms: endpoint.commandTimeoutMs }),
        );
    }, endpoint.commandTimeoutMs);
  }
}

function hideCredentials(line: string): string {
  return /^AUTH [A-Z0-9-]+/i.exec(line)?.[0] ?? '***';
}
