import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { VERSION } from '../../src/system/version.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Words that only the sandbox has. */
const SANDBOX = 'Sandbox Root CA';
const dist = inject('bundleFolder');

function scripts(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.js'));
}

function textOf(...path: string[]): string {
  return readFileSync(join(dist, ...path), 'utf8');
}

describe('the bundle of the command line', () => {
  it('is what package.json names, and starts by itself', async () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const script = join(dist, relative('dist', bin['mail-probe']));
    expect(textOf('cli', 'index.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
    if (process.platform === 'win32') return;
    expect(statSync(script).mode & 0o111).toBe(0o111);
    const folder = mkdtempSync(join(tmpdir(), 'mail-probe-bin-'));
    try {
      // As npm puts it on the path.
      symlinkSync(script, join(folder, 'mail-probe'));
      const { stdout } = await promisify(execFile)(join(folder, 'mail-probe'), ['--version']);
      expect(stdout).toBe(`${VERSION}\n`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('loads the sandbox only when it is asked for, and the action has none', () => {
    expect(scripts(join(dist, 'cli')).filter((name) => textOf('cli', name).includes(SANDBOX))).toHaveLength(1);
    expect(textOf('cli', 'index.js')).not.toContain(SANDBOX);
    expect(scripts(dist).filter((name) => textOf(name).includes(SANDBOX))).toEqual([]);
  });

  it('has no second copy of a library that the action has', () => {
    const both = scripts(join(dist, 'cli')).filter((name) => scripts(dist).includes(name));
    expect(both.length).toBeGreaterThan(2);
    expect(both.filter((name) => textOf('cli', name) === textOf(name))).toEqual([]);
  });

  it('has nothing of GitHub', () => {
    expect(scripts(join(dist, 'cli')).filter((name) => textOf('cli', name).includes('GITHUB_STEP_SUMMARY'))).toEqual(
      [],
    );
  });
});
