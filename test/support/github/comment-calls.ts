/** Calls about comments and labels. */
import { findIssue, isReply, labelComplaints, names } from './issue-calls.ts';
import { paged } from './paging.ts';
import { invalid, NOT_FOUND, type Reply, refusal, reply } from './reply.ts';
import type { FakeRequest } from './request.ts';

/** GET /repos/{owner}/{repo}/issues/{issue_number}/comments */
export function listComments(request: FakeRequest): Reply {
  const issue = findIssue(request);
  if (isReply(issue)) return issue;
  const { state, query, render } = request;
  const since = query.get('since');
  const found = state
    .commentsOf(issue.number)
    .filter(({ updatedAt }) => since === null || updatedAt.getTime() >= Date.parse(since));
  return paged(request, found, (comment) => render.comment(comment));
}

/** POST /repos/{owner}/{repo}/issues/{issue_number}/comments */
export function createComment(request: FakeRequest): Reply {
  const issue = findIssue(request);
  if (isReply(issue)) return issue;
  const { state, render, user, body } = request;
  if (issue.isLocked) return refusal(403, 'Unable to create comment because issue is locked.');
  const problem = bodyProblem(request);
  if (problem) return problem;
  const comment = state.addComment(issue, user.login, String(body['body']));
  return reply(201, render.comment(comment), { location: `${render.repository}/issues/comments/${comment.id}` });
}

/** PATCH /repos/{owner}/{repo}/issues/comments/{comment_id} */
export function updateComment(request: FakeRequest): Reply {
  const { state, render, path, body } = request;
  const comment = state.comments.find(({ id }) => id === Number(path['comment_id']));
  if (!comment) return NOT_FOUND;
  const problem = bodyProblem(request);
  if (problem) return problem;
  comment.body = String(body['body']);
  comment.updatedAt = state.now;
  return reply(200, render.comment(comment));
}

/** GET /repos/{owner}/{repo}/labels */
export function listLabels(request: FakeRequest): Reply {
  return paged(request, request.state.labels, (label) => request.render.label(label));
}

/** POST /repos/{owner}/{repo}/labels */
export function createLabel(request: FakeRequest): Reply {
  const { state, render, body, variant } = request;
  const name = String(body['name']);
  const complaints = labelComplaints([name]);
  const color = String(body['color'] ?? 'ededed');
  if (!/^[0-9a-f]{6}$/i.test(color) && variant.name !== 'gitea') {
    complaints.push({ resource: 'Label', field: 'color', code: 'invalid' });
  }
  const description = typeof body['description'] === 'string' ? body['description'] : null;
  if ((description ?? '').length > 100) {
    const message = 'description is too long (maximum is 100 characters)';
    complaints.push({ resource: 'Label', field: 'description', code: 'custom', message });
  }
  // Gitea makes two.
  if (state.label(name) && variant.name !== 'gitea') {
    complaints.push({ resource: 'Label', field: 'name', code: 'already_exists' });
  }
  if (complaints.length > 0) return invalid('Validation Failed', complaints);
  const label = { id: state.nextId(), name, color, description };
  state.labels.push(label);
  return reply(201, render.label(label), { location: `${render.repository}/labels/${encodeURIComponent(name)}` });
}

/** POST /repos/{owner}/{repo}/issues/{issue_number}/labels */
export function addLabels(request: FakeRequest): Reply {
  const issue = findIssue(request);
  if (isReply(issue)) return issue;
  const { state, render, body, variant } = request;
  const wanted = names(body['labels']);
  const complaints = labelComplaints(wanted);
  if (complaints.length > 0) return invalid('Validation Failed', complaints);
  // Gitea leaves out names that it does not know.
  const known = variant.name === 'gitea' ? wanted.filter((name) => state.label(name)) : wanted;
  issue.labels = [...new Set([...issue.labels, ...known.map((name) => state.ensureLabel(name).name)])];
  issue.updatedAt = state.now;
  return reply(
    200,
    issue.labels.map((name) => render.label(state.ensureLabel(name))),
  );
}

function bodyProblem({ body, variant }: FakeRequest): Reply | undefined {
  const text = String(body['body']);
  if (text.trim() === '')
    return invalid("Body can't be blank", [{ resource: 'IssueComment', field: 'body', code: 'custom' }]);
  if (text.length <= variant.maxBody) return undefined;
  const message = `body is too long (maximum is ${variant.maxBody} characters)`;
  return invalid('Validation Failed', [{ resource: 'IssueComment', field: 'body', code: 'custom', message }]);
}
