/** Reads secrets from the real world. */
import { open } from 'node:fs/promises';
import type { SecretFile, SecretSource } from './secrets.ts';

/** No secret is longer. An endless device must not fill the memory. */
const MAX_BYTES = 64 * 1024;

/** Creates a source from the environment, the files and the standard input of a process. */
export function createSecretSource(host: NodeJS.Process): SecretSource {
  return {
    env: host.env,
    readFile: (path) => readFile(path, host.platform !== 'win32'),
    readStdin: () => {
      if (host.stdin.isTTY) throw failure('a terminal, which would show it');
      return readAll(host.stdin);
    },
  };
}

async function readFile(path: string, hasModes: boolean): Promise<SecretFile> {
  const file = await open(path);
  try {
    const facts = await file.stat();
    const text = await readAll(file.createReadStream({ autoClose: false }));
    return { text, isOpen: hasModes && facts.isFile() && (facts.mode & 0o004) !== 0 };
  } finally {
    await file.close();
  }
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let left = MAX_BYTES;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    left -= bytes.length;
    if (left < 0) throw failure('too long');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
