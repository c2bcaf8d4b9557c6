/**
 * Removes secrets from a report, or from a part of one. Fields with words of Mail Probe's own are left alone, as are
 * the names of fields: a password may be such a word, and a report whose status is `***` fails no job.
 */

/** Fields with statuses, codes, names of phases and metrics, times, and the system's facts about a connection. */
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

/** Returns a copy in which every text that may quote a foreign source is redacted. */
export function redactReport<T>(report: T, redact: (text: string) => string): T {
  return copy(report) as T;

  function copy(part: unknown): unknown {
    if (typeof part === 'string') return redact(part);
    if (Array.isArray(part)) return part.map(copy);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, OWN_WORDS.has(key) ? each : copy(each)]));
  }
}
