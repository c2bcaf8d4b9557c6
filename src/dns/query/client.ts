/** All questions of one run: each is asked once of each server, and not too many at a time. */
import { type Answer, type AskOptions, ask, OUT_OF_TIME } from './ask.ts';
import type { DnsWorld } from './exchange.ts';
import { type NameServerAddress, showServer } from './name-server.ts';
import type { Question } from './question.ts';

/** Asks name servers, and remembers what they have said. */
export interface DnsClient {
  /**
   * Asks, or gives the answer that was asked for before. Another `round` asks again.
   * @throws the reason of the signal, and nothing else
   */
  ask(server: NameServerAddress, question: Question, options?: AskOptions, round?: number): Promise<Answer>;
}

/** The time that there is. It runs from the moment at which the client is created. */
export interface ClientBudget {
  readonly world: DnsWorld;
  readonly signal: AbortSignal;
  /** For all questions together, in milliseconds. */
  readonly limitMs: number;
  /** For each question, in milliseconds; 5,000 when absent. */
  readonly questionMs?: number | undefined;
}

const QUESTION_MS = 5_000;
/** A burst of more datagrams than this is what loses some of them. */
const MAX_AT_ONCE = 64;

/** Creates a client. It asks nothing by itself, and keeps no socket. */
export function createDnsClient({ world, signal, limitMs, questionMs = QUESTION_MS }: ClientBudget): DnsClient {
  const endsAt = world.clock.now() + limitMs;
  const known = new Map<string, Promise<Answer>>();
  const inTurn = createTurns(MAX_AT_ONCE);
  return {
    ask: (server, question, options = {}, round = 0) => {
      const key = [showServer(server), question.type, round, ...bitsOf(options), question.name].join(' ');
      const before = known.get(key);
      if (before) return before;
      const answer = inTurn(async () => {
        if (signal.aborted) throw signal.reason;
        const left = endsAt - world.clock.now();
        if (left <= 0) return { server, question, failure: OUT_OF_TIME, transport: 'udp', ms: 0 } satisfies Answer;
        const got = await ask(server, question, options, { world, signal, limitMs: Math.min(questionMs, left) });
        // Silence for a time that was too short says nothing about the server.
        return got.failure === 'timeout' && left < questionMs ? { ...got, failure: OUT_OF_TIME } : got;
      });
      known.set(key, answer);
      return answer;
    },
  };
}

function bitsOf({
  isRecursive,
  wantsAuthentic,
  isUnchecked,
  wantsSignatures,
  isTcpOnly,
}: AskOptions): readonly number[] {
  // What is left out is the same as what is false.
  return [isRecursive, wantsAuthentic, isUnchecked, wantsSignatures, isTcpOnly].map((bit) => Number(bit === true));
}

/** Runs so many pieces of work at a time, and the others when one of them has ended. */
function createTurns(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The next one takes over the place.
      if (next) next();
      else running -= 1;
    }
  };
}
