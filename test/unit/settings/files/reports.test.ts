/** Reports are written into the workspace, and nowhere else. */
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/model/issue.ts';
import { formatNames } from '../../../../src/model/report.ts';
import { reportLines, resolveReports } from '../../../../src/settings/files/reports.ts';
import { createWorld } from '../../../../src/system/real-world.ts';
import { listWords } from '../../../../src/text/list-words.ts';

let root = '';
let workspace = '';

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'mail-probe-reports-')));
  workspace = join(root, 'workspace');
  await mkdir(join(workspace, 'out'), { recursive: true });
  await mkdir(join(root, 'workspace-of-others'));
  await writeFile(join(root, 'other.xml'), '');
  await writeFile(join(workspace, 'old.xml'), '');
  await symlink(join(root, 'other.xml'), join(workspace, 'link-out.xml'));
  await symlink(root, join(workspace, 'folder-out'));
  await symlink(join(workspace, 'out'), join(workspace, 'folder-in'));
  await symlink(workspace, join(root, 'linked-workspace'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

async function read(text: string, folder: string | undefined = workspace) {
  const issues: Issue[] = [];
  const { files } = createWorld({ env: {}, stdout: () => {} });
  const reports = await resolveReports(reportLines.parse(text), { env: { GITHUB_WORKSPACE: folder }, files }, issues);
  return { reports, issues, problems: issues.map(({ value, problem, remedy }) => `${value} ${problem}. ${remedy}`) };
}

describe('resolveReports', () => {
  test('reads one report a line, with paths from the workspace on', async () => {
    const { reports, issues } = await read(
      `junit=out/mail.xml\n\n  json = new folder/a=b.json \r\nopenmetrics=${join(workspace, 'old.xml')}`,
    );
    expect(issues).toEqual([]);
    expect(reports).toEqual([
      { format: 'junit', path: join(workspace, 'out', 'mail.xml'), shownPath: 'out/mail.xml' },
      { format: 'json', path: join(workspace, 'new folder', 'a=b.json'), shownPath: 'new folder/a=b.json' },
      { format: 'openmetrics', path: join(workspace, 'old.xml'), shownPath: join(workspace, 'old.xml') },
    ]);
  });

  test('knows every format', async () => {
    const { reports } = await read(formatNames.map((name) => `${name}=out/${name}.svg`).join('\n'));
    expect(reports.map(({ format }) => format)).toEqual(formatNames);
  });

  test('takes a workspace, and a folder in it, that is reached by a link', async () => {
    expect((await read('junit=folder-in/a.xml', join(root, 'linked-workspace'))).problems).toEqual([]);
  });

  test('without a workspace, paths lead from the current folder, and anywhere', async () => {
    const { reports, issues } = await read(`junit=a.xml\njson=${join(root, 'b.json')}`, '');
    expect(issues).toEqual([]);
    expect(reports.map(({ path }) => path)).toEqual([resolve('a.xml'), join(root, 'b.json')]);
  });

  test('says all that is wrong at once, and keeps what can be written', async () => {
    const { reports, issues, problems } = await read(
      [
        'junitt=a.xml',
        'pdf=a.pdf',
        'toString=a.txt',
        'junit',
        'junit=',
        '=a.xml',
        'junit=ok.xml',
        'nagios=out/../ok.xml',
        'json=out',
        'json=old.xml/new/a.json',
        'json=bad\u0007.json',
        'json=../a.json',
        `json=${join(root, 'workspace-of-others', 'a.json')}`,
        'junit=link-out.xml',
        'junit=folder-out/new/a.xml',
      ].join('\n'),
    );
    const known = `Known are ${listWords(formatNames)}.`;
    const example = 'Write one format=path per line, such as junit=reports/mail.xml.';
    const inside = 'Write reports into the workspace, without links out of it.';
    expect(problems).toEqual([
      `junitt=a.xml has an unknown format. Did you mean junit? ${known}`,
      `pdf=a.pdf has an unknown format. ${known}`,
      `toString=a.txt has an unknown format. ${known}`,
      `junit names no format or no path. ${example}`,
      `junit= names no format or no path. ${example}`,
      `=a.xml names no format or no path. ${example}`,
      'nagios=out/../ok.xml names a path twice. Give each report a path of its own.',
      'json=out names something that is not a file. Name the file to write, not its folder.',
      'json=old.xml/new/a.json leads through a file. Name a file in a folder; missing folders are created.',
      'json=bad\u0007.json holds control characters. Write it on one line, without control characters.',
      `json=../a.json leads out of the workspace. ${inside}`,
      `json=${join(root, 'workspace-of-others', 'a.json')} leads out of the workspace. ${inside}`,
      `junit=link-out.xml leads out of the workspace. ${inside}`,
      `junit=folder-out/new/a.xml leads out of the workspace. ${inside}`,
    ]);
    expect(new Set(issues.map(({ code, input }) => `${code} ${input}`))).toEqual(new Set(['E_INPUT reports']));
    expect(reports.map(({ shownPath }) => shownPath)).toEqual(['ok.xml']);
  });

  test('a badge is SVG or JSON, and a status page is a folder with a first page of its own', async () => {
    const { reports, problems } = await read(
      [
        'badge=out/mail.SVG',
        'badge=out/mail.json',
        'badge=out/mail.png',
        'badge=out/mail',
        'status-page=public',
        'badge=public/mail.svg',
        'html=public/index.html',
        'json=public',
        'status-page=out',
        'status-page=old.xml',
        'status-page=old.xml/new',
        'status-page=folder-out',
      ].join('\n'),
    );
    const ending =
      'has an ending that no badge has. Write badge=mail.svg for a picture, or badge=mail.json for shields.io.';
    const twice = 'names a path twice. Give each report a path of its own.';
    expect(problems).toEqual([
      `badge=out/mail.png ${ending}`,
      `badge=out/mail ${ending}`,
      `html=public/index.html ${twice}`,
      `json=public ${twice}`,
      'status-page=old.xml names a file. Name a folder; a missing one is created.',
      'status-page=old.xml/new leads through a file. Name a file in a folder; missing folders are created.',
      'status-page=folder-out leads out of the workspace. Write reports into the workspace, without links out of it.',
    ]);
    expect(reports.map(({ format, path }) => [format, path])).toEqual([
      ['badge', join(workspace, 'out', 'mail.SVG')],
      ['badge', join(workspace, 'out', 'mail.json')],
      ['status-page', join(workspace, 'public')],
      ['badge', join(workspace, 'public', 'mail.svg')],
      ['status-page', join(workspace, 'out')],
    ]);
  });

  test('takes twenty reports and no more', async () => {
    const { reports, problems } = await read(Array.from({ length: 21 }, (_, index) => `json=${index}.json`).join('\n'));
    expect(reports).toHaveLength(20);
    expect(problems).toEqual(['json=20.json is one report too many. Write at most 20 reports.']);
  });
});
