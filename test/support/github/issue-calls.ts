/** Calls about issues. */

import { paged } from './paging.ts';
import { type Complaint, invalid, NOT_FOUND, type Reply, refusal, reply } from './reply.ts';
import type { FakeRequest } from './request.ts';
import type { FakeIssue, StateReason } from './state.ts';

const MAX_TITLE = 256;
const MAX_LABEL = 50;
const MAX_ASSIGNEES = 10;

/** GET /repos/{owner}/{repo}/issues */
export function listIssues(request: FakeRequest): Reply {
  const { state, render, query, quirks } = request;
  const all = [...state.issues.values()].filter(
    (issue) => !issue.isDeleted && issue.movedTo === undefined && (state.hasIssues || issue.isPullRequest),
  );
  const shown = quirks.hidesNewest > 0 ? all.slice(0, -quirks.hidesNewest) : all;
  const found = shown.filter((issue) => isWanted(issue, query));
  const by = query.get('sort') ?? 'created';
  const rank = (issue: FakeIssue): number =>
    by === 'comments'
      ? state.commentsOf(issue.number).length
      : (by === 'updated' ? issue.updatedAt : issue.createdAt).getTime();
  found.sort((a, b) => rank(a) - rank(b) || a.number - b.number);
  if (query.get('direction') !== 'asc') found.reverse();
  return paged(request, found, (issue) => render.issue(issue));
}

function isWanted(issue: FakeIssue, query: URLSearchParams): boolean {
  const state = query.get('state') ?? 'open';
  if (state !== 'all' && issue.state !== state) return false;
  const labels = (query.get('labels') ?? '').split(',').filter(Boolean);
  const own = issue.labels.map((label) => label.toLowerCase());
  if (!labels.every((label) => own.includes(label.trim().toLowerCase()))) return false;
  const creator = query.get('creator');
  if (creator !== null && issue.user.login.toLowerCase() !== creator.toLowerCase()) return false;
  const assignee = query.get('assignee');
  if (assignee === 'none' ? issue.assignees.length > 0 : assignee === '*' && issue.assignees.length === 0) return false;
  if (assignee && assignee !== 'none' && assignee !== '*' && !issue.assignees.includes(assignee)) return false;
  const since = query.get('since');
  return since === null || issue.updatedAt.getTime() >= Date.parse(since);
}

/** Finds an issue, or says why it cannot be had. */
export function findIssue({ state, path, render }: FakeRequest): FakeIssue | Reply {
  const issue = state.issues.get(Number(path['issue_number']));
  if (!state.hasIssues) return refusal(410, 'Issues has been disabled in this repository.');
  if (!issue) return NOT_FOUND;
  if (issue.isDeleted) return refusal(410, 'This issue was deleted');
  if (issue.movedTo === undefined) return issue;
  const location = issue.movedTo;
  const url = render.repository;
  return {
    status: 301,
    body: { message: 'Moved Permanently', url: location, documentation_url: url },
    headers: { location },
  };
}

/** Tells an issue from a reply. */
export function isReply(found: FakeIssue | Reply): found is Reply {
  return 'status' in found;
}

/** GET /repos/{owner}/{repo}/issues/{issue_number} */
export function getIssue(request: FakeRequest): Reply {
  const issue = findIssue(request);
  return isReply(issue) ? issue : reply(200, request.render.issue(issue));
}

/** POST /repos/{owner}/{repo}/issues */
export function createIssue(request: FakeRequest): Reply {
  const { state, render, user, body, quirks, variant } = request;
  if (!state.hasIssues) return refusal(410, 'Issues has been disabled in this repository.');
  const labels = names(body['labels']);
  if (variant.name === 'gitea' && labels.length > 0) {
    return {
      status: 422,
      body: {
        message: '[]: json: cannot unmarshal string into Go struct field CreateIssueOption.labels of type int64',
      },
    };
  }
  const assignees = names(body['assignees']);
  const complaints = [
    ...textComplaints(request),
    ...labelComplaints(labels),
    ...assigneeComplaints(request, assignees),
  ];
  if (complaints.length > 0) return invalid('Validation Failed', complaints);
  const issue = state.addIssue(user.login, String(body['title']), textOr(body['body'], null));
  if (!quirks.dropsLabels) issue.labels = labels.map((name) => state.ensureLabel(name).name);
  issue.assignees = assignees;
  return reply(201, render.issue(issue), { location: `${render.repository}/issues/${issue.number}` });
}

/** PATCH /repos/{owner}/{repo}/issues/{issue_number} */
export function updateIssue(request: FakeRequest): Reply {
  const { state, render, user, body, variant } = request;
  const issue = findIssue(request);
  if (isReply(issue)) return issue;
  const isGitea = variant.name === 'gitea';
  const labels = names(body['labels']);
  const assignees = names(body['assignees']);
  const complaints = [
    ...textComplaints(request),
    ...labelComplaints(labels),
    ...assigneeComplaints(request, assignees),
  ];
  const duplicate = body['duplicate_issue_id'];
  if (duplicate !== undefined && ![...state.issues.values()].some(({ id }) => id === duplicate)) {
    complaints.push({ resource: 'Issue', field: 'duplicate_issue_id', code: 'invalid' });
  }
  if (complaints.length > 0) return invalid('Validation Failed', complaints);
  if (body['title'] !== undefined && body['title'] !== null) issue.title = String(body['title']);
  if (body['body'] !== undefined) issue.body = textOr(body['body'], null);
  if (body['labels'] !== undefined && !isGitea) issue.labels = labels.map((name) => state.ensureLabel(name).name);
  if (body['assignees'] !== undefined) issue.assignees = assignees;
  const reason = isGitea ? null : ((body['state_reason'] ?? null) as StateReason);
  if (body['state'] === 'closed') state.close(issue, user.login, reason);
  if (body['state'] === 'open') state.reopen(issue);
  issue.updatedAt = state.now;
  return reply(isGitea ? 201 : 200, render.issue(issue));
}

/** POST /repos/{owner}/{repo}/issues/{issue_number}/assignees */
export function addAssignees(request: FakeRequest): Reply {
  const issue = findIssue(request);
  if (isReply(issue)) return issue;
  const { state, body, render } = request;
  // Here strangers are left out without a word.
  const known = names(body['assignees']).filter((login) => state.collaborators.has(login.toLowerCase()));
  issue.assignees = [...new Set([...issue.assignees, ...known])].slice(0, MAX_ASSIGNEES);
  issue.updatedAt = state.now;
  return reply(201, render.issue(issue));
}

/** What is wrong with names of labels. */
export function labelComplaints(labels: readonly string[]): Complaint[] {
  return labels
    .filter((name) => name.length > MAX_LABEL || name.trim() === '')
    .map((value) => ({ value, resource: 'Label', field: 'name', code: 'invalid' }));
}

/** Names in a list of texts or of objects with a name or a login. */
export function names(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((each: unknown) => {
    const { name, login } = (typeof each === 'object' && each !== null ? each : {}) as Record<string, unknown>;
    return String(name ?? login ?? each);
  });
}

function textComplaints({ body, variant }: FakeRequest): Complaint[] {
  const complaints: Complaint[] = [];
  const title = body['title'];
  if (typeof title === 'string' && (title.length > MAX_TITLE || title.trim() === '')) {
    const message =
      title.length > MAX_TITLE ? `title is too long (maximum is ${MAX_TITLE} characters)` : "title can't be blank";
    complaints.push({ resource: 'Issue', field: 'title', code: 'custom', message });
  }
  const text = body['body'];
  if (typeof text === 'string' && text.length > variant.maxBody) {
    const message = `body is too long (maximum is ${variant.maxBody} characters)`;
    complaints.push({ resource: 'Issue', field: 'body', code: 'custom', message });
  }
  return complaints;
}

/** A stranger makes the whole call fail (`JasonEtco/create-an-issue#41`). */
function assigneeComplaints({ state }: FakeRequest, logins: readonly string[]): Complaint[] {
  const isTooMany = logins.length > MAX_ASSIGNEES;
  return logins
    .filter((login) => isTooMany || !state.collaborators.has(login.toLowerCase()))
    .map((value) => ({ value, resource: 'Issue', field: 'assignees', code: 'invalid' }));
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}
