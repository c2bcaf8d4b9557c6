import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(
  readFileSync(resolve(root, 'package-lock.json'), 'utf8'),
).packages;

describe('package-lock.json', () => {
  it('has every optional package that another names: npm ci refuses a lock file that lacks one', () => {
    const named = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !(`node_modules/${name}` in packages))).toEqual([]);
  });

  it('names no address', () => {
    expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });
});
