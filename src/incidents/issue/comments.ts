/** Comments: the only writes that notify people after an issue is open. */

import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { eventMark } from './block.ts';
import { fitParts, type TextPart } from './fit.ts';
import type { Happening, Incident, WritingRun } from './incident.ts';
import { mentionsOf } from './mentions.ts';
import { findingText } from './problems.ts';
import { endOf } from './state-line.ts';
import { clockTime, codeWord, runLink, span, unstableWords } from './words.ts';

/** Renders one comment for all that is to be told now, with the marks of its events. Never above `TEXT_LIMIT`. */
export function renderComment(incident: Incident, told: readonly Happening[], run: WritingRun): string {
  const mentions = mentionsOf(told.flatMap(({ roles }) => roles));
  const sentences = [...new Set(told.map((each) => sentence(incident, each, run)))];
  const latest = told.filter(({ kind }) => SHOWS_FINDING.has(kind)).at(-1);
  const link = runLink(run.runUrl, run.runUrl, 'Run of this comment');
  const parts: TextPart[] = [
    { head: '', rows: sentences, noun: 'event', share: 0.7, cutsAt: 'end' },
    ...(latest === undefined || incident.members.length > 1 ? [] : finding(latest)),
    [link, mentions.join(' ')].filter((part) => part !== '').join(' · '),
    told.map(({ id }) => eventMark(id)).join('\n'),
  ];
  return fitParts(parts.filter((part) => part !== '')).trimStart();
}

/** Comments that show the present failure. */
const SHOWS_FINDING: ReadonlySet<Happening['kind']> = new Set([
  'down',
  'reopened',
  'repeat',
  'joined',
  'flapping',
  'steady',
]);

function finding({ member }: Happening): string[] {
  const worst = worstFirst(member.check?.findings ?? [])[0];
  return worst === undefined || worst.status === 'ok' ? [] : [findingText(worst)];
}

function sentence(incident: Incident, { kind, member, code, recovery }: Happening, run: WritingRun): string {
  const { outage } = member.memory;
  const isMany = incident.members.length > 1 || incident.kind !== 'check';
  const who = isMany ? `${codeSpan(member.memory.name, 120)}: ` : '';
  const since = `${clockTime(incident.firstBad)}, for ${span(incident.firstBad, run.now)}`;
  switch (kind) {
    case 'down':
    case 'reopened':
      return `🔴 ${who}**Down again** since ${clockTime(outage.firstBad?.at ?? incident.firstBad)}${withCode(code)}.`;
    case 'repeat':
      return isMany
        ? `🔴 **Still down** since ${since}: ${counted(incident.members.length, 'check')}.`
        : `🔴 **Still down** since ${since}${withCode(code)}, ${counted(outage.failures, 'failed run')} in a row.`;
    case 'joined':
      return `🔴 ${who}**down as well** since ${clockTime(outage.firstBad?.at)}${withCode(code)}.`;
    case 'lost':
      return `⚫ ${who}**Lost**: down since ${since}, told ${counted(outage.alerts, 'time')}. Nothing more is told until it has recovered.`;
    case 'flapping':
      return `🟠 ${who}**Unstable**: it changes between good and bad too often to be told each time${withCode(code ?? outage.codes.at(-1))}.${unstableWords(member.memory.results)} The next comment comes when it is steady again.`;
    case 'steady':
      return member.state === 'down' || member.state === 'lost'
        ? `🔴 ${who}**Down, and no longer unstable**: it is bad in each run now${withCode(code ?? outage.codes.at(-1))}.`
        : `${who}**Steady again**: it no longer changes between good and bad all the time.`;
    case 'recovery-action':
      return recoverySentence(who, recovery, run);
    case 'recovered': {
      const end = endOf(incident) ?? run.now;
      const what = isMany ? 'All checks of this issue are good' : 'It is good again';
      return `🟢 **Recovered**: ${what} since ${clockTime(end)}. The outage lasted ${span(incident.firstBad, end)}.`;
    }
    default:
      return `${who}${kind}`;
  }
}

function withCode(code: string | undefined): string {
  return code === undefined ? '' : ` with ${codeWord(code)}`;
}

function recoverySentence(who: string, recovery: Happening['recovery'], run: WritingRun): string {
  const number = recovery?.number ?? 1;
  const link = runLink(recovery?.runUrl, run.runUrl, 'its run');
  const where = link === '' ? '' : `: ${link}`;
  switch (recovery?.result) {
    case 'started':
      return `🛠️ ${who}**Recovery action started** (try ${number})${where}.`;
    case 'refused':
      return `🛠️ ${who}**Recovery action not started** (try ${number}): the server refused it. The log of the run that tried it says why. It needs \`permissions: actions: write\` for a workflow or \`contents: write\` for an event, a workflow with \`on: workflow_dispatch\` on the branch \`recovery-ref\`, and inputs that the workflow has.`;
    default:
      return `🛠️ ${who}**Recovery action begun** (try ${number}), and no answer was recorded. It is not repeated: look whether it ran.`;
  }
}
