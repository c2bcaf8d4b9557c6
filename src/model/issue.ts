import type { FailureCode } from './failure-codes.ts';

/** A place in a file of the workspace. */
export interface Source {
  /** Path from the workspace on, with slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** One problem with the workflow's settings. Never holds a secret. */
export interface Issue {
  readonly code: Extract<FailureCode, 'E_INPUT' | 'E_CONFIG_CONFLICT' | 'E_SECRET_MISSING'>;
  /** Name of the input, as the workflow writes it. */
  readonly input: string;
  /** The value that was given, or the wrong part of it, unless it is a secret. Untrusted. */
  readonly value?: string | undefined;
  /** What is wrong, one sentence that continues after the name of the input. */
  readonly problem: string;
  /** What to write instead, one or two sentences. */
  readonly remedy: string;
  /** Where it is, when it is in a file. */
  readonly source?: Source | undefined;
  /** The check of that file that it is about. Untrusted. */
  readonly check?: string | undefined;
}

/**
 * Whether one of these inputs is already known to be wrong. A mere consequence of that is not reported: a host that
 * could not be read is not also missing.
 */
export function isReported(issues: readonly Issue[], ...inputs: readonly string[]): boolean {
  return issues.some((issue) => inputs.includes(issue.input));
}

/** Thrown when settings of the workflow are wrong: it has every problem at once, and nothing was contacted. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.input}: ${issue.problem}`).join('; '));
    this.issues = issues;
  }
}
