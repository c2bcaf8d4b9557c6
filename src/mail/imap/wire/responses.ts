/** Reads the responses of an IMAP server, one after the other, until the connection ends. */
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { errorCode } from '../../../system/error-code.ts';
import { NESTED_TOO_DEEP } from '../../network/session-failure.ts';
import { type FramedResponse, ResponseFraming } from './framing.ts';
import type { Grammar, ParsedResponse } from './grammar.ts';
import { nestsDeeper } from './nesting.ts';

/** Receives what was read. Anything that it throws ends the session. */
export interface ResponseSink {
  /** Whether the reader was stopped. */
  readonly isOver: boolean;
  onResponse(response: ParsedResponse, payload: Buffer): void;
  /** A line that is not IMAP. */
  onUnreadable(payload: Buffer, code: string): void;
  /** The connection has ended, or what was read made it impossible to continue. May be called again. */
  onEnd(reason: unknown): void;
}

/** A response with more tokens counts as a flood. The numbers of a SEARCH are not tokens. */
const MAX_TOKENS = 100_000;

/** Expected responses nest only a few lists. Each level costs the grammar more than many tokens side by side. */
const MAX_DEPTH = 1000;

/** Responses that are handled before the event loop gets its turn: time limits have to expire in time. */
const MAX_AT_ONCE = 200;
/** Chunks that may wait to be handled; then the socket is paused, and the server has to wait. */
const MAX_QUEUED = 8;

/** Starts reading. The socket is paused, and may already hold data. */
export function readResponses(socket: Socket, grammar: Grammar, sink: ResponseSink): void {
  const framing = new ResponseFraming();
  let hasEnded = false;
  // Chunks are handled in turn, and so is the end of the connection: what arrived before it counts.
  let work: Promise<void> = Promise.resolve();
  const end = (reason: unknown): void => {
    hasEnded = true;
    sink.onEnd(reason);
  };
  const next = (step: () => void | Promise<void>): void => {
    work = work.then(step).catch(end);
  };
  const closed = (): void => next(() => end(connectionError('NoConnection')));
  let queued = 0;
  let handled = 0;
  socket.on('data', (chunk: Buffer) => {
    queued += 1;
    if (queued >= MAX_QUEUED) socket.pause();
    next(async () => {
      for (const framed of framing.feed(chunk)) {
        if (hasEnded || sink.isOver) return;
        await handle(framed, grammar, sink);
        handled += 1;
        if (handled % MAX_AT_ONCE === 0) await nextTurn();
      }
      queued -= 1;
      if (queued === 0) socket.resume();
    });
  });
  // Stays for good: without a listener a late error would end the process.
  socket.on('error', (error) => next(() => end(error)));
  socket.once('end', closed);
  socket.once('close', closed);
  socket.resume();
}

async function handle(
  { payload, literals, omitted }: FramedResponse,
  grammar: Grammar,
  sink: ResponseSink,
): Promise<void> {
  if (nestsDeeper(payload, MAX_DEPTH)) throw connectionError(NESTED_TOO_DEEP);
  let response: ParsedResponse;
  try {
    const options = { literals: [...literals], maxResponseTokens: MAX_TOKENS };
    const parsed = (await grammar.parser(payload, options)) as ParsedResponse;
    response = omitted > 0 ? { ...parsed, omitted } : parsed;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || code === 'TooManyTokens') throw error;
    sink.onUnreadable(payload, code);
    return;
  }
  sink.onResponse(response, payload);
}

/** Makes an error that carries no reply of a server. */
export function connectionError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
