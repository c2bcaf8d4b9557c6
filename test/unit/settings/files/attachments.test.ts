/** INP-020: files to attach come from the workspace, and from nowhere else. */
import { mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/model/issue.ts';
import { loadAttachments } from '../../../../src/settings/files/attachments.ts';
import { createWorld } from '../../../../src/system/real-world.ts';

let root = '';
let workspace = '';

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'mail-probe-attachments-')));
  workspace = join(root, 'workspace');
  await mkdir(join(workspace, 'out'), { recursive: true });
  await mkdir(join(root, 'workspace-of-others'));
  await writeFile(join(root, 'secret.txt'), 'secret');
  await writeFile(join(root, 'workspace-of-others', 'secret.txt'), 'secret');
  await writeFile(join(workspace, 'notes.txt'), 'notes');
  await writeFile(join(workspace, 'out', 'Report.PDF'), Buffer.from([0, 255]));
  await writeFile(join(workspace, '..dots'), 'dots');
  await symlink(join(root, 'secret.txt'), join(workspace, 'link-out.txt'));
  await symlink(root, join(workspace, 'folder-out'));
  await symlink(join(workspace, 'notes.txt'), join(workspace, 'link-in.txt'));
  await symlink(join(workspace, 'nowhere'), join(workspace, 'broken.txt'));
  await symlink(workspace, join(root, 'linked-workspace'));
  for (const name of ['half-a', 'half-b']) {
    await writeFile(join(workspace, name), '');
    await truncate(join(workspace, name), 12.5 * 1024 ** 2);
  }
});

afterAll(() => rm(root, { recursive: true, force: true }));

async function load(paths: readonly string[] | undefined, folder: string | undefined = workspace) {
  const issues: Issue[] = [];
  const { files } = createWorld({ env: {}, stdout: () => {} });
  const attached = await loadAttachments(paths, { env: { GITHUB_WORKSPACE: folder }, files }, issues);
  return { attached, issues };
}

describe('loadAttachments', () => {
  test('reads nothing when nothing is named, workspace or not', async () => {
    expect(await load(undefined, '')).toEqual({ attached: [], issues: [] });
  });

  test('reads files by paths from the workspace on, and by whole paths inside it', async () => {
    const paths = ['notes.txt', 'out/../out/Report.PDF', join(workspace, 'link-in.txt'), '..dots'];
    const { attached, issues } = await load(paths);
    expect(issues).toEqual([]);
    expect(attached).toEqual([
      { name: 'notes.txt', contentType: 'text/plain', content: Buffer.from('notes') },
      { name: 'Report.PDF', contentType: 'application/pdf', content: Buffer.from([0, 255]) },
      { name: 'link-in.txt', contentType: 'text/plain', content: Buffer.from('notes') },
      { name: '..dots', contentType: 'application/octet-stream', content: Buffer.from('dots') },
    ]);
  });

  test('takes a workspace that is itself reached by a link', async () => {
    expect(await load(['notes.txt'], join(root, 'linked-workspace'))).toMatchObject({ attached: [{}], issues: [] });
  });

  test.each([
    ['INP-020: a whole path', '/etc/passwd'],
    ['INP-020: a way up', '../secret.txt'],
    ['INP-020: a way up behind a folder', 'out/../../secret.txt'],
    ['INP-020: a folder whose name begins alike', '../workspace-of-others/secret.txt'],
    ['INP-020: a link', 'link-out.txt'],
    ['INP-020: a link among the folders', 'folder-out/secret.txt'],
    ['INP-020: a link to nothing', 'broken.txt'],
    ['INP-020: a file that does not exist, elsewhere', '../no-such-file'],
    ['INP-020: a folder above', '..'],
  ])('refuses %s', async (_what, path) => {
    const { attached, issues } = await load([path]);
    expect(attached).toEqual([]);
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'E_INPUT',
        input: 'attachments',
        value: path,
        problem: expect.stringMatching(/outside the workspace/),
      }),
    ]);
  });

  test.each([
    ['no-such-file', /cannot be read as a file \(ENOENT\)/],
    ['notes.txt/x', /\(ENOTDIR\)/],
    ['out', /is not a file/],
    ['.', /is not a file/],
  ])('refuses %s', async (path, problem) => {
    const { issues } = await load([path]);
    expect(issues).toEqual([expect.objectContaining({ value: path, problem: expect.stringMatching(problem) })]);
  });

  test('reports every path that is wrong', async () => {
    expect((await load(['no-such-file', 'notes.txt', '/etc/passwd'])).issues).toHaveLength(2);
  });

  test('takes 25 MB in all, and no byte more', async () => {
    expect((await load(['half-a', 'half-b'])).issues).toEqual([]);
    const { issues } = await load(['half-a', 'half-b', 'notes.txt']);
    expect(issues).toEqual([expect.objectContaining({ value: 'notes.txt', problem: expect.stringMatching(/25 MB/) })]);
  });

  test.each([undefined, ''])(
    'takes any file where there is no workspace, from the current folder on',
    async (folder) => {
      const issues: Issue[] = [];
      const { files } = createWorld({ env: {}, stdout: () => {} });
      const paths = [join(workspace, 'notes.txt'), relative('.', join(workspace, '..dots'))];
      const attached = await loadAttachments(paths, { env: { GITHUB_WORKSPACE: folder }, files }, issues);
      expect(issues).toEqual([]);
      expect(attached.map(({ content }) => content.toString())).toEqual(['notes', 'dots']);
    },
  );
});
