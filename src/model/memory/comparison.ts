import type { Change, Regression } from '../story.ts';
import type { SeenFact, Series } from './record.ts';

/** What the comparison of a result with the own past of its check came to. */
export interface Comparison {
  /** With the values of this run. */
  readonly series: readonly Series[];
  /** With the facts of this run. */
  readonly facts: readonly SeenFact[];
  /** What is told of them. */
  readonly changes: readonly Change[];
  readonly regressions: readonly Regression[];
}
