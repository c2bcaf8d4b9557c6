/** The fenced blocks of the documents, as printed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A heading, or a fenced block; a hash in a block is no heading. */
const PARTS = /^#{1,6} (.+)$|^( *)```(\w*)\n([\s\S]*?)^\2```$/gm;

/** A fenced block. */
export interface Block {
  /** The document, the heading above, and the number below that heading: `README.md, Thresholds, 1`. */
  readonly id: string;
  readonly language: string;
  /** Without the indentation of the fence. */
  readonly text: string;
}

/** All blocks of the README and of the pages in `docs/`, in order. */
export const BLOCKS: readonly Block[] = ['README.md', ...pages()].flatMap((document) => blocksOf(document));

function pages(): string[] {
  return readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
}

function blocksOf(document: string): Block[] {
  const markdown = readFileSync(join(ROOT, document), 'utf8');
  const blocks: Block[] = [];
  let heading = '';
  let count = 0;
  for (const [, title, indent = '', language = '', body = ''] of markdown.matchAll(PARTS)) {
    if (title !== undefined) {
      heading = title.replaceAll('`', '');
      count = 0;
      continue;
    }
    count += 1;
    const text = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    blocks.push({ id: `${document}, ${heading}, ${count}`, language, text });
  }
  return blocks;
}

/** Returns the block of an id. @throws Error when the documents have no such block */
export function blockOf(id: string): Block {
  const block = BLOCKS.find((each) => each.id === id);
  if (!block) throw new Error(`The documents have no block "${id}".`);
  return block;
}
