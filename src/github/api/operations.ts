/**
 * The calls that Mail Probe makes: what each does, in words, and the permission that it needs (GitHub's documentation
 * of permissions for GitHub Apps).
 */

/** A call, as it is told to people. */
export interface Operation {
  /** Completes the sentence "GitHub would not …". */
  readonly does: string;
  /** The line that belongs below `permissions:` of a workflow. */
  readonly permission: string;
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /repos/{owner}/{repo}/issues': { does: 'list the issues', permission: 'issues: read' },
  'POST /repos/{owner}/{repo}/issues': { does: 'open an issue', permission: 'issues: write' },
  'GET /repos/{owner}/{repo}/issues/{issue_number}': { does: 'show an issue', permission: 'issues: read' },
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': { does: 'change an issue', permission: 'issues: write' },
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    does: 'list the comments of an issue',
    permission: 'issues: read',
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    does: 'comment on an issue',
    permission: 'issues: write',
  },
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': { does: 'change a comment', permission: 'issues: write' },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/assignees': {
    does: 'assign an issue',
    permission: 'issues: write',
  },
  'GET /repos/{owner}/{repo}/labels': { does: 'list the labels', permission: 'issues: read' },
  'POST /repos/{owner}/{repo}/labels': { does: 'create a label', permission: 'issues: write' },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': { does: 'label an issue', permission: 'issues: write' },
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': {
    does: 'start the workflow',
    permission: 'actions: write',
  },
  'POST /repos/{owner}/{repo}/dispatches': { does: 'send the event', permission: 'contents: write' },
  'GET /repos/{owner}/{repo}/git/ref/{ref}': { does: 'show the branch', permission: 'contents: read' },
  'POST /repos/{owner}/{repo}/git/refs': { does: 'create the branch', permission: 'contents: write' },
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': { does: 'move the branch', permission: 'contents: write' },
  'POST /repos/{owner}/{repo}/git/blobs': { does: 'store the history', permission: 'contents: write' },
  'POST /repos/{owner}/{repo}/git/trees': { does: 'store the tree of the history', permission: 'contents: write' },
  'POST /repos/{owner}/{repo}/git/commits': { does: 'commit the history', permission: 'contents: write' },
  'GET /repos/{owner}/{repo}/contents/{path}': { does: 'show the history', permission: 'contents: read' },
  'PUT /repos/{owner}/{repo}/contents/{path}': { does: 'write the history', permission: 'contents: write' },
};

/** Returns what a route does; a route that is not in the table is named itself. */
export function operationOf(route: string): Operation {
  // `{+ref}` keeps the slashes of a name.
  return OPERATIONS[route.replace('{+', '{')] ?? { does: `answer ${route}`, permission: 'contents: write' };
}

/** Whether a route changes anything. */
export function isWrite(route: string): boolean {
  return !route.startsWith('GET ');
}

/** The first word of the permission: `issues`, `contents` or `actions`. A refusal stops further writes of its kind. */
export function areaOf(route: string): string {
  return operationOf(route).permission.split(':', 1)[0] ?? '';
}
