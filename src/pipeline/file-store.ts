/** A history in a file, replaced as a whole. */
import { historyText } from '../history/history-text.ts';
import { errorCode, reasonOf } from '../system/error-code.ts';
import { filesUntil } from '../system/files-until.ts';
import type { World } from '../system/world.ts';
import type { HistoryStore } from './history-store.ts';

/** A history of 5,000 checks has less. */
const MAX_BYTES = 64 * 1024 ** 2;

/** @param path absolute; @param place as the user wrote it */
export function fileStore(path: string, place: string, world: Pick<World, 'files'>): HistoryStore {
  // A disk that does not answer must not hold up a verdict; each operation has a limit of its own.
  const files = filesUntil(world.files, new AbortController().signal);
  // A link is followed both ways: a history may be kept on another disk.
  let target = path;
  return {
    place,
    remedies: {
      text: 'If this comes again, look at the steps that restore and save it. The old text is kept beside it, with .bad at its end.',
      unreadable: 'Let history-file name a file that this user may read and write, or one that does not exist yet.',
    },
    async read() {
      try {
        const { realPath, isFile } = await files.inspect(path);
        if (!isFile) return { kind: 'unreadable', problem: 'is not a file' };
        target = realPath;
        return { kind: 'text', text: (await files.read(realPath, MAX_BYTES)).toString('utf8') };
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return { kind: 'none' };
        return { kind: 'unreadable', problem: `cannot be read (${reasonOf(error)})` };
      }
    },
    async write(history) {
      try {
        await files.write(target, historyText(history));
        return undefined;
      } catch (error) {
        return `could not be written: ${reasonOf(error)}`;
      }
    },
    async setAside(text) {
      await files.write(`${path}.bad`, text).catch(() => {});
    },
  };
}
