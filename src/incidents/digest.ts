/** A short digest of texts, to see whether something changed. It protects nothing. */
export function digestOf(texts: readonly string[]): string {
  // Two hashes of 32 bits with other factors (cyrb53): one alone would repeat among some ten thousand texts.
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const char of JSON.stringify(texts).split('')) {
    const code = char.charCodeAt(0);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}
