/** The commands of an IMAP session take turns: each is sent after the one before, and answered within its own limit. */

import type { Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import { deferred } from '../../system/deferred.ts';
import { errorCode } from '../../system/error-code.ts';
import { sessionFailure } from '../network/session-failure.ts';
import type { Wire } from '../network/wire.ts';
import { closedUnproven, refusedUnproven } from './login-proof.ts';
import {
  byeReason,
  earlyOk,
  imapOutOfStep,
  inPhase,
  isPartial,
  readRefusal,
  throttled,
  userRefused,
  withReply,
} from './refusals.ts';
import type { Command } from './session.ts';
import { EARLY_OK } from './wire/exchange.ts';
import type { Pipeline } from './wire/pipeline.ts';

/** Commands that a server also takes from clients that are not logged in (RFC 9051 section 6.1). */
const FOR_ANY_CLIENT: readonly string[] = ['CAPABILITY', 'NOOP', 'ID'];

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
  /** Whether the server said OK to the login, and to no command yet that needs one. */
  #isUnproven = false;
  /** Whether the command behind the login was answered with OK. */
  #hasProof = false;
  /** Whether the credential of the login is an access token. */
  hasToken = false;

  constructor(wire: Wire, engine: Pipeline) {
    this.#wire = wire;
    this.#engine = engine;
  }

  get endpoint(): Endpoint {
    return this.#wire.endpoint;
  }

  /** Whether the session is over, so that no further command can be sent. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Marks the login as accepted: what the server refuses first may be the login after all. */
  loggedIn(): void {
    this.#isUnproven = !this.#hasProof;
  }

  /**
   * Sends a command that needs a login behind the latest one. Its answer has no limit, and holds up no other command; an
   * OK proves the login.
   */
  async follow({ name, args = [] }: Pick<Command, 'name' | 'args'>): Promise<void> {
    await this.#latest.sent;
    await this.#engine.exec(name, await args, {});
    this.#hasProof = true;
    this.#isUnproven = false;
  }

  /** Sends one command in its turn, and waits for its answer within the limit of a reply. */
  async run(command: Command): Promise<void> {
    const { name, args = [], phase, mayBePartial, onRefusal } = command;
    const before = this.#latest;
    const sent = deferred<void>();
    const answered = deferred<void>();
    this.#latest = { sent: sent.promise, answered: answered.promise };
    try {
      await before.sent;
      const answer = this.#engine.exec(name, await args, command);
      answer.catch(() => {});
      sent.resolve();
      // The limit begins when it is this command's turn to be answered.
      await before.answered;
      await this.within(phase, name, answer);
      if (!FOR_ANY_CLIENT.includes(name)) this.#isUnproven = false;
    } catch (error) {
      const refusal = readRefusal(error);
      if (!refusal) throw error;
      if (mayBePartial && isPartial(refusal)) return;
      const { endpoint } = this.#wire;
      const ofUser = phase === 'imap_auth' ? undefined : userRefused(endpoint, name, phase, refusal, this.hasToken);
      const unproven = this.#isUnproven ? refusedUnproven(endpoint, command, refusal) : undefined;
      throw inPhase(throttled(endpoint, phase, refusal) ?? ofUser ?? unproven ?? onRefusal(refusal), phase);
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
      if (!(failure instanceof ProbeFailure) || bye === undefined) throw failure;
      const { endpoint } = this.#wire;
      const unproven = this.#isUnproven ? closedUnproven(endpoint, phase, bye) : undefined;
      throw byeReason(endpoint, phase, bye, this.hasToken) ?? unproven ?? withReply(failure, bye);
    }
  }
}
