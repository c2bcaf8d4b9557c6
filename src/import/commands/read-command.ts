/** Converts one command line to checks and notes. */
import { safeText } from '../../text/untrusted.ts';
import type { Draft } from '../draft/draft.ts';
import type { ImportNote } from '../draft/note.ts';
import { readable } from '../draft/placeholder.ts';
import { NotImportable } from '../draft/reading.ts';
import { findCall, type PluginCall } from '../plugins/plugin-call.ts';
import { isMailCall, readCall } from '../plugins/read-call.ts';
import { shellCommands, UnclosedQuote } from './shell-words.ts';

/** In characters: longer than any that a monitoring system runs (Nagios Core: MAX_COMMAND_BUFFER, 8192). */
export const MAX_COMMAND_LENGTH = 16_384;

/** The checks and notes of a command line. */
export interface ReadCommand {
  readonly drafts: readonly Draft[];
  readonly notes: readonly ImportNote[];
  /** Whether it has nothing to do with mail. */
  readonly isForeign: boolean;
}

/** Reads a command line; `check` is its name, if it has one. */
export function readCommand(text: string, line: number, check?: string): ReadCommand {
  const unreadable = (reason: string): ReadCommand =>
    /check_|centreon_/.test(text) ? skippedCommand(line, check, reason) : { drafts: [], notes: [], isForeign: true };
  if (text.length > MAX_COMMAND_LENGTH) return unreadable('The command line is too long.');
  let calls: PluginCall[];
  try {
    calls = shellCommands(text).flatMap((words) => findCall(words) ?? []);
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    return unreadable('A quote or a bracket is not closed on its line.');
  }
  const results = calls.filter(isMailCall).map((call) => readOne(call, line, check));
  return {
    drafts: results.filter((result) => 'mode' in result),
    notes: results.filter((result) => 'text' in result),
    isForeign: results.length === 0,
  };
}

/** Returns the result for a command line that is not a check: a note with the reason. */
export function skippedCommand(line: number, check: string | undefined, text: string): ReadCommand {
  return { drafts: [], notes: [{ kind: 'skipped', line, check, text }], isForeign: false };
}

function readOne(call: PluginCall, line: number, check: string | undefined): Draft | ImportNote {
  try {
    const draft = readCall(call, line);
    draft.name = check;
    return draft;
  } catch (error) {
    if (!(error instanceof NotImportable)) throw error;
    return { kind: 'skipped', line, check, text: `${safeText(readable(call.program), 60)} ${error.message}.` };
  }
}
