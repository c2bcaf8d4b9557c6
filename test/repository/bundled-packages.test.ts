/**
 * ATK-K12: what the bundles hold is in `dependencies`, or needed by something there. Audits and update groups pass over
 * development tools, and would pass over a package with a hole that every run executes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** The place of a package, as Node finds it from another one. */
function placeOf(name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (packages[place]) return place;
    if (at === '') return undefined;
  }
}

/** The names of the packages in `dependencies`, and of all that they need. */
function installedNames(): ReadonlySet<string> {
  const places = new Set<string>(['']);
  for (const place of places) {
    const { dependencies = {}, optionalDependencies = {} } = packages[place] ?? {};
    const needed = Object.keys(place === '' ? dependencies : { ...dependencies, ...optionalDependencies });
    for (const name of needed) {
      const found = placeOf(name, place);
      if (found !== undefined) places.add(found);
    }
  }
  return new Set([...places].map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)));
}

/** The names in a file of licences: each stands on a line of its own, above its licence. */
function bundledNames(file: string): readonly string[] {
  const known = new Set(Object.keys(packages).map((place) => place.split('node_modules/').at(-1) ?? ''));
  const text = readFileSync(join(ROOT, file), 'utf8');
  const names = [...text.matchAll(/(?<=^|\n)((?:@[\w.-]+\/)?[\w.-]+)\n(?=[^\n]{2,60}\n)/g)].map(
    ([, name = '']) => name,
  );
  return names.filter((name) => known.has(name));
}

describe.each(['dist/licenses.txt', 'dist/cli/licenses.txt'])('%s', (file) => {
  test('names packages that are in dependencies, or needed there', () => {
    const bundled = bundledNames(file);
    expect(bundled).toEqual(expect.arrayContaining(['ajv', 'fast-uri', 'imapflow', 'nodemailer', 'yaml']));
    const installed = installedNames();
    expect(bundled.filter((name) => !installed.has(name))).toEqual([]);
  });
});

test('package.json and package-lock.json have the same dependencies', () => {
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as LockedPackage;
  expect(packages['']?.dependencies).toEqual(own.dependencies);
  expect(packages['']?.devDependencies).toEqual(own.devDependencies);
});
