/** The state of a check over its runs, in our own words: nothing of it is foreign text. */
import type { PastRun, State, Story } from '../../model/story.ts';
import { counted } from '../../text/counted.ts';
import { sameRepositoryRun } from '../../text/run-url.ts';
import { clockTime, millisOf, span } from '../../text/times.ts';
import { MARKED_RUNS } from './marks.ts';

/** The state in one word. `up` is told as ok. */
const STATE_WORDS: Readonly<Record<State, string>> = {
  new: 'new',
  up: 'ok',
  failing: 'failing',
  down: 'down',
  lost: 'lost',
  recovering: 'recovering',
};

/** The last good run of a check that is bad. */
export interface LastGood {
  /** `04:57`, with its day when it is another one. */
  readonly time: string;
  /** Address of the run; absent when it is not known, or of another repository. */
  readonly url?: string | undefined;
}

/** Says since when a check is good or bad: `failing since 2026-12-01 05:12 UTC, 5 runs in a row`. */
export function sinceSentence(story: Story): string {
  return [stateSentence(story), ...blindWords(story), ...flagWords(story)].join('; ');
}

/** Returns the last good run of a check that is bad. */
export function lastGoodOf(story: Story, ownRunUrl: string | undefined): LastGood | undefined {
  const { lastGood, since } = story;
  if (!isBadState(story.state) || millisOf(lastGood?.at) === undefined) return undefined;
  const [day, time] = [clockTime(lastGood?.at).slice(0, 10), clockTime(lastGood?.at).slice(11)];
  const isSameDay = since !== undefined && clockTime(since).startsWith(day);
  return { time: isSameDay ? time : `${day} ${time}`, url: sameRepositoryRun(lastGood?.runUrl, ownRunUrl) };
}

/** Says the same in a few words, for a table: `down for 2 h 5 min, 9 runs`. */
export function shortState(story: Story): string {
  const { state, since, failures, blind, isMuted, isFlapping, isInMaintenance } = story;
  const flags = [
    ...(blind > 0 ? [`not judged by the last ${blind === 1 ? 'run' : counted(blind, 'run')}`] : []),
    ...(isFlapping ? ['flapping'] : []),
    ...(isMuted ? ['muted'] : []),
    ...(isInMaintenance ? ['in maintenance'] : []),
  ];
  const time = since === undefined ? '' : spanWords(since, nowOf(story));
  const runs = failures > 1 ? `, ${counted(failures, 'run')}` : '';
  const word = state === 'new' ? 'not judged yet' : wordOf(story);
  return [`${word}${time}${runs}`, ...flags].join(', ');
}

/** Whether the check is bad at present, or was at its last judged run. */
export function isBadState(state: State): boolean {
  return state === 'failing' || state === 'down' || state === 'lost';
}

function stateSentence(story: Story): string {
  const { state, since, failures, firstBad } = story;
  const when = `since ${clockTime(since)}${spanWords(since, nowOf(story), ', for ')}`;
  const inARow = failures > 1 ? `, ${counted(failures, 'run')} in a row` : '';
  switch (state) {
    case 'new':
      return 'no run has judged it yet';
    case 'up':
      return `${wordOf(story)} ${when}${goodRuns(story)}`;
    case 'failing':
    case 'down':
      return `${STATE_WORDS[state]} ${when}${inARow}`;
    case 'lost':
      return `lost: down ${when}${inARow}, and told as often as allowed; its recovery is told`;
    case 'recovering':
      return `recovering: good ${when}${firstBad === undefined ? '' : `, and bad since ${clockTime(firstBad.at)} before`}`;
  }
}

/** A check that only warns is good, but not ok. */
function wordOf({ state, runs }: Story): string {
  return state === 'up' && runs.at(-1)?.status === 'warning' ? 'good' : STATE_WORDS[state];
}

function blindWords({ blind }: Story): string[] {
  if (blind === 0) return [];
  return [blind === 1 ? 'this run could not judge it' : `the last ${counted(blind, 'run')} could not judge it`];
}

function flagWords({ isFlapping, isMuted, isInMaintenance }: Story): string[] {
  return [
    ...(isFlapping ? ['flapping: it changes between good and bad too often to be told each time'] : []),
    ...(isMuted ? ['muted: its incident was closed by hand, so nothing is told until it was good again'] : []),
    ...(isInMaintenance ? ['in maintenance: recorded, not counted and not told'] : []),
  ];
}

/** Counts the good runs since then; there may be more before the beginning of the line. */
function goodRuns({ runs, since }: Story): string {
  const start = millisOf(since) ?? Number.POSITIVE_INFINITY;
  const isAfter = ({ at }: PastRun): boolean => (millisOf(at) ?? Number.NEGATIVE_INFINITY) >= start;
  const good = runs.filter((run) => run.status !== 'unknown' && isAfter(run)).length;
  if (good === 0) return '';
  const [first] = runs;
  const isCut = runs.length >= MARKED_RUNS && first !== undefined && isAfter(first) && first.at !== since;
  return ` (${isCut ? 'at least ' : ''}${counted(good, 'run')})`;
}

/** Empty for less than a minute. */
function spanWords(from: string | undefined, to: string | undefined, lead = ' for '): string {
  const [start, end] = [millisOf(from), millisOf(to)];
  return start === undefined || end === undefined || end - start < 60_000 ? '' : `${lead}${span(from, to)}`;
}

/** The last run in the line is this one. */
function nowOf({ runs }: Story): string | undefined {
  return runs.at(-1)?.at;
}
