import type { World } from '../system/world.ts';
import type { ConnectionFacts, Facts } from './facts.ts';
import type { ProbeFailure } from './failure.ts';
import type { Finding, Notice } from './finding.ts';
import type { PhaseName, Protocol } from './phase.ts';

/** Says how many round trips the phase under way has taken, and how long one of them takes. The last call counts. */
export type Flown = (flights: number, flightSeconds: number) => void;

/** Adds what was learned of a connection. Capabilities of other stages are kept. */
export type LearnConnection = (more: Pick<ConnectionFacts, 'capabilities' | 'login'>) => void;

/** The access of a running probe to the world and to its record. */
export interface ProbeContext {
  /** Aborted at the deadline and when the run is cancelled; its reason is a `ProbeFailure`. */
  readonly signal: AbortSignal;
  readonly world: Pick<World, 'env' | 'clock' | 'dns' | 'connect' | 'udp' | 'random'>;
  /** Whether a message may be on its way: its body went out, and was not refused. Then no further attempt is made. */
  hasSent: boolean;
  /** Times `work` as a part of the attempt. The same part may be timed more than once; the metric is the sum. */
  phase<T>(name: PhaseName, work: (flown: Flown) => Promise<T>): Promise<T>;
  measure(metric: string, value: number, label?: string): void;
  /** Records that a value was asked for and not given: a threshold on it is not passed, whatever else was measured. */
  miss(metric: string, label?: string): void;
  /** Records a finding that does not end the probe: arrived in the junk mailbox. */
  note(finding: Finding): void;
  /** Records a notice, which is no trouble at all: an alert of the server. */
  notice(notice: Notice): void;
  /** Records facts for the report; a later fact replaces an earlier one of the same name. */
  learn(facts: Facts): void;
  /** Returns the facts learned so far. */
  known(): Facts;
  /** Records the facts of a connection. What is learned of it later is added with the function that is returned. */
  connected(facts: ConnectionFacts): LearnConnection;
  /** Records one line of the dialogue, or a reply of many lines, with credentials already removed. */
  trace(protocol: Protocol, direction: 'sent' | 'received', line: string): void;
  /** Has a text removed from all that is written, as if it were a secret: it is sent in place of one. */
  conceal(value: string): void;
  /** Returns a context for a further session: what it finds is recorded, but nothing of it is measured. */
  unmeasured(): ProbeContext;
  /** Logs what the probe is waiting for. */
  progress(text: string): void;
  /**
   * Registers clean-up for the end of the attempt, however it ends. Resolves when a later process could do it too, and
   * only then may the probe do what has to be undone. The clean-up gets a time limit of its own.
   */
  onCleanup(work: CleanupWork): Promise<void>;
  /**
   * Returns why nothing may log in to the server of this protocol any more: its host has refused these credentials in
   * this run, and a further refusal may lock the account. Undefined when nothing speaks against it.
   */
  loginRefusal(protocol: Protocol): ProbeFailure | undefined;
}

/** The access of a clean-up. */
export interface CleanupContext extends ProbeContext {
  /** Whether a later process (the `post` step) looks once more for what `leave` names. */
  readonly hasSuccessor: boolean;
  /** Leaves a ticket to a later process: the message may still be there, or still arrive. */
  leave(ticket: CleanupTicket): void;
  /** Has the failure of the attempt tell what only the clean-up found out. */
  amend(change: (failure: ProbeFailure) => ProbeFailure): void;
}

/** The work that undoes what an attempt left behind. */
export interface CleanupWork {
  /**
   * What a later process (the `post` step) needs to do the same, should this one be ended. Contains no secret. Absent
   * when nothing is to be deleted.
   */
  readonly resume?: CleanupTicket | undefined;
  run(context: CleanupContext): Promise<void>;
}

/** The identity of the one message that may be left behind. */
export interface CleanupTicket {
  readonly token: string;
  readonly mailboxes: readonly string[];
}
