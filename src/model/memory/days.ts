import { STATUSES, type Status } from '../status.ts';

/** The runs of one day, UTC. */
export interface Day {
  /** `2026-12-01`. */
  readonly day: string;
  readonly runs: Readonly<Record<Status, number>>;
}

/** Between two days in the text. */
export const DAY_SEPARATOR = ';';

/**
 * Returns the days of a check, oldest first. A history has them as one text, `2026-12-01 280 2 5 1;2026-12-02 …`, with the
 * runs that were ok, warning, critical and unknown: there are 90 days for each of a thousand checks, and few are looked at.
 */
export function daysOf(text: string): Day[] {
  return text === '' ? [] : text.split(DAY_SEPARATOR).map(dayOf);
}

/** Returns one day as it is in the text. */
export function dayText({ day, runs }: Day): string {
  return [day, ...STATUSES.map((status) => runs[status])].join(' ');
}

function dayOf(text: string): Day {
  const [day = '', ok = 0, warning = 0, critical = 0, unknown = 0] = text.split(' ');
  return {
    day,
    runs: { ok: Number(ok), warning: Number(warning), critical: Number(critical), unknown: Number(unknown) },
  };
}
