import type { Source } from './issue.ts';

/** A checks file, for telling whether two runs had the same. */
export interface ChecksFileFacts {
  /** From the workspace on, with slashes. */
  readonly path: string;
  /** Hexadecimal, over its text. */
  readonly sha256: string;
}

/** A check that was left out on purpose. */
export interface LeftOut {
  readonly name: string;
  /** `disabled` in its file, `not selected` by `only`, or `skipped` by `skip`. */
  readonly reason: 'disabled' | 'not selected' | 'skipped';
  readonly source: Source;
}

/** A share of all checks. */
export interface ShardFacts {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
  /** The checks of all shares together, in the order of the files. */
  readonly expected: readonly ExpectedCheck[];
}

/** A check that some run is to do. */
export interface ExpectedCheck {
  readonly name: string;
  readonly mode: string;
  readonly group?: string | undefined;
  readonly source: Source;
}
