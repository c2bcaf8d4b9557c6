/** The files below `src/`, their imports and what they export, read from their text. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve(import.meta.dirname, '../../src');

/** One import of a file. Paths are from `src/` on, with slashes; a library is named as it is. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
  /** By `import()`, when it is needed. */
  readonly isLate: boolean;
}

/** A file below `src/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** The same without block comments. */
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Names that it exports, without those that it only passes on. */
  readonly exports: readonly string[];
}

const IMPORTS = /^(?:import|export) (type )?[^'"]*? from '([^']+)';|^import '([^']+)';|import\('([^']+)'\)/gm;
const EXPORTS = /^export (?:async )?(?:function\*?|const|let|class|interface|type) (\w+)/gm;

/** All TypeScript files below `src/`, in a fixed order. */
export const SOURCES: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map(readSource);

function readSource(path: string): Source {
  const text = readFileSync(join(SRC, path), 'utf8');
  return {
    path,
    text,
    code: text.replace(/\/\*[\s\S]*?\*\//g, ''),
    lines: text.split('\n').length - 1,
    imports: importsOf(path, text),
    exports: [...text.matchAll(EXPORTS)].map(([, name = '']) => name),
  };
}

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORTS)].map(([all, type, from, bare, dynamic]) => {
    const target = from ?? bare ?? dynamic ?? '';
    const to = target.startsWith('.') ? relative(SRC, resolve(SRC, path, '..', target)).replaceAll('\\', '/') : target;
    // `typeof import('…')` is a type, and loads nothing.
    const isTypeof =
      dynamic !== undefined && text.includes(`typeof ${all}`) && !text.replaceAll(`typeof ${all}`, '').includes(all);
    return { from: path, to, isType: type !== undefined || isTypeof, isLate: dynamic !== undefined && !isTypeof };
  });
}

/** The room of a file: its folder, or the file itself at the top. */
export function roomOf(path: string): string {
  const folder = dirname(path);
  return folder === '.' ? path : folder;
}

/** Whether something is imported from outside of `src/`. */
export function isForeign({ to }: Import): boolean {
  return !to.endsWith('.ts') && !to.endsWith('.json') && !to.endsWith('.d.ts');
}

/** The name of the package, or of the module of Node, that something is imported from. */
export function packageOf(to: string): string {
  return to.startsWith('node:')
    ? to
    : to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/');
}

/**
 * Groups of names that lead back to themselves, by the algorithm of Tarjan.
 *
 * @param next the names that a name leads to
 */
export function circles(names: readonly string[], next: (name: string) => readonly string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (name: string): number => {
    const own = index.size;
    index.set(name, own);
    low.set(name, own);
    stack.push(name);
    for (const other of next(name)) {
      const reached = index.has(other) ? (stack.includes(other) ? (index.get(other) ?? own) : own) : visit(other);
      low.set(name, Math.min(low.get(name) ?? own, reached));
    }
    if (low.get(name) === own) {
      const circle = stack.splice(stack.indexOf(name));
      if (circle.length > 1 || next(name).includes(name)) found.push(circle.sort());
    }
    return low.get(name) ?? own;
  };
  for (const name of names) if (!index.has(name)) visit(name);
  return found;
}

/** The files that are loaded with a file: by static imports of values, and those of the files found. */
export function loadedWith(entry: string): ReadonlySet<string> {
  const byPath = new Map(SOURCES.map((source) => [source.path, source]));
  const loaded = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (loaded.has(path)) continue;
    loaded.add(path);
    for (const { to, isType, isLate } of byPath.get(path)?.imports ?? []) if (!isType && !isLate) waiting.push(to);
  }
  return loaded;
}
