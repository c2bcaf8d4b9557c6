/**
 * The commands of an IMAP session that are under way: they go out as soon as they can, several at a time, and each is
 * answered by its tag (RFC 9051 section 5.5).
 */
import type { Socket } from 'node:net';
import { deferred } from '../../../system/deferred.ts';
import { readableText } from '../../network/line-reader.ts';
import type { Argument, Grammar, ParsedResponse } from './grammar.ts';
import { refusalError, refusalWithoutTag } from './refusal-error.ts';
import { connectionError, type ResponseSink, readResponses } from './responses.ts';
import { kindOf, responseCode, statusText, textOf } from './values.ts';

type Handler = (response: ParsedResponse) => void;

/** What becomes of the answers to a command, besides the last one. */
export interface Handlers {
  /** By kind: `EXISTS`, `SEARCH`. Of the commands under way the earliest that asks for a kind gets it. */
  readonly untagged?: Readonly<Record<string, Handler>> | undefined;
  /** Answers a continuation, with `write`. Until the end of this command no other is sent. */
  readonly onPlus?: Handler | undefined;
}

/** What a pipeline asks of its session, and tells it. */
export interface PipelineOwner {
  /** Receives the dialogue. Credentials are hidden. */
  trace(direction: 'sent' | 'received', line: string): void;
  /** Is told of every response, before the command that it is for. */
  heard(response: ParsedResponse): void;
  random(bytes: number): Buffer;
  /** Whether we have ended the connection ourselves. */
  isOver(): boolean;
}

type Compilable = Parameters<Grammar['compiler']>[0];

/** Of a longer response only the beginning is shown. */
const MAX_SHOWN = 16_384;
const LF = 0x0a;

/** A command from its writing to its answer. */
interface Exchange {
  readonly tag: string;
  readonly handlers: Handlers;
  /** What is still to be sent: the line up to the first literal, then a literal after each permission. */
  readonly parts: Buffer[];
  resolve(response: ParsedResponse): void;
  reject(error: unknown): void;
}

export class Pipeline implements ResponseSink {
  /** In upper case; replaced as a whole with each list that the server sends. */
  capabilities: ReadonlySet<string> = new Set();
  /** What the server said when it closed the session. Untrusted. */
  byeReason: string | undefined;
  readonly #socket: Socket;
  readonly #grammar: Grammar;
  readonly #owner: PipelineOwner;
  readonly #waiting: Exchange[] = [];
  /** By tag, in the order in which they were sent. */
  readonly #underWay = new Map<string, Exchange>();
  readonly #greeting = deferred<void>();
  #isGreeted = false;
  #end: unknown;

  constructor(socket: Socket, grammar: Grammar, owner: PipelineOwner) {
    this.#socket = socket;
    this.#grammar = grammar;
    this.#owner = owner;
    // Nobody may be waiting when it is rejected.
    this.#greeting.promise.catch(() => {});
  }

  get isOver(): boolean {
    return this.#owner.isOver();
  }

  /** Starts to read; resolves after the greeting. @throws what ended the session before */
  begin(): Promise<void> {
    readResponses(this.#socket, this.#grammar, this);
    return this.#greeting.promise;
  }

  /**
   * Sends a command, at once unless one before it has not said all, and gives its tagged OK.
   * @throws what ended the session, an error with `responseStatus` for a NO or BAD, or what cannot be written
   */
  exec(name: string, args: readonly Argument[], handlers: Handlers): Promise<ParsedResponse> {
    return new Promise((resolve, reject) => {
      if (this.#end !== undefined) throw this.#end;
      // Nobody can guess the tag: an answer that was sent ahead of its command must not complete it.
      const tag = this.#owner.random(4).toString('hex').toUpperCase();
      const command = { tag, command: name, attributes: args } as Compilable;
      const parts = this.#grammar.compiler(command, {
        asArray: true,
        literalPlus: this.capabilities.has('LITERAL+'),
        literalMinus: this.capabilities.has('LITERAL-') || this.capabilities.has('IMAP4REV2'),
      });
      this.#owner.trace('sent', this.#shown(command));
      this.#waiting.push({ tag, handlers, parts, resolve, reject });
      this.#send();
    });
  }

  /** Writes the answer to a continuation; it is not shown. */
  write(line: string): void {
    this.#put(Buffer.from(`${line}\r\n`));
  }

  /** Sends what may be sent: nothing goes out between a command and the rest of it. */
  #send(): void {
    const isTalking = ({ parts, handlers }: Exchange): boolean => parts.length > 0 || handlers.onPlus !== undefined;
    while (![...this.#underWay.values()].some(isTalking)) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#underWay.set(next.tag, next);
      this.#sendPart(next);
    }
  }

  #sendPart({ parts }: Exchange): void {
    const part = parts.shift();
    if (part) this.#put(parts.length > 0 ? part : Buffer.concat([part, Buffer.from('\r\n')]));
  }

  /** Commands that are written in one go leave in one packet. */
  #put(data: Buffer): void {
    this.#socket.cork();
    process.nextTick(() => this.#socket.uncork());
    if (this.#socket.writable) this.#socket.write(data);
  }

  onResponse(response: ParsedResponse, payload: Buffer): void {
    // The greeting was read, and shown, before.
    if (this.#isGreeted) this.#traceReceived(response, payload);
    this.#isGreeted = true;
    this.#learn(response);
    this.#owner.heard(response);
    if (response.tag === '+') this.#continue(response);
    else if (response.tag === '*') this.#untagged(response);
    else this.#tagged(response, payload);
    this.#greeting.resolve();
  }

  /** What is not IMAP is passed over, unless it is the answer to a command. */
  onUnreadable(payload: Buffer, code: string): void {
    const tag = /^\0*([^\s\0]+)/.exec(payload.toString('latin1', 0, 64))?.[1] ?? '';
    if (!this.#settle(tag, (exchange) => exchange.reject(connectionError(code)))) this.#refuseWithoutTag(payload);
  }

  /** Ends the session for whoever waits or will ask. The first reason counts. */
  onEnd(reason: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = reason;
    this.#greeting.reject(reason);
    for (const exchange of [...this.#underWay.values(), ...this.#waiting]) exchange.reject(reason);
    this.#underWay.clear();
    this.#waiting.length = 0;
  }

  /** Capabilities come as a response or in the code of one (RFC 9051 section 7.1). */
  #learn(response: ParsedResponse): void {
    const code = responseCode(response);
    const list =
      kindOf(response) === 'CAPABILITY' ? response.attributes : code?.name === 'CAPABILITY' ? code.args : undefined;
    if (!list) return;
    this.capabilities = new Set(list.map((value) => textOf(value)?.toUpperCase().trim() ?? ''));
  }

  #continue(response: ParsedResponse): void {
    for (const exchange of this.#underWay.values()) {
      if (exchange.handlers.onPlus) {
        exchange.handlers.onPlus(response);
        return;
      }
      if (exchange.parts.length > 0) {
        this.#sendPart(exchange);
        this.#send();
        return;
      }
    }
  }

  #untagged(response: ParsedResponse): void {
    const kind = kindOf(response);
    if (kind === 'BYE') {
      this.#bye(response);
      return;
    }
    for (const { handlers } of this.#underWay.values()) {
      const handle = handlers.untagged?.[kind];
      if (handle) {
        handle(response);
        return;
      }
    }
  }

  /** A server that takes its leave is not waited for (RFC 9051 section 7.1.5). */
  #bye(response: ParsedResponse): void {
    this.byeReason = statusText({ ...response, command: '' }) || 'BYE';
    throw connectionError('NoConnection');
  }

  #tagged(response: ParsedResponse, payload: Buffer): void {
    const status = response.command?.toUpperCase() ?? '';
    const isKnown = this.#settle(response.tag ?? '', ({ resolve, reject }) => {
      if (status === 'OK') resolve(response);
      else if (status === 'NO' || status === 'BAD') reject(refusalError(status, { response }));
      else reject(connectionError(status === 'BYE' ? 'NoConnection' : 'InvalidResponse'));
    });
    if (!isKnown && !this.#refuseWithoutTag(payload)) throw connectionError('UnexpectedTag');
    if (status === 'BYE') this.#bye(response);
  }

  /** Some servers refuse without a tag: `BAD "Must issue a STARTTLS command first"`. The earliest command is meant. */
  #refuseWithoutTag(payload: Buffer): boolean {
    const error = refusalWithoutTag(payload);
    const [earliest] = this.#underWay.keys();
    if (error === undefined || earliest === undefined) return false;
    return this.#settle(earliest, ({ reject }) => reject(error));
  }

  /** Takes a command for answered; false when there is none with this tag. */
  #settle(tag: string, answer: (exchange: Exchange) => void): boolean {
    const exchange = this.#underWay.get(tag);
    if (!exchange) return false;
    this.#underWay.delete(tag);
    answer(exchange);
    this.#send();
    return true;
  }

  /** What a message says of itself is nobody's business. */
  #traceReceived(response: ParsedResponse, payload: Buffer): void {
    if (kindOf(response) === 'FETCH') return;
    // Only of a response with literals has the text to be put together.
    const isText = payload.length > MAX_SHOWN || !payload.includes(LF);
    this.#owner.trace(
      'received',
      isText ? readableText(payload.subarray(0, MAX_SHOWN)) : this.#shown(response as Compilable),
    );
  }

  #shown(message: Compilable): string {
    return this.#grammar.compiler(message, { isLogging: true }).toString();
  }
}
