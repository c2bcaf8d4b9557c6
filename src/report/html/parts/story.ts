/** What earlier runs tell about a check: since when it is good or bad, its last runs, its trend, and what differs. */
import type { CheckResult } from '../../../model/report.ts';
import type { Change, Regression, Story, Trend } from '../../../model/story.ts';
import { counted } from '../../../text/counted.ts';
import { clockTime } from '../../../text/times.ts';
import { formatValue } from '../../../verdict/value.ts';
import { kindWords, MARKED_RUNS } from '../../story/marks.ts';
import { type Drawn, drawnTrend, trendNumbers } from '../../story/trend.ts';
import { lastGoodOf, shortState, sinceSentence } from '../../story/words.ts';
import { andMore, blocks, type Column, code, table } from './elements.ts';
import { marked } from './icons.ts';
import { runStrip, shortRunStrip } from './strip.ts';

const MAX_ROWS = 20;
/** Runs in a row of the table of many checks. */
const FEW_RUNS = 10;
const SPARK = { width: 240, height: 48, edge: 4 };

const CHANGE_COLUMNS: readonly Column[] = [
  { heading: 'What changed' },
  { heading: 'Before' },
  { heading: 'Now' },
  { heading: 'Seen since', kind: 'short' },
];
const SLOWER_COLUMNS: readonly Column[] = [
  { heading: 'Slower than usual' },
  { heading: 'Usual', kind: 'number' },
  { heading: 'Now', kind: 'number' },
  { heading: 'Slow since', kind: 'short' },
];

/**
 * Renders state and last runs; empty without a history.
 *
 * @param ownRunUrl only runs of the repository of this one are linked
 */
export function storyHead({ story }: Pick<CheckResult, 'story'>, ownRunUrl: string | undefined): string {
  if (!story) return '';
  const { runs } = story;
  const count = Math.min(runs.length, MARKED_RUNS);
  const line =
    runs.length < 2
      ? ''
      : `<p class="past-runs">${runStrip(runs)} <span>Last ${count} runs: ${kindWords(runs)}</span></p>`;
  return blocks(`<p class="since-when">${capital(sinceSentence(story))}${lastGood(story, ownRunUrl)}</p>`, line);
}

/** Renders the trend and what differs from the own past. Findings and notes say what that means. */
export function storyBody({ story }: Pick<CheckResult, 'story'>): string {
  if (!story) return '';
  const { trend, changes, regressions } = story;
  const moreChanges = changes.length - MAX_ROWS;
  return blocks(
    trendFigure(trend),
    table('Changes', CHANGE_COLUMNS, changes.slice(0, MAX_ROWS).map(changeRow)),
    andMore(moreChanges > 0 ? counted(moreChanges, 'more change') : ''),
    table('Slower', SLOWER_COLUMNS, regressions.slice(0, MAX_ROWS).map(slowerRow)),
  );
}

/** Renders last runs and state for a row of the table of checks; empty without a history. */
export function storyRemark({ story }: Pick<CheckResult, 'story'>): string {
  if (!story) return '';
  return `${story.runs.length < 2 ? '' : `${shortRunStrip(story.runs, FEW_RUNS)} `}${shortState(story)}`;
}

function lastGood(story: Story, ownRunUrl: string | undefined): string {
  const found = lastGoodOf(story, ownRunUrl);
  if (found === undefined) return '';
  return `; last ok ${found.url === undefined ? found.time : `<a href="${found.url}" rel="noreferrer">${found.time}</a>`}`;
}

function trendFigure(trend: Trend | undefined): string {
  const drawn = drawnTrend(trend);
  if (!trend || !drawn) return '';
  const numbers = trendNumbers(drawn, trend);
  return `<figure class="trend">${sparkline(drawn, numbers)}<figcaption>${code(trend.metric, 80)} ${numbers}</figcaption></figure>`;
}

/** Draws the values from the smallest to the largest one; a run without a value is a gap. */
function sparkline({ values, min, max }: Drawn, numbers: string): string {
  const { width, height, edge } = SPARK;
  const step = (width - 2 * edge) / Math.max(1, values.length - 1);
  const steps = values.map((value, index) => {
    if (value === null) return '';
    const x = edge + index * step;
    const y = max === min ? height / 2 : height - edge - ((value - min) / (max - min)) * (height - 2 * edge);
    const isNext = index > 0 && values[index - 1] !== null;
    // A value between two gaps is a dot: a line of no length with round ends.
    return `${isNext ? 'L' : 'M'}${short(x)} ${short(y)}${isNext ? '' : 'h0'}`;
  });
  return `<svg class="spark" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Trend: ${numbers}"><path d="${steps.join('')}"/></svg>`;
}

function short(value: number): number {
  return Number(value.toFixed(1));
}

function changeRow({ subject, before, after, isWorse, since }: Change): string[] {
  return [
    `${isWorse ? `${marked('warning', 'worse')} ` : ''}${code(subject, 120)}`,
    code(before, 160),
    code(after, 160),
    clockTime(since),
  ];
}

function slowerRow({ metric, seconds, medianSeconds, runs, since }: Regression): string[] {
  return [
    code(metric, 80),
    formatValue(medianSeconds, 'seconds'),
    formatValue(seconds, 'seconds'),
    `${clockTime(since)}, ${counted(runs, 'run')}`,
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
