/** Each promise of the documents about security names a test, and that test exists. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
/** Sections that say what is left to the reader, or lead to another page, and promise nothing of the program. */
const ADVICE = ['Permissions', 'Which test holds which promise', 'Report a vulnerability', 'Supported versions'];

interface Promised {
  readonly section: string;
  readonly file: string;
  readonly title: string;
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The rows of a table whose last cell is "`file`: title". */
function promisesOf(document: string): Promised[] {
  const row = /^\| (.+?) *\| .+ \| `(test\/[^`]+)`: (.+?) *\|$/gm;
  return [...read(document).matchAll(row)].map(([, first = '', file = '', title = '']) => ({
    section: first.replace(/^\[(.+)\]\(.+\)$|^\*\*(.+)\*\*$/, '$1$2'),
    file,
    title,
  }));
}

function sectionsOf(document: string): string[] {
  return [...read(document).matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
}

/** Whether a quoted text of the file (the name of a test, of a group, or of a row of a table of tests) holds the title. */
function hasTest(file: string, title: string): boolean {
  if (!existsSync(join(ROOT, file))) return false;
  const lines = read(file).replaceAll("\\'", '’').split('\n');
  return lines.some((line) => {
    const [before = '', ...after] = line.split(title.replaceAll("'", '’'));
    return after.length > 0 && /['"`][^'"`]*$/.test(before);
  });
}

describe('a promise', () => {
  const held = ['docs/security.md', 'SECURITY.md'].flatMap(promisesOf);

  it('is one of many', () => {
    expect(promisesOf('docs/security.md').length).toBeGreaterThan(40);
    expect(promisesOf('SECURITY.md').length).toBeGreaterThanOrEqual(6);
  });

  it.each(held)('of $section is held by $file: $title', ({ file, title }) => {
    expect(hasTest(file, title), `${file} has no test "${title}"`).toBe(true);
  });

  it('stands for each section of the page about security', () => {
    const named = new Set(promisesOf('docs/security.md').map(({ section }) => section));
    expect(sectionsOf('docs/security.md').filter((name) => !named.has(name) && !ADVICE.includes(name))).toEqual([]);
  });

  it('is seen to be missing when its test has another name', () => {
    expect(hasTest('test/repository/promises.test.ts', 'is one of many')).toBe(true);
    expect(hasTest('test/repository/promises.test.ts', `is one of ${'few'}`)).toBe(false);
    expect(hasTest('test/repository/none.test.ts', 'is one of many')).toBe(false);
  });
});
