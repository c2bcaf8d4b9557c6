/** The part of the address of a run that all runs of a repository have in common. */
const RUNS = /^(https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+\/actions\/runs\/)\d{1,20}$/;

/**
 * Returns the address of a run if it is a run of the repository that this run belongs to: a history may have been
 * written by another one, and hold any text. The result needs no escaping.
 */
export function sameRepositoryRun(runUrl: string | undefined, ownRunUrl: string | undefined): string | undefined {
  const [, own] = RUNS.exec(ownRunUrl ?? '') ?? [];
  if (own === undefined || runUrl === undefined || !runUrl.startsWith(own)) return undefined;
  const number = runUrl.slice(own.length);
  return /^\d{1,20}$/.test(number) ? `${own}${number}` : undefined;
}
