/** Calls about git objects and branches. A branch moves forward only, unless it is forced. */
import { createHash } from 'node:crypto';
import { nodeId, stamp } from './render.ts';
import { invalid, NOT_FOUND, type Reply, refusal, reply } from './reply.ts';
import type { FakeRequest } from './request.ts';
import type { FakeCommit, GitHubState } from './state.ts';

const EMPTY = refusal(409, 'Git Repository is empty.');

/** GET /repos/{owner}/{repo}/git/ref/{ref} */
export function getRef(request: FakeRequest): Reply {
  const { state, path } = request;
  if (state.git.refs.size === 0) return EMPTY;
  const ref = path['ref'] ?? '';
  return state.git.refs.has(ref) ? reply(200, showRef(request, ref)) : NOT_FOUND;
}

/** POST /repos/{owner}/{repo}/git/refs */
export function createRef(request: FakeRequest): Reply {
  const { state, body } = request;
  const { git } = state;
  if (git.refs.size === 0) return EMPTY;
  const name = String(body['ref']);
  const ref = name.replace(/^refs\//, '');
  if (!/^refs\/(?:heads|tags)\/.+/.test(name))
    return invalid("Reference name must start with 'refs/' and have a kind.");
  if (!git.commits.has(String(body['sha']))) return invalid('Object does not exist');
  if (git.refs.has(ref)) return invalid('Reference already exists');
  if (git.protected.has(ref)) return violation('Cannot create ref due to creations being restricted.');
  git.refs.set(ref, String(body['sha']));
  return reply(201, showRef(request, ref), { location: `${request.render.repository}/git/${name}` });
}

/** PATCH /repos/{owner}/{repo}/git/refs/{ref} */
export function updateRef(request: FakeRequest): Reply {
  const { state, path, body } = request;
  const { git } = state;
  const ref = path['ref'] ?? '';
  const sha = String(body['sha']);
  const old = git.refs.get(ref);
  if (git.refs.size === 0) return EMPTY;
  if (old === undefined) return invalid('Reference does not exist');
  if (!git.commits.has(sha)) return invalid('Object does not exist');
  if (git.protected.has(ref)) return violation('Cannot update this protected ref.');
  if (body['force'] !== true && !isAncestor(state, old, sha)) return invalid('Update is not a fast forward');
  git.refs.set(ref, sha);
  return reply(200, showRef(request, ref));
}

/** POST /repos/{owner}/{repo}/git/blobs */
export function createBlob({ state, render, body }: FakeRequest): Reply {
  if (state.git.refs.size === 0) return EMPTY;
  const encoding = body['encoding'] === 'base64' ? 'base64' : 'utf8';
  const sha = addBlob(state, Buffer.from(String(body['content']), encoding));
  const url = `${render.repository}/git/blobs/${sha}`;
  return reply(201, { sha, url }, { location: url });
}

/** POST /repos/{owner}/{repo}/git/trees */
export function createTree({ state, render, body }: FakeRequest): Reply {
  const { git } = state;
  if (git.refs.size === 0) return EMPTY;
  const base = body['base_tree'];
  // A commit may stand for its tree.
  const basis = git.trees.get(git.commits.get(String(base))?.tree ?? String(base));
  if (base !== undefined && !basis) return NOT_FOUND;
  const tree = new Map(basis ?? []);
  for (const entry of body['tree'] as readonly Readonly<Record<string, unknown>>[]) {
    const path = String(entry['path']);
    if (entry['sha'] === null) tree.delete(path);
    else if (typeof entry['content'] === 'string') tree.set(path, addBlob(state, Buffer.from(entry['content'])));
    else if (git.blobs.has(String(entry['sha']))) tree.set(path, String(entry['sha']));
    else return invalid(`tree.sha ${String(entry['sha'])} is not a valid blob`);
  }
  const sha = addTree(state, tree);
  const items = [...tree].map(([path, blob]) => ({
    path,
    mode: '100644',
    type: 'blob',
    size: git.blobs.get(blob)?.byteLength ?? 0,
    sha: blob,
    url: `${render.repository}/git/blobs/${blob}`,
  }));
  const url = `${render.repository}/git/trees/${sha}`;
  return reply(201, { sha, url, tree: items, truncated: false }, { location: url });
}

/** POST /repos/{owner}/{repo}/git/commits */
export function createCommit({ state, render, body, user }: FakeRequest): Reply {
  const { git } = state;
  if (git.refs.size === 0) return EMPTY;
  const tree = String(body['tree']);
  const parents = ((body['parents'] ?? []) as readonly unknown[]).map(String);
  if (!git.trees.has(tree)) return invalid('Tree SHA does not exist');
  if (!parents.every((parent) => git.commits.has(parent)))
    return invalid('Parent SHA does not exist or is not a commit object');
  const commit = addCommit(state, { tree, parents, message: String(body['message']) });
  const url = `${render.repository}/git/commits/${commit.sha}`;
  const person = { name: user.login, email: `${user.id}@users.noreply.github.example`, date: stamp(commit.at) };
  return reply(
    201,
    {
      sha: commit.sha,
      node_id: nodeId('C', commit.sha),
      url,
      html_url: `${render.page}/commit/${commit.sha}`,
      author: person,
      committer: person,
      message: commit.message,
      tree: { sha: tree, url: `${render.repository}/git/trees/${tree}` },
      parents: parents.map((sha) => ({
        sha,
        url: `${render.repository}/git/commits/${sha}`,
        html_url: `${render.page}/commit/${sha}`,
      })),
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    { location: url },
  );
}

/** Stores a blob under the name that git gives it. */
export function addBlob({ git }: GitHubState, bytes: Buffer): string {
  const sha = createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
  git.blobs.set(sha, bytes);
  return sha;
}

/** Stores a tree. */
export function addTree({ git }: GitHubState, tree: ReadonlyMap<string, string>): string {
  const sha = sha1({ tree: [...tree].sort() });
  git.trees.set(sha, tree);
  return sha;
}

/** Stores a commit. */
export function addCommit(state: GitHubState, parts: Pick<FakeCommit, 'tree' | 'parents' | 'message'>): FakeCommit {
  const commit = { ...parts, at: state.now, sha: sha1({ ...parts, at: state.now, nth: state.git.commits.size }) };
  state.git.commits.set(commit.sha, commit);
  return commit;
}

/** Commits one file to a branch, as a person with git does. */
export function commitFile(state: GitHubState, branch: string, path: string, content: string | Buffer): FakeCommit {
  const { git } = state;
  const parent = git.refs.get(`heads/${branch}`);
  const basis = git.trees.get(git.commits.get(parent ?? '')?.tree ?? '') ?? new Map();
  const blob = addBlob(state, Buffer.from(content));
  const tree = addTree(state, new Map([...basis, [path, blob]]));
  const commit = addCommit(state, { tree, parents: parent === undefined ? [] : [parent], message: `Write ${path}` });
  git.refs.set(`heads/${branch}`, commit.sha);
  return commit;
}

/** Reads a file of a branch. */
export function readFile({ git }: GitHubState, branch: string, path: string): Buffer | undefined {
  const commit = git.commits.get(git.refs.get(`heads/${branch}`) ?? branch);
  return git.blobs.get(git.trees.get(commit?.tree ?? '')?.get(path) ?? '');
}

function showRef({ state, render }: FakeRequest, ref: string): unknown {
  const sha = state.git.refs.get(ref) ?? '';
  return {
    ref: `refs/${ref}`,
    node_id: nodeId('REF', ref),
    url: `${render.repository}/git/refs/${ref}`,
    object: { type: 'commit', sha, url: `${render.repository}/git/commits/${sha}` },
  };
}

function isAncestor({ git }: GitHubState, old: string, sha: string): boolean {
  const left = [sha];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next === old) return true;
    left.push(...(git.commits.get(next)?.parents ?? []));
  }
  return false;
}

function violation(detail: string): Reply {
  return refusal(422, `Repository rule violations found\n\n${detail}\n\n`);
}

function sha1(value: unknown): string {
  return createHash('sha1').update(JSON.stringify(value)).digest('hex');
}
