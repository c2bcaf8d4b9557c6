/** Small words of issues: times, spans of time, links to runs, codes. */
import type { RunRef } from '../../model/story.ts';
import { sameRepositoryRun } from '../../text/run-url.ts';
import { clockTime } from '../../text/times.ts';
import { codeSpan } from '../../text/untrusted.ts';

export { clockTime, millisOf, span } from '../../text/times.ts';

/**
 * Renders a link to a run. An address from a history counts only if it is of a run of the repository that this run
 * belongs to: the history may have been written by another one.
 */
export function runLink(runUrl: string | undefined, ownRunUrl: string | undefined, label = 'run'): string {
  const url = sameRepositoryRun(runUrl, ownRunUrl);
  return url === undefined ? '' : `[${label}](${url})`;
}

/** Renders when a run was, with a link to it: `2026-12-01 04:10 UTC ([run](…))`. */
export function runTime(run: RunRef | undefined, ownRunUrl: string | undefined): string {
  if (run === undefined) return 'not known';
  const link = runLink(run.runUrl, ownRunUrl);
  return link === '' ? clockTime(run.at) : `${clockTime(run.at)} (${link})`;
}

/** Renders a code of a failure. A history may hold any text. */
export function codeWord(code: string | undefined): string {
  return code === undefined ? '–' : codeSpan(code, 60);
}

/** Whether a text has the form of a code of a failure. */
export function isCode(code: string | undefined): code is string {
  return code !== undefined && /^E_[A-Z0-9_]{1,40}$/.test(code);
}

const UNUSUAL = /[^\p{L}\p{N} ._:/+-]/gu;

/** Returns a name for a title, where no code span helps: letters, digits and little else. */
export function plainName(name: string, limit = 80): string {
  const plain = name.slice(0, 500).normalize('NFC').replace(UNUSUAL, ' ').replace(/\s+/g, ' ').trim();
  const points = Array.from(plain);
  return points.length <= limit ? plain : `${points.slice(0, limit - 1).join('')}…`;
}

/** Says of a check that changes too often how often it was bad, and where to look. Empty without results. */
export function unstableWords(results: string): string {
  if (results.length < 2) return '';
  const bad = results.split('b').length - 1;
  return ` ${bad} of the last ${results.length} results were bad. Look for what differs between the bad and the good runs: one of several servers or addresses behind the name, load, or a limit on connections or logins.`;
}
