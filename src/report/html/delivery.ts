/** The way of the message: sent, accepted, seen, deleted, with the time from each to the next. */

import type { Phase } from '../../model/outcome.ts';
import type { CheckResult } from '../../model/report.ts';
import { formatValue } from '../../verdict/value.ts';
import { phaseEnd } from '../common/waterfall.ts';
import { serverWords } from './findings.ts';
import { blocks, code } from './parts/elements.ts';

/** One station of the way. */
interface Station {
  readonly label: string;
  readonly state: 'done' | 'noticed' | 'failed' | 'unfinished';
  /** Since sending began. */
  readonly seconds: number;
}

const SIGNS: Readonly<Record<Station['state'], string>> = { done: '✓', noticed: '!', failed: '✕', unfinished: '–' };

/** Renders the way and its proof; empty when nothing was sent. */
export function renderDelivery(check: CheckResult): string {
  const { facts, findings } = check;
  const isQuoted = findings.some(({ reply }) => reply === facts.acceptance);
  return blocks(
    timeline(stations(check)),
    facts.messageId === undefined ? '' : `<p class="fact"><b>Message-ID</b> ${code(facts.messageId)}</p>`,
    facts.acceptance === undefined || isQuoted ? '' : serverWords('The server accepted it with', facts.acceptance),
  );
}

function timeline(way: readonly Station[]): string {
  if (way.length === 0) return '';
  const items = way.map(({ label, state, seconds }, index) => {
    const before = way[index - 1];
    const took =
      before === undefined ? '' : `<span class="took">${formatValue(seconds - before.seconds, 'seconds')}</span>`;
    const since = before === undefined ? 'start of sending' : `after ${formatValue(seconds, 'seconds')}`;
    return `<li class="${state}">${took}<span class="sign" aria-hidden="true">${SIGNS[state]}</span> <b>${label}</b> <span class="since">${since}</span></li>`;
  });
  return `<ol class="timeline" aria-label="Way of the message">\n${items.join('\n')}\n</ol>`;
}

function stations(check: CheckResult): Station[] {
  const [sending, arrival, cleanup] = (['smtp_send', 'arrival', 'cleanup'] as const).map((name) =>
    check.phases.find((phase) => phase.name === name),
  );
  if (sending === undefined) return [];
  const since = ({ startSeconds, durationSeconds }: Phase) => startSeconds + durationSeconds - sending.startSeconds;
  return [
    { label: 'Sent', state: 'done', seconds: 0 },
    { ...acceptance(check, sending), seconds: since(sending) },
    ...(arrival === undefined ? [] : [{ ...sight(check, arrival), seconds: seenAfter(check) ?? since(arrival) }]),
    ...(cleanup === undefined ? [] : [{ ...removal(check, cleanup), seconds: since(cleanup) }]),
  ];
}

type Outcome = Pick<Station, 'label' | 'state'>;

function acceptance({ findings }: CheckResult, sending: Phase): Outcome {
  const end = phaseEnd(sending, findings);
  return end === 'ok' ? { label: 'Accepted', state: 'done' } : { label: 'No acceptance', state: end };
}

function sight(check: CheckResult, arrival: Phase): Outcome {
  const { facts, findings } = check;
  if (!isSeen(check)) {
    const end = phaseEnd(arrival, findings);
    const isReturned = findings.some(({ code }) => code === 'E_BOUNCED');
    return { label: isReturned ? 'Came back' : 'Not seen', state: end === 'ok' ? 'unfinished' : end };
  }
  const copies = check.measurements.findLast(({ metric }) => metric === 'copies')?.value ?? 1;
  const times = copies > 1 ? `, ${formatValue(copies, 'count')} copies` : '';
  const isMisplaced = findings.some(({ code }) => code === 'E_WRONG_FOLDER');
  return {
    label: `Seen in ${facts.arrivedIn ?? 'a mailbox'}${times}`,
    state: isMisplaced ? 'noticed' : 'done',
  };
}

/** Describes the clean-up. If no message was seen, a clean-up that is done does not mean that one was deleted. */
function removal(check: CheckResult, cleanup: Phase): Outcome {
  const end = phaseEnd(cleanup, check.findings);
  if (end === 'unfinished') return { label: 'Clean-up not finished', state: end };
  if (end === 'failed' || check.findings.some(({ code }) => code === 'E_CLEANUP')) {
    return { label: 'Not deleted', state: 'noticed' };
  }
  return { label: isSeen(check) ? 'Deleted' : 'Clean-up done', state: 'done' };
}

function isSeen(check: CheckResult): boolean {
  return check.facts.arrivedIn !== undefined || seenAfter(check) !== undefined;
}

function seenAfter({ measurements }: CheckResult): number | undefined {
  return measurements.findLast(({ metric }) => metric === 'round_trip_seconds')?.value;
}
