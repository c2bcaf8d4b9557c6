/** Reads secrets from the real world. */
import { constants, openSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { errorCode } from '../../system/error-code.ts';
import { NOT_A_FILE, readRegularFile, TOO_LARGE } from '../../system/read-regular-file.ts';
import type { SecretFile, SecretSource } from './secrets.ts';

/** No secret is longer. An endless pipe must not fill the memory. */
const MAX_BYTES = 64 * 1024;
const TOO_LONG = 'too long';

/** Limit of waiting for a secret in milliseconds, enough to unlock the program that hands it out. */
const LIMIT_MS = 60_000;

const WORDS: ReadonlyMap<string | undefined, string> = new Map([
  [NOT_A_FILE, 'not a file'],
  [TOO_LARGE, TOO_LONG],
]);

/** Creates a source from the environment, the files and the standard input of a process. */
export function createSecretSource(host: NodeJS.Process, cancel: AbortSignal): SecretSource {
  return {
    env: host.env,
    readFile: (path) => inTime((signal) => readFile(path, host.platform !== 'win32', signal), cancel),
    readStdin: () => {
      if (host.stdin.isTTY) throw failure('a terminal, which would show it');
      return inTime(() => readAll(host.stdin), cancel).finally(() => host.stdin.destroy());
    },
  };
}

/** Reads a file, or a pipe such as a shell makes of `<(command)`. A device or a terminal is not even opened. */
async function readFile(path: string, hasModes: boolean, signal: AbortSignal): Promise<SecretFile> {
  const facts = await stat(path);
  if (facts.isFIFO()) return { text: await readPipe(path, signal), isOpen: false };
  const content = await readRegularFile(path, MAX_BYTES, signal, true).catch((error: unknown) => {
    const words = WORDS.get(errorCode(error));
    throw words === undefined ? error : failure(words);
  });
  return { text: content.toString('utf8'), isOpen: hasModes && (facts.mode & 0o004) !== 0 };
}

/** Reads a pipe without a thread that waits in it: the process could not end before the pipe does. */
async function readPipe(path: string, signal: AbortSignal): Promise<string> {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return await readAll(new Socket({ fd, readable: true, writable: false, signal }));
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let left = MAX_BYTES;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    left -= bytes.length;
    if (left < 0) throw failure(TOO_LONG);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Waits as long as a secret may take, and until the run is cancelled. */
async function inTime<T>(read: (signal: AbortSignal) => Promise<T>, cancel: AbortSignal): Promise<T> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(failure(`nothing came within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  const onCancel = (): void => end.abort(failure('cancelled'));
  cancel.addEventListener('abort', onCancel);
  const over = new Promise<never>((_resolve, reject) => {
    end.signal.addEventListener('abort', () => reject(end.signal.reason));
  });
  try {
    return await Promise.race([over, read(end.signal)]);
  } finally {
    clearTimeout(timer);
    cancel.removeEventListener('abort', onCancel);
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
