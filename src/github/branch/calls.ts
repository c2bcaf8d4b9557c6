/** The calls that a branch needs, and what their answers must hold. */
import type { Api } from '../api/access.ts';
import { ApiFailure } from '../api/failure.ts';
import { recordOf, shaIn, textIn } from '../api/shape.ts';

const REPO = '/repos/{owner}/{repo}';

/** Asks for the file itself, which may be larger than what fits into JSON (1 MB). */
const RAW = 'application/vnd.github.raw+json';

/** Returns the commit that a branch is at, or undefined when there is no such branch. @throws ApiFailure */
export async function readHead(api: Api, branch: string): Promise<string | undefined> {
  return await orMissing(
    api.call({
      route: `GET ${REPO}/git/ref/{+ref}`,
      parameters: { ref: `heads/${branch}` },
      check: (data) => shaIn(recordOf(data)?.['object']),
    }),
  );
}

/**
 * Returns a file of a branch or of a commit, or undefined when either is missing.
 * @throws ApiFailure
 */
export async function readFileAt(api: Api, path: string, ref: string): Promise<string | undefined> {
  return await orMissing(
    api.call({ route: `GET ${REPO}/contents/{path}`, parameters: { path, ref }, accept: RAW, check: fileText }),
  );
}

/** The text of a file: as it is, or within JSON where the server knows nothing else (Gitea). */
function fileText(data: unknown): string | undefined {
  if (typeof data === 'string') return data;
  if (data instanceof ArrayBuffer) return Buffer.from(data).toString('utf8');
  const content = textIn(data, 'content');
  if (content !== undefined && textIn(data, 'encoding') === 'base64')
    return Buffer.from(content, 'base64').toString('utf8');
  // A server that calls the file JSON: the client has parsed it.
  return recordOf(data) && textIn(data, 'encoding') === undefined ? JSON.stringify(data) : undefined;
}

/** Stores a text and returns its name. @throws ApiFailure */
export async function createBlob(api: Api, content: string): Promise<string> {
  return await sha(api, 'POST', 'git/blobs', { content, encoding: 'utf-8' });
}

/** A file of a tree: a blob, or a short text. */
export interface TreeFile {
  readonly path: string;
  readonly sha?: string;
  readonly content?: string;
}

/** Stores a tree with these files and no others. @throws ApiFailure */
export async function createTree(api: Api, files: readonly TreeFile[]): Promise<string> {
  return await sha(api, 'POST', 'git/trees', {
    tree: files.map((file) => ({ mode: '100644', type: 'blob', ...file })),
  });
}

/** Stores a commit. @throws ApiFailure */
export async function createCommit(
  api: Api,
  commit: { readonly message: string; readonly tree: string; readonly parents: readonly string[] },
): Promise<string> {
  return await sha(api, 'POST', 'git/commits', commit);
}

/** Makes a branch. @throws ApiFailure, `invalid` when it is there already */
export async function createBranch(api: Api, branch: string, commit: string): Promise<void> {
  await api.call({
    route: `POST ${REPO}/git/refs`,
    parameters: { ref: `refs/heads/${branch}`, sha: commit },
    check: (data) => sameSha(recordOf(data)?.['object'], commit),
  });
}

/** Moves a branch. @throws ApiFailure, `invalid` or `conflict` when it has moved meanwhile */
export async function moveBranch(api: Api, branch: string, commit: string, force: boolean): Promise<void> {
  await api.call({
    route: `PATCH ${REPO}/git/refs/{+ref}`,
    parameters: { ref: `heads/${branch}`, sha: commit, force },
    // By force, it might undo what another run has done meanwhile.
    isIdempotent: !force,
    check: (data) => sameSha(recordOf(data)?.['object'], commit),
  });
}

async function sha(
  api: Api,
  method: string,
  path: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<string> {
  // An object is named by what it holds: storing it twice is the same as once.
  const request = {
    route: `${method} ${REPO}/${path}`,
    parameters,
    isIdempotent: true,
    check: (data: unknown) => shaIn(data),
  };
  return (await api.call(request)).data;
}

function sameSha(object: unknown, commit: string): true | undefined {
  return shaIn(object) === commit ? true : undefined;
}

async function orMissing<T>(call: Promise<{ readonly data: T }>): Promise<T | undefined> {
  try {
    return (await call).data;
  } catch (error) {
    if (error instanceof ApiFailure && error.kind === 'missing') return undefined;
    throw error;
  }
}
