/** Files in memory, and none at all, for what reads the files that inputs name. */
import { relative } from 'node:path';
import type { World } from '../../../src/system/world.ts';

/**
 * @param textOf returns the text at a path, from the current folder on, or throws; `undefined` where no file is. A path
 *   of which only the reading fails returns an error.
 */
export function memoryFiles(textOf: (path: string) => string | Error | undefined = () => undefined): World['files'] {
  const find = (path: string): string | Error => {
    const content = textOf(relative('.', path).replaceAll('\\', '/'));
    if (content === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
    return content;
  };
  return {
    read: async (path) => {
      const content = find(path);
      if (content instanceof Error) throw content;
      return Buffer.from(content);
    },
    inspect: async (path) => ({ realPath: path, isFile: true, bytes: String(find(path)).length }),
    isLink: async () => false,
    find: async () => [],
    write: () => Promise.reject(new Error('nothing may be written')),
  };
}

/** No file exists, and none may be written. */
export const noFiles: World['files'] = memoryFiles();
