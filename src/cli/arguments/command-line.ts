import type { Issue } from '../../model/issue.ts';

/** The arguments as they were typed. */
export interface CommandLine {
  /** The words without dashes: the mode, or a command such as `help` with its topic. */
  readonly operands: readonly string[];
  /** Input to text, including secrets that were given as an argument. */
  readonly texts: ReadonlyMap<string, string>;
  /** Input to the path of the file that holds the secret. */
  readonly secretFiles: ReadonlyMap<string, string>;
  /** One of `OUTPUT_FORMATS`. */
  readonly output: string;
  readonly wantsHelp: boolean;
  readonly wantsVersion: boolean;
  /** Problems of the arguments. A text is quoted only when it cannot be a misplaced secret. */
  readonly issues: readonly Issue[];
}
