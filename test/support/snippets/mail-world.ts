/**
 * The world in which the examples run: every host is a sandbox, the ports are the usual ones, and the programs that
 * would reach out of the machine are replaced by small ones that note what they were asked for.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createAuthority } from '../../../src/sandbox/common/certificates.ts';
import type { User } from '../../../src/sandbox/common/mailbox-store.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { NODE } from '../bundle/cli.ts';
import { startMailDomain } from './mail-domain.ts';
import { DNSCONTROL, TERRAFORM } from './planned-zones.ts';

/** The password and the token of the user of most examples. */
export const PASSWORD = 'snippet-password';
export const TOKEN = 'ya29.snippet-token';

/** The user of most examples. */
export const PROBE_USER: User = {
  username: 'probe@example.org',
  password: PASSWORD,
  accessToken: TOKEN,
  mailboxes: [{ name: 'Archive' }, { name: 'Junk', specialUse: '\\Junk' }],
};

const NAMES = ['example.org', 'example.net', 'office365.com'].flatMap((domain) =>
  ['mail', 'smtp', 'imap', 'relay', 'outlook'].map((name) => `${name}.${domain}`),
);

/** What a script left behind. */
export interface ScriptRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The world of one example. */
export interface MailWorld extends AsyncDisposable {
  readonly sandbox: Sandbox;
  /** A folder that stands for the root of the machine, with `opt/`, `etc/` and `bin/`. */
  readonly root: string;
  /** Variables that lead a process of Node to the sandbox, and a shell to the replaced programs. */
  readonly env: Readonly<Record<string, string>>;
  /** What the replaced programs were asked for: the program, its arguments and its input. */
  calls(): readonly { readonly program: string; readonly args: readonly string[]; readonly stdin: string }[];
  /** Runs a script as printed, but for absolute paths, which are moved below `root`. */
  run(shell: readonly string[], script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<ScriptRun>;
}

/** Bends names and ports beneath the program. */
const PRELOAD = `
  import dgram from 'node:dgram';
  import dns from 'node:dns';
  import { syncBuiltinESMExports } from 'node:module';
  import net from 'node:net';
  const ports = JSON.parse(process.env.SNIPPET_PORTS);
  const { connect } = net;
  net.connect = (options) => connect({ ...options, host: '127.0.0.1', port: ports[options.port] ?? options.port });
  const { connect: connectDatagrams } = dgram.Socket.prototype;
  dgram.Socket.prototype.connect = function (port, address, done) {
    return connectDatagrams.call(this, ports[port] ?? port, '127.0.0.1', done);
  };
  dns.getServers = () => ['127.0.0.1'];
  dns.promises.lookup = async () => [{ address: '127.0.0.1', family: 4 }];
  syncBuiltinESMExports();
`;

/** Stands for programs that need a network, Docker or rights: notes the call, and answers as the real one would. */
const FAKE = `
  import { appendFileSync, cpSync, readFileSync } from 'node:fs';
  import { execFileSync } from 'node:child_process';
  const [program, ...args] = process.argv.slice(2);
  const takesInput = args.includes('@-') || args.at(-1) === '-';
  const stdin = takesInput ? readFileSync(0, 'utf8') : '';
  appendFileSync(process.env.SNIPPET_CALLS, JSON.stringify({ program, args, stdin }) + '\\n');
  const has = (text) => args.some((arg) => arg.includes(text));
  const answers = JSON.parse(process.env.SNIPPET_ANSWERS);
  const answer = Object.keys(answers).find((words) => [program, ...args].join(' ').includes(words));
  if (answer !== undefined) console.log(answers[answer]);
  else if (program === 'git' && args[0] === 'clone') {
    const last = args.at(-1);
    const target = last.includes('://') ? last.split('/').at(-1) : last;
    cpSync(process.env.SNIPPET_DIST, target + '/dist', { recursive: true });
  } else if (program === 'curl' && has('oauth2')) console.log(JSON.stringify({ access_token: '${TOKEN}' }));
  else if (program === 'curl' && has('.tar.gz'))
    execFileSync('tar', ['-cz', '--transform', 's,^dist,mail-probe/dist,', '-C', process.env.SNIPPET_DIST + '/..', 'dist'], { stdio: 'inherit' });
  else if (program === 'jq' && args[0] === '--null-input') console.log(JSON.stringify({ text: args[3] }));
  else if (program === 'jq') console.log(JSON.parse(readFileSync(0, 'utf8')).access_token);
`;

/** What the programs of other projects print, by words of the command. */
const ANSWERS = {
  'dnscontrol:5.3.1 print-ir': DNSCONTROL,
  'terraform show -json': TERRAFORM,
  'tofu show -json': TERRAFORM,
};

/** Stands for the command line: a sandbox that would run until it is interrupted is interrupted when it has begun. */
const PROGRAM = `
  import { spawn } from 'node:child_process';
  const [script, ...args] = process.argv.slice(2);
  const child = spawn(process.execPath, [script, ...args], { stdio: ['inherit', 'pipe', 'inherit'] });
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    if (args[0] === 'sandbox') child.kill('SIGINT');
  });
  child.on('close', (code) => { process.exitCode = code ?? 99; });
`;

/** What can differ from world to world. */
export interface WorldOptions {
  readonly users?: readonly User[] | undefined;
  /** How long the certificate of the servers is valid. */
  readonly certificateDays?: number;
  /** Whether example.org has name servers, a policy and a mail server. */
  readonly hasMailDomain?: boolean;
  /** Whether the first steps of the move that docs/gate.md shows are published. */
  readonly isMovePrepared?: boolean;
}

/** Starts a world around a built bundle. */
export async function startMailWorld(
  bundleFolder: string,
  { users = [PROBE_USER], certificateDays = 90, hasMailDomain = false, isMovePrepared = false }: WorldOptions = {},
): Promise<MailWorld> {
  const authority = await createAuthority({ name: 'Snippets Root CA' });
  const certificate = await authority.issue({
    commonName: 'mail.example.org',
    dnsNames: [...NAMES, 'localhost'],
    ipAddresses: ['127.0.0.1', '192.0.2.10'],
    notAfter: new Date(Date.now() + certificateDays * 86_400_000),
  });
  const sandbox = await startSandbox({ users, certificate });
  const domain = hasMailDomain ? await startMailDomain(authority, certificate, isMovePrepared) : undefined;
  const root = mkdtempSync(join(tmpdir(), 'mail-probe-snippets-'));
  const put = (path: string, text: string, mode = 0o600): string => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), mode);
    return join(root, path);
  };
  const preload = put('preload.mjs', PRELOAD);
  const fake = put('fake.mjs', FAKE);
  const ca = put('ca.pem', authority.certificatePem);
  const dist = join(root, 'dist');
  spawnSync('cp', ['-r', bundleFolder, dist]);
  put('etc/mail-probe/password', `${PASSWORD}\n`);
  const program = (name: string, line: string): string => put(`bin/${name}`, `#!/bin/sh\n${line}\n`, 0o755);
  program('node', `exec '${NODE}' "$@"`);
  program('mail-probe', `exec '${NODE}' '${put('program.mjs', PROGRAM)}' '${join(dist, 'cli/index.js')}' "$@"`);
  const found = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
  for (const name of [
    'git',
    'curl',
    'docker',
    'gh',
    'pip',
    'sleep',
    'octodns-sync',
    'terraform',
    'tofu',
    ...(found('jq') ? [] : ['jq']),
  ]) {
    program(name, `NODE_OPTIONS= exec '${process.execPath}' '${fake}' ${name} "$@"`);
  }
  mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
  const callsPath = join(root, 'calls');
  const { smtp, imap } = sandbox;
  const env = {
    PATH: `${join(root, 'usr/local/bin')}:${join(root, 'bin')}:${process.env['PATH']}`,
    NODE_OPTIONS: `--import ${preload}`,
    NODE_EXTRA_CA_CERTS: ca,
    SNIPPET_PORTS: JSON.stringify({
      ...{ 25: smtp.starttls, 465: smtp.implicit, 587: smtp.starttls, 3025: smtp.plain },
      ...{ 143: imap.starttls, 993: imap.implicit, 3143: imap.plain },
      ...domain?.ports,
    }),
    SNIPPET_CALLS: callsPath,
    SNIPPET_ANSWERS: JSON.stringify(ANSWERS),
    SNIPPET_DIST: dist,
  };
  return {
    sandbox,
    root,
    env,
    calls: () =>
      existsSync(callsPath)
        ? readFileSync(callsPath, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
    run: (shell, script, cwd, extra) => runScript(shell, movedBelow(root, script), cwd, { ...env, ...extra }),
    async [Symbol.asyncDispose]() {
      await Promise.all([sandbox.close(), domain?.[Symbol.asyncDispose]()]);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Moves the absolute paths of a text below a folder. */
export function movedBelow(root: string, text: string): string {
  return text
    .replaceAll(/\/usr\/bin\/node\b/g, 'node')
    .replaceAll(/(?<![\w.:/-])\/(opt|etc|usr\/local)\//g, `${root}/$1/`);
}

async function runScript(
  [command = '', ...args]: readonly string[],
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<ScriptRun> {
  const child = spawn(command, [...args, script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const exitCode = await new Promise<number | null>((done) => child.once('close', done));
  return { exitCode, stdout, stderr };
}
