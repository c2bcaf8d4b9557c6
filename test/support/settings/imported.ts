/** What an import yields, as a test looks at it. */
import { parse } from 'yaml';
import type { ImportNote, NoteKind } from '../../../src/import/draft/note.ts';
import { importChecks } from '../../../src/import/import-checks.ts';
import type { ImportKind } from '../../../src/import/recognise.ts';

/** An entry of the checks file. */
export type ImportedCheck = Readonly<Record<string, unknown>>;

/** A checks file, read again, and the notes about it. */
export interface Imported {
  readonly yaml: string;
  readonly checks: readonly ImportedCheck[];
  readonly notes: readonly ImportNote[];
  /** The texts of the notes of a kind. */
  texts(kind: NoteKind): readonly string[];
}

/** Imports a text and reads the file that comes out. */
export function imported(text: string, kind?: ImportKind): Imported {
  const { yaml, notes } = importChecks(text, kind);
  return {
    yaml,
    checks: parse(yaml).checks,
    notes,
    texts: (wanted) => notes.filter((note) => note.kind === wanted).map((note) => note.text),
  };
}

/** The only check that an import yields. */
export function importedCheck(text: string, kind?: ImportKind): ImportedCheck {
  const { checks, notes } = imported(text, kind);
  const [check] = checks;
  if (!check || checks.length > 1) throw new Error(`${checks.length} checks; ${JSON.stringify(notes)}`);
  return check;
}
