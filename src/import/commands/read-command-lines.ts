/**
 * Reads command lines, one per line: a list, a shell script, the `command[name]=` lines of NRPE, or the values of
 * `command_line` without the definitions around them.
 */

import { lineList } from '../draft/line-list.ts';
import type { ImportNote } from '../draft/note.ts';
import { MAX_CHECKS, type Reading } from '../draft/reading.ts';
import { logicalLines } from './logical-lines.ts';
import { replaceCertainMacros } from './macros.ts';
import { type ReadCommand, readCommand } from './read-command.ts';

/** Reads the calls of all lines. */
export function readCommandLines(text: string): Reading {
  const results: ReadCommand[] = [];
  const foreign: number[] = [];
  let checks = 0;
  for (const { line, text: whole } of logicalLines(text)) {
    const [, check, command = ''] = /^\s*(?:command\[([^\]]*)\]\s*=|command_line\s+)?(.*)$/s.exec(whole) ?? [];
    const result = readCommand(replaceCertainMacros(command, check ?? `line ${line}`), line, check);
    if (result.isForeign) foreign.push(line);
    else results.push(result);
    checks += result.drafts.length;
    if (checks > MAX_CHECKS) break;
  }
  return {
    drafts: results.flatMap(({ drafts }) => drafts),
    notes: [...results.flatMap(({ notes }) => notes), ...foreignNote(foreign)],
  };
}

function foreignNote(lines: readonly number[]): ImportNote[] {
  if (lines.length === 0) return [];
  return [{ kind: 'skipped', text: `No call of a mail plugin was found in ${lineList(lines)}.` }];
}
