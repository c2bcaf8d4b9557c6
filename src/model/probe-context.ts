import type { World } from '../system/world.ts';
import type { ConnectionFacts, Facts } from './facts.ts';
import type { Finding, Notice } from './finding.ts';
import type { PhaseName, Protocol } from './phase.ts';

/** What a running probe may do to the world and to its record. */
export interface ProbeContext {
  /** Aborted at the deadline and when the run is cancelled; its reason is a `ProbeFailure`. */
  readonly signal: AbortSignal;
  readonly world: Pick<World, 'env' | 'clock' | 'dns' | 'connect' | 'random'>;
  /** Whether a message may be on its way: its body went out, and was not refused. Then no further attempt is made. */
  hasSent: boolean;
  /** Times `work` as a part of the attempt. The same part may be timed more than once; the metric is the sum. */
  phase<T>(name: PhaseName, work: () => Promise<T>): Promise<T>;
  measure(metric: string, value: number, label?: string): void;
  /** Worth saying though the probe goes on: arrived in the junk mailbox. */
  note(finding: Finding): void;
  /** Worth knowing, and no trouble at all: an alert of the server. */
  notice(notice: Notice): void;
  /** Records facts for the report; a later fact replaces an earlier one of the same name. */
  learn(facts: Facts): void;
  /** What was learned so far. */
  known(): Facts;
  /** Records what a connection turned out to be. */
  connected(facts: ConnectionFacts): void;
  /** One line of the dialogue, credentials already removed. */
  trace(protocol: Protocol, direction: 'sent' | 'received', line: string): void;
  /** Says what is being waited for, for the log. */
  progress(text: string): void;
  /**
   * What must be undone when the attempt is over, however it ends. Resolves when a later process could do it too, and
   * only then may the probe do what has to be undone. The work gets a time limit of its own.
   */
  onCleanup(work: CleanupWork): Promise<void>;
}

/** Undoing what an attempt left behind. */
export interface CleanupWork {
  /** What a later process (the `post` step) needs to do the same. Holds no secret. */
  readonly resume: CleanupTicket;
  run(context: ProbeContext): Promise<void>;
}

/** Names the one message that may be left behind. */
export interface CleanupTicket {
  readonly token: string;
  readonly mailboxes: readonly string[];
}
