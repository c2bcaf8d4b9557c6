/** The first line of an issue: what is wrong, since when, and for how long. */
import { counted } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import type { Incident, IncidentState, Member, WritingRun } from './incident.ts';
import { clockTime, runLink, span, unstableWords } from './words.ts';

const SYMBOLS: Readonly<Record<IncidentState, string>> = {
  down: '🔴',
  lost: '⚫',
  unstable: '🟠',
  recovering: '🟡',
  recovered: '🟢',
  removed: '⚪',
};

/** Returns the symbol of a state, to stand before its word. */
export function stateSymbol(state: IncidentState): string {
  return SYMBOLS[state];
}

/** Renders the state of an incident in one or two sentences, with the run that wrote them. */
export function stateLine(incident: Incident, run: WritingRun): string {
  const link = runLink(run.runUrl, run.runUrl, 'this run');
  const as = `As of ${clockTime(run.now)}${link === '' ? '' : `, ${link}`}.`;
  const continues = incident.continues === undefined ? [] : [`Continues #${incident.continues}, which is gone.`];
  return [`${SYMBOLS[incident.state]} ${sentence(incident, run)}`, ...blindness(incident), as, ...continues].join(' ');
}

function sentence(incident: Incident, { now }: WritingRun): string {
  const { state, firstBad, members } = incident;
  const since = `since ${clockTime(firstBad)}, for ${span(firstBad, now)}`;
  switch (state) {
    case 'down':
      return `**Down** ${since}${failures(members)}.`;
    case 'lost':
      return `**Lost**: down ${since}, told ${counted(incident.alerts, 'time')}. Nothing more is told until it has recovered; the recovery is.`;
    case 'unstable':
      return `**Unstable**: it changes between good and bad too often to be told each time, ${since}.${members.length === 1 ? unstableWords(members[0]?.memory.results ?? '') : ''}`;
    case 'recovering':
      return `**Recovering**: was down ${since}${goods(members)}. It is closed when ${members.length > 1 ? 'all are good' : 'it stays good'}.`;
    case 'recovered':
      return `**Recovered** at ${clockTime(endOf(incident) ?? now)}, after ${span(firstBad, endOf(incident) ?? now)}.`;
    case 'removed':
      return `**No longer checked**: no check of this name is in the configuration any more, so nothing is known of a recovery.${renamed(incident)}`;
  }
}

/** Returns when the last member became good, ISO 8601, UTC. */
export function endOf({ members }: Incident): string | undefined {
  const ends = members.flatMap(({ memory: { outage } }) => outage.firstGood?.at ?? outage.goodSince ?? []);
  return ends.toSorted().at(-1);
}

function renamed({ renamedTo }: Incident): string {
  if (renamedTo === undefined) return '';
  return ` The check ${codeSpan(renamedTo, 120)} is new, and has the same target: it was probably renamed (an ${'`id:`'} in the checks file keeps the past over a new name).`;
}

function failures(members: readonly Member[]): string {
  const [only, ...others] = members;
  if (only === undefined || others.length > 0)
    return members.length === 0 ? '' : ` (${counted(members.length, 'check')})`;
  const count = only.memory.outage.failures;
  return count > 1 ? ` (${counted(count, 'failed run')} in a row)` : '';
}

function goods(members: readonly Member[]): string {
  const [only, ...others] = members;
  if (only === undefined || others.length > 0) return '';
  return `; ${only.memory.outage.goods} of ${counted(only.recoveries, 'good run')} in a row are seen`;
}

function blindness({ members, state }: Incident): string[] {
  if (state === 'recovered' || state === 'removed') return [];
  const blind = members.filter(({ memory }) => memory.outage.blind > 0);
  const [first] = blind;
  if (first === undefined) return [];
  const runs = Math.max(...blind.map(({ memory }) => memory.outage.blind));
  const who = members.length > 1 ? `${counted(blind.length, 'check')} of them` : 'it';
  return [`**Not seen clearly**: the last ${runs > 1 ? `${runs} runs` : 'run'} could not judge ${who}.`];
}
