/** Finds secrets in texts. There may be thousands of both, so not every secret is looked for in every text. */

/** The place of a secret in a text: the index of its first character, and the index after its last. */
export type Span = readonly [start: number, end: number];

/** The least length of a secret that is looked for, in characters: shorter ones would be found everywhere. */
const SIGN_LENGTH = 4;

/** Returns a function that finds these secrets in a text, whatever their case. */
export function createSecretFinder(secrets: Iterable<string>): (text: string) => readonly Span[] {
  const bySign = new Map<string, string[]>();
  for (const secret of new Set([...secrets].map((each) => lowerCase(each.trim())))) {
    if (secret.length < SIGN_LENGTH) continue;
    const sign = secret.slice(0, SIGN_LENGTH);
    const others = bySign.get(sign) ?? [];
    others.push(secret);
    bySign.set(sign, others);
  }
  return (text) => {
    const plain = lowerCase(text);
    const spans: Span[] = [];
    for (let at = 0; bySign.size > 0 && at + SIGN_LENGTH <= plain.length; at += 1) {
      for (const secret of bySign.get(plain.slice(at, at + SIGN_LENGTH)) ?? []) {
        if (plain.startsWith(secret, at)) spans.push([at, at + secret.length]);
      }
    }
    return spans;
  };
}

/** Replaces each of these places, which may overlap, with a mask. */
export function masked(text: string, spans: readonly Span[], mask: string): string {
  let result = '';
  let at = 0;
  for (const [start, end] of spans) {
    if (start >= at) result += text.slice(at, start) + mask;
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}

/** Lowers ASCII letters only, because other letters may change their length with their case. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
