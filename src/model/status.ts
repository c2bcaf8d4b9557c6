/** The four statuses that a check can have, their order, and their exit codes. */

/** All statuses, in the order of their exit codes. */
export const STATUSES = ['ok', 'warning', 'critical', 'unknown'] as const;

/**
 * `critical`: a failure was seen. `warning`: works, but degraded or not provable. `unknown`: could not be judged.
 * Something that was not tested is never `ok`.
 */
export type Status = (typeof STATUSES)[number];

/** All statuses, the worst first. */
export const WORST_FIRST: readonly Status[] = ['critical', 'unknown', 'warning', 'ok'];

/** Returns the worst of many: critical, unknown, warning, ok. For none it is `unknown`, since nothing was tested. */
export function worst(statuses: Iterable<Status>): Status {
  const seen = new Set(statuses);
  return WORST_FIRST.find((status) => seen.has(status)) ?? 'unknown';
}

/** Returns the same items, worst status first; items of the same status keep their order. */
export function worstFirst<T extends { readonly status: Status }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => {
    if (a.status === b.status) return 0;
    return worst([a.status, b.status]) === a.status ? -1 : 1;
  });
}

/** The exit code of each status, as monitoring plugins have it. */
export const EXIT_CODES: Readonly<Record<Status, number>> = { ok: 0, warning: 1, critical: 2, unknown: 3 };
