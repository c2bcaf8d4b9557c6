/** What changed, how long it takes now, and what happened so far. */
import type { OutageEvent, OutageEventKind } from '../../model/memory/record.ts';
import type { MetricUnit } from '../../model/metric.ts';
import { prose } from '../../text/markdown.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { formatValue } from '../../verdict/value.ts';
import type { TextPart } from './fit.ts';
import type { Incident, Member, WritingRun } from './incident.ts';
import { clockTime, codeWord, runLink } from './words.ts';

/** Renders what differs from the own past of the checks. */
export function changesPart({ members }: Incident): TextPart {
  const rows = members.flatMap(({ check, memory }) =>
    (check?.story?.changes ?? []).map(({ message, before, after, isWorse, since }) => {
      const who = members.length > 1 ? `${codeSpan(memory.name, 120)}: ` : '';
      const values = `before ${codeSpan(before, 160)}, now ${codeSpan(after, 160)}`;
      return `- ${isWorse ? '⚠️ ' : ''}${who}${prose(message, 300)} (${values}, seen since ${clockTime(since)})`;
    }),
  );
  return {
    head: '### What changed\n\nDifferences from the own past of the check, seen in two runs or more:\n',
    ...{ rows, noun: 'change', share: 0.4, cutsAt: 'end' },
  };
}

/** Renders times: the usual one, and the one of now. */
export function timingPart({ members }: Incident): TextPart {
  const withName = members.length > 1;
  const rows = members.flatMap((member) =>
    timings(member).map(({ what, usual, now }) => {
      const cells = [...(withName ? [codeSpan(member.memory.name, 120)] : []), codeSpan(what, 60), usual, now];
      return `| ${cells.join(' | ')} |`;
    }),
  );
  const heading = [...(withName ? ['check'] : []), 'time', 'usual (median of good runs)', 'now'];
  const head = ['### Times', '', `| ${heading.join(' | ')} |`, `| ${heading.map(() => ':---').join(' | ')} |`];
  return { head: head.join('\n'), rows, noun: 'time', share: 0.3, cutsAt: 'end' };
}

interface Timing {
  readonly what: string;
  readonly usual: string;
  readonly now: string;
}

function timings({ check }: Member): Timing[] {
  const { trend, regressions = [] } = check?.story ?? {};
  const slower = regressions.map(({ metric, seconds, medianSeconds, runs }) => ({
    what: `${metric}, without the network`,
    usual: formatValue(medianSeconds, 'seconds'),
    now: `${formatValue(seconds, 'seconds')}, slow in ${runs} ${runs === 1 ? 'run' : 'runs'} in a row`,
  }));
  const { metric, median } = trend ?? {};
  const unit = check?.metrics.find((each) => each.name === metric)?.unit;
  if (metric === undefined || median === undefined || unit === undefined) return slower;
  const value = check?.measurements.find((each) => each.metric === metric && each.label === undefined)?.value;
  // A time that this run did not get to says nothing, and a check that is down seldom gets to it.
  if (value === undefined) return slower;
  return [{ what: metric, usual: shown(median, unit), now: shown(value, unit) }, ...slower];
}

function shown(value: number, unit: MetricUnit): string {
  return Number.isFinite(value) ? formatValue(value, unit) : '–';
}

/** At most this many events are shown. */
const MAX_EVENTS = 50;

/** What happened, in a few words. */
export const EVENT_WORDS: Readonly<Record<OutageEventKind, string>> = {
  down: 'down',
  repeat: 'still down',
  lost: 'lost: nothing more is told until it has recovered',
  'new-code': 'fails in another way',
  flapping: 'begins to change between good and bad',
  steady: 'no longer changes between good and bad',
  recovering: 'good again, for now',
  relapsed: 'bad again before it had recovered',
  recovered: 'recovered',
  reopened: 'down again soon after',
  blind: 'cannot be judged',
  'recovery-action': 'recovery action',
  removed: 'no longer checked',
};

/** Renders what happened so far, oldest first; the oldest are only counted when there are many. */
export function timelinePart({ members }: Incident, { runUrl }: WritingRun): TextPart {
  const events = members
    .flatMap((member) => member.memory.outage.events.map((event) => ({ event, member })))
    .toSorted((a, b) => (a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : 0));
  const dropped = members.reduce(
    (sum, { memory: { outage } }) => sum + Math.max(0, outage.eventCount - outage.events.length),
    0,
  );
  const kept = events.slice(-MAX_EVENTS);
  const rows = kept.map(({ event, member }) => eventLine(event, members.length > 1 ? member : undefined, runUrl));
  const leftOut = dropped + events.length - kept.length;
  return { head: '### What happened\n', rows, noun: 'event', share: 0.8, cutsAt: 'start', leftOut };
}

function eventLine(event: OutageEvent, member: Member | undefined, ownRunUrl: string | undefined): string {
  const link = runLink(event.runUrl, ownRunUrl);
  return `- ${[
    clockTime(event.at),
    ...(member === undefined ? [] : [codeSpan(member.memory.name, 120)]),
    EVENT_WORDS[event.kind],
    ...(event.code === undefined ? [] : [codeWord(event.code)]),
    ...(link === '' ? [] : [link]),
  ].join(' · ')}`;
}
