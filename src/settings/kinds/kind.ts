/**
 * The kinds of settings. A kind reads one text and returns a typed value, or says what is wrong with the text and what
 * to write instead. Nothing is guessed: a text that does not fit is an error, never a default.
 */

import type { Look } from '../../text/quote.ts';

/** A kind of settings, with the function that reads their text. */
export interface Kind<T> {
  /** For documentation and workflow generators. */
  readonly type: 'string' | 'integer' | 'boolean' | 'enum' | 'list' | 'duration';
  /** The allowed words of an `enum`. */
  readonly words?: readonly string[];
  /** Whether the value must never be shown. */
  readonly isSecret?: boolean;
  /** Whether it may be the path of a file that holds the value. */
  readonly takesPath?: boolean;
  /** Whether a comma ends an entry of a `list`, as a line end does. */
  readonly splitsAtCommas?: boolean;
  /** What a wrong value has to look like to be quoted; when absent, it follows from words and type. */
  readonly look?: Look;
  /** @throws BadValue */
  parse(text: string): T;
}

/** The error for a text that is not a value of its kind. */
export class BadValue extends Error {
  override readonly name = 'BadValue';
  readonly remedy: string;
  /** The text to show instead of the whole: the wrong entry of a list, or the text with a password removed. */
  readonly value: string | undefined;

  constructor(problem: string, remedy: string, value?: string) {
    super(problem);
    this.remedy = remedy;
    this.value = value;
  }
}
