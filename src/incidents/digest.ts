/** Longest beginning of a text that counts. */
const MAX_LENGTH = 500;

/** A short digest of texts, to see whether something changed. It protects nothing. */
export function digestOf(texts: readonly string[]): string {
  // Two hashes of 32 bits with other factors (cyrb53): one alone would repeat among some ten thousand texts.
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  const take = (code: number): void => {
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  };
  for (const text of texts) {
    for (let at = 0; at < Math.min(text.length, MAX_LENGTH); at += 1) take(text.charCodeAt(at));
    // No text has this code: two texts are never the same as one.
    take(0x10000);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}
