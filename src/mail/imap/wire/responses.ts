/** Reads the responses of an IMAP server, one after the other, until the connection ends. */
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { errorCode } from '../../../system/error-code.ts';
import { NESTED_TOO_DEEP } from '../../network/session-failure.ts';
import { type FramedResponse, ResponseFraming } from './framing.ts';
import type { Grammar, ParsedResponse } from './grammar.ts';
import { nestsDeeper } from './nesting.ts';

/** Gets what was read. Whatever it throws ends the session. */
export interface ResponseSink {
  /** Whether nobody wants to know any more. */
  readonly isOver: boolean;
  onResponse(response: ParsedResponse, payload: Buffer): void;
  /** A line that is not IMAP. */
  onUnreadable(payload: Buffer, code: string): void;
  /** The connection has ended, or nobody could go on with what came. May be called again. */
  onEnd(reason: unknown): void;
}

/** A list of more tokens floods us. The numbers of a SEARCH are no tokens. */
const MAX_TOKENS = 100_000;

/** Nobody asks for what nests deeper than a few lists. To the grammar each level costs more than many tokens side by side. */
const MAX_DEPTH = 1000;

/** So many responses are worked through before everything else gets its turn: limits have to expire in time. */
const MAX_AT_ONCE = 200;
/** So many pieces may wait; then the server has to. */
const MAX_QUEUED = 8;

/** Starts to read. The socket is paused, and may hold something already. */
export function readResponses(socket: Socket, grammar: Grammar, sink: ResponseSink): void {
  const framing = new ResponseFraming();
  let hasEnded = false;
  // Pieces are worked through in turn, and the end is one of them: what arrived before it counts.
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

/** An error without words of a server. */
export function connectionError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
