/**
 * Finds files by path or glob. In a workflow they must be inside the workspace: a workflow that accepts paths from
 * outside must not read the files of the runner. Elsewhere paths are relative to the current folder, and any path is
 * allowed.
 */

import { resolve } from 'node:path';
import type { Issue } from '../../model/issue.ts';
import type { WorkspaceFile } from '../../model/plan.ts';
import { reasonOf } from '../../system/error-code.ts';
import type { World } from '../../system/world.ts';
import { isInside } from './workspace.ts';

/** The files to find, and the input that names them. */
export interface FileQuery {
  readonly input: string;
  readonly patterns: readonly string[];
  readonly maxFiles: number;
  /** Size limit of one file. */
  readonly maxBytes: number;
}

/** The files that a query found. */
export interface FoundFiles {
  /** Each once, in the order of the patterns. */
  readonly files: readonly WorkspaceFile[];
  /** The patterns that match nothing. */
  readonly unmatched: readonly string[];
}

/** Finds the files that match. Reports each that cannot be used. */
export async function findWorkspaceFiles(
  query: FileQuery,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<FoundFiles> {
  const { input, patterns, maxFiles } = query;
  const folder = world.env['GITHUB_WORKSPACE'] || undefined;
  const found = new Map<string, WorkspaceFile>();
  const unmatched: string[] = [];
  for (const pattern of patterns) {
    // Checked before the file is accessed, so that nothing reveals whether a file outside exists.
    if (folder !== undefined && !isInside(resolve(folder), resolve(folder, pattern))) {
      issues.push(outside(input, pattern));
      continue;
    }
    const paths = await matches(folder ?? '.', pattern, world.files);
    if (paths.length === 0) unmatched.push(pattern);
    for (const path of paths.slice(0, maxFiles + 1)) {
      const file = await take(path, folder, query, world.files);
      if ('problem' in file) issues.push(file);
      else found.set(file.realPath, file);
    }
  }
  if (found.size > maxFiles) {
    issues.push({ code: 'E_INPUT', input, problem: `names more than ${maxFiles} files`, remedy: 'Name fewer.' });
  }
  return { files: [...found.values()].slice(0, maxFiles), unmatched };
}

/** Returns the issue for a pattern that matches nothing, where that is an error. */
export function noFile(input: string, pattern: string): Issue {
  const remedy = 'Name a file from the workspace on; an earlier step has to check it out or download it.';
  return { code: 'E_INPUT', input, value: pattern, problem: 'matches no file', remedy };
}

async function take(
  path: string,
  folder: string | undefined,
  { input, maxBytes }: FileQuery,
  files: World['files'],
): Promise<WorkspaceFile | Issue> {
  const bad = (problem: string, remedy: string): Issue => ({ code: 'E_INPUT', input, value: path, problem, remedy });
  try {
    const file = await files.inspect(resolve(folder ?? '.', path));
    if (folder !== undefined && !isInside((await files.inspect(folder)).realPath, file.realPath)) {
      return outside(input, path);
    }
    if (!file.isFile) return bad('names something that is not a file', 'Name files, or a glob such as ci/*.yml.');
    if (file.bytes > maxBytes) return bad(`is larger than ${maxBytes / 1024 ** 2} MB`, 'Split it into several files.');
    return { path, realPath: file.realPath };
  } catch (error) {
    return bad(`cannot be read (${reasonOf(error)})`, 'Look at the rights of the file.');
  }
}

function outside(input: string, value: string): Issue {
  const remedy = 'Name files of the workspace only, without links out of it.';
  return { code: 'E_INPUT', input, value, problem: 'names a file outside the workspace', remedy };
}

/** Finds the paths of a pattern. A path that exists is used as it is, whatever brackets it has. */
async function matches(folder: string, pattern: string, files: World['files']): Promise<readonly string[]> {
  try {
    await files.inspect(resolve(folder, pattern));
    return [pattern.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')];
  } catch {
    return await files.find(folder, pattern);
  }
}
