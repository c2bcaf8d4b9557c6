/** Joins what is folded over several lines: a secret may go on in the next line of a reply, or behind a blank. */
import { edited, type Traced } from './traced.ts';

/** Without the blank of Latin-1, which may be a part of a character in UTF-8 that was read as that. */
const BLANKS = /[^\S\xa0]+/g;
/**
 * White space and the beginning of the line behind it: the code of an SMTP reply with its enhanced code, or a tag and
 * the status of an IMAP response with its response code. A bar separates replies that are shown in one line.
 */
const LINE_STARTS =
  /[^\S\xa0]+(?:(?:\| )?(?:[2-5]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3}(?=\s) ?){0,2}|\+ |(?:\*|[\dA-Za-z]{1,8}) (?:OK|NO|BAD|BYE|PREAUTH) (?:\[[^\][\r\n]{0,80}\] )?))?/g;

/** Returns the text without white space, and, where lines have prefixes, also without these. */
export function unfolded(source: Traced): readonly Traced[] {
  const bare = without(source, BLANKS, () => '');
  if (bare === source) return [];
  // A secret may have ` + ` of its own, so a prefix in the middle of a line counts only in a further reading.
  const lines = without(source, LINE_STARTS, (fold) => (/[\r\n|]/.test(fold) ? '' : fold.trimStart()));
  const joined = without(source, LINE_STARTS, () => '');
  return [bare, lines, joined].filter(({ text }, index, all) => all.findIndex((each) => each.text === text) === index);
}

function without(source: Traced, pattern: RegExp, left: (fold: string) => string): Traced {
  const text = source.text.replace(pattern, left);
  if (text.length === source.text.length) return source;
  const edits = () =>
    Array.from(source.text.matchAll(pattern), ({ 0: fold, index }) => ({
      ...{ start: index, end: index + fold.length, text: left(fold) },
    }));
  return { text, places: () => edited(source, edits()).places() };
}

/** Whether a text between two halves of a secret is a line break, with no more than the prefix of the next line. */
export function isLineBreak(text: string): boolean {
  return /^\s*\n/.test(text) && `${text} `.replace(LINE_STARTS, '').trim() === '';
}
