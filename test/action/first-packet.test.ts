import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { runBundle } from '../support/bundle.ts';

/** Prints which of the big modules of Node have been loaded when the first connection is begun. */
const WATCH = `
  const { Socket } = process.getBuiltinModule('node:net');
  const { connect } = Socket.prototype;
  const before = new Set(process.moduleLoadList);
  Socket.prototype.connect = function (...args) {
    const loaded = process.moduleLoadList.filter((name) => !before.has(name));
    const big = ['tls', 'crypto', 'http', 'https', 'zlib'].filter((name) => loaded.includes('NativeModule ' + name));
    process.stdout.write('before the first packet: [' + big + '] of ' + loaded.length + '\\n');
    Socket.prototype.connect = connect;
    return connect.apply(this, args);
  };
`;

it('begins to connect before TLS, cryptography and HTTP are loaded', async () => {
  await using sandbox = await startSandbox();
  // A CA of one's own has to be read, and that needs cryptography.
  const { 'tls-ca': _own, ...inputs } = roundTripInputs(sandbox);
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(WATCH)}` };
  const { stdout } = await runBundle(inputs, { env });
  expect(stdout).toMatch(/^before the first packet: \[\] of [1-9]\d*$/m);
});

it('holds no HTTP client, which nobody would call', () => {
  const folder = inject('bundleFolder');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const holders = scripts.filter((name) => readFileSync(join(folder, name)).includes('undici'));
  expect(holders).toEqual([]);
});
