import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenizer } from 'acorn';
import { expect, inject, it } from 'vitest';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { gateInputs, startMailDomain } from '../../src/sandbox/mail-domain.ts';
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

it('holds an HTTP client in one place, which is loaded when GitHub is to be called', () => {
  const folder = inject('bundleFolder');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  // Its name stands in the list of what mailauth would need for other work, `"undici":"8.11.2"`.
  const holders = scripts.filter((name) => /undici(?!":")/.test(readFileSync(join(folder, name), 'utf8')));
  expect(holders).toEqual(['actions-github-lib-utils.js']);
  const loaders = scripts.filter((name) =>
    /require\([^)]*actions-github-lib-utils/.test(readFileSync(join(folder, name), 'utf8')),
  );
  expect(loaders).toEqual([]);
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

/** Prints at the end which files of the bundle were loaded. */
const LIST = `
  const files = [];
  process.getBuiltinModule('node:module').registerHooks({
    load(url, context, next) {
      files.push(url.slice(url.lastIndexOf('/') + 1));
      return next(url, context);
    },
  });
  process.on('exit', () => process.stdout.write('loaded: ' + files + '\\n'));
`;

/** What belongs to the gate alone: its rooms, the octets of a question, and the library for SPF. */
const OF_GATE = /lib\/(?:dns|policy|probes\/mx|mail\/mx)\/[\w/-]+\.js|RECURSION_DESIRED|spfVerify/g;

/** Runs the bundle, and returns what of the gate it has loaded. */
async function loadedOfGate(inputs: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(LIST)}` };
  const { stdout } = await runBundle(inputs, { env });
  const [, list = ''] = /^loaded: (.*)$/m.exec(stdout) ?? [];
  const files = list.split(',').filter((file) => file.endsWith('.js'));
  expect(files).toContain('index.js');
  const texts = files.map((file) => readFileSync(join(inject('bundleFolder'), file), 'utf8'));
  return [...new Set(texts.flatMap((text) => text.match(OF_GATE) ?? []))];
}

it('loads nothing of the gate for another mode', async () => {
  await using sandbox = await startSandbox();
  const inputs = roundTripInputs(sandbox);
  expect(await loadedOfGate(inputs)).toEqual([]);
  expect(await loadedOfGate({ ...inputs, password: 'wrong' })).toEqual([]);
  // What is looked for would be found.
  await using domain = await startMailDomain({ policyPort: 0 });
  const ofGate = await loadedOfGate(gateInputs(domain));
  expect(ofGate).toEqual(expect.arrayContaining(['RECURSION_DESIRED', 'spfVerify']));
  expect(ofGate.length).toBeGreaterThan(20);
});

it('loads nothing that talks SMTP, and no library for SPF, for a gate that needs neither', async () => {
  await using domain = await startMailDomain({ policyPort: 0 });
  const all = gateInputs(domain);
  const { 'mx-addresses': _addresses, 'outbound-ips': _ips, ...inputs } = all;
  const isNeedless = (part: string): boolean => part === 'spfVerify' || part.startsWith('lib/mail/mx/');
  expect((await loadedOfGate(all)).filter(isNeedless)).toEqual(
    expect.arrayContaining(['lib/mail/mx/talk-to-mx.js', 'spfVerify']),
  );
  const loaded = await loadedOfGate({ ...inputs, 'mx-connect': 'false' });
  expect(loaded).toContain('RECURSION_DESIRED');
  // Plain data about talks is all that is left.
  expect(loaded.filter(isNeedless)).not.toContain('spfVerify');
  expect(loaded.filter(isNeedless)).not.toContain('lib/mail/mx/talk-to-mx.js');
});
