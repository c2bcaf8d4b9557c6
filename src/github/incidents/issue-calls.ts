/** The calls that incidents need, and what their answers must hold. Everything in an answer is untrusted. */
import type { SeenIssue } from '../../incidents/seen.ts';
import { BASE_LABEL } from '../../incidents/seen.ts';
import type { Api, ApiList, Unchanged } from '../api/access.ts';
import { numberIn, recordOf, textIn } from '../api/shape.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';
const ISSUE = `${ISSUES}/{issue_number}`;
const LABELS = '/repos/{owner}/{repo}/labels';

/** Longest text of an issue that is looked at, in UTF-16 units. Servers without a limit may give more. */
const MAX_TEXT = 100_000;

/** Lists the issues that may be ours. */
export function listIssues(
  api: Api,
  parameters: { readonly state: 'open' | 'all' },
  etag?: string,
): Promise<ApiList<SeenIssue> | Unchanged> {
  return api.list(
    { route: `GET ${ISSUES}`, parameters: { labels: BASE_LABEL, ...parameters }, check: seenIssue },
    etag,
  );
}

/** Reads the newest issues that may be ours, with closed ones: one page, and whether there are more. */
export async function listRecentIssues(api: Api): Promise<{ items: readonly SeenIssue[]; hasMore: boolean }> {
  const parameters = { labels: BASE_LABEL, state: 'all', sort: 'updated', direction: 'desc', per_page: 100 };
  const answer = await api.call({ route: `GET ${ISSUES}`, parameters, check: everyIssue });
  return { items: answer.data, hasMore: answer.nextPage !== undefined };
}

function everyIssue(data: unknown): readonly SeenIssue[] | undefined {
  if (!Array.isArray(data)) return undefined;
  const items = data.map(seenIssue);
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** Reads one issue. */
export async function readIssue(api: Api, number: number): Promise<SeenIssue> {
  const check = (data: unknown): SeenIssue | undefined => sameIssue(data, number);
  return (await api.call({ route: `GET ${ISSUE}`, parameters: { issue_number: number }, check })).data;
}

/** What a new issue is made of. */
export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
}

/** Creates an issue. A success counts only if it is ours: a redirect can turn the call into a question. */
export async function createIssue(api: Api, issue: NewIssue): Promise<SeenIssue> {
  const check = (data: unknown): SeenIssue | undefined =>
    textIn(data, 'title') === issue.title ? seenIssue(data) : undefined;
  return (await api.call({ route: `POST ${ISSUES}`, parameters: { ...issue }, check })).data;
}

/** Changes an issue. The same change twice is one change. */
export async function patchIssue(
  api: Api,
  number: number,
  change: Readonly<Record<string, unknown>>,
): Promise<SeenIssue> {
  const check = (data: unknown): SeenIssue | undefined => sameIssue(data, number);
  const parameters = { issue_number: number, ...change };
  return (await api.call({ route: `PATCH ${ISSUE}`, parameters, check, isIdempotent: true })).data;
}

/** A comment. */
export interface SeenComment {
  readonly body: string;
  readonly author: string;
}

/** Lists the comments of an issue since a time. */
export async function listComments(api: Api, number: number, since: string): Promise<readonly SeenComment[]> {
  const parameters = { issue_number: number, since };
  const answer = await api.list({ route: `GET ${ISSUE}/comments`, parameters, check: seenComment });
  return answer.isUnchanged ? [] : answer.items;
}

/** Adds a comment. */
export async function addComment(api: Api, number: number, body: string): Promise<void> {
  const parameters = { issue_number: number, body };
  const check = (data: unknown): true | undefined => (numberIn(data, 'id') === undefined ? undefined : true);
  await api.call({ route: `POST ${ISSUE}/comments`, parameters, check });
}

/** Lists the names of the labels of the repository. */
export async function listLabels(api: Api): Promise<readonly string[]> {
  const answer = await api.list({ route: `GET ${LABELS}`, check: (data) => textIn(data, 'name') });
  return answer.isUnchanged ? [] : answer.items;
}

/** Creates a label. */
export async function createLabel(api: Api, name: string): Promise<void> {
  const parameters = { name, ...LOOKS.get(name.toLowerCase()) };
  const check = (data: unknown): string | undefined => textIn(data, 'name');
  await api.call({ route: `POST ${LABELS}`, parameters, check });
}

const LOOKS: ReadonlyMap<string, { readonly color: string; readonly description: string }> = new Map([
  [BASE_LABEL, { color: '1d76db', description: 'Incident of a mail check, kept by Mail Probe' }],
  [`${BASE_LABEL}:lost`, { color: '5c5c5c', description: 'Told as often as allowed; the recovery is still told' }],
  [`${BASE_LABEL}:flapping`, { color: 'd4a72c', description: 'Changes between good and bad too often' }],
]);

/** Adds labels to an issue by their names, and returns all that it has then. */
export async function addLabels(api: Api, number: number, labels: readonly string[]): Promise<readonly string[]> {
  const parameters = { issue_number: number, labels };
  const check = (data: unknown): readonly string[] | undefined =>
    Array.isArray(data) ? namesIn(data, 'name') : undefined;
  return (await api.call({ route: `POST ${ISSUE}/labels`, parameters, check, isIdempotent: true })).data;
}

function sameIssue(data: unknown, number: number): SeenIssue | undefined {
  const issue = seenIssue(data);
  return issue?.number === number ? issue : undefined;
}

function seenIssue(data: unknown): SeenIssue | undefined {
  const number = numberIn(data, 'number');
  const state = textIn(data, 'state');
  if (number === undefined || (state !== 'open' && state !== 'closed')) return undefined;
  const fields = recordOf(data) ?? {};
  return {
    ...{ number, isOpen: state === 'open' },
    id: numberIn(data, 'id') ?? 0,
    url: pageIn(data),
    body: (textIn(data, 'body') ?? '').slice(0, MAX_TEXT),
    isLocked: fields['locked'] === true || fields['is_locked'] === true,
    // Gitea has the key with `null`.
    isPullRequest: recordOf(fields['pull_request']) !== undefined,
    labels: namesIn(fields['labels'], 'name'),
    assignees: namesIn(fields['assignees'], 'login'),
    author: textIn(fields['user'], 'login') ?? '',
    closedBy: textIn(fields['closed_by'], 'login'),
    closedAt: timeIn(data, 'closed_at'),
    createdAt: timeIn(data, 'created_at') ?? new Date(0).toISOString(),
  };
}

function pageIn(data: unknown): string {
  const url = textIn(data, 'html_url') ?? '';
  return /^https?:\/\/[^\s<>"']{1,500}$/.test(url) ? url : '';
}

function timeIn(data: unknown, name: string): string | undefined {
  const time = Date.parse(textIn(data, name) ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function seenComment(data: unknown): SeenComment | undefined {
  const fields = recordOf(data);
  if (fields === undefined) return undefined;
  return { body: (textIn(data, 'body') ?? '').slice(0, MAX_TEXT), author: textIn(fields['user'], 'login') ?? '' };
}

/** Labels may be texts or objects with a name. */
function namesIn(list: unknown, name: string): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => (typeof item === 'string' ? item : (textIn(item, name) ?? [])));
}
