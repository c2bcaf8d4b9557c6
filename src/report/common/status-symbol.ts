import type { Status } from '../../model/status.ts';

/** One symbol a status, for the eye. The word always stands beside it. */
export const STATUS_SYMBOLS: Readonly<Record<Status, string>> = {
  ok: '✅',
  warning: '⚠️',
  critical: '❌',
  unknown: '❔',
};
