/** Which call is which, and what a token needs for it. */
import { addLabels, createComment, createLabel, listComments, listLabels, updateComment } from './comment-calls.ts';
import { getContent, putContent } from './content-calls.ts';
import { dispatchEvent, dispatchWorkflow } from './dispatch-calls.ts';
import { createBlob, createCommit, createRef, createTree, getRef, updateRef } from './git-calls.ts';
import { addAssignees, createIssue, getIssue, listIssues, updateIssue } from './issue-calls.ts';
import { NOT_FOUND, type Reply, refusal } from './reply.ts';
import type { FakeRequest, FakeToken } from './request.ts';

interface Call {
  readonly needs: 'issues' | 'contents' | 'actions';
  readonly handle: (request: FakeRequest) => Reply;
}

const REPO = '/repos/{owner}/{repo}';

const CALLS: Readonly<Record<string, Call>> = {
  [`GET ${REPO}/issues`]: { needs: 'issues', handle: listIssues },
  [`POST ${REPO}/issues`]: { needs: 'issues', handle: createIssue },
  [`GET ${REPO}/issues/{issue_number}`]: { needs: 'issues', handle: getIssue },
  [`PATCH ${REPO}/issues/{issue_number}`]: { needs: 'issues', handle: updateIssue },
  [`POST ${REPO}/issues/{issue_number}/assignees`]: { needs: 'issues', handle: addAssignees },
  [`GET ${REPO}/issues/{issue_number}/comments`]: { needs: 'issues', handle: listComments },
  [`POST ${REPO}/issues/{issue_number}/comments`]: { needs: 'issues', handle: createComment },
  [`PATCH ${REPO}/issues/comments/{comment_id}`]: { needs: 'issues', handle: updateComment },
  [`GET ${REPO}/labels`]: { needs: 'issues', handle: listLabels },
  [`POST ${REPO}/labels`]: { needs: 'issues', handle: createLabel },
  [`POST ${REPO}/issues/{issue_number}/labels`]: { needs: 'issues', handle: addLabels },
  [`POST ${REPO}/actions/workflows/{workflow_id}/dispatches`]: { needs: 'actions', handle: dispatchWorkflow },
  [`POST ${REPO}/dispatches`]: { needs: 'contents', handle: dispatchEvent },
  [`GET ${REPO}/git/ref/{ref}`]: { needs: 'contents', handle: getRef },
  [`POST ${REPO}/git/refs`]: { needs: 'contents', handle: createRef },
  [`PATCH ${REPO}/git/refs/{ref}`]: { needs: 'contents', handle: updateRef },
  [`POST ${REPO}/git/blobs`]: { needs: 'contents', handle: createBlob },
  [`POST ${REPO}/git/trees`]: { needs: 'contents', handle: createTree },
  [`POST ${REPO}/git/commits`]: { needs: 'contents', handle: createCommit },
  [`GET ${REPO}/contents/{path}`]: { needs: 'contents', handle: getContent },
  [`PUT ${REPO}/contents/{path}`]: { needs: 'contents', handle: putContent },
};

/** Carries a call out, if the token may and the server has it. */
export function carryOut(route: string, request: FakeRequest): Reply {
  const call = CALLS[route];
  const { state, variant, token } = request;
  if (!call || state.isMissing) return NOT_FOUND;
  if (route.includes('/git/') && !variant.hasGitData) return NOT_FOUND;
  const level = route.startsWith('GET ') ? 'read' : 'write';
  const accepted = `${call.needs}=${level}`;
  if (!may(token, call.needs, level)) {
    const message = 'Resource not accessible by integration';
    return refusal(403, message, { 'x-accepted-github-permissions': accepted });
  }
  return call.handle(request);
}

function may(token: FakeToken, area: Call['needs'], level: 'read' | 'write'): boolean {
  return token[area] === 'write' || token[area] === level;
}
