/** An end to every wait for a file: a disk of the network may not answer, and a run must report even then. */
import { clock } from './clock.ts';
import type { Files } from './world.ts';

/** Limit of one operation, and of all of them together, in milliseconds. */
const ONE_MS = 10_000;
const ALL_MS = 60_000;

/** Thrown when the run has to end while it waits for a file. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** The reason of the signal. */
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('The run has to end.');
    this.reason = reason;
  }
}

/**
 * Returns the same files, but each operation ends: with `Interrupted` when the signal is aborted, and with an error of
 * the code `ETIMEDOUT` after 10 s, or when all of them together have taken 60 s.
 */
export function filesUntil(files: Files, end: AbortSignal): Files {
  let leftMs = ALL_MS;
  const bounded = async <T>(begin: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (end.aborted) throw new Interrupted(end.reason);
    const start = clock.now();
    try {
      return await endOf(begin, Math.min(ONE_MS, leftMs), end);
    } finally {
      leftMs = Math.max(0, leftMs - (clock.now() - start));
    }
  };
  return {
    read: (path, maxBytes) => bounded((signal) => files.read(path, maxBytes, signal)),
    inspect: (path) => bounded(() => files.inspect(path)),
    isLink: (path) => bounded(() => files.isLink(path)),
    find: (folder, pattern) => bounded((signal) => files.find(folder, pattern, signal)),
    write: (path, text) => files.write(path, text),
  };
}

/** Waits for an operation, as long as it may take. One that does not stop by itself is left to itself. */
function endOf<T>(begin: (signal: AbortSignal) => Promise<T>, limitMs: number, end: AbortSignal): Promise<T> {
  const own = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const stop = (error: Error): void => {
      settle();
      own.abort(error);
      reject(error);
    };
    const onEnd = (): void => stop(new Interrupted(end.reason));
    const timer = setTimeout(() => stop(timedOut()), limitMs);
    const settle = (): void => {
      clearTimeout(timer);
      end.removeEventListener('abort', onEnd);
    };
    end.addEventListener('abort', onEnd, { once: true });
    begin(own.signal).then(resolve, reject).finally(settle);
  });
}

function timedOut(): Error {
  return Object.assign(new Error('The file system does not answer.'), { code: 'ETIMEDOUT' });
}
