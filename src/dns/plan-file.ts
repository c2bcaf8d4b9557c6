/** Files that plan zones, and how much is read of them. */

/** A file of the workspace with its content. */
export interface PlanFile {
  /** Path from the workspace on, with slashes. */
  readonly path: string;
  readonly octets: Uint8Array;
}

/**
 * Reads a file that another one includes.
 *
 * @param path as it is written there
 * @param from the path of the file that includes it
 * @returns the file, or why it cannot be read: words that continue "includes a file that", such as `does not exist`
 */
export type Include = (path: string, from: string) => Promise<PlanFile | string>;

/** Size limit of a file in the form of YAML, in bytes: its tree takes a hundred times as much memory. */
export const MAX_YAML_BYTES = 1_048_576;
/** Size limit of any other file, in bytes: enough for the most records allowed. */
export const MAX_PLAN_BYTES = 16 * 1_048_576;
/** Most records of a plan. */
export const MAX_RECORDS = 100_000;
/** Files that include one another, one in the other. */
export const MAX_INCLUDE_DEPTH = 8;
/** Files that are included in all. */
export const MAX_INCLUDES = 100;

/** Octets of all texts. */
const MAX_OCTETS = 32 * 1_048_576;

/** What is left of the limits that all files share. */
export interface PlanBudget {
  records: number;
  includes: number;
  /** Octets of texts in YAML and JSON, where one text can be named many times. */
  octets: number;
}

/** The limits of one plan. */
export function planBudget(): PlanBudget {
  return { records: MAX_RECORDS, includes: MAX_INCLUDES, octets: MAX_OCTETS };
}
