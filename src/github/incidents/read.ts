/** Reads the issues that may be ours, with as few calls as possible. */
import { type IncidentRun, needsIncident } from '../../incidents/input.ts';
import { isUnchangedEnough } from '../../incidents/is-due.ts';
import type { SeenIssue } from '../../incidents/seen.ts';
import type { Api } from '../api/access.ts';
import { ApiFailure } from '../api/failure.ts';
import { listIssues, listRecentIssues, readIssue } from './issue-calls.ts';
import type { Troubles } from './troubles.ts';

/** What was seen. */
export interface SeenIssues {
  readonly issues: readonly SeenIssue[];
  /** Numbers that the history names, and that are deleted or in another repository. */
  readonly gone: readonly number[];
  readonly isComplete: boolean;
  readonly etag?: string | undefined;
}

/** At most so many issues are read one by one. */
const MAX_SINGLE = 10;
/** Longest ETag that is kept, in characters. */
const MAX_ETAG = 200;

/** Reads the issues; `unchanged` when nothing has changed since all was in order. @throws ApiFailure */
export async function readSeenIssues(
  api: Api,
  { input, isFull = false }: { readonly input: IncidentRun; readonly isFull?: boolean | undefined },
  troubles: Troubles,
): Promise<SeenIssues | 'unchanged'> {
  const { issues: memory } = input.history;
  const listed =
    memory === undefined
      ? await firstList(api, input)
      : await openList(api, !isFull && isUnchangedEnough(input) ? memory.etag : undefined);
  if (listed === 'unchanged') return listed;
  return await withMissing(api, input, listed, troubles);
}

/** Reads the open issues. @throws ApiFailure */
export async function openList(api: Api, etag?: string): Promise<SeenIssues | 'unchanged'> {
  const list = await listIssues(api, { state: 'open' }, etag);
  if (list.isUnchanged) return 'unchanged';
  // The ETag is that of the first page, and further pages may change without it.
  const isOnePage = list.items.length < 50;
  const tag = isOnePage && (list.etag ?? '').length <= MAX_ETAG ? list.etag : undefined;
  return { issues: list.items, gone: [], isComplete: list.isComplete, etag: tag };
}

/** Without a memory, an issue that was closed a short while ago may have to be continued. */
async function firstList(api: Api, input: IncidentRun): Promise<SeenIssues | 'unchanged'> {
  const { items, hasMore } = await listRecentIssues(api);
  const oldest = Date.parse(input.now) - input.settings.rules.reopenWithinMs;
  const recent = items.filter(({ isOpen, closedAt }) => isOpen || Date.parse(closedAt ?? '') >= oldest);
  if (!hasMore) return { issues: recent, gone: [], isComplete: true };
  const open = await openList(api);
  if (open === 'unchanged') return open;
  const closed = recent.filter(({ isOpen }) => !isOpen);
  return { ...open, issues: [...open.issues, ...closed] };
}

/** Issues that the history names and the list of open ones does not have: closed by a person, deleted, or without label. */
async function withMissing(api: Api, input: IncidentRun, seen: SeenIssues, troubles: Troubles): Promise<SeenIssues> {
  const listed = new Set(seen.issues.map(({ number }) => number));
  const named = input.history.checks.filter(needsIncident).flatMap(({ outage }) => outage.issue ?? []);
  const missing = [...new Set(named)].filter((number) => !listed.has(number));
  const issues = [...seen.issues];
  const gone: number[] = [];
  let isComplete = seen.isComplete && missing.length <= MAX_SINGLE;
  for (const number of missing.slice(0, MAX_SINGLE)) {
    try {
      issues.push(await readIssue(api, number));
    } catch (error) {
      const isGone = isFailureOf(error, ['gone', 'missing', 'moved']);
      if (isGone) gone.push(number);
      else {
        troubles.add(error);
        isComplete = false;
      }
    }
  }
  return { ...seen, issues, gone, isComplete };
}

function isFailureOf(error: unknown, kinds: readonly string[]): boolean {
  return error instanceof ApiFailure && kinds.includes(error.kind);
}
