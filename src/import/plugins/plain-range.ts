/**
 * Ranges of the monitoring plugins as the other systems read them: numbers without a unit. Ranges of Mail Probe may
 * have suffixes, so that `5m` would mean something else here than there.
 */
import type { MetricUnit } from '../../model/metric.ts';
import { parseRange, RangeSyntaxError } from '../../verdict/range.ts';
import { type Draft, lose } from '../draft/draft.ts';
import { isKnown } from '../draft/placeholder.ts';

const PLAIN = /^[@~:0-9.,+-]+$/;

/** Copies `warning` or `critical`, for the primary metric of the check. Empty means not set. */
export function takeRange(draft: Draft, level: 'warning' | 'critical', text: string | undefined): void {
  const given = text?.trim() ?? '';
  if (given === '') return;
  if (!isKnown(given)) {
    draft.fields[level] = given;
    return;
  }
  const range = plainRange(given, draft.mode === 'imap-search' ? 'count' : 'seconds');
  if (range === undefined) lose(draft, `The ${level} threshold is not a range of plain numbers, and was left out.`);
  else draft.fields[level] = range;
}

/** Converts a range. A comma is a decimal mark there; here `1,500` could be read in two ways. */
function plainRange(text: string, unit: MetricUnit): string | undefined {
  if (!PLAIN.test(text)) return undefined;
  const range = text.replaceAll(',', '.');
  try {
    return parseRange(range, unit).text;
  } catch (error) {
    if (error instanceof RangeSyntaxError) return undefined;
    throw error;
  }
}
