/** What earlier runs tell about a check, in the log. */
import type { CheckResult } from '../../model/report.ts';
import type { Change, Regression, Story } from '../../model/story.ts';
import { counted } from '../../text/counted.ts';
import { clockTime } from '../../text/times.ts';
import { safeText } from '../../text/untrusted.ts';
import { formatValue } from '../../verdict/value.ts';
import { MARKED_RUNS, markCounts, markLine } from '../story/marks.ts';
import { drawnTrend, trendBlocks, trendNumbers } from '../story/trend.ts';
import { lastGoodOf, sinceSentence } from '../story/words.ts';

const MAX_CHANGES = 20;

/** Renders since when it is good or bad, the last runs, the trend, and what differs; empty without a history. */
export function pastLines({ story }: CheckResult): string[] {
  if (!story) return [];
  const lastGood = lastGoodOf(story, undefined);
  return [
    `  history: ${sinceSentence(story)}${lastGood === undefined ? '' : `; last ok ${lastGood.time}`}`,
    ...runLine(story),
    ...trendLine(story),
    ...changeLines(story.changes),
    ...story.regressions.slice(0, MAX_CHANGES).map(slowerLine),
  ];
}

function runLine({ runs }: Story): string[] {
  if (runs.length < 2) return [];
  return [`  last ${Math.min(runs.length, MARKED_RUNS)} runs: ${markLine(runs)} (oldest first: ${markCounts(runs)})`];
}

function trendLine({ trend }: Story): string[] {
  const drawn = drawnTrend(trend);
  if (!trend || !drawn) return [];
  return [`  trend of ${safeText(trend.metric, 80)}: ${trendBlocks(drawn)} (${trendNumbers(drawn, trend)})`];
}

function changeLines(changes: readonly Change[]): string[] {
  const left = changes.length - MAX_CHANGES;
  return [
    ...changes
      .slice(0, MAX_CHANGES)
      .map(
        ({ subject, before, after, isWorse, since }) =>
          `  ${isWorse ? 'worse' : 'differs'}: ${safeText(subject, 120)}: before ${safeText(before, 160)}, now ${safeText(after, 160)} (since ${clockTime(since)})`,
      ),
    ...(left > 0 ? [`  and ${counted(left, 'more change')}`] : []),
  ];
}

function slowerLine({ metric, seconds, medianSeconds, runs, since }: Regression): string {
  const [now, usual] = [formatValue(seconds, 'seconds'), formatValue(medianSeconds, 'seconds')];
  return `  slower: ${safeText(metric, 80)} takes ${now} without the network, usual are ${usual} (${counted(runs, 'run')}, since ${clockTime(since)})`;
}
