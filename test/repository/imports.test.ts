/** Who may import whom, held against the table of rooms; and what else keeps the house in order. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOORS, FILE_LINES, HOMES, LONG_FILES, ROOM_LIMITS, ROOMS, WITHOUT_NODE } from './rooms.ts';
import { circles, type Import, isForeign, loadedWith, packageOf, roomOf, SOURCES } from './sources.ts';

const ENTRIES: Readonly<Record<string, string>> = { 'action.ts': 'github', 'cli.ts': 'cli' };
const inside = SOURCES.flatMap(({ imports }) => imports).filter((each) => !isForeign(each));
const foreign = SOURCES.flatMap(({ imports }) => imports).filter(isForeign);
const topOf = (room: string): string => room.split('/', 1)[0] ?? room;
const isBelow = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);

/** Imports that break a rule, as text. */
function breaches(imports: readonly Import[], isAllowed: (found: Import) => boolean): string[] {
  return imports.filter((found) => !isAllowed(found)).map(({ from, to }) => `${from} imports ${to}`);
}

/** Whether the table of rooms lets a file import another one. */
function isAllowed({ from, to }: Import): boolean {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (room in ENTRIES) return other === ENTRIES[room];
  if (room === other) return true;
  return topOf(room) === topOf(other)
    ? ROOMS[room]?.siblings?.includes(other) === true
    : ROOMS[topOf(room)]?.mayImport?.includes(topOf(other)) === true;
}

describe('the reader of imports', () => {
  it('finds them', () => {
    expect(inside.length).toBeGreaterThan(1000);
    expect(foreign.some(({ to }) => to.startsWith('imapflow/'))).toBe(true);
    expect(inside.some(({ isType }) => isType)).toBe(true);
    expect(inside.some(({ isLate }) => isLate)).toBe(true);
  });

  it('finds circles', () => {
    const next: Record<string, string[]> = { a: ['b'], b: ['c'], c: ['b', 'd'], d: ['d'], e: ['a'] };
    expect(circles(Object.keys(next), (name) => next[name] ?? [])).toEqual([['d'], ['b', 'c']]);
  });

  it('finds what breaks a rule', () => {
    const broken: Import = { from: 'mail/network/dial.ts', to: 'settings/settings.ts', isType: true, isLate: false };
    const upwards: Import = { ...broken, from: 'mail/network/dial.ts', to: 'mail/tls/handshake.ts' };
    expect([broken, upwards].map(isAllowed)).toEqual([false, false]);
    expect(isAllowed({ ...broken, from: 'mail/tls/handshake.ts', to: 'mail/network/dial.ts' })).toBe(true);
  });
});

describe('the rooms', () => {
  it('are all in the table, and the table has no others', () => {
    const rooms = new Set(SOURCES.map(({ path }) => roomOf(path)).filter((room) => !(room in ENTRIES)));
    // A folder that only holds rooms is a room, too.
    const holders = [...rooms].map(topOf);
    expect([...new Set([...rooms, ...holders])].sort()).toEqual(Object.keys(ROOMS).sort());
  });

  it('import only what their row allows, types included', () => {
    expect(breaches(inside, isAllowed)).toEqual([]);
  });

  it('have no row that they do not need', () => {
    const used = (from: string, to: string): boolean =>
      inside.some((each) => isBelow(roomOf(each.from), from) && isBelow(roomOf(each.to), to));
    const idle = Object.entries(ROOMS).flatMap(([room, { mayImport = [], siblings = [] }]) => [
      ...mayImport.filter((other) => !used(room, other)).map((other) => `${room} → ${other}`),
      ...siblings
        .filter((other) => !inside.some((each) => roomOf(each.from) === room && roomOf(each.to) === other))
        .map((other) => `${room} → ${other}`),
    ]);
    expect(idle).toEqual([]);
  });

  it('stand above what they import: neither the table nor the files have a circle', () => {
    const rows = circles(Object.keys(ROOMS), (room) => [
      ...(ROOMS[room]?.mayImport ?? []),
      ...(ROOMS[room]?.siblings ?? []),
    ]);
    expect(rows).toEqual([]);
    const to = new Map(SOURCES.map(({ path, imports }) => [path, imports.filter((each) => !isForeign(each))]));
    expect(circles([...to.keys()], (path) => (to.get(path) ?? []).map((each) => each.to))).toEqual([]);
  });

  it('hold no more than a person can look over', () => {
    const full = Object.keys(ROOMS).flatMap((room) => {
      const own = SOURCES.filter(({ path }) => roomOf(path) === room);
      const lines = own.reduce((sum, each) => sum + each.lines, 0);
      return own.length > ROOM_LIMITS.files || lines > ROOM_LIMITS.lines
        ? [`${room}: ${own.length} files, ${lines} lines`]
        : [];
    });
    expect(full).toEqual([]);
  });

  it('hold no file that is too long, but those that are known and may only shrink', () => {
    const long = SOURCES.filter(({ lines }) => lines > FILE_LINES);
    expect(long.filter(({ path, lines }) => lines > (LONG_FILES[path] ?? 0)).map(({ path }) => path)).toEqual([]);
    expect(Object.keys(LONG_FILES).filter((path) => !long.some((each) => each.path === path))).toEqual([]);
  });

  it('are named in CONTRIBUTING, those at the top at least', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../CONTRIBUTING.md'), 'utf8');
    const tops = Object.keys(ROOMS).filter((room) => !room.includes('/'));
    expect(tops.filter((room) => !page.includes(`\`${room}/\``))).toEqual([]);
  });
});

describe('what is loaded late', () => {
  const late = Object.keys(ROOMS).filter((room) => ROOMS[room]?.isLate);
  const isLate = (path: string): boolean => late.includes(roomOf(path)) && !DOORS.includes(path);

  it('is not loaded with the action', () => {
    expect([...loadedWith('action.ts')].filter(isLate)).toEqual([]);
  });

  it('is not loaded with the command line, but for the reports that it prints', () => {
    expect([...loadedWith('cli/run-cli.ts')].filter((path) => isLate(path) && !path.startsWith('report/'))).toEqual([]);
  });

  it('includes every library but the one that reads arguments', () => {
    const early = new Set([...loadedWith('action.ts'), ...loadedWith('cli/run-cli.ts')]);
    const libraries = foreign.filter(({ to, isType, isLate: late }) => !to.startsWith('node:') && !isType && !late);
    expect(breaches(libraries, ({ from, to }) => !early.has(from) || packageOf(to) === 'commander')).toEqual([]);
  });

  it('has doors that are there', () => {
    expect(DOORS.filter((door) => !SOURCES.some(({ path }) => path === door))).toEqual([]);
  });
});

describe('libraries, Node and the process', () => {
  it('are in their homes: each library in one place', () => {
    const libraries = foreign.filter(({ to }) => !to.startsWith('node:'));
    expect(
      breaches(libraries, ({ from, to }) =>
        (HOMES[packageOf(to)] ?? []).some((home) => (home.endsWith('/') ? from.startsWith(home) : from === home)),
      ),
    ).toEqual([]);
    const used = new Set(libraries.map(({ to }) => packageOf(to)));
    expect(Object.keys(HOMES).filter((name) => !used.has(name))).toEqual([]);
  });

  it('have no module of Node in rooms without input and output', () => {
    const nodes = foreign.filter(({ to }) => to.startsWith('node:'));
    expect(breaches(nodes, ({ from }) => !WITHOUT_NODE.includes(topOf(from)))).toEqual([]);
  });

  it('leave environment and console to the entries', () => {
    const users = SOURCES.filter(({ path, code }) => !(path in ENTRIES) && /\bprocess\.env\b|\bconsole\./.test(code));
    expect(users.map(({ path }) => path)).toEqual([]);
  });
});

describe('exported names', () => {
  /** Twins on purpose: the same idea, shown in two forms. */
  const FORMS = ['report/summary', 'report/html'];

  it('are there once', () => {
    const places = new Map<string, string[]>();
    for (const { path, exports } of SOURCES) {
      if (path.startsWith('sandbox/')) continue;
      for (const name of exports) places.set(name, [...(places.get(name) ?? []), path]);
    }
    const twice = [...places].filter(([, paths]) => {
      const rooms = paths.map(roomOf);
      const areTwins = paths.length === 2 && FORMS.every((form) => rooms.some((room) => isBelow(room, form)));
      return paths.length > 1 && !areTwins;
    });
    expect(twice.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([]);
  });
});
