/** Something to know that is no finding: a port that is meant for something else, an alert of the server. */
export interface Notice {
  /** One sentence of ours. May quote names that a server gave: untrusted. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** The server's own words. Untrusted. */
  readonly reply?: string | undefined;
}
