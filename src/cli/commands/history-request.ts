/** What can be done with a history. */
export const HISTORY_ACTIONS = ['show', 'accept', 'export'] as const;

/** What is asked for. */
export interface HistoryRequest {
  readonly action: (typeof HISTORY_ACTIONS)[number];
  readonly path: string;
  /** Name of the one check that is meant; all of them when absent. */
  readonly check?: string | undefined;
}
