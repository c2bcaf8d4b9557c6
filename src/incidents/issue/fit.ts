/** Keeps a text within its budget: rows are whole or left out, and what is left out is counted. */
import { counted } from '../../text/counted.ts';

/** Longest text of an issue or a comment, in UTF-16 units. GitHub takes 65,536 characters, and refuses the whole else. */
export const TEXT_LIMIT = 60_000;

/** A part of a text that may be cut between its rows. */
export interface Cuttable {
  /** What stands before the rows, when there are any. */
  readonly head: string;
  readonly rows: readonly string[];
  /** What is counted when rows are left out: `check`. */
  readonly noun: string;
  /** Share of the room that is left when its turn comes, up to 1. */
  readonly share: number;
  /** Which rows are left out first: those at the end, or the oldest, at the start. */
  readonly cutsAt: 'end' | 'start';
  /** Rows that were left out before. */
  readonly leftOut?: number | undefined;
}

/** A part of a text: fixed, or cuttable. */
export type TextPart = string | Cuttable;

/** Room for the sentence that counts what is left out. */
const NOTE_ROOM = 60;

/** Joins parts within a limit. Fixed parts are kept; they are short by themselves. */
export function fitParts(parts: readonly TextPart[], limit = TEXT_LIMIT): string {
  const fixed = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length + 2 : 0), 0);
  let room = limit - fixed;
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part;
    const text = cutRows(part, Math.floor(room * part.share));
    room -= text.length + 2;
    return text;
  });
  return texts.filter((text) => text !== '').join('\n\n');
}

function cutRows({ head, rows, noun, cutsAt, leftOut = 0 }: Cuttable, room: number): string {
  if (rows.length === 0) return '';
  const ordered = cutsAt === 'end' ? rows : rows.toReversed();
  let left = room - head.length - NOTE_ROOM;
  const kept: string[] = [];
  for (const row of ordered) {
    left -= row.length + 1;
    if (left < 0) break;
    kept.push(row);
  }
  if (kept.length === 0) return '';
  const count = rows.length - kept.length + leftOut;
  const lines = cutsAt === 'end' ? kept : kept.toReversed();
  const text = `${head}\n${lines.join('\n')}`;
  if (count === 0) return text;
  return cutsAt === 'end'
    ? `${text}\n\nand ${counted(count, `more ${noun}`)}`
    : `${head}\n- ${counted(count, `earlier ${noun}`)}\n${lines.join('\n')}`;
}
