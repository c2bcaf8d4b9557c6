/** Finds files by path or glob. */

import { resolve } from 'node:path';
import type { Issue } from '../../model/issue.ts';
import type { WorkspaceFile } from '../../model/plan.ts';
import type { World } from '../../system/world.ts';
import { type FileTrouble, findNamedFile, isEndOfWait, leadsOut, troubleOf, workspaceOf } from './named-file.ts';

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

const REMEDIES = {
  outside: 'Name files of the workspace only, without links out of it.',
  'no file': 'Name files, or a glob such as ci/*.yml.',
  'too large': 'Split it into several files.',
  unreadable: 'Look at the rights of the file.',
} as const;

/** Finds the files that match. Reports each that cannot be used. */
export async function findWorkspaceFiles(
  query: FileQuery,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<FoundFiles> {
  const { input, patterns, maxFiles } = query;
  const found = new Map<string, WorkspaceFile>();
  const unmatched: string[] = [];
  for (const pattern of patterns) {
    const paths = await findPaths(pattern, world);
    if ('problem' in paths) {
      issues.push(issueOf(input, pattern, paths));
      continue;
    }
    if (paths.length === 0) unmatched.push(pattern);
    for (const path of paths.slice(0, maxFiles + 1)) {
      const file = await take(path, query, world);
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
  { input, maxBytes }: FileQuery,
  world: Pick<World, 'env' | 'files'>,
): Promise<WorkspaceFile | Issue> {
  const file = await findNamedFile(path, maxBytes, world);
  return 'problem' in file ? issueOf(input, path, file) : { path, ...file };
}

function issueOf(input: string, value: string, { kind, problem }: FileTrouble): Issue {
  return { code: 'E_INPUT', input, value, problem, remedy: REMEDIES[kind] };
}

async function findPaths(
  pattern: string,
  world: Pick<World, 'env' | 'files'>,
): Promise<readonly string[] | FileTrouble> {
  try {
    // Checked before a folder is searched, so that nothing reveals which files are outside.
    return (await leadsOut(pattern, world)) ?? (await matches(pattern, world));
  } catch (error) {
    return troubleOf(error);
  }
}

/** Finds the paths of a pattern. A path that exists is used as it is, whatever brackets it has. */
async function matches(pattern: string, world: Pick<World, 'env' | 'files'>): Promise<readonly string[]> {
  const folder = workspaceOf(world.env) ?? '.';
  try {
    await world.files.inspect(resolve(folder, pattern));
    return [pattern.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')];
  } catch (error) {
    if (isEndOfWait(error)) throw error;
    const inside: string[] = [];
    for (const path of await world.files.find(folder, pattern)) {
      // The glob may have spelt a link so that only now it shows.
      if ((await leadsOut(path, world)) === undefined) inside.push(path);
    }
    return inside;
  }
}
