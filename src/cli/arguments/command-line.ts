import type { Issue } from '../../model/issue.ts';

/** What somebody typed. */
export interface CommandLine {
  /** What stands without dashes: the mode, or a command such as `help` with what belongs to it. */
  readonly operands: readonly string[];
  /** Input to text. Secrets that stand in an argument are among them. */
  readonly texts: ReadonlyMap<string, string>;
  /** Input to the path of the file that holds the secret. */
  readonly secretFiles: ReadonlyMap<string, string>;
  /** One of `OUTPUTS`. */
  readonly output: string;
  readonly wantsHelp: boolean;
  readonly wantsVersion: boolean;
  /** What is wrong. A text is quoted only when it cannot be a secret that stands in the wrong place. */
  readonly issues: readonly Issue[];
}
