/** Issues that were seen: which of them are ours, and what they tell of each check. */
import type { History } from '../model/memory/record.ts';
import type { IncidentSettings } from '../model/memory/rules.ts';
import type { IncidentBlock, IssueSight } from '../model/memory/sight.ts';
import type { State } from '../model/story.ts';
import { blockMember, type IssueBlock, parseBlock } from './issue/block.ts';
import type { IncidentState } from './issue/incident.ts';
import { millisOf } from './issue/words.ts';

/** The label that all incidents have. */
export const BASE_LABEL = 'mail-probe';
/** The label by which a person says that they work on it. */
const ACKNOWLEDGED = 'acknowledged';

/** An issue as the API shows it. All texts are untrusted. */
export interface SeenIssue {
  readonly number: number;
  /** Number in the database; a closed duplicate names it. */
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly isLocked: boolean;
  readonly isPullRequest: boolean;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly author: string;
  readonly closedBy?: string | undefined;
  /** ISO 8601, UTC. */
  readonly closedAt?: string | undefined;
  readonly createdAt: string;
}

/** An issue of ours. */
export interface OwnIssue extends SeenIssue {
  /** Absent when it cannot be read: then the history tells which check it is of. */
  readonly block?: IssueBlock | undefined;
  /** Keys of the checks that it tells of. */
  readonly keys: readonly string[];
}

/** What is known of the issues of the repository. */
export interface IssueReading {
  readonly own: readonly OwnIssue[];
  /** Numbers of issues that the history names, and that are deleted, or in another repository. */
  readonly gone: readonly number[];
  /** Numbers of issues that carry our block and are of another author. */
  readonly foreign: readonly number[];
  /** Whether all open issues were seen: without that, none is opened. */
  readonly isComplete: boolean;
}

/** Whose issues are ours. */
export interface Owner {
  /** Login that the token writes as. */
  readonly author: string;
  readonly history: History;
}

/** Decides which issues are ours: by label, author, and a key in the hidden block or a number in the history. */
export function readIssues(
  seen: readonly SeenIssue[],
  owner: Owner,
  found: Pick<IssueReading, 'gone' | 'isComplete'>,
): IssueReading {
  const own: OwnIssue[] = [];
  const foreign: number[] = [];
  const known = keysByNumber(owner.history);
  for (const issue of seen) {
    if (issue.isPullRequest) continue;
    const ofHistory = known.get(issue.number) ?? [];
    const block = believable(parseBlock(issue.body), issue, owner.history, ofHistory);
    const isNamed = block !== undefined || ofHistory.length > 0;
    if (!isNamed) continue;
    const isOurs = isSame(issue.author, owner.author);
    const isLabelled = issue.labels.some((label) => isSame(label, BASE_LABEL));
    if (!isOurs) foreign.push(issue.number);
    else if (isLabelled || ofHistory.length > 0)
      own.push({
        ...issue,
        block,
        keys: [...new Set([...ofHistory, ...(block?.members ?? []).map(({ key }) => key)])],
      });
  }
  return { own: own.toSorted((a, b) => a.number - b.number), foreign, ...found };
}

function keysByNumber({ checks }: History): ReadonlyMap<number, readonly string[]> {
  const known = new Map<number, string[]>();
  for (const { key, outage } of checks) {
    if (outage.issue === undefined) continue;
    known.set(outage.issue, [...(known.get(outage.issue) ?? []), key]);
  }
  return known;
}

const DAY_MS = 86_400_000;

/** Returns a block that fits to the issue and to the history; a person may have edited it, or copied it from another. */
function believable(
  block: IssueBlock | undefined,
  issue: SeenIssue,
  { scope, writtenAt }: History,
  ofHistory: readonly string[],
): IssueBlock | undefined {
  if (block === undefined || block.scope !== scope) return undefined;
  // An issue of one check stays that of the same check; among many they come and go.
  const [, key] = /^check:(.+)$/.exec(block.id) ?? [];
  if (key !== undefined && ofHistory.length > 0 && !ofHistory.includes(key)) return undefined;
  const first = millisOf(block.firstBad) ?? 0;
  const created = millisOf(issue.createdAt) ?? millisOf(writtenAt) ?? first;
  // Between 90 days before the issue and an hour after it, unless it was opened again.
  const isPlausible =
    first > created - 90 * DAY_MS && first < (millisOf(writtenAt) ?? Date.parse(issue.createdAt)) + DAY_MS;
  return isPlausible ? block : undefined;
}

/** Whether two names of users or labels are the same: GitHub ignores case. */
export function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether a block says that its incident is over. */
export function isOver(block: IssueBlock | undefined): boolean {
  return block?.state === 'recovered' || block?.state === 'removed';
}

/** Returns what the issues tell of each check. */
export function issueSights(reading: IssueReading, settings: IncidentSettings, author: string): IssueSight[] {
  return reading.own.flatMap((issue) => {
    const { number, isOpen, closedAt, block } = issue;
    const sight = {
      ...{ number, isOpen, closedAt },
      isClosedByPerson: isClosedByPerson(issue, author),
      isAcknowledged: isAcknowledged(issue, settings),
    };
    return issue.keys.map((key) => ({ key, ...sight, block: block && blockOfCheck(block, key) }));
  });
}

/** Our own close and the block that says so are one write, so that a close without it is another account's. */
export function isClosedByPerson({ isOpen, block, closedBy }: OwnIssue, author: string): boolean {
  if (isOpen) return false;
  return block === undefined ? closedBy === undefined || !isSame(closedBy, author) : !isOver(block);
}

function isAcknowledged({ labels, assignees, block }: OwnIssue, settings: IncidentSettings): boolean {
  const ours = [...settings.assignees, ...settings.roles.flatMap((role) => role.assignees), ...(block?.assigned ?? [])];
  return (
    labels.some((label) => isSame(label, ACKNOWLEDGED)) ||
    assignees.some((login) => !ours.some((each) => isSame(each, login)))
  );
}

const STATES_OF_CHECKS: Readonly<Record<IncidentState, State>> = {
  down: 'down',
  lost: 'lost',
  unstable: 'down',
  recovering: 'recovering',
  recovered: 'up',
  removed: 'up',
};

function blockOfCheck(block: IssueBlock, key: string): IncidentBlock {
  const { eventCount = 0, alerts = 0, firstBad } = blockMember(block, key) ?? {};
  const { state, lastAlertAt, recoveries } = block;
  // An outage that is over must not be taken for the next one, which may be told in the same issue.
  if (isOver(block)) return { state: 'up', alerts: 0, eventCount, recoveries: [] };
  return { state: STATES_OF_CHECKS[state], firstBad, alerts, lastAlertAt, eventCount, recoveries };
}
