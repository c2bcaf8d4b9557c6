/**
 * THE rules for a file that an input names, whichever input it is. In a workflow it is in the workspace, with links
 * followed: a workflow that accepts paths from outside must not read the files of the runner, nor tell which there are.
 * Elsewhere paths are relative to the current folder, and any path is allowed. It is a regular file of limited size, and
 * `filesUntil` limits the time.
 */

import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { errorCode, reasonOf } from '../../system/error-code.ts';
import { Interrupted } from '../../system/files-until.ts';
import { NOT_A_FILE, TOO_LARGE } from '../../system/read-regular-file.ts';
import type { World } from '../../system/world.ts';

/** A file that may be read. */
export interface NamedFile {
  readonly realPath: string;
  /** At most this many bytes are read. */
  readonly maxBytes: number;
}

/** The reason why a file cannot be used, for the caller to say what to do. */
export interface FileTrouble {
  readonly kind: 'outside' | 'no file' | 'too large' | 'unreadable';
  /** A sentence that continues after the path. */
  readonly problem: string;
}

/** Finds the file at a path, and looks at it. @throws Interrupted */
export async function findNamedFile(
  path: string,
  maxBytes: number,
  world: Pick<World, 'env' | 'files'>,
): Promise<NamedFile | FileTrouble> {
  const { files } = world;
  try {
    const outside = await leadsOut(path, world);
    if (outside) return outside;
    const { realPath, isFile, bytes } = await files.inspect(resolve(workspaceOf(world.env) ?? '.', path));
    if (!isFile) return noFile();
    return bytes > maxBytes ? tooLarge(maxBytes) : { realPath, maxBytes };
  } catch (error) {
    return troubleOf(error, maxBytes);
  }
}

/** Reads a file that was found. It may have changed since: the limits hold for what is read now. @throws Interrupted */
export async function readFoundFile(
  { realPath, maxBytes }: NamedFile,
  files: Pick<World['files'], 'read'>,
): Promise<Buffer | FileTrouble> {
  try {
    return await files.read(realPath, maxBytes);
  } catch (error) {
    return troubleOf(error, maxBytes);
  }
}

/** Finds and reads the file at a path. @throws Interrupted */
export async function readNamedFile(
  path: string,
  maxBytes: number,
  world: Pick<World, 'env' | 'files'>,
): Promise<Buffer | FileTrouble> {
  const file = await findNamedFile(path, maxBytes, world);
  return 'problem' in file ? file : await readFoundFile(file, world.files);
}

/**
 * Returns the trouble with a path that leads out of the workspace. A link that leads to nothing is the same trouble, so
 * that nothing reveals which files exist outside.
 *
 * @throws the system's error when even the workspace cannot be read
 */
export async function leadsOut(
  path: string,
  { env, files }: Pick<World, 'env' | 'files'>,
): Promise<FileTrouble | undefined> {
  const workspace = workspaceOf(env);
  if (workspace === undefined) return undefined;
  const whole = resolve(workspace, path);
  // Checked before the file is accessed.
  if (!isInside(workspace, whole)) return { kind: 'outside', problem: 'names a file outside the workspace' };
  const { realPath } = await files.inspect(workspace);
  return (await leavesByLink(whole, realPath, files))
    ? { kind: 'outside', problem: 'follows a link to a place outside the workspace, or to nothing' }
    : undefined;
}

/** Returns the workspace as an absolute path; undefined on a machine of the user's own. */
export function workspaceOf(env: World['env']): string | undefined {
  const workspace = env['GITHUB_WORKSPACE'];
  return workspace ? resolve(workspace) : undefined;
}

/** Whether a path is a folder or below it. Both are absolute paths; links are not followed. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether the part of a path that exists leaves a folder, or ends in a link that cannot be followed. */
async function leavesByLink(path: string, folder: string, files: World['files']): Promise<boolean> {
  try {
    return !isInside(folder, (await files.inspect(path)).realPath);
  } catch (error) {
    if (isEndOfWait(error)) throw error;
    if (await files.isLink(path)) return true;
    const parent = dirname(path);
    return parent !== path && (await leavesByLink(parent, folder, files));
  }
}

/** Whether an error says nothing about the path, only that the wait for it is over. */
export function isEndOfWait(error: unknown): boolean {
  return error instanceof Interrupted || errorCode(error) === 'ETIMEDOUT';
}

/** Returns the trouble that an error of the file system means. @throws Interrupted */
export function troubleOf(error: unknown, maxBytes = 0): FileTrouble {
  if (error instanceof Interrupted) throw error;
  const code = errorCode(error);
  if (code === NOT_A_FILE) return noFile();
  if (code === TOO_LARGE) return tooLarge(maxBytes);
  if (code === 'ETIMEDOUT') return { kind: 'unreadable', problem: 'cannot be read: the disk does not answer in time' };
  return { kind: 'unreadable', problem: `cannot be read as a file (${reasonOf(error)})` };
}

function noFile(): FileTrouble {
  return { kind: 'no file', problem: 'names something that is not a file' };
}

function tooLarge(maxBytes: number): FileTrouble {
  return { kind: 'too large', problem: `is larger than ${Math.round(maxBytes / 1024 ** 2)} MB` };
}
