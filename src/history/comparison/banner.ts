/**
 * The software of a server, from its greeting: what is left of it without names of hosts, addresses, dates, numbers of
 * sessions and the like. A version is kept.
 */

/** A greeting with more words than that is read as far as this. */
const MAX_WORDS = 30;
const MAX_LENGTH = 300;

/** Dates and times in the forms of RFC 5322, RFC 3339 and `ctime`. */
const DATES = [
  /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?/gi,
  /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?(?=\s)/gi,
  /\b\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4}\b/gi,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? +\d{1,2},?(?= |$)/gi,
  /\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b/g,
  /\b\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\b(?:\s*[ap]m\b)?/gi,
  /(?<=\s|^)[+-]\d{4}\b(?:\s*\([A-Za-z ]+\))?/g,
  /\b(?:utc|gmt|[cm]?e[sd]?t|[pmce][sd]t)\b/gi,
];

/** `4.96.1`, `v2.3-rc1`, `8.15.2/8.15.2`. */
const VERSION = /^v?\d{1,4}(?:\.\d{1,5}){1,4}[a-z\d.+~-]{0,12}(?:\/v?\d{1,4}(?:\.\d{1,5}){1,4}[a-z\d.+~-]{0,12})?$/i;
/** Only four numbers up to 255 are an address. */
const ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$|^[\da-f]*:[\da-f:.]*:[\da-f.]*$/i;
/** Names of protocols have a digit. */
const PROTOCOL = /^(?:E?SMTPS?A?|LMTP|IMAP4?(?:rev\d)?|POP3)$/i;
/** Names of software with a version attached: `Courier-IMAP/5.1`, `qmail-1.03`. */
const SOFTWARE = /^[a-z][a-z+]*(?:[-_][a-z]+)*[-/_]v?\d{1,3}(?:\.\d{1,4}){1,3}$/i;
const HOST = /^\[?[a-z\d_-]+(?:\.[a-z\d_-]+)*\.[a-z][a-z\d-]*\]?$/i;
const WORD = /^[a-z][a-z'/+&-]*$/i;

/** Returns the words of a greeting that speak of the software; empty when there are none. */
export function softwareOf(greeting: string): string {
  const undated = DATES.reduce((text, pattern) => text.replace(pattern, ' '), greeting.slice(0, 1000));
  return undated
    .replace(/\[[^\][]*\]|<[^<>]*>/g, ' ')
    .replace(/[();,"*|]/g, ' ')
    .split(/\s+/)
    .slice(0, MAX_WORDS)
    .map(withoutMarks)
    .filter(isOfSoftware)
    .join(' ')
    .slice(0, MAX_LENGTH);
}

/** Marks around a word belong to the sentence. */
const MARKS = '-.:!=';

function withoutMarks(word: string): string {
  let [start, end] = [0, word.length];
  while (start < end && MARKS.includes(word.charAt(start))) start += 1;
  while (end > start && MARKS.includes(word.charAt(end - 1))) end -= 1;
  return word.slice(start, end);
}

function isOfSoftware(word: string): boolean {
  if (word === '' || ADDRESS.test(word)) return false;
  if (VERSION.test(word) || PROTOCOL.test(word) || SOFTWARE.test(word)) return true;
  if (HOST.test(word) || !WORD.test(word)) return false;
  // Letters alone can be a number of a session, too: no word of a language changes its case so often.
  return word.length <= 24 && (word.match(/[a-z][A-Z]/g) ?? []).length < 4;
}
