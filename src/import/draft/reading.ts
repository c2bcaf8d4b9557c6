import type { Draft } from './draft.ts';
import type { ImportNote } from './note.ts';

/** As many as a checks file may have. */
export const MAX_CHECKS = 5000;

/** What was read from one text, before it becomes a checks file. */
export interface Reading {
  readonly drafts: readonly Draft[];
  readonly notes: readonly ImportNote[];
  /** Secrets of what did not become a check, so that they can be kept out of names. */
  readonly secrets?: readonly string[];
}

/** Why something cannot be a check, as a clause that goes on after its name, without a full stop. */
export class NotImportable extends Error {
  override readonly name = 'NotImportable';
}
