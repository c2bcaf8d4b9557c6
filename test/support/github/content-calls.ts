/** Calls about files of a branch. */
import { addBlob, addCommit, addTree, readFile } from './git-calls.ts';
import { nodeId, stamp } from './render.ts';
import { invalid, NOT_FOUND, type Reply, refusal, reply } from './reply.ts';
import type { FakeRequest } from './request.ts';

/** Larger files come only as they are, in bytes. */
const MAX_JSON = 1024 * 1024;

/** GET /repos/{owner}/{repo}/contents/{path} */
export function getContent(request: FakeRequest): Reply {
  const { state, path, query, headers, variant } = request;
  const branch = (query.get('ref') ?? state.defaultBranch).replace(/^refs\/heads\//, '');
  const file = path['path'] ?? '';
  if (state.git.refs.size === 0) return refusal(404, 'This repository is empty.');
  if (!state.git.refs.has(`heads/${branch}`) && !state.git.commits.has(branch)) {
    return refusal(404, `No commit found for the ref ${branch}`);
  }
  const bytes = readFile(state, branch, file);
  if (!bytes) return NOT_FOUND;
  if (/\.raw\b/.test(headers['accept'] ?? '') && variant.name !== 'gitea') {
    return { status: 200, raw: { type: 'application/vnd.github.raw+json; charset=utf-8', bytes } };
  }
  return reply(200, showFile(request, file, bytes));
}

/** PUT /repos/{owner}/{repo}/contents/{path} */
export function putContent(request: FakeRequest): Reply {
  const { state, path, body, render, user } = request;
  const { git } = state;
  const branch = String(body['branch'] ?? state.defaultBranch);
  const file = path['path'] ?? '';
  const parent = git.refs.get(`heads/${branch}`);
  if (parent === undefined && git.refs.size > 0) return refusal(404, `Branch ${branch} not found`);
  if (git.protected.has(`heads/${branch}`)) return refusal(409, 'Repository rule violations found');
  const old = readFile(state, branch, file);
  const oldSha = old && addBlob(state, old);
  if (oldSha !== undefined && body['sha'] === undefined) return invalid('Invalid request.\n\n"sha" wasn\'t supplied.');
  if (oldSha !== body['sha']) return refusal(409, `${file} does not match ${String(body['sha'])}`);
  const bytes = Buffer.from(String(body['content']), 'base64');
  const basis = git.trees.get(git.commits.get(parent ?? '')?.tree ?? '') ?? new Map<string, string>();
  const tree = addTree(state, new Map([...basis, [file, addBlob(state, bytes)]]));
  const commit = addCommit(state, { tree, parents: parent ? [parent] : [], message: String(body['message']) });
  git.refs.set(`heads/${branch}`, commit.sha);
  const url = `${render.repository}/git/commits/${commit.sha}`;
  const person = { name: user.login, email: `${user.id}@users.noreply.github.example`, date: stamp(commit.at) };
  return reply(oldSha === undefined ? 201 : 200, {
    content: showFile(request, file, bytes),
    commit: {
      sha: commit.sha,
      node_id: nodeId('C', commit.sha),
      url,
      html_url: `${render.page}/commit/${commit.sha}`,
      author: person,
      committer: person,
      message: commit.message,
      tree: { sha: tree, url: `${render.repository}/git/trees/${tree}` },
      parents: [],
    },
  });
}

function showFile({ state, render }: FakeRequest, path: string, bytes: Buffer): unknown {
  const sha = addBlob(state, bytes);
  const url = `${render.repository}/contents/${path}`;
  const gitUrl = `${render.repository}/git/blobs/${sha}`;
  const page = `${render.page}/blob/${path}`;
  const isLarge = bytes.byteLength > MAX_JSON;
  return {
    type: 'file',
    encoding: isLarge ? 'none' : 'base64',
    size: bytes.byteLength,
    name: path.split('/').at(-1),
    path,
    content: isLarge ? '' : bytes.toString('base64').replace(/.{60}/g, '$&\n'),
    sha,
    url,
    git_url: gitUrl,
    html_url: page,
    download_url: page,
    _links: { git: gitUrl, self: url, html: page },
  };
}
