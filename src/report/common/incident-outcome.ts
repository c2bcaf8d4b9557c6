/** What was done about incidents in a run. */
export interface IncidentOutcome {
  /** Number of the issue of the worst check. */
  readonly number?: number | undefined;
  readonly url?: string | undefined;
  readonly opened: number;
  readonly closed: number;
}
