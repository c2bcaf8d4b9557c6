/** All checks within a limit: what must be read of every check takes precedence over what explains one. */
import type { Finding } from '../../model/finding.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { FEW } from '../common/few.ts';
import { checkBody, checkCard, checkExtras, checkHead } from './check.ts';
import { checkRow, checkTable } from './check-table.ts';
import { closedReports, failureTable, groupTable, notRunList, slowestTable } from './overview.ts';
import { blocks, details, section } from './parts/elements.ts';
import { withinRoom } from './within-room.ts';

/** Above this number of checks, those that are ok only have a row in a closed table. */
const MANY = 20;
/** At most this many checks that are not ok are open; further ones are closed at first. */
const MAX_OPEN = 10;
/** Bytes for the frame of the tables and for the sentence that says what was left out. */
const FRAME_SIZE = 2000;

/**
 * Renders the checks within `room` bytes.
 *
 * @param shown a finding of the only check that the verdict already shows
 */
export function renderChecks(report: Report, room: number, shown: Finding | undefined): string {
  const { checks, leftOut = [], merged = [], origin } = report;
  const head = (check: CheckResult, seen?: Finding): string => checkHead(check, origin?.runUrl, seen);
  const end = [() => section(2, 'Not run', notRunList(leftOut)), () => closedReports(merged)];
  const [only, ...others] = checks;
  if (only === undefined) return blocks(...withinRoom(end, room).texts);
  if (others.length > 0) return manyChecks(worstFirst(checks), head, end, room - FRAME_SIZE);
  const parts = [() => head(only, shown), () => checkBody(only, 2), () => checkExtras(only), ...end];
  return blocks(...withinRoom(parts, room).texts);
}

/** Tables around the checks get at most half of the room, rows half of the rest; parts of checks get what is left. */
function manyChecks(
  checks: readonly CheckResult[],
  head: (check: CheckResult) => string,
  end: readonly (() => string)[],
  room: number,
): string {
  const isMore = checks.length > FEW;
  const before = withinRoom(
    [
      () => section(2, 'What happened', isMore ? failureTable(checks) : ''),
      () => section(2, 'Groups', groupTable(checks)),
    ],
    room / 4,
  );
  const slowest = () => section(2, 'Slowest phases', isMore ? slowestTable(checks) : '');
  const after = withinRoom([slowest, ...end], room / 4);
  const explained = checks.length > MANY ? checks.filter(({ status }) => status !== 'ok') : checks;
  const left = room / 2 + before.left + after.left;

  const rows = withinRoom(renderEach(checks, checkRow), left / 2);
  const heads = withinRoom(renderEach(explained, head), rows.left + left / 2);
  const bodies = withinRoom(renderEach(explained.slice(0, heads.texts.length), checkBody), heads.left);
  const extras = withinRoom(renderEach(explained.slice(0, bodies.texts.length), checkExtras), bodies.left);

  const cards = explained.slice(0, heads.texts.length).map((check, index) => {
    const parts = [heads, bodies, extras].map(({ texts }) => texts[index] ?? '');
    return checkCard(check, idOf(index), check.status !== 'ok' && index < MAX_OPEN, parts);
  });
  const listed = checks
    .slice(0, rows.texts.length)
    .map((check, index) => checkRow(check, index < cards.length ? idOf(index) : undefined));
  const topics = explained.slice(bodies.texts.length).some(({ facts }) => facts.gate)
    ? 'records, hosts, order of publication, '
    : '';
  const note = leftOutNote([
    ['rows of the table for', checks.length - listed.length],
    ['findings of', explained.length - heads.texts.length],
    [`${topics}phases, thresholds, certificates and connections of`, explained.length - bodies.texts.length],
    ['metrics and dialogue of', explained.length - extras.texts.length],
    ['all but the row of each of', checks.length - explained.length, ' that are ok'],
  ]);
  const list = section(2, 'Checks', blocks(note, rowTables(listed, explained.length)));
  return blocks(...before.texts, list, ...cards, ...after.texts);
}

/** Renders the rows; those of checks that are not explained are closed at first. */
function rowTables(rows: readonly string[], openCount: number): string {
  const [open, closed] = [rows.slice(0, openCount), rows.slice(openCount)];
  return blocks(
    open.length === 0 ? '' : checkTable(open),
    closed.length === 0 ? '' : details(`${counted(closed.length, 'check')} ok`, checkTable(closed)),
  );
}

function renderEach(checks: readonly CheckResult[], render: (check: CheckResult) => string): (() => string)[] {
  return checks.map((check) => () => render(check));
}

function idOf(index: number): string {
  return `check-${index + 1}`;
}

function leftOutNote(parts: readonly (readonly [what: string, count: number, which?: string])[]): string {
  const missing = parts
    .filter(([, count]) => count > 0)
    .map(([what, count, which = '']) => `${what} ${counted(count, 'check')}${which}`);
  if (missing.length === 0) return '';
  return `<p class="left-out"><b>Left out</b>, so that this page stays usable: ${missing.join('; ')}. The JSON report has all of it.</p>`;
}
