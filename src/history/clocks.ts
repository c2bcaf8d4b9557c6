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

/** Returns a time in the one form in which times are kept and compared; undefined for what is no time. */
export function stampFrom(text: string | undefined): string | undefined {
  const ms = Date.parse(text ?? '');
  // Years beyond 9999 have another form.
  return ms >= 0 && ms < LAST_MS ? new Date(ms).toISOString() : undefined;
}

/** The year 10,000. */
const LAST_MS = 253_402_300_800_000;
