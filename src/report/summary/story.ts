/** What earlier runs tell about a check: since when it is good or bad, its last runs, its trend, and what differs. */
import type { CheckResult } from '../../model/report.ts';
import type { Change, Regression, Story } from '../../model/story.ts';
import { counted } from '../../text/counted.ts';
import { clockTime } from '../../text/times.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { formatValue } from '../../verdict/value.ts';
import { MARKED_RUNS, markCounts, markLine } from '../story/marks.ts';
import { drawnTrend, trendBlocks, trendNumbers } from '../story/trend.ts';
import { lastGoodOf, shortState, sinceSentence } from '../story/words.ts';
import { blocks, table } from './markdown.ts';

const MAX_ROWS = 20;
/** Runs in a row of the table of many checks. */
const FEW_RUNS = 10;

/**
 * Renders state, last runs and trend, one line each; empty without a history.
 *
 * @param ownRunUrl only runs of the repository of this one are linked
 */
export function storyLines({ story }: CheckResult, ownRunUrl: string | undefined): string {
  if (!story) return '';
  return [
    `**History:** ${sinceSentence(story)}${lastGood(story, ownRunUrl)}`,
    ...runLine(story),
    ...trendLine(story),
  ].join('  \n');
}

/** Renders what differs from the own past of the check. Its findings and notes say what it means. */
export function storyTables({ story }: CheckResult): string {
  if (!story) return '';
  const { changes, regressions } = story;
  return blocks(
    cutTable(['What changed', 'Before', 'Now', 'Seen since'], changes.map(changeRow), 'more change'),
    cutTable(['Slower than usual', 'Usual', 'Now', 'Slow since'], regressions.map(slowerRow), 'more time'),
  );
}

/** Renders the last runs and the state for a row of the table of checks. */
export function storyCells({ story }: CheckResult): string[] {
  return story ? [codeSpan(markLine(story.runs, FEW_RUNS)), shortState(story)] : ['–', '–'];
}

function lastGood(story: Story, ownRunUrl: string | undefined): string {
  const found = lastGoodOf(story, ownRunUrl);
  if (found === undefined) return '';
  return `; last ok ${found.url === undefined ? found.time : `[${found.time}](${found.url})`}`;
}

function runLine({ runs }: Story): string[] {
  if (runs.length < 2) return [];
  const count = Math.min(runs.length, MARKED_RUNS);
  return [`**Last ${count} runs:** ${codeSpan(markLine(runs))} (oldest first: ${markCounts(runs)})`];
}

function trendLine({ trend }: Story): string[] {
  const drawn = drawnTrend(trend);
  if (!trend || !drawn) return [];
  return [
    `**Trend** of ${codeSpan(trend.metric, 80)}: ${codeSpan(trendBlocks(drawn))} (${trendNumbers(drawn, trend)})`,
  ];
}

function changeRow({ subject, before, after, isWorse, since }: Change): string[] {
  return [
    `${isWorse ? '⚠️ ' : ''}${codeSpan(subject, 120)}`,
    codeSpan(before, 160),
    codeSpan(after, 160),
    clockTime(since),
  ];
}

function slowerRow({ metric, seconds, medianSeconds, runs, since }: Regression): string[] {
  return [
    codeSpan(metric, 80),
    formatValue(medianSeconds, 'seconds'),
    formatValue(seconds, 'seconds'),
    `${clockTime(since)}, ${counted(runs, 'run')}`,
  ];
}

function cutTable(heading: readonly string[], rows: readonly (readonly string[])[], noun: string): string {
  if (rows.length === 0) return '';
  const left = rows.length - MAX_ROWS;
  const shown = rows.slice(0, MAX_ROWS);
  return table(heading, left > 0 ? [...shown, [`and ${counted(left, noun)}`]] : shown);
}
