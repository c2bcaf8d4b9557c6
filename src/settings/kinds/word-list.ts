import { BadValue } from './kind.ts';

/** Reads the entries of a list without duplicates and empty ones; at least one. An error shows only the wrong entry. */
export function parseList<T>(text: string, parse: (entry: string) => T): T[] {
  const entries = text.split(/[,\n]/).map((entry) => entry.trim());
  const list = new Set<T>();
  for (const entry of entries.filter((candidate) => candidate !== '')) {
    try {
      list.add(parse(entry));
    } catch (error) {
      throw error instanceof BadValue ? new BadValue(error.message, error.remedy, entry) : error;
    }
  }
  if (list.size === 0) throw new BadValue('names nothing', 'Write one entry per line, or separate them by commas.');
  return [...list];
}
