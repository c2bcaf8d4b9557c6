import type { ConnectionFacts, Facts } from './facts.ts';
import type { ProbeFailure } from './failure.ts';
import type { Finding, Notice } from './finding.ts';
import type { Measurement } from './metric.ts';
import type { PhaseName, Protocol } from './phase.ts';
import type { PlannedCheck } from './plan.ts';

/** What one attempt recorded. What was measured before a failure is kept. */
export interface Attempt {
  readonly phases: readonly Phase[];
  readonly measurements: readonly Measurement[];
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
  readonly connections: readonly ConnectionFacts[];
  readonly facts: Facts;
  readonly transcript: readonly TranscriptLine[];
  /** Whether a message may be on its way. */
  readonly hasSent: boolean;
  readonly failure?: ProbeFailure | undefined;
}

/** Everything that happened to a check, before anybody judges it. */
export interface Outcome {
  readonly check: PlannedCheck;
  readonly attempts: readonly Attempt[];
  readonly durationSeconds: number;
  /** Why it had no turn, or was not allowed to have one. Then there are no attempts. */
  readonly notRun?: readonly Finding[] | undefined;
  /** A fault of ours: anything a probe threw that is no ProbeFailure. */
  readonly internalError?: unknown;
}

/** A timed part of an attempt. */
export interface Phase {
  readonly name: PhaseName;
  /** Since the attempt began. */
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly isOk: boolean;
}

/** A line of the dialogue with a server. The text is untrusted. */
export interface TranscriptLine {
  /** Since the attempt began. */
  readonly seconds: number;
  readonly protocol: Protocol;
  /** `note` is ours: how many lines are left out. */
  readonly direction: 'sent' | 'received' | 'note';
  readonly text: string;
}
