import type { Finding, Notice } from '../../model/finding.ts';
import type { CheckResult } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { codeSpan, forMarkup } from '../../text/untrusted.ts';
import { successSentence } from '../../verdict/success-sentence.ts';
import { formatValue } from '../../verdict/value.ts';
import { attemptsOutcome, failedAttempts, lateNote } from '../common/failed-attempts.ts';
import { FAILURE_TITLES } from '../common/failure-titles.ts';
import { fileLine } from '../common/issue-sentence.ts';
import { phaseLabel } from '../common/phase-label.ts';
import { STATUS_SYMBOLS } from '../common/status-symbol.ts';
import { certificateTable, connectionTable } from './connections.ts';
import { closedDialogue } from './dialogue.ts';
import { adviceLine, gateOrder, gateParts } from './gate.ts';
import { blocks, details, prose, table } from './markdown.ts';
import { closedMetrics, thresholdTable } from './metrics.ts';
import { storyCells, storyLines, storyTables } from './story.ts';
import { timingBlock, timingDiagram } from './timing.ts';

const MAX_FINDINGS = 20;
const MAX_LABELS = 10;

/** The parts of a check, each rendered on demand; each may be empty. */
export interface CheckParts {
  /** Its target, its findings and its notices; of a gate also whether to approve. */
  readonly head: () => string;
  /** What matters most besides: the order of publication of a gate. It is a part of the body, too. */
  readonly order: () => string;
  /** Mail domain, delivery, phases, thresholds, connections, certificates. */
  readonly body: () => string;
  /** Diagram, metrics and dialogue, closed at first. */
  readonly extras: () => string;
}

/** How a check is rendered. */
export interface CheckOptions {
  /** Whether it is the only check: then the verdict is its heading. */
  readonly isOnly: boolean;
  /** Whether the verdict already shows its worst finding. */
  readonly isShown: boolean;
  readonly withDiagram: boolean;
  /** Address of the run: only runs of its repository are linked. */
  readonly runUrl?: string | undefined;
}

/** Prepares the parts of a check. */
export function renderCheck(check: CheckResult, options: CheckOptions): CheckParts {
  return {
    head: () =>
      blocks(
        adviceLine(check),
        subject(check, options.isOnly),
        findingList(worstFirst(check.findings).slice(options.isShown ? 1 : 0)),
        noticeList(check.notices),
        attemptList(check),
        storyLines(check, options.runUrl),
      ),
    order: () => gateOrder(check),
    body: () =>
      blocks(
        gateParts(check),
        storyTables(check),
        deliveryTable(check),
        deliveryProof(check),
        timingBlock(check),
        thresholdTable(check),
        connectionTable(check.connections),
        certificateTable(check.connections),
      ),
    extras: () =>
      blocks(options.withDiagram ? closedDiagram(check) : '', closedMetrics(check), closedDialogue(check.transcript)),
  };
}

/** Renders a finding without its message: what to do, what the server said, and which failure it is. */
export function findingDetails(finding: Finding): string[] {
  const code = finding.code === undefined ? [] : [`${codeSpan(finding.code)} (${FAILURE_TITLES[finding.code]})`];
  const phase = finding.phase === undefined ? [] : [`phase: ${phaseLabel(finding.phase)}`];
  return [
    ...(finding.hint === undefined ? [] : [`**What to do:** ${prose(finding.hint)}`]),
    ...(finding.reply === undefined ? [] : [`**The server said:** ${codeSpan(finding.reply)}`]),
    ...(code.length + phase.length > 0 ? [`**Failure:** ${[...code, ...phase].join(', ')}`] : []),
    ...atLine(finding),
  ];
}

function subject(check: CheckResult, withName: boolean): string {
  const isPlainName = check.name.includes(check.target);
  const parts = [
    ...(withName && !isPlainName ? [`**${prose(check.name, 200)}**`] : []),
    codeSpan(check.mode, 40),
    ...(withName || !isPlainName ? [codeSpan(check.target)] : []),
    seconds(check.durationSeconds),
    ...(check.attempts > 1 ? [counted(check.attempts, 'attempt')] : []),
  ];
  return [parts.join(' · '), entryLine(check)].filter((line) => line !== '').join('  \n');
}

/** Renders what the checks file says about the check, and where. */
function entryLine({ description, source, group, tags = [] }: CheckResult): string {
  const labels = [...(group === undefined ? [] : [group]), ...tags];
  return [
    ...(description === undefined ? [] : [prose(description, 200)]),
    ...(source === undefined ? [] : [codeSpan(fileLine(source), 250)]),
    ...labels.slice(0, MAX_LABELS).map((label) => prose(label, 80)),
  ].join(' · ');
}

function findingList(findings: readonly Finding[]): string {
  const shown = findings.slice(0, MAX_FINDINGS).map((finding) =>
    // Two spaces at the end break the line within the item.
    [`- ${STATUS_SYMBOLS[finding.status]} ${prose(finding.message)}`, ...findingDetails(finding)].join('  \n  '),
  );
  const left = findings.length - shown.length;
  return [...shown, ...(left > 0 ? [`- and ${counted(left, 'more finding')}`] : [])].join('\n');
}

function noticeList(notices: readonly Notice[]): string {
  const shown = notices.slice(0, MAX_FINDINGS).map((notice) => {
    const { code, message, hint, reply } = notice;
    return [
      `- ℹ️ ${prose(message)}${code === undefined ? '' : ` ${codeSpan(code)}`}`,
      ...(reply === undefined ? [] : [`**The server said:** ${codeSpan(reply)}`]),
      ...(hint === undefined ? [] : [prose(hint)]),
      ...atLine(notice),
    ].join('  \n  ');
  });
  const left = notices.length - shown.length;
  return [...shown, ...(left > 0 ? [`- and ${counted(left, 'more note')}`] : [])].join('\n');
}

function attemptList(check: CheckResult): string {
  const outcome = attemptsOutcome(check);
  return [
    ...failedAttempts(check).map(
      ({ label, message, details }) => `- ℹ️ ${label}: ${prose(message)} ${codeSpan(details, 160)}`,
    ),
    ...(outcome === '' ? [] : [`- ℹ️ ${outcome}`]),
  ].join('\n');
}

/** Names the line of the workspace that a finding is about. */
function atLine({ source }: Finding | Notice): string[] {
  return source === undefined ? [] : [`**At:** ${codeSpan(fileLine(source), 250)}`];
}

function deliveryTable(check: CheckResult): string {
  const value = (name: string) => check.measurements.findLast(({ metric }) => metric === name)?.value;
  const [roundTrip, delivery, copies] = [value('round_trip_seconds'), value('delivery_seconds'), value('copies')];
  const { arrivedIn } = check.facts;
  const cells = [
    ...(arrivedIn === undefined ? [] : [['Arrived in', `${arrivedIn === 'inbox' ? '📥' : '⚠️'} ${arrivedIn}`]]),
    ...(roundTrip === undefined ? [] : [['Round trip (sent → seen)', seconds(roundTrip)]]),
    ...(delivery === undefined ? [] : [['Delivery (accepted → seen)', seconds(delivery)]]),
    ...(copies === undefined ? [] : [['Copies', formatValue(copies, 'count')]]),
  ];
  if (cells.length === 0) return '';
  return table(
    cells.map(([label = '']) => label),
    [cells.map(([, shown = '']) => `**${shown}**`)],
  );
}

function deliveryProof({ facts, findings }: CheckResult): string {
  const isShown = findings.some(({ reply }) => reply === facts.acceptance);
  const rows = [
    ...(facts.messageId === undefined ? [] : [`- Message-ID: ${codeSpan(facts.messageId)}`]),
    ...(facts.acceptance === undefined || isShown ? [] : [`- Accepted with: ${codeSpan(facts.acceptance)}`]),
  ];
  return rows.join('\n');
}

function closedDiagram({ phases }: CheckResult): string {
  return phases.length === 0 ? '' : details('Phases as a diagram', timingDiagram(phases));
}

/** The columns of a table of checks that not every table has. */
export interface RowColumns {
  readonly withGroup: boolean;
  /** Whether a check has a history. */
  readonly withStory: boolean;
}

/** Renders the heading of a table of checks. */
export function rowHeading({ withGroup, withStory }: RowColumns): string[] {
  return [
    ...['', 'Check'],
    ...(withGroup ? ['Group'] : []),
    'Result',
    ...(withStory ? ['Last runs', 'State'] : []),
    'Took',
  ];
}

/** Renders the row of a check in a table of many. */
export function checkRow(check: CheckResult, { withGroup, withStory }: RowColumns): string[] {
  const worst = worstFirst(check.findings)[0];
  const note = lateNote(check);
  const late = note === '' ? '' : ` ${prose(note, 80)}`;
  return [
    STATUS_SYMBOLS[check.status],
    prose(check.name, 120),
    ...(withGroup ? [prose(check.group ?? '–', 80)] : []),
    prose(worst?.message ?? (check.status === 'ok' ? successSentence(check) : check.status), 160) + late,
    ...(withStory ? storyCells(check) : []),
    seconds(check.durationSeconds),
  ];
}

/** Renders the heading of a check, when there are several. */
export function checkHeading({ status, name }: CheckResult): string {
  return `### ${STATUS_SYMBOLS[status]} ${prose(name, 200)}`;
}

/** Renders the label of a closed part as HTML, because Markdown does not work there. */
export function checkLabel(check: CheckResult): string {
  return `${STATUS_SYMBOLS[check.status]} <code>${forMarkup(check.name, 200)}</code> ${seconds(check.durationSeconds)}`;
}

/** Keeps number and unit on one line, even in a narrow column. */
function seconds(value: number): string {
  return formatValue(value, 'seconds').replace(' ', '\u00a0');
}
