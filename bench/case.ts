/** The contract between the benchmark and what it measures. */

import type { Laboratory } from './laboratory.ts';
import type { ProgramName } from './programs.ts';

/** One row of the table. */
export interface Case {
  readonly name: string;
  /** What is held against what. */
  readonly what: string;
  readonly unit: Unit;
  /** At most this; without it the row is for information. */
  readonly limit?: number;
  /** The programs without which there is nothing to measure. */
  readonly needs?: readonly ProgramName[];
  measure(laboratory: Laboratory, effort: Effort): Promise<Measured>;
}

/** `×` is the median of the ratios of pairs that were measured in turn. */
export type Unit = '×' | 'ms' | 'flights' | 'MB' | 'alarms' | 'runs' | 'calls';

/** How often to repeat. */
export interface Effort {
  /** Of what takes a fraction of a second. */
  readonly runs: number;
  /** Of what takes seconds. */
  readonly longRuns: number;
  /** Of deliveries. */
  readonly deliveries: number;
  /** Of messages in the big mailbox. */
  readonly messages: number;
}

/** What came out. */
export interface Measured {
  readonly value: number;
  /** Medians and other figures that the value is made of, by name, in the order in which they are to be shown. */
  readonly details: Readonly<Record<string, string>>;
}

/** A case and its result. */
export interface Row extends Measured {
  readonly name: string;
  readonly what: string;
  readonly unit: Unit;
  readonly limit?: number | undefined;
  /** Absent without a limit. */
  readonly isMet?: boolean | undefined;
}

/** A time for people. */
export function milliseconds(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
