/** The text of an issue: written when it is opened, and replaced as a whole when something has changed. */
import { counted } from '../../text/counted.ts';
import { markdownDetails } from '../../text/markdown.ts';
import { type IssueBlock, renderBlock } from './block.ts';
import { fitParts, type TextPart } from './fit.ts';
import type { Incident, WritingRun } from './incident.ts';
import { mentionsOf } from './mentions.ts';
import { changesPart, timelinePart, timingPart } from './past.ts';
import { problemParts } from './problems.ts';
import { stateLine } from './state-line.ts';
import { clockTime, codeWord, runLink } from './words.ts';

/** Renders the whole text of an issue. It is never longer than `TEXT_LIMIT`. */
export function renderBody(incident: Incident, block: IssueBlock, run: WritingRun): string {
  const parts: TextPart[] = [
    stateLine(incident, run),
    toldLine(incident),
    ...problemParts(incident, run),
    changesPart(incident),
    timingPart(incident),
    recoveryPart(incident, run),
    timelinePart(incident, run),
    help(incident),
    'Mail Probe writes this text, and replaces it when something changes. Write in comments: they are kept.',
    renderBlock(block),
  ];
  return fitParts(parts.filter((part) => part !== ''));
}

/** Renders the shortest text that still does its work: for a server that takes less than GitHub does. */
export function shortBody(incident: Incident, block: IssueBlock, run: WritingRun): string {
  const codes = [...new Set(incident.members.flatMap(({ memory }) => memory.outage.codes.slice(0, 5)))].slice(0, 10);
  return [
    stateLine(incident, run),
    `${counted(incident.members.length, 'check')}: ${codes.map(codeWord).join(', ') || 'no code'}. The job summary has the details.`,
    renderBlock({ ...block, members: block.members.slice(0, 50), told: block.told.slice(-10) }),
  ].join('\n\n');
}

/** Renders the text of an issue that says the same as an older one. */
export function duplicateBody(number: number, block: IssueBlock): string {
  return `⚪ The same is told in #${number}, which is older; this issue was opened beside it.\n\n${renderBlock(block)}`;
}

function toldLine(incident: Incident): string {
  const mentions = mentionsOf(incident.roles);
  return mentions.length === 0 ? '' : `Told: ${mentions.join(' ')}`;
}

function recoveryPart({ members, isRecoveredByOutput }: Incident, { runUrl }: WritingRun): string {
  const tries = members.flatMap(({ memory }) => memory.outage.recoveries).slice(-5);
  if (tries.length === 0) return '';
  const lines = tries.map((each) => {
    const link = runLink(each.runUrl, runUrl, 'its run');
    const result = isRecoveredByOutput ? 'asked for by the output `recovery-wanted`' : RESULTS[each.result];
    return `- Try ${each.number}, ${clockTime(each.at)}: ${result}${link === '' ? '' : ` (${link})`}`;
  });
  return ['### Recovery action\n', ...lines].join('\n');
}

const RESULTS = {
  unknown: 'begun, and no answer was recorded; it is not repeated',
  started: 'started',
  refused: 'refused by the server',
} as const;

function help({ state, members }: Incident): string {
  if (state === 'recovered' || state === 'removed') return '';
  const runs = Math.max(1, ...members.map(({ recoveries }) => recoveries));
  const one = members.length > 1 ? 'the checks are' : 'the check is';
  return markdownDetails(
    'Be told less, or more',
    [
      `- **You work on it:** assign yourself, or add the label ${'`acknowledged`'}. No reminders follow; the recovery is told.`,
      `- **You want no more of this outage:** close this issue. Nothing is told until ${one} good in ${counted(runs, 'run')} in a row, and no other issue is opened. Open it again to be told again.`,
      `- **It is planned work:** set ${'`maintenance: 2026-12-01T02:00Z/2h`'} (or ${'`true`'}) in ${'`incidents:`'}. Results are recorded then, and not told.`,
      `- **It is no longer needed:** remove the check, or set ${'`enabled: false`'} for it. A removed check closes its issue.`,
      '- **It is told too early or too often:** `failures-before-alert`, `fault-tolerance`, `alert-repeat` and `max-alerts` in `incidents:`, or for one check in the checks file.',
      '- **What a code means:** `docs/troubleshooting.md` of Mail Probe has a section for each.',
    ].join('\n'),
  );
}
