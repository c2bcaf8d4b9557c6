/** One check, in three parts: what must be read, what explains it, and the remaining details. */
import type { Finding } from '../../model/finding.ts';
import type { CheckResult } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { formatValue } from '../../verdict/value.ts';
import { fileLine } from '../common/issue-sentence.ts';
import { certificateTable } from './certificates.ts';
import { renderDelivery } from './delivery.ts';
import { attemptList, findingList, noticeList } from './findings.ts';
import { adviceLine, gateSections } from './gate/gate.ts';
import { closedMetrics, thresholdTable } from './metrics.ts';
import { connectionTable } from './parts/connections.ts';
import { blocks, code, isolated, section } from './parts/elements.ts';
import { statusIcon } from './parts/icons.ts';
import { storyBody, storyHead } from './parts/story.ts';
import { closedTranscript } from './transcript.ts';
import { waterfall } from './waterfall.ts';

const MAX_LABELS = 10;

/**
 * Renders whether to approve, the target of a check, what its checks file says about it, its findings, its notices and its past.
 *
 * @param runUrl only runs of the repository of this run are linked
 * @param shown a finding that the verdict already shows
 */
export function checkHead(check: CheckResult, runUrl: string | undefined, shown?: Finding): string {
  const { mode, target, durationSeconds, attempts, findings, notices } = check;
  const parts = [
    code(mode, 40),
    code(target),
    `took ${formatValue(durationSeconds, 'seconds')}`,
    ...(attempts > 1 ? [counted(attempts, 'attempt')] : []),
  ];
  return blocks(
    adviceLine(check),
    `<p class="subject">${parts.join(' · ')}</p>`,
    entry(check),
    findingList(worstFirst(findings).filter((finding) => finding !== shown)),
    noticeList(notices),
    attemptList(check),
    storyHead(check, runUrl),
  );
}

/** Renders what the checks file says about the check, and where. */
function entry({ description, source, group, tags = [] }: CheckResult): string {
  const labels = [...(group === undefined ? [] : [group]), ...tags].slice(0, MAX_LABELS);
  const parts = [
    ...(description === undefined ? [] : [isolated(description, 200)]),
    ...(source === undefined ? [] : [code(fileLine(source), 250)]),
    ...labels.map((label) => isolated(label, 80)),
  ];
  return parts.length === 0 ? '' : `<p class="subject">${parts.join(' · ')}</p>`;
}

/** Renders mail domain, what differs from the past, delivery, phases, thresholds, certificates and connections. */
export function checkBody(check: CheckResult, level: 2 | 3 = 3): string {
  return blocks(
    gateSections(check, level),
    section(level, 'Trend and changes', storyBody(check)),
    section(level, 'Delivery', renderDelivery(check)),
    section(level, 'Phases', waterfall(check)),
    section(level, 'Thresholds', thresholdTable(check)),
    section(level, 'Certificates', certificateTable(check.connections)),
    section(level, 'Connections', connectionTable(check.connections)),
  );
}

/** Renders metrics and dialogue. */
export function checkExtras(check: CheckResult): string {
  return blocks(closedMetrics(check), closedTranscript(check.transcript));
}

/** Renders a check among several, with as many of its parts as there are. */
export function checkCard(check: CheckResult, id: string, isOpen: boolean, parts: readonly string[]): string {
  const { status, name } = check;
  const heading = `<h2>${statusIcon(status)} ${isolated(name, 200)}</h2>`;
  const inside = blocks(...parts);
  return isOpen
    ? `<article class="check ${status}" id="${id}">\n${heading}\n${inside}\n</article>`
    : `<details class="check ${status}" id="${id}">\n<summary>${heading}</summary>\n${inside}\n</details>`;
}
