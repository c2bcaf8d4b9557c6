import type { Redactor } from '../model/secret.ts';

/** Texts whose redaction is remembered; together less than a megabyte. */
const MAX_REMEMBERED = 4000;
const MAX_REMEMBERED_LENGTH = 120;

/** Results hold the same words again and again: names of fields, of phases, of certificates. Each is kept once, too. */
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
