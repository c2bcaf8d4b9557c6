import type { ConnectionFacts, Facts } from './facts.ts';
import type { ProbeFailure } from './failure.ts';
import type { Finding, Notice } from './finding.ts';
import type { Measurement, MissingValue } from './metric.ts';
import type { PhaseName, Protocol } from './phase.ts';
import type { PlannedCheck } from './plan.ts';

/** The record of one attempt. Measurements made before a failure are kept. */
export interface Attempt {
  /** When it began, since the check began. */
  readonly startSeconds?: number | undefined;
  readonly phases: readonly Phase[];
  readonly measurements: readonly Measurement[];
  /** Values that were asked for and not given: no threshold on them is passed. */
  readonly missing?: readonly MissingValue[] | undefined;
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
  readonly connections: readonly ConnectionFacts[];
  readonly facts: Facts;
  readonly transcript: readonly TranscriptLine[];
  /** Whether a message may be on its way. */
  readonly hasSent: boolean;
  readonly failure?: ProbeFailure | undefined;
}

/** Everything that happened to a check, before it is judged. */
export interface Outcome {
  readonly check: PlannedCheck;
  readonly attempts: readonly Attempt[];
  readonly durationSeconds: number;
  /** Why the check did not run, or was not allowed to. Then there are no attempts. */
  readonly notRun?: readonly Finding[] | undefined;
  /** An internal error: anything a probe threw that is not a ProbeFailure. */
  readonly internalError?: unknown;
}

/** A timed part of an attempt. */
export interface Phase {
  readonly name: PhaseName;
  /** Since the attempt began. */
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly isOk: boolean;
  /** Round trips over the network that it is known to take; absent where that is not known. */
  readonly flights?: number | undefined;
  /** How long the TCP connection of the same session took: one round trip. Seconds. */
  readonly flightSeconds?: number | undefined;
}

/** A line of the dialogue with a server. The text is untrusted. */
export interface TranscriptLine {
  /** Since the attempt began. */
  readonly seconds: number;
  readonly protocol: Protocol;
  /** `note` is a line of Mail Probe: how many lines are left out. */
  readonly direction: 'sent' | 'received' | 'note';
  readonly text: string;
}
