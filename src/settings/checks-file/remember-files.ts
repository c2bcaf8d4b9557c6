import type { World } from '../../system/world.ts';

/**
 * Reads each file once, however many checks name it: an attachment of 25 MB must not be in memory a thousand times.
 */
export function rememberFiles(files: World['files']): World['files'] {
  return {
    ...files,
    read: once((path) => files.read(path)),
    readBytes: once((path) => files.readBytes(path)),
    inspect: once((path) => files.inspect(path)),
  };
}

function once<T>(read: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (path) => {
    const answer = answers.get(path) ?? read(path);
    answers.set(path, answer);
    return answer;
  };
}
