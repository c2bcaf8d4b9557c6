/**
 * The kinds of notes about an import:
 *
 * - `skipped`: there is no check for this;
 * - `off`: the check exists, switched off by `enabled: false`;
 * - `lost`: the check does not test or judge this, and the original did;
 * - `differs`: the check judges this differently from the original;
 * - `set`: the file names a variable, which has to be set.
 */
export type NoteKind = 'skipped' | 'off' | 'lost' | 'differs' | 'set';

/** One sentence or two about an import: safe text on one line, without a secret. */
export interface ImportNote {
  readonly kind: NoteKind;
  /** Line of the imported text, from 1; absent when it is about the whole text. */
  readonly line?: number | undefined;
  /** Name of the check, when it is about one. */
  readonly check?: string | undefined;
  readonly text: string;
}
