/**
 * Reads a file and nothing else. A FIFO, a terminal or a device would keep one of the few threads that Node has for files
 * waiting for ever, with it the end of the process, and to open some devices has effects of its own.
 */
import type { FileHandle } from 'node:fs/promises';

/** The codes of the errors that are not the system's. */
export const NOT_A_FILE = 'ENOTFILE';
export const TOO_LARGE = 'EFBIG';

/** How much is read at once, in bytes. */
const CHUNK_BYTES = 1024 ** 2;

/**
 * Reads a regular file of at most `maxBytes`, also when it grows meanwhile.
 *
 * @param follows whether a link at the end of the path is followed; the path is else one that has no links any more
 * @throws the system's error, or one with the code `ENOTFILE` or `EFBIG`; the reason of the signal when it is aborted
 */
export async function readRegularFile(
  path: string,
  maxBytes: number,
  signal?: AbortSignal,
  follows = false,
): Promise<Buffer> {
  const { constants, lstat, open, stat } = process.getBuiltinModule('node:fs/promises');
  // Looked at first, because a device is not even to be opened.
  checkFacts(await (follows ? stat : lstat)(path), maxBytes);
  // Windows has neither flag.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  const handle = await open(path, O_RDONLY | O_NONBLOCK | (follows ? 0 : O_NOFOLLOW));
  try {
    const facts = await handle.stat();
    // Once more: the path may have got something else in between.
    checkFacts(facts, maxBytes);
    return await readHandle(handle, facts.size, maxBytes, signal);
  } finally {
    await handle.close();
  }
}

function checkFacts(facts: { isFile(): boolean; readonly size: number }, maxBytes: number): void {
  if (!facts.isFile()) throw failure(NOT_A_FILE);
  if (facts.size > maxBytes) throw failure(TOO_LARGE);
}

/** Reads to the end, which may be beyond the size: a file of `/proc` has none. */
async function readHandle(handle: FileHandle, size: number, maxBytes: number, signal?: AbortSignal): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let total = 0;
  for (;;) {
    signal?.throwIfAborted();
    // One more than expected shows the end of the file at once, and one more than allowed that it is too large.
    const wanted = Math.min(Math.max(size - total, 0) + 1, maxBytes - total + 1, CHUNK_BYTES);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, null);
    if (bytesRead === 0) return Buffer.concat(pieces, total);
    pieces.push(buffer.subarray(0, bytesRead));
    total += bytesRead;
    if (total > maxBytes) throw failure(TOO_LARGE);
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
