import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Chunk, chunkNames, nameChunks } from '../../scripts/name-chunks.ts';

const chunk = (id: number, ...origins: readonly [moduleName: string, request: string][]): Chunk => ({
  id,
  origins: origins.map(([moduleName, request]) => ({ moduleName, request })),
});

describe('chunkNames', () => {
  test('names a chunk for what is loaded, and tells chunks of one name apart by who asks', () => {
    const names = chunkNames([
      chunk(0, ['', '/tmp/lib/action.js']),
      chunk(1, ['./lib/system/real-world.js', './explain-lookup.js']),
      chunk(2, ['./lib/github/publish.js', '@actions/core']),
      chunk(3, ['./lib/mail/imap/open.js', './start.js'], ['./lib/mail/smtp/open.js', './start.js']),
      chunk(4, ['./lib/mail/imap/open.js', '../tls/handshake.js']),
      chunk(5, ['./lib/mail/opening/connect.js', '../tls/handshake.js']),
    ]);
    expect(Object.fromEntries(names)).toEqual({
      1: 'system-explain-lookup',
      2: 'actions-core',
      3: 'mail-imap-start-and-mail-smtp-start',
      4: 'mail-tls-handshake-for-mail-imap-open',
      5: 'mail-tls-handshake-for-mail-opening-connect',
    });
  });

  test('never gives two chunks one name', () => {
    const twins = [1, 2].map((id) => chunk(id, ['./lib/cli.js', './sandbox.js']));
    expect([...chunkNames(twins).values()]).toEqual(['sandbox-for-cli-1', 'sandbox-for-cli-2']);
  });

  test('are short enough for every file system and archive, whatever is loaded, and stay unique and the same', () => {
    const request = `./${'deep/'.repeat(30)}module.js`;
    const askers = ['./lib/a.js', './lib/b.js', './lib/c/d.js'];
    const long = askers.map((asker, id) => chunk(id, [asker, request]));
    const both = chunk(
      7,
      ...askers.map((asker): [string, string] => [asker, `./of-${asker.length}-${request.slice(2)}`]),
    );
    const names = [...chunkNames([...long, both]).values()];
    expect(new Set(names).size).toBe(4);
    for (const name of names) {
      expect(`${name}.js`.length, name).toBeLessThanOrEqual(64);
      expect(name).toMatch(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/);
    }
    // A chunk keeps its name when others come and go, and wherever it stands.
    const again = chunkNames([both, ...long.map(({ origins }, at) => ({ id: 40 + at, origins }))]);
    expect([...again.values()].toSorted()).toEqual(names.toSorted());
  });
});

describe('nameChunks', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mail-probe-chunks-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('renames the files, and tells the runtime', () => {
    writeFileSync(join(folder, 'index.js'), 'const u = (chunkId) => {\n  return "" + chunkId + ".index.js";\n};\nu');
    writeFileSync(join(folder, '7.index.js'), '');
    nameChunks(folder, [chunk(7, ['./lib/a.js', './b/c.js'])]);
    expect(readdirSync(folder).sort()).toEqual(['b-c.js', 'index.js']);
    const u = new Function(`${readFileSync(join(folder, 'index.js'), 'utf8').replace(/u$/, 'return u;')}`)();
    expect(u(7)).toBe('b-c.js');
  });

  test('refuses a runtime of another form, and a file that it has no name for', () => {
    writeFileSync(join(folder, 'index.js'), 'chunkId + ".js"');
    expect(() => nameChunks(folder, [])).toThrow('another form');
    writeFileSync(join(folder, '7.index.js'), '');
    expect(() => nameChunks(folder, [])).toThrow('7.index.js has no name');
  });
});
