/** How findings about SPF name things. */

/** The record of a name, as the beginning of a sentence. */
export function recordNamed(name: string, domain: string): string {
  return name === domain ? `The SPF record of ${name}` : `The SPF record of ${name}, which ${domain} refers to,`;
}

/** At most so many things are listed. */
const FEW = 6;

/** The first of many things. */
export function firstOf(list: readonly string[], count = list.length): string {
  const shown = list.slice(0, FEW);
  return `${shown.join(', ')}${count > shown.length ? ` and ${count - shown.length} more` : ''}`;
}

/** A record with more terms in front of what ends it. */
export function withTerms(text: string, terms: readonly string[]): string {
  const words = text.split(' ').filter(Boolean);
  const end = words.findIndex((word) => /^(?:[+\-?~]?all|redirect=.*)$/i.test(word));
  return words.toSpliced(end < 0 ? words.length : end, 0, ...terms).join(' ');
}
