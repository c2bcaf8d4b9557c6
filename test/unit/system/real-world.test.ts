import { mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readServerAddress } from '../../../src/dns/query/name-server.ts';
import { createWorld } from '../../../src/system/real-world.ts';

const { files, dns, udp } = createWorld({ env: {}, stdout: () => {} });
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-probe-system-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('files.write', () => {
  test('creates folders, replaces what is there, and leaves nothing else behind', async () => {
    const path = join(folder, 'a', 'b', 'report.json');
    await files.write(path, 'a long first text');
    await files.write(path, 'second');
    expect(await readFile(path, 'utf8')).toBe('second');
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['report.json']);
  });

  test('replaces a link, also a broken one, and does not write through it', async () => {
    await writeFile(join(folder, 'other'), 'kept');
    await symlink(join(folder, 'other'), join(folder, 'link'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken'));
    await files.write(join(folder, 'link'), 'new');
    await files.write(join(folder, 'broken'), 'new');
    expect(await readFile(join(folder, 'other'), 'utf8')).toBe('kept');
    expect((await readdir(folder)).toSorted()).toEqual(['broken', 'link', 'other']);
  });

  test('leaves alone what is no file, also at the end of a link', async () => {
    const path = join(folder, 'socket');
    const server = createServer();
    await new Promise<void>((done) => server.listen(path, done));
    await symlink(path, join(folder, 'link'));
    for (const name of ['socket', 'link']) {
      await expect(files.write(join(folder, name), 'text')).rejects.toMatchObject({ code: 'ENOTFILE' });
    }
    expect((await stat(path)).isSocket()).toBe(true);
    expect(await readlink(join(folder, 'link'))).toBe(path);
    expect((await readdir(folder)).toSorted()).toEqual(['link', 'socket']);
    await new Promise((done) => server.close(done));
  });

  test('throws the error of the system, and leaves no half of a file', async () => {
    await files.write(join(folder, 'taken', 'file'), '');
    await expect(files.write(join(folder, 'taken'), 'text')).rejects.toMatchObject({
      code: expect.stringMatching(/^E/),
    });
    await expect(files.write(join(folder, 'x'.repeat(300)), 'text')).rejects.toThrow(/^E[A-Z]+: /);
    expect(await readdir(folder)).toEqual(['taken']);
  });
});

describe('name servers', () => {
  test('of the system are addresses', () => {
    expect(dns.servers().map(readServerAddress)).not.toContain(undefined);
  });

  test.each([4, 6] as const)('are asked from a socket of their family, IPv%i, that has no port yet', async (family) => {
    const socket = udp(family);
    expect(socket).toMatchObject({ type: `udp${family}` });
    expect(() => socket.address()).toThrow();
    await new Promise<void>((resolve) => socket.close(resolve));
  });
});
