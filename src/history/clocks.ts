import type { Notice } from '../model/finding.ts';

/** Clocks of two machines may differ by this much. Milliseconds. */
export const CLOCK_TOLERANCE_MS = 300_000;

/** Returns when a run started, as far as it can be: never in the future. Ahead by much it is worth a notice. */
export function startOf(startedAt: string, now: number): { startedAt: string; notice?: Notice } {
  const start = Date.parse(startedAt);
  const known = new Date(Number.isNaN(start) ? now : Math.min(start, now)).toISOString();
  if (!(start > now + CLOCK_TOLERANCE_MS)) return { startedAt: known };
  const notice: Notice = {
    code: 'E_HISTORY',
    message: `The run started at ${new Date(start).toISOString()}, which is in the future; it is recorded as of now.`,
    hint: 'Set the clock of the machine that ran the checks.',
  };
  return { startedAt: known, notice };
}
