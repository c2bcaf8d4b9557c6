/**
 * Gives the files of a bundle names: the bundler numbers what it loads late, and a stack trace or a diff that says
 * `130.index.js` helps no reader. The names follow from what is loaded, and by whom.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What the bundler says of a chunk: which module asks for it, and how. */
export interface Chunk {
  readonly id: number;
  readonly origins: readonly { readonly moduleName: string; readonly request: string }[];
}

/** The line of the runtime that makes a file name of the number of a chunk. */
const FILE_NAME = /return "" \+ chunkId \+ "\.index\.js";/;
const NUMBERED = /^(\d+)\.index\.js$/;
/** Windows takes paths of 259 characters, and a runner has actions below a long one: with `.js` a name has at most 64. */
const MAX_NAME = 61;
const DIGITS = 8;

/**
 * Names for chunks: that of what is loaded, `mail-tls-handshake`; where several chunks are loaded by the same name, with
 * the one that asks; and where two ask for one chunk by different names, with both. A name that is too long is cut, and
 * ends with digits that follow from the whole of it.
 */
export function chunkNames(chunks: readonly Chunk[]): ReadonlyMap<number, string> {
  const late = chunks.filter(({ origins }) => origins.some(({ moduleName }) => moduleName !== ''));
  const plain = new Map(late.map((chunk) => [chunk.id, nameOf(chunk)]));
  const uses = Map.groupBy(plain.values(), (name) => name);
  const names = late.map((chunk): [number, string] => {
    const name = plain.get(chunk.id) ?? '';
    return [chunk.id, uses.get(name)?.length === 1 ? name : `${name}-for-${callerOf(chunk)}`];
  });
  // Whatever else they have in common.
  const again = Map.groupBy(names, ([, name]) => name);
  const whole = names.map(([id, name]): [number, string] => [
    id,
    again.get(name)?.length === 1 ? name : `${name}-${id}`,
  ]);
  return new Map(whole.map(([id, name]) => [id, shortened(name)]));
}

/** Cuts a name between two words. */
function shortened(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const digits = createHash('sha256').update(name).digest('hex').slice(0, DIGITS);
  const start = name.slice(0, MAX_NAME - DIGITS).replace(/-[^-]*$/, '');
  return `${start}-${digits}`;
}

function nameOf({ origins }: Chunk): string {
  const targets = origins.map(({ moduleName, request }) =>
    request.startsWith('.') ? posix.join(posix.dirname(moduleName), request) : request,
  );
  return [...new Set(targets.map(slug))].sort().join('-and-');
}

function callerOf({ origins }: Chunk): string {
  return [...new Set(origins.map(({ moduleName }) => slug(moduleName)))].sort().join('-and-');
}

/** `./lib/mail/tls/handshake.js` → `mail-tls-handshake`, `@actions/core` → `actions-core` */
function slug(path: string): string {
  return path
    .replace(/^(?:\.\/)?lib\//, '')
    .replace(/\.js$/, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Renames the files of a bundle. @throws Error when a chunk has no name, or the runtime has another form */
export function nameChunks(folder: string, chunks: readonly Chunk[]): void {
  const names = chunkNames(chunks);
  const numbered = readdirSync(folder).filter((file) => NUMBERED.test(file));
  const table: Record<string, string> = {};
  for (const file of numbered) {
    const id = Number(NUMBERED.exec(file)?.[1]);
    const name = names.get(id);
    if (name === undefined) throw new Error(`The chunk ${file} has no name`);
    renameSync(join(folder, file), join(folder, `${name}.js`));
    table[id] = name;
  }
  const entry = join(folder, 'index.js');
  const script = readFileSync(entry, 'utf8');
  if (!FILE_NAME.test(script)) throw new Error('The runtime of the bundler has another form');
  writeFileSync(entry, script.replace(FILE_NAME, `return (${JSON.stringify(table)})[chunkId] + ".js";`));
}
