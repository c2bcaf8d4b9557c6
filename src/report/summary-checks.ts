/** All checks in the job summary: a table when there are several, then a part for each, worst first. */
import { counted } from './counted.ts';
import { blocks, details, fitting, leftOut, sizeOf, table } from './markdown.ts';
import type { CheckResult } from './report.ts';
import { type CheckParts, checkHeading, checkLabel, checkRow, renderCheck } from './summary-check.ts';
import { worstFirst } from './worst-first.ts';

const HEADING = ['', 'Check', 'Result', 'Took'];
/** GitHub draws each diagram in a frame of its own, so a page can bear only some. */
const MAX_DIAGRAMS = 5;
/** For the sentence that says what was left out. */
const NOTE_SIZE = 400;
/** Between two blocks. */
const GAP = 2;

/** One check, rendered as far as there is room: nothing is rendered before it is asked for. */
interface Section {
  readonly full: () => string;
  readonly short: () => string;
  readonly shortest: () => string;
}

/**
 * The checks within `room` bytes. Closed parts go first, then what explains the best checks, then the last rows of the
 * table.
 *
 * @param isShown whether the worst finding of the only check has been shown already
 */
export function renderChecks(checks: readonly CheckResult[], room: number, isShown: boolean): string {
  const ordered = worstFirst(checks);
  const options = { isOnly: checks.length === 1, isShown, withDiagram: checks.length <= MAX_DIAGRAMS };
  const sections = ordered.map((check) => section(check, renderCheck(check, options), options.isOnly));
  const rows = options.isOnly ? [] : ordered.map(checkRow);
  const list = rows.length === 0 ? '' : table(HEADING, rows);
  const whole = asMany(sections, ({ full }) => [full], room - sizeOf(list));
  if (whole.length === sections.length) return blocks(list, ...whole.map(({ text }) => text));
  return renderShorter(sections, rows, room - NOTE_SIZE);
}

function renderShorter(sections: readonly Section[], rows: readonly string[][], room: number): string {
  // The last rows give way only when the table would take more than half.
  const kept = fitting(rows, (row) => sizeOf(row.join(' | ')) + 5, room / 2);
  const list = kept.length === 0 ? '' : table(HEADING, kept);
  const shown = asMany(sections, ({ short, shortest }) => [short, shortest], room - sizeOf(list));
  const bare = shown.filter(({ version }) => version > 0).length;
  const missing = sections.length - shown.length;
  return blocks(
    list,
    ...shown.map(({ text }) => text),
    leftOut([
      'diagrams and metrics',
      ...(bare > 0 ? [`phases and connections of ${counted(bare, 'check')}`] : []),
      ...(missing > 0 ? [`the parts of ${counted(missing, 'check')}`] : []),
      ...(kept.length < rows.length ? [`${counted(rows.length - kept.length, 'row')} of the table`] : []),
    ]),
  );
}

/** As many sections from the start as fit, each in the first of its versions that does. */
function asMany(
  sections: readonly Section[],
  versions: (section: Section) => readonly (() => string)[],
  room: number,
): { text: string; version: number }[] {
  const shown: { text: string; version: number }[] = [];
  let left = room;
  for (const each of sections) {
    const fit = firstFitting(versions(each), left - GAP);
    if (fit === undefined) break;
    left -= sizeOf(fit.text) + GAP;
    shown.push(fit);
  }
  return shown;
}

function firstFitting(
  versions: readonly (() => string)[],
  room: number,
): { text: string; version: number } | undefined {
  for (const [version, render] of versions.entries()) {
    const text = render();
    if (sizeOf(text) <= room) return { text, version };
  }
  return undefined;
}

/** Among several checks, one that is ok is closed at first. */
function section(check: CheckResult, { head, body, extras }: CheckParts, isOnly: boolean): Section {
  const isClosed = check.status === 'ok' && !isOnly;
  const heading = isOnly || isClosed ? '' : checkHeading(check);
  const closed = (...parts: string[]) =>
    isClosed ? details(checkLabel(check), blocks(...parts)) : blocks(heading, ...parts);
  return {
    full: () => closed(head(), body(), extras()),
    short: () => closed(head(), body()),
    shortest: () => closed(head()),
  };
}
