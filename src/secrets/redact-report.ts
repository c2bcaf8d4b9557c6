/**
 * Takes secrets out of a report, or of a part of one. Fields that hold words of ours are left alone, as are their names:
 * a password may be such a word, and a report whose status is `***` fails no job.
 */

/** Statuses, codes, names of phases and metrics, moments, and what the system says of a connection. */
const OWN_WORDS = new Set([
  'arrivedIn',
  'cipher',
  'code',
  'direction',
  'metric',
  'metrics',
  'mode',
  'phase',
  'phases',
  'protocol',
  'reason',
  'startedAt',
  'status',
  'success',
  'version',
]);

/** A copy in which every text that may quote somebody else is redacted. */
export function redactReport<T>(report: T, redact: (text: string) => string): T {
  return copy(report) as T;

  function copy(part: unknown): unknown {
    if (typeof part === 'string') return redact(part);
    if (Array.isArray(part)) return part.map(copy);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, OWN_WORDS.has(key) ? each : copy(each)]));
  }
}
