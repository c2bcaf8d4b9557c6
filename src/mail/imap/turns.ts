/** The commands of an IMAP session take turns: each is sent after the one before, and answered within its own limit. */

import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import { deferred } from '../../system/deferred.ts';
import { errorCode } from '../../system/error-code.ts';
import { sessionFailure } from '../network/session-failure.ts';
import type { Wire } from '../network/wire.ts';
import { earlyOk, imapOutOfStep, isPartial, readRefusal, saidBye, throttled, userRefused } from './refusals.ts';
import type { Command } from './session.ts';
import { EARLY_OK, type Pipeline } from './wire/pipeline.ts';

interface Turn {
  readonly sent: Promise<void>;
  readonly answered: Promise<void>;
}

export class Turns {
  readonly #wire: Wire;
  readonly #engine: Pipeline;
  /** Resolves when the latest command has been sent, and when it has been answered. */
  #latest: Turn = { sent: Promise.resolve(), answered: Promise.resolve() };
  #isOver = false;

  constructor(wire: Wire, engine: Pipeline) {
    this.#wire = wire;
    this.#engine = engine;
  }

  /** Whether the session is over, so that no further command can be sent. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Sends one command in its turn, and waits for its answer within the limit of a reply. */
  async run(command: Command): Promise<void> {
    const { name, args = [], phase, untagged, onPlus, isUnfinished, mayBePartial, onRefusal } = command;
    const before = this.#latest;
    const sent = deferred<void>();
    const answered = deferred<void>();
    this.#latest = { sent: sent.promise, answered: answered.promise };
    try {
      await before.sent;
      const answer = this.#engine.exec(name, await args, { untagged, onPlus, isUnfinished });
      answer.catch(() => {});
      sent.resolve();
      // The limit begins when it is this command's turn to be answered.
      await before.answered;
      await this.within(phase, name, answer);
    } catch (error) {
      const refusal = readRefusal(error);
      if (!refusal) throw error;
      if (mayBePartial && isPartial(refusal)) return;
      const { endpoint } = this.#wire;
      const ofUser = phase === 'imap_auth' ? undefined : userRefused(endpoint, name, phase, refusal);
      throw throttled(endpoint, phase, refusal) ?? ofUser ?? onRefusal(refusal);
    } finally {
      sent.resolve();
      answered.resolve();
    }
  }

  /** Waits for an answer within the limit of a reply. @throws ProbeFailure, or the refusal unchanged */
  async within(phase: PhaseName, awaited: string, answer: Promise<unknown>): Promise<void> {
    // When the session is already over, the answer is never awaited, and its rejection would be unhandled.
    answer.catch(() => {});
    try {
      await this.#wire.within({ phase, awaited, ms: this.#wire.endpoint.commandTimeoutMs }, () => answer);
    } catch (error) {
      if (readRefusal(error)) throw error;
      this.#isOver = true;
      const bye = this.#engine.byeReason;
      if (errorCode(error) === EARLY_OK) throw earlyOk(this.#wire.endpoint, phase, awaited, error);
      if (errorCode(error) === 'UnexpectedTag' || errorCode(error) === 'InvalidResponse')
        throw imapOutOfStep(this.#wire.endpoint, phase, error);
      const failure = sessionFailure(this.#wire.endpoint, phase, `the answer to ${awaited}`, error);
      throw failure instanceof ProbeFailure && bye !== undefined ? saidBye(this.#wire.endpoint, failure, bye) : failure;
    }
  }
}
