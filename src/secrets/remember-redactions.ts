import type { Redactor } from '../model/secret.ts';

/** At most this many redactions are remembered; together they take less than a megabyte. */
const MAX_REMEMBERED = 4000;
const MAX_REMEMBERED_LENGTH = 120;

/**
 * Remembers the redactions of short texts: results repeat the same words, such as names of fields, phases and
 * certificates. Each word is also kept in memory only once.
 */
export function rememberRedactions(redact: Redactor): Redactor {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > MAX_REMEMBERED_LENGTH) return redact(text);
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    const redacted = redact(text);
    if (known.size < MAX_REMEMBERED) known.set(text, redacted);
    return redacted;
  };
}
