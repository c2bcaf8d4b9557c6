/** Every way out of the process that is no verdict has the exit code 3, and says a sentence. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Options, parse } from 'acorn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/formats/json.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type CliOptions, type CliRun, cliScript, NODE, runCli } from '../support/bundle/cli.ts';
import { roundTripArguments } from '../support/bundle/cli-sandbox.ts';
import { SAMPLE_REPORTS } from '../support/reports/sample-reports.ts';
import { inLanes } from '../support/servers/in-lanes.ts';

/** So many programs at a time: each keeps a core busy. */
const LANES = 4;

/** One command of each kind, by name. */
type Commands = Readonly<Record<string, { readonly args: readonly string[]; readonly env?: CliOptions['env'] }>>;

let sandbox: Sandbox;
let folder: string;
let commands: Commands;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = mkdtempSync(join(tmpdir(), 'mail-probe-no-verdict-'));
  const { args, env } = roundTripArguments(sandbox);
  const checks = join(folder, 'checks.yml');
  writeFileSync(checks, 'checks:\n  - { name: A, mode: smtp-connect, host: 127.0.0.1, port: 1, tls-mode: none }\n');
  const commandLines = join(folder, 'commands.txt');
  writeFileSync(commandLines, 'check_smtp -H mail.example.org -p 25\n');
  const report = join(folder, 'report.json');
  writeFileSync(report, renderJson(SAMPLE_REPORTS.ok));
  commands = {
    'round-trip': { args, env },
    dry: { args: [...args, '--dry-run'], env },
    many: { args: ['--checks', checks] },
    merge: { args: ['merge', '--merge-reports', report, '--merge-any-run'] },
    lint: { args: ['lint', checks] },
    import: { args: ['import', commandLines] },
    version: { args: ['--version'] },
  };
});

afterAll(async () => {
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Code that runs before the program, as an option of Node. */
function preload(code: string): readonly string[] {
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

function expectUnknown({ exitCode, stdout, stderr }: CliRun, sentence: RegExp): void {
  expect({ exitCode, said: stdout + stderr }).toEqual({ exitCode: 3, said: expect.stringMatching(sentence) });
}

describe('a Node that is too old (BEH-A1)', () => {
  it.each(['10.24.1', '18.20.8', '20.15.1', '21.7.3', '22.2.0'])('is told so: %s', async (version) => {
    const code = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); delete process.getBuiltinModule;`;
    for (const args of [['--version'], ['smtp-connect', '--host', '127.0.0.1']]) {
      const run = await runCli(args, { nodeOptions: preload(code) });
      expect(run).toEqual({
        exitCode: 3,
        stdout: '',
        stderr: `mail-probe: Node ${version} is too old: Mail Probe needs Node 20.16 or later, and of Node 22 that is 22.3 or later. Nothing was tested.\n`,
      });
    }
  });

  it.each(['20.16.0', '20.19.0', '22.3.0', '24.0.0', '26.1.0'])('is not %s', async (version) => {
    const code = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
    expect((await runCli(['--version'], { nodeOptions: preload(code) })).exitCode).toBe(0);
  });

  it('is what package.json says, too', () => {
    const { engines } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(engines).toEqual({ node: '>=20.16 <21 || >=22.3' });
  });

  it('reads the entry: the syntax is that of ES2018 and import(), with nothing that needs a module', () => {
    const script = readFileSync(cliScript(), 'utf8');
    const options: Options = { ecmaVersion: 2018, sourceType: 'script', allowHashBang: true };
    // Node 10 knows `import()`, which only came into the standard with ES2020.
    expect(() => parse(script.replaceAll(' import(', ' imports('), options)).not.toThrow();
    expect(() => parse(`${script}\nimport.meta;`, options)).toThrow();
  });
});

describe('a file of the program that is missing or damaged (BEH-A1)', () => {
  const parts = (): string[] =>
    readdirSync(dirname(cliScript())).filter((name) => name.endsWith('.js') && name !== 'index.js');

  /** A copy of the program, of which one file at a time is changed. */
  async function openCopy() {
    const copy = mkdtempSync(join(folder, 'copy-'));
    cpSync(dirname(cliScript()), copy, { recursive: true });
    return {
      /** Runs it with one file changed. */
      async run(part: string, change: (path: string) => void, name: string, program = NODE): Promise<CliRun> {
        const path = join(copy, part);
        const whole = readFileSync(path);
        change(path);
        try {
          const { args = [], env = {} } = commands[name] ?? {};
          return await runCli(args, { env, program, script: join(copy, 'index.js') });
        } finally {
          writeFileSync(path, whole);
        }
      },
      [Symbol.asyncDispose]: async () => rmSync(copy, { recursive: true, force: true }),
    };
  }

  /** On the Node of the tests, which keeps what it has compiled: these are a hundred starts and more. */
  it('is never a verdict but that of the whole program, whatever the command and whichever the file', async () => {
    let unknown = 0;
    const program = process.execPath;
    const cases = Object.keys(commands).flatMap((name) => parts().map((part) => ({ name, part })));
    const whole = new Map<string, number | null>();
    for (const [name, { args, env = {} }] of Object.entries(commands))
      whole.set(name, (await runCli(args, { env, program })).exitCode);
    await inLanes(LANES, openCopy, cases, async (copy, { name, part }) => {
      const run = await copy.run(part, (path) => rmSync(path), name, program);
      if (run.exitCode === whole.get(name) && run.exitCode !== 3) return;
      unknown += 1;
      expect({ name, part, exitCode: run.exitCode }).toEqual({ name, part, exitCode: 3 });
      expect(run.stdout + run.stderr).toMatch(/^\S.+\./m);
    });
    expect(unknown).toBeGreaterThan(20);
  });

  it.each([
    ['is gone', (path: string) => rmSync(path)],
    ['is cut', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 2000))],
  ])('is said in one sentence when it %s', async (_how, change) => {
    const part = parts().find((name) => name.startsWith('cli-run-cli')) ?? '';
    await using copy = await openCopy();
    const run = await copy.run(part, change, 'version');
    expectUnknown(run, /^mail-probe: Mail Probe is not complete, and has to be installed again \([^\n]+\)\.\n$/);
    const lint = await copy.run('cli-commands-run-lint.js', change, 'lint');
    expectUnknown(lint, /^mail-probe: Mail Probe is not complete, and has to be installed again \([^\n]+\)\.\n$/);
  });

  it('is in the report of a run that needs it', async () => {
    await using copy = await openCopy();
    const run = await copy.run('mail-smtp-start-session.js', (path) => rmSync(path), 'round-trip');
    expectUnknown(run, /^Mail Probe: UNKNOWN - Internal error \(Error\): Cannot find module .*\n/);
    expect(run.stdout).toContain('Install Mail Probe again.');
  });
});

describe('a fault of the program (BEH-A1)', () => {
  it.each([
    ['an error that nothing catches', 'throw new RangeError("oops")'],
    ['a rejection that nothing waits for', 'Promise.reject(new RangeError("oops"))'],
  ])('is unknown: %s', async (_what, code) => {
    // The fault comes with the first output, after which the sandbox would run until it is interrupted.
    const nodeOptions = preload(`process.stdout.write = () => void setImmediate(() => { ${code} });`);
    const { exitCode, stderr } = await runCli(['sandbox'], { nodeOptions });
    expect(stderr).toBe(
      'mail-probe: Mail Probe failed, which says nothing about the mail system (RangeError: oops).\n',
    );
    expect(exitCode).toBe(3);
  });

  it('is unknown during a run, too, with a report', async () => {
    const { args, env } = roundTripArguments(sandbox);
    const code = `
      const { Socket } = process.getBuiltinModule('node:net');
      const { connect } = Socket.prototype;
      Socket.prototype.connect = function (...args) {
        setImmediate(() => { throw new RangeError('oops'); });
        return connect.apply(this, args);
      };`;
    const run = await runCli(args, { env, nodeOptions: preload(code) });
    expectUnknown(run, /^Mail Probe: UNKNOWN - Internal error \(RangeError\): oops/);
  });

  it('is unknown when there is nothing more to do, and no verdict', async () => {
    const code = `process.getBuiltinModule('node:fs/promises').stat = () => new Promise(() => {});`;
    const run = await runCli(['import', 'x'], { nodeOptions: preload(code) });
    expectUnknown(run, /^mail-probe: Mail Probe ended before there was a verdict\.\n$/);
  });

  it('is unknown when something ends the process with success in between', async () => {
    const run = await runCli(['--version'], { nodeOptions: preload('process.stdout.write = () => process.exit(0)') });
    expectUnknown(run, /ended before there was a verdict/);
  });

  it('is no verdict when the memory is used up: Node is aborted', async () => {
    const code = 'const all = []; for (;;) all.push(Array.from({ length: 1000 }, (_, i) => ({ i })));';
    const run = await runCli(['--version'], {
      nodeOptions: ['--max-old-space-size=16', ...preload(`setImmediate(() => { ${code} })`)],
    });
    expect([0, 1, 2]).not.toContain(run.exitCode);
  });
});

describe('output that nobody takes (BEH-A1)', () => {
  const hasFull = existsSync('/dev/full');

  it.runIf(hasFull)('is unknown on a full disk, whatever the command', async () => {
    for (const [name, { args, env = {} }] of Object.entries(commands)) {
      const { exitCode, stderr } = await runCli(args, { env, stdout: openSync('/dev/full', 'w') });
      expect({ name, exitCode }).toEqual({ name, exitCode: 3 });
      expect(stderr).toMatch(/^mail-probe: .*ENOSPC/m);
    }
  });

  it.runIf(hasFull)('is unknown for the sandbox and the help, too', async () => {
    for (const args of [['sandbox'], ['--help'], ['help', 'lint'], ['round-trip', '--help']]) {
      const { exitCode, stderr } = await runCli(args, { stdout: openSync('/dev/full', 'w') });
      expect({ args, exitCode }).toEqual({ args, exitCode: 3 });
      expect(stderr).toMatch(/^mail-probe: .*ENOSPC/m);
    }
  });

  it('keeps its verdict when the reader has seen enough', async () => {
    for (const [name, { args, env = {} }] of Object.entries(commands)) {
      const whole = await runCli(args, { env });
      const child = spawn(NODE, [cliScript(), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.destroy();
      let stderr = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        stderr += chunk.toString('utf8');
      });
      const exitCode = await new Promise<number | null>((done) => child.once('close', done));
      expect({ name, exitCode }).toEqual({ name, exitCode: whole.exitCode });
      expect(stderr).not.toMatch(/EPIPE|at .*\.js:\d/);
    }
  });
});
