import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { type Token, tokenizer } from 'acorn';
import { check } from 'recheck';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
/** The sandbox only ever hears what we say. */
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.startsWith('sandbox'),
);

interface Pattern {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** What the tokens of this type have, and their declaration does not say. */
interface RegExpToken extends Token {
  readonly value: Omit<Pattern, 'file'>;
}

/** One that is made when it is needed, because it takes long to be read. */
const LATE = /new RegExp\(String\.raw`([^`$]+)`, '([a-z]*)'\)/g;

function patternsOf(file: string): Pattern[] {
  const code = stripTypeScriptTypes(readFileSync(join(src, file), 'utf8'));
  const late = [...code.matchAll(LATE)].map(([, pattern = '', flags = '']) => ({ file, pattern, flags }));
  const tokens = [...tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' })];
  const literals = tokens
    .filter(({ type }) => type.label === 'regexp')
    .map((token) => ({ file, ...(token as RegExpToken).value }));
  return [...literals, ...late];
}

/**
 * Limits are counted in steps, not in time, so that a busy machine finds the same. The seed is for patterns that are too
 * large for an analysis, and are tried instead.
 */
const BY_STEPS = {
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
  randomSeed: 1,
} as const;

const patterns = files.flatMap(patternsOf);

describe('the regular expressions', () => {
  it('are found at all', () => {
    expect(patterns.length).toBeGreaterThan(100);
    expect(patterns.filter(({ pattern }) => pattern.includes('Default_Ignorable')).map(({ file }) => file)).toEqual(
      expect.arrayContaining(['text/untrusted.ts', 'settings/kinds/address.ts']),
    );
    const others = files.filter((file) =>
      readFileSync(join(src, file), 'utf8').replace(LATE, '').includes('new RegExp('),
    );
    expect(others).toEqual([]);
  });

  // By analysis, not by the clock: a server must not be able to keep one of them busy.
  it('take time in proportion to the text, whatever it is', async () => {
    const slow: string[] = [];
    // Some are in several files, and take as long each time.
    const different = new Map(patterns.map((each) => [`/${each.pattern}/${each.flags}`, each]));
    for (const { file, pattern, flags } of different.values()) {
      const found = await check(pattern, flags, BY_STEPS);
      const why = found.status === 'vulnerable' ? found.complexity.summary : found.status;
      if (found.status !== 'safe') slow.push(`${file}: /${pattern}/${flags} ${why}`);
    }
    expect(slow).toEqual([]);
  });
});
