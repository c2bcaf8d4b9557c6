import type { Status } from '../../model/status.ts';

/** One symbol per status, for the eye. The word is always shown beside it. */
export const STATUS_SYMBOLS: Readonly<Record<Status, string>> = {
  ok: '✅',
  warning: '⚠️',
  critical: '❌',
  unknown: '❔',
};
