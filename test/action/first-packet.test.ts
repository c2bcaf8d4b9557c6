import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenizer } from 'acorn';
import { expect, inject, it } from 'vitest';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { runBundle } from '../support/bundle.ts';

/**
 * Prints what has been loaded when the first connection is asked of the system, which is a tick after `connect()`: big
 * modules of Node, and files of the bundle but the first.
 */
const WATCH = `
  const before = new Set(process.moduleLoadList);
  const files = [];
  process.getBuiltinModule('node:module').registerHooks({
    load(url, context, next) {
      files.push(url.slice(url.lastIndexOf('/') + 1));
      return next(url, context);
    },
  });
  const hook = process.getBuiltinModule('node:async_hooks').createHook({
    init(id, type) {
      if (type !== 'TCPCONNECTWRAP') return;
      hook.disable();
      const loaded = process.moduleLoadList.filter((name) => !before.has(name));
      const big = ['tls', 'crypto', 'http', 'https', 'zlib'].filter((name) => loaded.includes('NativeModule ' + name));
      process.stdout.write('before the first packet: [' + big + '] of ' + loaded.length + ', ' + files + '\\n');
    },
  });
  hook.enable();
`;

it('asks the system for a connection before more than the first file, TLS, cryptography or HTTP are loaded', async () => {
  await using sandbox = await startSandbox();
  // A CA of one's own has to be read, and that needs cryptography.
  const { 'tls-ca': _own, ...inputs } = roundTripInputs(sandbox);
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(WATCH)}` };
  const { stdout } = await runBundle(inputs, { env });
  expect(stdout).toMatch(/^before the first packet: \[\] of [1-9]\d*, index\.js$/m);
});

it('holds no HTTP client, which nobody would call', () => {
  const folder = inject('bundleFolder');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const holders = scripts.filter((name) => readFileSync(join(folder, name)).includes('undici'));
  expect(holders).toEqual([]);
});

// V8 reads each regular expression with the script, and the classes of Unicode take a millisecond.
it('has no class of Unicode in a regular expression of the first file', () => {
  const script = readFileSync(join(inject('bundleFolder'), 'index.js'), 'utf8');
  const tokens = [...tokenizer(script, { ecmaVersion: 'latest', sourceType: 'module' })];
  const patterns = tokens
    .filter(({ type }) => type.label === 'regexp')
    .map(({ start, end }) => script.slice(start, end));
  expect(patterns.length).toBeGreaterThan(20);
  expect(patterns.filter((pattern) => pattern.includes('\\p{'))).toEqual([]);
});

/** What takes 9 ms when it is first called. */
const NO_LOCALES = `
  Number.prototype.toLocaleString = () => {
    throw new Error('The tables of languages were asked for.');
  };
`;

it('reports without the tables of languages', async () => {
  await using sandbox = await startSandbox();
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(NO_LOCALES)}` };
  const { stdout } = await runBundle(roundTripInputs(sandbox), { env });
  expect(stdout).toMatch(/^Mail Probe: OK/m);
});
