import type { World } from '../../system/world.ts';

/** Limit of all files together in bytes: five thousand checks with an attachment each must not fill the memory. */
const MAX_ALL_BYTES = 256 * 1024 ** 2;

/**
 * Reads each file once, however many checks name it: an attachment of 25 MB must not be in memory a thousand times.
 * Rejects with the code `EFBIG` beyond 256 MB for all of them.
 */
export function rememberFiles(files: World['files']): World['files'] {
  let total = 0;
  const read = once(async (path, maxBytes: number) => {
    const content = await files.read(path, Math.min(maxBytes, MAX_ALL_BYTES - total));
    total += content.length;
    return content;
  });
  return {
    ...files,
    read: (path, maxBytes) => read(path, maxBytes),
    inspect: once((path) => files.inspect(path)),
    isLink: once((path) => files.isLink(path)),
  };
}

function once<Rest extends readonly unknown[], T>(
  read: (path: string, ...rest: Rest) => Promise<T>,
): (path: string, ...rest: Rest) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (path, ...rest) => {
    // A path has no zero byte.
    const key = [path, ...rest].join('\0');
    const answer = answers.get(key) ?? read(path, ...rest);
    answers.set(key, answer);
    return answer;
  };
}
