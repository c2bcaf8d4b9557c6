/** All checks in the job summary: tables when there are several, then a part for each, worst first. */

import type { CheckResult, Report } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { FEW } from '../common/few.ts';
import { fitting, sizeOf } from '../common/fitting.ts';
import {
  type CheckParts,
  checkHeading,
  checkLabel,
  checkRow,
  type RowColumns,
  renderCheck,
  rowHeading,
} from './check.ts';
import { blocks, details, leftOut, table } from './markdown.ts';
import { failureTable, groupTable, mergedList, notRunLine, slowestPhaseTable } from './overview.ts';

/** Above this number of checks, those that are ok have a row but no part. */
const MANY = 20;
/** At most this many checks that are not ok have an open part; the parts of further ones are closed at first. */
const MAX_OPEN = 10;
/** At most this many rows of the table are open. */
const MAX_OPEN_ROWS = 30;
/** Bytes kept free for the sentence that says what was left out. */
const NOTE_SIZE = 400;
/** Bytes between two blocks. */
const GAP = 2;

/** One check in three lengths, to use the longest that fits. Each is rendered on demand. */
interface Section {
  /** Whether it has the records of a mail domain. */
  readonly isGate: boolean;
  readonly full: () => string;
  readonly short: () => string;
  readonly shortest: () => string;
}

/** The tables and lists around the parts. */
interface Frame {
  readonly before: string;
  /** The rows of the table that is open, and of the one that is closed at first. */
  readonly rows: readonly (readonly string[])[];
  readonly closedRows: readonly (readonly string[])[];
  readonly after: string;
  readonly columns: RowColumns;
}

/**
 * Renders the checks within `room` bytes. If there is not enough room, closed parts are left out first, then the
 * explanations of the best checks, then the last rows of the table.
 *
 * @param isShown whether the worst finding of the only check has been shown already
 */
export function renderChecks(
  { checks, leftOut: notRun = [], merged = [], origin }: Report,
  room: number,
  isShown: boolean,
): string {
  const ordered = worstFirst(checks);
  const isOnly = checks.length === 1;
  const options = { isOnly, isShown, withDiagram: checks.length <= FEW, runUrl: origin?.runUrl };
  const withPart = checks.length > MANY ? ordered.filter(({ status }) => status !== 'ok') : ordered;
  const sections = withPart.map((check, index) =>
    section(check, renderCheck(check, options), isOnly, isOnly || (check.status !== 'ok' && index < MAX_OPEN)),
  );
  const frame = frameOf(ordered, blocks(mergedList(merged), notRunLine(notRun)), room);
  const tables = blocks(
    frame.before,
    listOf(frame.rows, frame.columns),
    closedList(frame.closedRows, 0, frame.columns),
    frame.after,
  );
  const whole = asMany(sections, ({ full }) => [full], room - sizeOf(tables));
  if (whole.length === sections.length && sizeOf(tables) <= room)
    return blocks(tables, ...whole.map(({ text }) => text));
  return renderShorter(sections, frame, room - NOTE_SIZE);
}

function frameOf(ordered: readonly CheckResult[], end: string, room: number): Frame {
  const columns = {
    withGroup: ordered.some(({ group }) => group !== undefined),
    withStory: ordered.some(({ story }) => story !== undefined),
  };
  if (ordered.length <= 1) return { before: '', rows: [], closedRows: [], after: within(end, room / 4), columns };
  const row = (check: CheckResult): string[] => checkRow(check, columns);
  const groups = groupTable(ordered);
  if (ordered.length <= FEW)
    return {
      before: within(groups, room / 4),
      rows: ordered.map(row),
      closedRows: [],
      after: within(end, room / 4),
      columns,
    };
  return {
    before: within(blocks(failureTable(ordered), groups), room / 4),
    rows: ordered.filter(({ status }) => status !== 'ok').map(row),
    closedRows: ordered.filter(({ status }) => status === 'ok').map(row),
    after: within(blocks(slowestPhaseTable(ordered), end), room / 4),
    columns,
  };
}

function renderShorter(sections: readonly Section[], frame: Frame, room: number): string {
  const { before, rows, closedRows, after, columns } = frame;
  // The last rows are left out only when the tables would take more than half of the room.
  const kept = fitting(rows, rowSize, room / 2 - sizeOf(before) - sizeOf(after));
  const closed = fitting(closedRows, rowSize, room / 4 - NOTE_SIZE);
  const tables = blocks(
    before,
    listOf(kept, columns),
    closedList(closed, closedRows.length - closed.length, columns),
    after,
  );
  const shown = asMany(sections, ({ short, shortest }) => [short, shortest], room - sizeOf(tables));
  const bare = shown.filter(({ version }) => version > 0).length;
  const isGateBare = shown.some(({ version }, index) => version > 0 && sections[index]?.isGate);
  const explanations = isGateBare ? 'records, hosts, phases and connections' : 'phases and connections';
  const missing = sections.length - shown.length;
  const missingRows = rows.length - kept.length + closedRows.length - closed.length;
  return blocks(
    tables,
    ...shown.map(({ text }) => text),
    leftOut([
      'diagrams, metrics and dialogues',
      ...(bare > 0 ? [`${explanations} of ${counted(bare, 'check')}`] : []),
      ...(missing > 0 ? [`the parts of ${counted(missing, 'check')}`] : []),
      ...(missingRows > 0 ? [`${counted(missingRows, 'row')} of the table`] : []),
    ]),
  );
}

function rowSize(row: readonly string[]): number {
  return sizeOf(row.join(' | ')) + 5;
}

function listOf(rows: readonly (readonly string[])[], columns: RowColumns): string {
  if (rows.length === 0) return '';
  const [open, closed] = [rows.slice(0, MAX_OPEN_ROWS), rows.slice(MAX_OPEN_ROWS)];
  const more =
    closed.length === 0 ? '' : details(`and ${counted(closed.length, 'more check')}`, tableOf(closed, columns));
  return blocks(tableOf(open, columns), more);
}

/** @param left number of rows that do not fit */
function closedList(rows: readonly (readonly string[])[], left: number, columns: RowColumns): string {
  const count = rows.length + left;
  const label = `${counted(count, 'check')} ${count === 1 ? 'is' : 'are'} ok`;
  return rows.length === 0 ? '' : details(label, tableOf(rows, columns));
}

function tableOf(rows: readonly (readonly string[])[], columns: RowColumns): string {
  return table(rowHeading(columns), rows);
}

/** Returns the whole text or nothing. */
function within(text: string, room: number): string {
  return sizeOf(text) <= room ? text : '';
}

/** Renders as many sections from the start as fit, each in the first of its versions that fits. */
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

function section(
  check: CheckResult,
  { head, order, body, extras }: CheckParts,
  isOnly: boolean,
  isOpen: boolean,
): Section {
  const heading = isOnly ? '' : checkHeading(check);
  const framed = (...parts: string[]) =>
    isOpen ? blocks(heading, ...parts) : details(checkLabel(check), blocks(...parts));
  return {
    isGate: check.facts.gate !== undefined,
    full: () => framed(head(), body(), extras()),
    short: () => framed(head(), body()),
    shortest: () => framed(head(), order()),
  };
}
