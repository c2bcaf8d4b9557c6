/** Collects all notes about an import, in the order of the text; a note about many checks appears once. */
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import { lineList } from '../draft/line-list.ts';
import type { ImportNote } from '../draft/note.ts';
import type { NamedDraft, NeededVariable } from './entries.ts';

/** At most this many checks with the same note are named one by one. */
const MAX_SEPARATE = 3;

/** Returns the notes of the checks, those of what did not become a check, and the variables to set. */
export function allNotes(
  drafts: readonly NamedDraft[],
  others: readonly ImportNote[],
  variables: ReadonlyMap<string, NeededVariable>,
): readonly ImportNote[] {
  const remarks = drafts.flatMap(({ name, draft }) =>
    draft.remarks.map(({ kind, text, isGeneral }): ImportNote => {
      return isGeneral ? { kind, text } : { kind, text, line: draft.line, check: name };
    }),
  );
  const byLine = joined([...others, ...remarks]).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return [...byLine, ...[...variables].map(setNote)].map(safe);
}

/** Returns what is lost or judged differently in all checks, each sentence once. */
export function generalRemarks(drafts: readonly NamedDraft[], others: readonly ImportNote[]): readonly string[] {
  const remarks = drafts.flatMap(({ draft }) => draft.remarks).filter((remark) => remark.isGeneral);
  const notes = others.filter((note) => isGeneral(note) && note.kind !== 'skipped');
  return [...new Set([...notes, ...remarks].map(({ text }) => text))];
}

/** Replaces equal notes of more than a few checks with one note without a line, and keeps general notes once. */
function joined(notes: readonly ImportNote[]): ImportNote[] {
  const groups = new Map<string, ImportNote[]>();
  for (const note of notes) {
    const key = `${note.kind} ${note.text}`;
    const group = groups.get(key) ?? [];
    group.push(note);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || isGeneral(first)) return group.slice(0, 1);
    if (group.length <= MAX_SEPARATE) return group;
    const { kind, text } = first;
    const lines = [...new Set(group.flatMap(({ line }) => line ?? []))];
    const count = counted(group.length, kind === 'skipped' ? 'time' : 'check');
    return [{ kind, text: `${count} (${lineList(lines)}): ${text}` }];
  });
}

/** Whether a note is about all checks. */
function isGeneral({ line, check }: ImportNote): boolean {
  return line === undefined && check === undefined;
}

function setNote([name, { meaning, checks }]: [string, NeededVariable]): ImportNote {
  const [check] = checks;
  const text = `Set ${name} to ${meaning}.`;
  return checks.size === 1
    ? { kind: 'set', check, text }
    : { kind: 'set', text: `${text} ${counted(checks.size, 'check')} use it.` };
}

function safe(note: ImportNote): ImportNote {
  const { kind, line, check, text } = note;
  return {
    kind,
    ...(line !== undefined && { line }),
    ...(check !== undefined && { check: safeText(check, 200) }),
    text: safeText(text, 500),
  };
}
