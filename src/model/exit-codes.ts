import type { Status } from './status.ts';

/** The exit code of each status, as monitoring plugins have it. */
export const EXIT_CODES: Readonly<Record<Status, number>> = { ok: 0, warning: 1, critical: 2, unknown: 3 };
