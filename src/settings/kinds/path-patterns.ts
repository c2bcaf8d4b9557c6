import { line } from './basic.ts';
import { BadValue, type Kind } from './kind.ts';

/** At most this many patterns, more than are written by hand. */
const MAX_PATTERNS = 100;

/** Paths or globs, one per line. Commas belong to a path. */
export const pathPatterns: Kind<readonly string[]> = {
  type: 'list',
  look: 'path',
  parse: (text) => {
    const patterns = text.split(/\r?\n/).map(line.parse);
    const unique = [...new Set(patterns)].filter((pattern) => pattern !== '');
    if (unique.length > MAX_PATTERNS) {
      throw new BadValue(`holds ${unique.length} patterns`, `Write at most ${MAX_PATTERNS}.`);
    }
    return unique;
  },
};
