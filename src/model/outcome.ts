import type { ConnectionFacts, Facts } from '../probes/probe.ts';
import type { ProbeFailure } from './failure.ts';
import type { Finding } from './finding.ts';
import type { Measurement } from './metric.ts';
import type { Notice } from './notice.ts';
import type { PlannedCheck } from './plan.ts';
import type { Phase, TranscriptLine } from './report.ts';

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
