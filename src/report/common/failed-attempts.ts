/** The attempts of a check that failed before the last one: so that nothing that passes late looks as if it were sound. */
import type { CheckResult } from '../../model/report.ts';
import { counted } from '../../text/counted.ts';
import { formatValue } from '../../verdict/value.ts';
import { phaseLabel } from './phase-label.ts';

/** An attempt that failed. */
export interface FailedAttempt {
  /** Our own words: `Attempt 1 of 2 failed`. */
  readonly label: string;
  /** Foreign text. */
  readonly message: string;
  /** Our own words: its code, its phase, and when it began. */
  readonly details: string;
}

const MAX_SHOWN = 10;

/** Returns the attempts that failed and were followed by a further one, in their order. */
export function failedAttempts({ attemptFailures = [], attempts }: CheckResult): FailedAttempt[] {
  return attemptFailures.slice(0, MAX_SHOWN).map(({ code, phase, message, startSeconds }, index) => ({
    label: `Attempt ${index + 1} of ${attempts} failed`,
    message,
    details: [
      code,
      ...(phase === undefined ? [] : [phaseLabel(phase)]),
      ...(index === 0 ? [] : [`begun after ${formatValue(startSeconds, 'seconds')}`]),
    ].join(', '),
  }));
}

/** Says how it ended, and how many attempts are not shown; empty when the first attempt passed. */
export function attemptsOutcome({ attemptFailures = [], attempts, status }: CheckResult): string {
  if (attemptFailures.length === 0) return '';
  const left = attemptFailures.length - MAX_SHOWN;
  const more = left > 0 ? ` ${counted(left, 'more attempt')} failed, too.` : '';
  const hasPassed = status === 'ok' || status === 'warning';
  return hasPassed ? `It passed at attempt ${attempts}, not at the first.${more}` : more.trim();
}

/** Says of a check that passed late in a few words: `(at attempt 2, after E_CONN_RESET)`; empty for all others. */
export function lateNote({ attemptFailures = [], attempts, status }: CheckResult): string {
  const last = attemptFailures.at(-1);
  if (last === undefined || (status !== 'ok' && status !== 'warning')) return '';
  return ` (at attempt ${attempts}, after ${last.code})`;
}
