import type { Source } from './issue.ts';

/** A checks file, as needed to find out whether two runs had the same. */
export interface ChecksFileFacts {
  /** Path from the workspace on, with slashes. */
  readonly path: string;
  /** SHA-256 of its text, hexadecimal. */
  readonly sha256: string;
}

/** A check that was left out on purpose. */
export interface LeftOut {
  readonly name: string;
  /** `disabled` in its file, `not selected` by `only`, `skipped` by `skip`, or `not due` by `intervals`. */
  readonly reason: 'disabled' | 'not selected' | 'skipped' | 'not due';
  /** Absent for the check of inputs. */
  readonly source?: Source | undefined;
}

/** A shard: a share of all checks. */
export interface ShardFacts {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
  /** The checks of all shards together, in the order of the files. */
  readonly expected: readonly ExpectedCheck[];
}

/** A check that one of the shards runs. */
export interface ExpectedCheck {
  readonly name: string;
  readonly mode: string;
  readonly group?: string | undefined;
  readonly source: Source;
}
