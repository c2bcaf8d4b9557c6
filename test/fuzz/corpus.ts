import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The seeds of a target by file name, as bytes. */
export function readCorpus(target: string): ReadonlyMap<string, Buffer> {
  const folder = join(import.meta.dirname, 'corpus', target);
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

/** The seeds of a target as texts, one a file. */
export function corpusTexts(target: string): readonly string[] {
  return [...readCorpus(target).values()].map((bytes) => bytes.toString('utf8'));
}

/** The seeds of a target that are one line each; lines that begin with `# ` explain. */
export function corpusLines(target: string): readonly string[] {
  const lines = corpusTexts(target).flatMap((text) => text.split('\n'));
  return lines.filter((line) => line !== '' && !line.startsWith('# '));
}
