/** Reads the files to attach, before anything is contacted. */

import { basename, extname } from 'node:path';
import type { Issue } from '../../model/issue.ts';
import type { Attachment } from '../../model/message/message-spec.ts';
import type { World } from '../../system/world.ts';
import { readNamedFile } from './named-file.ts';

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

const REMEDIES = {
  outside: 'Attach files of the workspace only, without links out of it.',
  'no file': 'Name the files one by one, one per line.',
  unreadable: 'Name a file that an earlier step made, from the workspace on.',
} as const;

/** Reads the files at these paths. Reports each that cannot be attached; then the result is incomplete. */
export async function loadAttachments(
  paths: readonly string[] | undefined,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<readonly Attachment[]> {
  if (paths === undefined) return [];
  const report = (value: string | undefined, problem: string, remedy: string): void => {
    issues.push({ code: 'E_INPUT', input: 'attachments', value, problem, remedy });
  };
  const loaded: Attachment[] = [];
  let left = MAX_TOTAL_BYTES;
  for (const path of paths) {
    const content = await readNamedFile(path, MAX_TOTAL_BYTES, world);
    if ('problem' in content && content.kind !== 'too large') {
      report(path, content.problem, REMEDIES[content.kind]);
      continue;
    }
    if ('problem' in content || content.length > left) {
      report(path, 'goes beyond 25 MB for all attachments together', 'Attach less.');
      return loaded;
    }
    left -= content.length;
    loaded.push({ name: basename(path), contentType: contentType(path), content });
  }
  return loaded;
}

function contentType(path: string): string {
  const type = extname(path).toLowerCase();
  return (Object.hasOwn(CONTENT_TYPES, type) ? CONTENT_TYPES[type] : undefined) ?? 'application/octet-stream';
}
