/**
 * Finds files by path or glob. In a workflow they must lie inside the workspace: one that takes paths from somebody else
 * must not read the files of the runner.
 */
import { resolve } from 'node:path';
import type { World } from '../world.ts';
import type { Issue } from './issue.ts';
import { isInside } from './workspace.ts';

/** A file that was found. */
export interface WorkspaceFile {
  /** From the workspace on, with slashes. */
  readonly path: string;
  /** With every link followed. */
  readonly realPath: string;
}

/** What is sought, and on whose behalf. */
export interface FileQuery {
  readonly input: string;
  readonly patterns: readonly string[];
  readonly maxFiles: number;
  /** Of one file. */
  readonly maxBytes: number;
}

/** The files that match, each once. Reports each pattern that gives none, and each file that cannot be taken. */
export async function findWorkspaceFiles(
  query: FileQuery,
  { env, files }: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<readonly WorkspaceFile[]> {
  const { input, patterns, maxFiles, maxBytes } = query;
  const report = (value: string | undefined, problem: string, remedy: string): void => {
    issues.push({ code: 'E_INPUT', input, value, problem, remedy });
  };
  // Without one it is the user's own machine, and the paths are the user's own.
  const workspace = env['GITHUB_WORKSPACE'] || undefined;
  const folder = workspace ?? '.';
  const outside = (value: string): void =>
    report(value, 'names a file outside the workspace', 'Name files of the workspace only, without links out of it.');
  const found = new Map<string, WorkspaceFile>();
  for (const pattern of patterns) {
    // Judged before it is touched: whether a file elsewhere exists is nobody's business.
    if (workspace !== undefined && !isInside(resolve(workspace), resolve(workspace, pattern))) {
      outside(pattern);
      continue;
    }
    const paths = await matches(folder, pattern, files);
    if (paths.length === 0) {
      report(pattern, 'matches no file', 'Name a file from the workspace on, and check out the repository before.');
    }
    for (const path of paths.slice(0, maxFiles + 1)) {
      try {
        const root = workspace === undefined ? undefined : await files.inspect(workspace);
        const file = await files.inspect(resolve(folder, path));
        if (root && !isInside(root.realPath, file.realPath)) outside(path);
        else if (!file.isFile)
          report(path, 'names something that is not a file', 'Name files, or a glob such as ci/*.yml.');
        else if (file.bytes > maxBytes) {
          report(path, `is larger than ${maxBytes / 1024 ** 2} MB`, 'Split it into several files.');
        } else found.set(file.realPath, { path, realPath: file.realPath });
      } catch (error) {
        report(path, `cannot be read (${reasonOf(error)})`, 'Look at the rights of the file.');
      }
    }
  }
  if (found.size > maxFiles) report(undefined, `names ${found.size} files or more`, `Name at most ${maxFiles}.`);
  return [...found.values()];
}

/** A path that exists is meant as it is, whatever brackets it has. */
async function matches(folder: string, pattern: string, files: World['files']): Promise<readonly string[]> {
  try {
    await files.inspect(resolve(folder, pattern));
    return [pattern.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')];
  } catch {
    return await files.find(folder, pattern);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
}
