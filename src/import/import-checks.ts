/** Converts a text of another monitoring system to a checks file, without any input or output. */

import { readCommandLines } from './commands/read-command-lines.ts';
import type { Draft } from './draft/draft.ts';
import type { ImportNote } from './draft/note.ts';
import { withoutMarks } from './draft/placeholder.ts';
import { MAX_CHECKS, NotImportable, type Reading } from './draft/reading.ts';
import { readHertzBeat } from './hertzbeat/read-hertzbeat.ts';
import { readNagios } from './nagios/read-nagios.ts';
import { type ImportKind, recognise } from './recognise.ts';
import { allNotes, generalRemarks } from './write/all-notes.ts';
import { checkFields } from './write/check-fields.ts';
import { checksYaml } from './write/checks-yaml.ts';
import { makeEntries, type NamedDraft } from './write/entries.ts';
import { createFreeText, type FreeText } from './write/free-text.ts';
import { protectLogin } from './write/protect-login.ts';
import { createUniqueNames } from './write/unique-names.ts';

/** A checks file and the notes about it. */
export interface ImportResult {
  /** Valid also when there is no check to write. */
  readonly yaml: string;
  /** How many checks it has, including those that are switched off. */
  readonly checks: number;
  readonly notes: readonly ImportNote[];
}

/** In characters. HertzBeat accepts 3 MiB (MonitorYamlImportParser); a configuration of Nagios may be larger. */
const MAX_TEXT_LENGTH = 5 * 1024 ** 2;

const READERS: Readonly<Record<ImportKind, (text: string) => Reading>> = {
  hertzbeat: readHertzBeat,
  nagios: readNagios,
  commands: readCommandLines,
};

/** Converts a text to a checks file. Without `kind`, the kind is recognised from the text. Never throws. */
export function importChecks(text: string, kind?: ImportKind): ImportResult {
  const given = withoutMarks(text.replace(/^\ufeff/, ''));
  if (given.length > MAX_TEXT_LENGTH) {
    return nothing(`The text is longer than ${MAX_TEXT_LENGTH / 1024 ** 2} MB. Import it in parts.`);
  }
  // An Excel file is a ZIP archive.
  if (given.startsWith('PK\u0003\u0004')) {
    return nothing('This is an Excel file. Export the monitors from HertzBeat as JSON or YAML instead.');
  }
  return write(READERS[kind ?? recognise(given)](given));
}

function nothing(text: string): ImportResult {
  return write({ drafts: [], notes: [{ kind: 'skipped', text }] });
}

function write({ drafts, notes, secrets = [] }: Reading): ImportResult {
  const kept = drafts.slice(0, MAX_CHECKS);
  const freeText = createFreeText(kept, secrets);
  const others: ImportNote[] = notes.map((note) => ({ ...note, check: note.check && freeText.name(note.check) }));
  if (drafts.length > MAX_CHECKS) {
    others.push({ kind: 'skipped', text: `Only the first ${MAX_CHECKS} checks were written. Import less at once.` });
  }
  const named = nameDrafts(kept, freeText, others);
  if (named.length === 0 && others.length === 0) others.push({ kind: 'skipped', text: 'No check was found.' });
  const { entries, variables } = makeEntries(named, freeText);
  const all = allNotes(named, others, variables);
  const remarks = generalRemarks(named, others);
  return { yaml: checksYaml(entries, remarks), checks: entries.length, notes: all };
}

/** Names each check, and turns drafts that cannot be a check after all into notes. */
function nameDrafts(drafts: readonly Draft[], freeText: FreeText, notes: ImportNote[]): NamedDraft[] {
  const uniqueName = createUniqueNames();
  return drafts.flatMap((draft) => {
    const own = freeText.name(draft.name ?? '');
    try {
      checkFields(draft);
      protectLogin(draft);
      const wanted = own || freeText.name(`${draft.mode} ${draft.fields.host}`);
      return [{ name: uniqueName(wanted, freeText.name(`${wanted} port ${draft.fields.port}`)), draft }];
    } catch (error) {
      if (!(error instanceof NotImportable)) throw error;
      notes.push({ kind: 'skipped', line: draft.line, check: own || undefined, text: `The check ${error.message}` });
      return [];
    }
  });
}
