/**
 * Pipelines the commands of an IMAP session: they are sent as soon as possible, several at a time, and each finds its
 * answer by its tag (RFC 9051 section 5.5).
 */
import type { Socket } from 'node:net';
import { deferred } from '../../../system/deferred.ts';
import { readableText } from '../../network/line-reader.ts';
import { announced } from './capabilities.ts';
import { type CommandExchange, EARLY_OK, type Handlers, isUnfinished } from './exchange.ts';
import type { Argument, Grammar, ParsedResponse } from './grammar.ts';
import { hasUrgedLiteral, literalsOf } from './literals.ts';
import { refusalError, refusalWithoutTag } from './refusal-error.ts';
import { connectionError, type ResponseSink, readResponses } from './responses.ts';
import { unreadableLine } from './unreadable-line.ts';
import { kindOf, statusText } from './values.ts';

/** The callbacks from a pipeline to its session. */
export interface PipelineOwner {
  /** Receives the dialogue. Credentials are hidden. */
  trace(direction: 'sent' | 'received', line: string): void;
  /** Receives every response, before the command that it is for. */
  heard(response: ParsedResponse): void;
  /** Receives an untagged line that is no IMAP, and that no command under way knows, without the content of messages. */
  unreadable?(line: string | undefined): void;
  /** Receives a line that is not IMAP, or a row of FETCH that answers no command. */
  unread?(payload: Buffer): void;
  random(bytes: number): Buffer;
  /** Whether we have ended the connection ourselves. */
  isOver(): boolean;
}

type Compilable = Parameters<Grammar['compiler']>[0];

/** At most this many octets of a response are traced: many more than are shown, so that no secret at the cut is. */
const MAX_TRACED = 16_384;

export class Pipeline implements ResponseSink {
  /** In upper case; replaced as a whole with each list that the server sends. */
  capabilities: ReadonlySet<string> = new Set();
  /** Capabilities that are announced and do not work, in upper case. */
  readonly broken = new Set<string>();
  /** What the server said when it closed the session. Untrusted. */
  byeReason: string | undefined;
  /** Continuation requests that were answered: each is a round trip within a command. */
  requests = 0;
  readonly #socket: Socket;
  readonly #grammar: Grammar;
  readonly #owner: PipelineOwner;
  readonly #waiting: CommandExchange[] = [];
  /** Commands that were sent, by tag, in the order in which they were sent. */
  readonly #underWay = new Map<string, CommandExchange>();
  readonly #greeting = deferred<void>();
  #isGreeted = false;
  /** Whether a literal was sent without a request for it. */
  #hasUrgedLiteral = false;
  #end: unknown;

  constructor(socket: Socket, grammar: Grammar, owner: PipelineOwner) {
    this.#socket = socket;
    this.#grammar = grammar;
    this.#owner = owner;
    // It may be rejected while nothing awaits it.
    this.#greeting.promise.catch(() => {});
  }

  get isOver(): boolean {
    return this.#owner.isOver();
  }

  /** Starts reading; resolves after the greeting. @throws the reason when the session ends before that */
  begin(): Promise<void> {
    readResponses(this.#socket, this.#grammar, this);
    return this.#greeting.promise;
  }

  /**
   * Sends a command, at once unless an earlier one is not yet complete, and resolves with its tagged OK.
   * @throws the reason why the session ended, an error with `responseStatus` for NO or BAD, or an error of the grammar
   */
  exec(name: string, args: readonly Argument[], handlers: Handlers): Promise<ParsedResponse> {
    return new Promise((resolve, reject) => {
      if (this.#end !== undefined) throw this.#end;
      // The tag cannot be guessed: an answer that was sent ahead of its command must not complete it.
      const tag = this.#owner.random(4).toString('hex').toUpperCase();
      const command = { tag, command: name, attributes: args } as Compilable;
      const parts = this.#grammar.compiler(command, { asArray: true, ...literalsOf(this.capabilities, this.broken) });
      this.#hasUrgedLiteral ||= parts.some(hasUrgedLiteral);
      this.#owner.trace('sent', this.#shown(command));
      this.#waiting.push({ tag, handlers, parts, resolve, reject });
      this.#send();
    });
  }

  /** Writes the answer to a continuation request; it is not traced. */
  write(line: string): void {
    this.#put(Buffer.from(`${line}\r\n`));
  }

  /** Sends the waiting commands, but none of them between a command and its remaining parts. */
  #send(): void {
    const isTalking = ({ parts, handlers }: CommandExchange): boolean =>
      parts.length > 0 || (handlers.onPlus !== undefined && handlers.mayBeFollowed?.() !== true);
    while (![...this.#underWay.values()].some(isTalking)) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#underWay.set(next.tag, next);
      this.#sendPart(next);
    }
  }

  #sendPart({ parts }: CommandExchange): void {
    const part = parts.shift();
    if (part) this.#put(parts.length > 0 ? part : Buffer.concat([part, Buffer.from('\r\n')]));
  }

  /** Writes data. Commands that are written in the same tick leave in one packet. */
  #put(data: Buffer): void {
    this.#socket.cork();
    process.nextTick(() => this.#socket.uncork());
    if (this.#socket.writable) this.#socket.write(data);
  }

  onResponse(response: ParsedResponse, payload: Buffer): void {
    // The greeting was read and traced before.
    const isTraced = this.#isGreeted;
    const isRequest = response.tag === '+';
    if (isTraced && !isRequest) this.#traceReceived(response, payload);
    this.#isGreeted = true;
    this.capabilities = announced(response) ?? this.capabilities;
    this.#owner.heard(response);
    if (isRequest) this.#continue(response);
    else if (response.tag === '*') this.#untagged(response, payload);
    else this.#tagged(response, payload);
    // Later than the answer to it: only then is known what is as secret as the password.
    if (isTraced && isRequest) this.#traceReceived(response, payload);
    this.#greeting.resolve();
  }

  /** Shows a line that is not IMAP, and drops it unless it is the answer to a command. */
  onUnreadable(payload: Buffer, code: string): void {
    this.#owner.unread?.(payload);
    const line = unreadableLine(payload.subarray(0, MAX_TRACED));
    this.#owner.trace('received', line);
    if (/^\0*\*/.test(line)) {
      if (![...this.#underWay.values()].some(({ handlers }) => handlers.onUnreadable?.(line)))
        this.#owner.unreadable?.(payload.length > MAX_TRACED ? undefined : line);
      return;
    }
    const tag = /^\0*([^\s\0]+)/.exec(payload.toString('latin1', 0, 64))?.[1] ?? '';
    if (!this.#settle(tag, (exchange) => exchange.reject(connectionError(code)))) this.#refuseWithoutTag(payload);
  }

  /** Ends the session: all waiting and later commands fail. The first reason counts. */
  onEnd(reason: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = reason;
    this.#greeting.reject(reason);
    for (const exchange of [...this.#underWay.values(), ...this.#waiting]) exchange.reject(reason);
    this.#underWay.clear();
    this.#waiting.length = 0;
  }

  #continue(response: ParsedResponse): void {
    for (const exchange of this.#underWay.values()) {
      if (exchange.handlers.onPlus) {
        this.requests += 1;
        exchange.handlers.onPlus(response);
        this.#send();
        return;
      }
      if (exchange.parts.length > 0) {
        this.requests += 1;
        this.#sendPart(exchange);
        this.#send();
        return;
      }
    }
  }

  #untagged(response: ParsedResponse, payload: Buffer): void {
    const kind = kindOf(response);
    if (kind === 'BYE') {
      this.#bye(response);
      return;
    }
    for (const exchange of this.#underWay.values()) {
      const handle = isUnfinished(exchange) ? undefined : exchange.handlers.untagged?.[kind];
      if (handle && handle(response, exchange.tag) !== false) return;
    }
    if (kind === 'FETCH') this.#owner.unread?.(payload);
  }

  /** Ends the session at a BYE without waiting for the connection to close (RFC 9051 section 7.1.5). */
  #bye(response: ParsedResponse): void {
    this.byeReason = statusText({ ...response, command: '' }) || 'BYE';
    throw connectionError('NoConnection');
  }

  #tagged(response: ParsedResponse, payload: Buffer): void {
    const status = response.command?.toUpperCase() ?? '';
    const exchange = this.#underWay.get(response.tag ?? '');
    const isTooEarly = exchange !== undefined && isUnfinished(exchange);
    const isKnown = this.#settle(response.tag ?? '', ({ resolve, reject }) => {
      if (status === 'OK' && isTooEarly) reject(connectionError(EARLY_OK));
      else if (status === 'OK') resolve(response);
      else if (status === 'NO' || status === 'BAD') reject(refusalError(status, { response }));
      else reject(connectionError(status === 'BYE' ? 'NoConnection' : 'InvalidResponse'));
    });
    // A server that refuses a literal may read it as a command, and refuse that too.
    if (!isKnown && status === 'BAD' && this.#hasUrgedLiteral) return;
    if (!isKnown && !this.#refuseWithoutTag(payload)) throw connectionError('UnexpectedTag');
    if (status === 'BYE') this.#bye(response);
    // The server may still wait for the rest of the command, and would read the next one as that.
    if (status === 'OK' && isTooEarly) throw connectionError(EARLY_OK);
  }

  /** Some servers refuse without a tag: `BAD "Must issue a STARTTLS command first"`. The earliest command is meant. */
  #refuseWithoutTag(payload: Buffer): boolean {
    const error = refusalWithoutTag(payload);
    const [earliest] = this.#underWay.keys();
    if (error === undefined || earliest === undefined) return false;
    return this.#settle(earliest, ({ reject }) => reject(error));
  }

  /** Marks a command as answered. Returns false when there is none with this tag. */
  #settle(tag: string, answer: (exchange: CommandExchange) => void): boolean {
    const exchange = this.#underWay.get(tag);
    if (!exchange) return false;
    this.#underWay.delete(tag);
    answer(exchange);
    this.#send();
    return true;
  }

  /** Traces a response, except for FETCH: the contents of messages are private. */
  #traceReceived(response: ParsedResponse, payload: Buffer): void {
    if (kindOf(response) === 'FETCH') return;
    // Only a response with literals has to be put together as text.
    const isText = payload.length > MAX_TRACED || !payload.includes('\n');
    this.#owner.trace(
      'received',
      isText ? readableText(payload.subarray(0, MAX_TRACED)) : this.#shown(response as Compilable),
    );
  }

  #shown(message: Compilable): string {
    return this.#grammar.compiler(message, { isLogging: true }).toString();
  }
}
