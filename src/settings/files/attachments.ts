/**
 * Reads the files to attach, before anything is contacted. In a workflow they must be inside the workspace, with links
 * followed: a workflow that accepts paths from outside must not mail away the files of the runner.
 */

import { basename, extname, resolve } from 'node:path';
import type { Issue } from '../../model/issue.ts';
import type { Attachment } from '../../model/message-spec.ts';
import { reasonOf } from '../../system/error-code.ts';
import type { World } from '../../system/world.ts';
import { isInside } from './workspace.ts';

const MAX_TOTAL_BYTES = 25 * 1024 ** 2;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.gz': 'application/gzip',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.log': 'text/plain',
  '.md': 'text/markdown',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};

/** Reads the files at these paths. Reports each that cannot be attached; then the result is incomplete. */
export async function loadAttachments(
  paths: readonly string[] | undefined,
  { env, files }: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<readonly Attachment[]> {
  if (paths === undefined) return [];
  const report = (value: string | undefined, problem: string, remedy: string): void => {
    issues.push({ code: 'E_INPUT', input: 'attachments', value, problem, remedy });
  };
  // Without a workspace it is the user's own machine, and any path is allowed.
  const workspace = env['GITHUB_WORKSPACE'] || undefined;
  const loaded: Attachment[] = [];
  let left = MAX_TOTAL_BYTES;
  for (const path of paths) {
    const whole = resolve(workspace ?? '.', path);
    const outside = (): void =>
      report(
        path,
        'names a file outside the workspace',
        'Attach files of the workspace only, without links out of it.',
      );
    // Checked before the file is accessed, so that nothing reveals whether a file outside exists.
    if (workspace !== undefined && !isInside(resolve(workspace), whole)) {
      outside();
      continue;
    }
    try {
      const root = workspace === undefined ? undefined : await files.inspect(workspace);
      const file = await files.inspect(whole);
      if (root && !isInside(root.realPath, file.realPath)) outside();
      else if (!file.isFile)
        report(path, 'names something that is not a file', 'Name the files one by one, one per line.');
      else if (file.bytes > left) {
        report(path, 'goes beyond 25 MB for all attachments together', 'Attach less.');
        return loaded;
      } else {
        const content = await files.readBytes(file.realPath);
        left -= content.length;
        loaded.push({ name: basename(path), contentType: contentType(path), content });
      }
    } catch (error) {
      const reason = reasonOf(error);
      report(
        path,
        `cannot be read as a file (${reason})`,
        'Name a file that an earlier step made, from the workspace on.',
      );
    }
  }
  return loaded;
}

function contentType(path: string): string {
  const type = extname(path).toLowerCase();
  return (Object.hasOwn(CONTENT_TYPES, type) ? CONTENT_TYPES[type] : undefined) ?? 'application/octet-stream';
}
