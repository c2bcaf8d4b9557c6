/** The real world. Nothing else reads the network, the file system, the clock or the source of random numbers. */
import { connect } from 'node:net';
import { dirname, sep } from 'node:path';
import { clock } from './clock.ts';
import { crypto } from './lazy-crypto.ts';
import { NOT_A_FILE, readRegularFile } from './read-regular-file.ts';
import type { World } from './world.ts';

/** Creates the real world. The entry provides environment and standard output. */
export function createWorld(entry: Pick<World, 'env' | 'stdout'>): World {
  return {
    ...entry,
    clock,
    dns: {
      lookup: async (host) => {
        const { lookup } = process.getBuiltinModule('node:dns/promises');
        const found = await lookup(host, { all: true, order: 'verbatim' });
        return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
      },
      explain: async (host, limitMs) => {
        const { explainLookup } = await import('./explain-lookup.ts');
        return await explainLookup(host, limitMs);
      },
      servers: () => process.getBuiltinModule('node:dns').getServers(),
    },
    // Short lines that wait for an answer: none of them may wait for the acknowledgement of the one before (Nagle).
    connect: (address, port) => connect({ host: address, port, autoSelectFamily: false, noDelay: true }),
    udp: (family) => process.getBuiltinModule('node:dgram').createSocket(family === 6 ? 'udp6' : 'udp4'),
    random: (bytes) => crypto().randomBytes(bytes),
    files: {
      read: (path, maxBytes, signal) => readRegularFile(path, maxBytes, signal),
      inspect: async (path) => {
        const realPath = await fs().realpath(path);
        const facts = await fs().stat(realPath);
        return { realPath, isFile: facts.isFile(), bytes: facts.size };
      },
      isLink: async (path) => {
        const facts = await fs()
          .lstat(path)
          .catch(() => undefined);
        return facts?.isSymbolicLink() === true;
      },
      find: async (folder, pattern, signal) => {
        const { glob } = await import('tinyglobby');
        // On Windows a backslash is a slash, for people; for the library it is an escape.
        const slashed = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
        const options = { cwd: folder, dot: true, expandDirectories: false, followSymbolicLinks: false };
        return (await glob(slashed, { ...options, ...(signal && { signal }) })).toSorted();
      },
      write: writeWhole,
    },
  };
}

/** Like TLS and cryptography, files and names are loaded when they are first used: together they take 2 ms. */
function fs(): typeof import('node:fs/promises') {
  return process.getBuiltinModule('node:fs/promises');
}

/**
 * Writes to a second name and renames: no half file is ever read, and a link at the path is replaced, not followed.
 * A device, a FIFO or a socket is left alone, also at the end of a link: a rename would put a file in its place, and
 * root has the right to do that to `/dev/null`.
 */
async function writeWhole(path: string, text: string | Iterable<string>): Promise<void> {
  const { mkdir, rename, rm, stat, writeFile } = fs();
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile() && !there.isDirectory())
    throw Object.assign(new Error(NOT_A_FILE), { code: NOT_A_FILE });
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${crypto().randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
