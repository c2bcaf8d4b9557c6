import type { IncidentSettings } from '../../model/memory/rules.ts';

/**
 * Whether a maintenance window is open between two times, in milliseconds since 1970: a run is in maintenance when any
 * part of it is.
 */
export function isInMaintenance(
  maintenance: IncidentSettings['maintenance'],
  startMs: number,
  endMs: number = startMs,
): boolean {
  if (maintenance === true) return true;
  return maintenance.some(({ start, end }) => startMs < Date.parse(end) && endMs >= Date.parse(start));
}
