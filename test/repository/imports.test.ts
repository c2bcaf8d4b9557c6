import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
  /** By `import()`, when it is needed. */
  readonly isLate: boolean;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(join(src, path), 'utf8');
  const statements = [
    ...text.matchAll(/^(import|export) (type )?[^'"]*? from '([^']+)';|^import '([^']+)';|import\('([^']+)'\)/gm),
  ];
  return statements.map(([, , type, from, bare, dynamic]) => {
    const target = from ?? bare ?? dynamic ?? '';
    const to = target.startsWith('.') ? relative(src, resolve(src, path, '..', target)).replaceAll('\\', '/') : target;
    return { from: path, to, isType: type !== undefined, isLate: dynamic !== undefined };
  });
}

const all = files.flatMap(importsOf);
const isLibrary = (to: string): boolean =>
  !/^(?:node:|[a-z-]+\/|[a-z-]+\.ts$)/.test(to) || /^(?:nodemailer|imapflow|iconv-lite)/.test(to);

/** Imports that break a rule, as text. */
function breaches(rule: (found: Import) => boolean): string[] {
  return all.filter(rule).map(({ from, to }) => `${from} imports ${to}`);
}

describe('who may import whom', () => {
  it('reads the import lines at all', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.some(({ to }) => to.startsWith('imapflow/'))).toBe(true);
  });

  it('keeps verdict/ and report/ free of input, output and libraries', () => {
    expect(
      breaches(({ from, to }) => /^(?:verdict|report)\//.test(from) && (to.startsWith('node:') || isLibrary(to))),
    ).toEqual([]);
  });

  it('keeps probes/ to mail/, the contract and the settings they plan with', () => {
    const forbidden = /^(?:report|github|engine|plan)\/|^settings\/inputs\.ts$|^node:/;
    expect(
      breaches(
        ({ from, to, isType }) => from.startsWith('probes/') && !isType && (forbidden.test(to) || isLibrary(to)),
      ),
    ).toEqual([]);
  });

  it('keeps sandbox/ to itself: it shares no code with what it is to test', () => {
    const allowed = /^(?:sandbox\/|node:|@peculiar\/x509$|smtp-server(?:\/|$))/;
    expect(breaches(({ from, to }) => from.startsWith('sandbox/') && !allowed.test(to))).toEqual([]);
  });

  it('loads sandbox/ from cli/ alone, and when it is asked for', () => {
    expect(
      breaches(
        ({ from, to, isType, isLate }) =>
          to.startsWith('sandbox/') && !from.startsWith('sandbox/') && !(from.startsWith('cli/') && (isType || isLate)),
      ),
    ).toEqual([]);
  });

  it('keeps import/ free of input and output, with yaml as its only library', () => {
    const allowed = /^(?:import|settings|verdict|model|system|text)\//;
    const yaml = /^import\/(?:hertzbeat\/yaml-records|write\/checks-yaml)\.ts$/;
    expect(
      breaches(
        ({ from, to }) => from.startsWith('import/') && !allowed.test(to) && !(to === 'yaml' && yaml.test(from)),
      ),
    ).toEqual([]);
  });

  it('keeps merge/ from the network, and loads it when there is something to merge', () => {
    expect(
      breaches(({ from, to }) => from.startsWith('merge/') && /^(?:mail|probes|github|cli|node:)/.test(to)),
    ).toEqual([]);
    expect(
      breaches(
        ({ from, to, isType, isLate }) => to.startsWith('merge/') && !from.startsWith('merge/') && !isType && !isLate,
      ),
    ).toEqual([]);
  });

  it('keeps github/ and cli/ apart, and out of all else but their entries', () => {
    const owner = (path: string): string | undefined => /^(?:github|cli)(?=\/)/.exec(path)?.[0];
    const entries = new Map([
      ['action.ts', 'github'],
      ['cli.ts', 'cli'],
    ]);
    expect(
      breaches(({ from, to }) => owner(to) !== undefined && (owner(from) ?? entries.get(from)) !== owner(to)),
    ).toEqual([]);
  });

  it('has @actions/* in github/ alone', () => {
    expect(breaches(({ from, to }) => to.startsWith('@actions/') && !from.startsWith('github/'))).toEqual([]);
  });

  it('has commander in cli/ alone, smtp-server and @peculiar/x509 in sandbox/ alone', () => {
    const places: Record<string, string> = {
      commander: 'cli/',
      'smtp-server': 'sandbox/',
      '@peculiar/x509': 'sandbox/',
    };
    expect(
      breaches(({ from, to }) =>
        Object.entries(places).some(([name, place]) => to.startsWith(name) && !from.startsWith(place)),
      ),
    ).toEqual([]);
  });

  it('has each library in its one place', () => {
    const allowed: Record<string, RegExp> = {
      yaml: /^(?:settings\/checks-file\/yaml-(?:tree|problem)|import\/(?:hertzbeat\/yaml-records|write\/checks-yaml))\.ts$/,
      tinyglobby: /^system\/real-world\.ts$/,
      ajv: /^merge\/read-report\.ts$/,
      nodemailer: /^mail\/(?:smtp\/(?:session|token-login)|message\/message)\.ts$/,
      imapflow: /^mail\/imap\/wire\/grammar\.ts$/,
    };
    expect(
      breaches(({ from, to }) =>
        Object.entries(allowed).some(([name, place]) => to.split('/')[0] === name && !place.test(from)),
      ),
    ).toEqual([]);
  });

  it('loads every library with import(), when the first packet is out', () => {
    // The import is a command of its own, loaded as a whole when it is asked for.
    const statics = files.filter((path) => {
      if (path.startsWith('import/')) return false;
      const text = readFileSync(join(src, path), 'utf8');
      return /^import (?!type )[^'"]*? from '(?:@actions\/|nodemailer|imapflow|iconv-lite|yaml|tinyglobby|ajv)/m.test(
        text,
      );
    });
    expect(statics).toEqual([]);
  });

  it('reads process and console in the entries alone', () => {
    const entries = /^(?:action|cli)\.ts$/;
    const users = files.filter(
      (path) =>
        !entries.test(path) &&
        /\bprocess\.env\b|\bconsole\./.test(readFileSync(join(src, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')),
    );
    expect(users).toEqual([]);
  });
});
