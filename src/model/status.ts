/** The four answers a check can give, their order, and what they mean to a shell. */

/** All statuses, in the order of their exit codes. */
export const STATUSES = ['ok', 'warning', 'critical', 'unknown'] as const;

/**
 * `critical`: a failure was seen. `warning`: works, but degraded or not provable. `unknown`: could not be judged.
 * `ok` is never given to what was not tested.
 */
export type Status = (typeof STATUSES)[number];

/** All statuses, the worst first. */
export const WORST_FIRST: readonly Status[] = ['critical', 'unknown', 'warning', 'ok'];

/** The worst of many: critical, unknown, warning, ok. Of none it is `unknown`, since nothing was tested. */
export function worst(statuses: Iterable<Status>): Status {
  const seen = new Set(statuses);
  return WORST_FIRST.find((status) => seen.has(status)) ?? 'unknown';
}

/** The same items, worst status first; those of one status keep their order. */
export function worstFirst<T extends { readonly status: Status }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => {
    if (a.status === b.status) return 0;
    return worst([a.status, b.status]) === a.status ? -1 : 1;
  });
}

/** The exit code of each status, as monitoring plugins have it. */
export const EXIT_CODES: Readonly<Record<Status, number>> = { ok: 0, warning: 1, critical: 2, unknown: 3 };
