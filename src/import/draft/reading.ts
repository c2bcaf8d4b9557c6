import type { Draft } from './draft.ts';
import type { ImportNote } from './note.ts';

/** The most checks that a checks file may have. */
export const MAX_CHECKS = 5000;

/** The contents of one text, before they become a checks file. */
export interface Reading {
  readonly drafts: readonly Draft[];
  readonly notes: readonly ImportNote[];
  /** Secrets of what did not become a check, so that they can be kept out of names. */
  readonly secrets?: readonly string[];
}

/** The error for what cannot be a check. The message is a clause that follows its name, without a full stop. */
export class NotImportable extends Error {
  override readonly name = 'NotImportable';
}
