/** Reads the `key=value` texts of a repeated option as Centreon does: one without both is ignored, the last wins. */
export function keyValues(texts: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const text of texts) {
    const [, key, value] = /^(.[^=]*)=(.+)$/.exec(text) ?? [];
    if (key !== undefined && value !== undefined) values.set(key, value);
  }
  return values;
}
