/** The hidden block that an issue should have. */
import { digestOf } from './digest.ts';
import type { IncidentRun } from './input.ts';
import { BLOCK_LIMITS, type BlockMember, type IssueBlock } from './issue/block.ts';
import type { Happening, Incident, Member } from './issue/incident.ts';
import { isCode } from './issue/words.ts';
import { isOver, type OwnIssue } from './seen.ts';

/** Returns the block of an incident. @param told what is told now, beside what the issue tells already */
export function blockFor(
  input: IncidentRun,
  incident: Incident,
  issue: OwnIssue | undefined,
  told: readonly Happening[],
): IssueBlock {
  const { id, state, firstBad, members, alerts } = incident;
  const before = issue?.block;
  const outages = members.map(({ memory }) => memory.outage);
  const unknown = (before?.members ?? []).filter(({ key }) => !input.history.checks.some((check) => check.key === key));
  // Without the block, all that happened so far counts as told: what is new goes into a comment now.
  const earlier = before?.told ?? (issue === undefined ? [] : incident.happenings.map((each) => each.id));
  const isGoingOn = before !== undefined && issue?.isOpen === true && !isOver(before) && before.firstBad === firstBad;
  return {
    ...{ scope: input.history.scope, id, state, firstBad, alerts },
    members: [...members.map((member) => blockMemberOf(member, firstBad)), ...unknown].slice(0, BLOCK_LIMITS.members),
    openedAt: isGoingOn ? before.openedAt : input.now,
    lastBad: lastBadOf(members, incident.state) ?? before?.lastBad,
    lastAlertAt: outages
      .flatMap(({ lastAlertAt }) => lastAlertAt ?? [])
      .toSorted()
      .at(-1),
    codes: [...new Set([...(before?.codes ?? []), ...outages.flatMap(({ codes }) => codes)])].filter(isCode),
    recoveries: outages.flatMap(({ recoveries }) => recoveries).slice(-BLOCK_LIMITS.recoveries),
    told: [...new Set([...earlier, ...told.map((each) => each.id)])].slice(-BLOCK_LIMITS.told),
    writtenAt: input.now,
    digest: incidentDigest(incident),
    assigned: [...new Set([...(before?.assigned ?? []), ...incident.assignees])].slice(-BLOCK_LIMITS.names),
    labelled: [...new Set([...(before?.labelled ?? []), ...incident.labels])].slice(-BLOCK_LIMITS.names),
  };
}

/** While it is bad; the last one that an issue names stays when it is over. */
function lastBadOf(members: readonly Member[], state: Incident['state']): string | undefined {
  if (state === 'recovered' || state === 'removed') return undefined;
  return members
    .flatMap(({ memory }) => memory.outage.lastBad?.at ?? [])
    .toSorted()
    .at(-1);
}

function blockMemberOf({ key, memory: { outage } }: Member, firstBad: string): BlockMember {
  return { key, eventCount: outage.eventCount, alerts: outage.alerts, firstBad: outage.firstBad?.at ?? firstBad };
}

/** Digest of what must be told without delay: state, members, codes, events. */
export function incidentDigest(incident: Incident): string {
  const { state, firstBad, labels, members } = incident;
  return digestOf([
    ...[state, firstBad, labels.join('\n')],
    ...members.flatMap(({ key, state: own, memory: { outage } }) => [
      ...[key, own, outage.codes.join(' '), String(outage.eventCount), String(outage.alerts)],
      ...outage.recoveries.map(({ number, result }) => `${number} ${result}`),
    ]),
  ]);
}
