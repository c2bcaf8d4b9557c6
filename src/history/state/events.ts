import type { Outage, OutageEvent, OutageEventKind } from '../../model/memory/record.ts';
import { oneMore } from './watch.ts';

/** Events of an outage that are kept: the newest. */
export const MAX_EVENTS = 50;

/** Events that a person should be told at once. The others are only in the body of the incident. */
const ALERTING: ReadonlySet<OutageEventKind> = new Set([
  'down',
  'reopened',
  'repeat',
  'recovered',
  'flapping',
  'steady',
]);

/** Whether a person should be told this event at once. */
export function isAlerting({ kind }: OutageEvent): boolean {
  return ALERTING.has(kind);
}

/** Adds an event, with the number that follows. Nothing is added to an outage whose incident a person closed. */
export function withEvent(outage: Outage, event: Omit<OutageEvent, 'id'>): Outage {
  if (outage.isMuted) return outage;
  const eventCount = oneMore(outage.eventCount);
  const added: OutageEvent = { id: `${event.kind}-${eventCount}`, ...event };
  return { ...outage, eventCount, events: [...outage.events, added].slice(-MAX_EVENTS) };
}

/** Kinds of events that begin flapping, or end it. */
const FLAPPING_EVENTS: ReadonlySet<OutageEventKind> = new Set(['flapping', 'steady', 'recovered']);

/** Whether it was told that the check flaps, and not yet that this is over. */
export function isFlappingTold({ events }: Outage): boolean {
  return events.findLast(({ kind }) => FLAPPING_EVENTS.has(kind))?.kind === 'flapping';
}
