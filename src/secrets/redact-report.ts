/**
 * Removes secrets from a report, or from a part of one. Fields with words of Mail Probe's own are left alone, as are
 * the names of fields: a password may be such a word, and a report whose status is `***` fails no job.
 */

/** Fields with statuses, codes, names of phases and metrics, times, and the system's facts about a connection,
 * and what a history says in words of its own. */
const OWN_WORDS = new Set([
  'arrivedIn',
  'at',
  'cipher',
  'code',
  'days',
  'direction',
  'key',
  'keyExchange',
  'kind',
  'mechanism',
  'metric',
  'metrics',
  'mode',
  'phase',
  'phases',
  'previousStatus',
  'protocol',
  'reason',
  'since',
  'startedAt',
  'state',
  'stateBefore',
  'status',
  'success',
  'unit',
  'version',
]);

/** The same within the facts about a mail domain, where `reason` and `origin` are other fields than elsewhere. */
const OWN_WORDS_OF_GATE = new Set(['change', 'kind', 'mode', 'origin', 'outcome', 'stage', 'type', 'version']);

/** Returns a copy in which every text that may quote a foreign source is redacted. */
export function redactReport<T>(report: T, redact: (text: string) => string): T {
  return copy(report, OWN_WORDS) as T;

  function copy(part: unknown, own: ReadonlySet<string>): unknown {
    if (typeof part === 'string') return redact(part);
    if (Array.isArray(part)) return part.map((each) => copy(each, own));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, each]) => {
        const within = key === 'gate' && typeof each === 'object' ? OWN_WORDS_OF_GATE : own;
        return [key, own.has(key) ? each : copy(each, within)];
      }),
    );
  }
}
