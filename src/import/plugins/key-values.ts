/** The `key=value` texts of a repeated option, as Centreon reads them: a text without both is ignored, the last one wins. */
export function keyValues(texts: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const text of texts) {
    const [, key, value] = /^(.[^=]*)=(.+)$/.exec(text) ?? [];
    if (key !== undefined && value !== undefined) values.set(key, value);
  }
  return values;
}
