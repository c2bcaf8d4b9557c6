/** Selects the checks of this run: by `enabled`, then `only`, then `skip`. */

import type { LeftOut } from '../model/checks-files.ts';
import type { Issue } from '../model/issue.ts';
import type { CheckEntry } from '../settings/checks-file/checks-file.ts';
import { closest } from '../text/closest.ts';

/** The inputs that select checks. */
export interface Selection {
  readonly only: readonly string[] | undefined;
  readonly skip: readonly string[] | undefined;
}

/** Returns the reason for each check that is left out. Reports a word that names nothing. */
export function selectChecks(
  entries: readonly CheckEntry[],
  { only, skip }: Selection,
  issues: Issue[],
): ReadonlyMap<CheckEntry, LeftOut['reason']> {
  const labels = new Map(entries.map((entry) => [entry, labelsOf(entry)] as const));
  const known = new Set([...labels.values()].flat());
  const wanted = only && readWords('only', only, known, issues);
  const unwanted = skip && readWords('skip', skip, known, issues);
  const leftOut = new Map<CheckEntry, LeftOut['reason']>();
  for (const [entry, own] of labels) {
    if (!entry.isEnabled) leftOut.set(entry, 'disabled');
    else if (wanted && !own.some((label) => wanted.has(label))) leftOut.set(entry, 'not selected');
    else if (unwanted && own.some((label) => unwanted.has(label))) leftOut.set(entry, 'skipped');
  }
  return leftOut;
}

function labelsOf({ name, group, tags }: CheckEntry): readonly string[] {
  return [name, ...groupLabels(group), ...tags];
}

/** Groups nest: a check in `Europe/Berlin` is in `Europe`, too, and below it, which is `Europe/*`. */
function groupLabels(group: string | undefined): string[] {
  if (group === undefined) return [];
  const parts = group.split('/');
  const all = parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
  return [...all, ...all.slice(0, -1).map((above) => `${above}/*`)];
}

/** Reads a line as one name, commas included, when there is such a name; otherwise its commas separate words. */
function readWords(
  input: 'only' | 'skip',
  lines: readonly string[],
  known: ReadonlySet<string>,
  issues: Issue[],
): ReadonlySet<string> {
  const words = lines.flatMap((line) => (known.has(line) ? [line] : line.split(',').map((word) => word.trim())));
  for (const word of new Set(words)) {
    if (word === '' || known.has(word)) continue;
    const nearest = closest(word, known);
    issues.push({
      code: 'E_INPUT',
      input,
      value: word,
      problem: 'is no name, tag or group of a check',
      remedy:
        nearest === undefined ? 'Write names, tags or groups that are in the checks file.' : `Did you mean ${nearest}?`,
    });
  }
  return new Set(words);
}
