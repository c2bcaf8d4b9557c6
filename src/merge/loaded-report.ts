import type { Report } from '../model/report.ts';

/** A report and where it was found. */
export interface LoadedReport {
  readonly path: string;
  readonly report: Report;
}

/** Names are listed up to this number; a longer sentence is not read. */
const MAX_NAMES = 10;
/** Characters of one name in a list. Paths of files may be that long. */
const MAX_NAME = 200;

/** Lists names for a sentence: the first of them, and how many more there are. */
export function some(names: readonly string[]): string {
  const left = names.length - MAX_NAMES;
  const shown = names
    .slice(0, MAX_NAMES)
    .map((name) => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name));
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
