/** Runs a block of the documents in a world of its own, with the variables, secrets and files that the examples name. */
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { User } from '../../../src/sandbox/common/mailbox-store.ts';
import { blockOf } from './blocks.ts';
import type { Assembled } from './icinga.ts';
import {
  type MailWorld,
  PASSWORD,
  PROBE_USER,
  type ScriptRun,
  startMailWorld,
  type WorldOptions,
} from './mail-world.ts';
import { OCTODNS, ZONE_FILE } from './planned-zones.ts';
import { TREATMENTS, type Treatment } from './treatments.ts';
import { runWorkflow, type StepRun } from './workflow.ts';

/** Variables of the repository. */
export const VARS = {
  MAIL_HOST: 'mail.example.org',
  MAIL_USERNAME: 'probe@example.org',
  MAIL_ADDRESS: 'probe@example.org',
  NEW_MAIL_IP: '192.0.2.10',
  ENTRA_TENANT: 'tenant',
  ENTRA_CLIENT_ID: 'client',
};
const SECRETS = {
  MAIL_PASSWORD: PASSWORD,
  CHAT_WEBHOOK: 'https://chat.example.org/hook',
  ENTRA_CLIENT_SECRET: 'client-secret',
};
/** What to import, of which everything can be carried over. */
const COMMANDS = 'check_smtp -H mail.example.org -p 25\n';
const INSIDE: User = { username: 'probe', password: 'only-inside-the-runner', address: 'probe@example.org' };

/** What an example needs that is not usual. */
const OPTIONS: Readonly<Record<string, WorldOptions>> = {
  'README.md, Validate a deployment, 1': {
    users: [{ ...INSIDE, username: 'probe@mail.test', address: 'probe@mail.test' }],
  },
  'README.md, Validate a deployment, 2': { users: [INSIDE] },
};
/** The files that are there before a script runs. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'docs/command-line.md, Use, 3': ['commands.txt'],
  'docs/command-line.md, Use, 4': ['checks.yml'],
  'docs/command-line.md, The gate, 1': ['zones/example.org.zone'],
};

/** The shell of a step, and of a job of GitLab: it ends at the first line that fails. */
const BASH = ['bash', '-e', '-o', 'pipefail', '-c'];

/** Where a block runs. */
export interface Place {
  readonly world: MailWorld;
  readonly bundleFolder: string;
  readonly caches?: Map<string, string>;
  /** Further variables of the run of the workflow. */
  readonly run?: Readonly<Record<string, string>>;
  /** The token of the job. */
  readonly token?: string;
}

/** The blocks that are treated in this way. */
export function idsOf(kind: Treatment['kind']): string[] {
  return Object.entries(TREATMENTS).flatMap(([id, treatment]) => (treatment.kind === kind ? [id] : []));
}

/** Starts the world of a block. */
export async function startWorld(bundleFolder: string, id: string, options: WorldOptions = {}): Promise<MailWorld> {
  const hasMailDomain = /^docs\/gate\.md|Gate before|Mail domains|The gate/.test(id);
  const world = await startMailWorld(bundleFolder, { hasMailDomain, ...OPTIONS[id], ...options });
  if (world.sandbox.users[0]?.username === PROBE_USER.username)
    world.sandbox.deliver({ mailbox: 'Archive', headers: { Subject: 'nightly report' } });
  return world;
}

/** The files of the repository that the workflows check out. */
function repository(world: MailWorld): Record<string, string> {
  const files = idsOf('file').flatMap((id): [string, string][] => {
    const treatment = TREATMENTS[id];
    return treatment?.kind === 'file' ? [[treatment.path, blockOf(id).text]] : [];
  });
  return {
    ...Object.fromEntries(files),
    'zones/example.org.zone': ZONE_FILE,
    'config/example.org.yaml': OCTODNS,
    'ci/ca.pem': world.sandbox.caPem,
    '.github/workflows/mail.yml': blockOf('README.md, Smallest workflow, 1').text,
    'change-the-zone.sh': '#!/bin/sh\necho The zone was changed.\n',
  };
}

/** Runs a workflow, or jobs or steps of one. Secrets and files are added to the usual ones, or replace them. */
export function runBlock(
  text: string,
  place: Place,
  secrets: Partial<typeof SECRETS> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<readonly StepRun[]> {
  const { world } = place;
  const surroundings = { ...place, vars: VARS, files: { ...repository(world), ...files } };
  return runWorkflow(text, { ...surroundings, secrets: { ...SECRETS, ...secrets } });
}

/** Runs inputs of a step, added to those of a round trip. */
export function runInputs(
  text: string,
  place: Place,
  secrets: Partial<typeof SECRETS> = {},
): Promise<readonly StepRun[]> {
  const login = { username: 'probe@example.org', from: 'probe@example.org', to: 'probe@example.org' };
  const given = { host: 'mail.example.org', ...login, password: secrets.MAIL_PASSWORD ?? PASSWORD, ...parse(text) };
  return runBlock(stringify([{ uses: 'mail-probe/mail-probe@<commit>', with: given }]), place, secrets);
}

/** Runs a script of a shell, with the files that it needs. */
export async function runShell(
  id: string,
  world: MailWorld,
  env: Readonly<Record<string, string>> = {},
): Promise<ScriptRun> {
  const cwd = newFolder(world);
  const files: Readonly<Record<string, string>> = {
    'commands.txt': COMMANDS,
    'checks.yml': blockOf('docs/many-checks.md, The file, 1').text,
    'zones/example.org.zone': ZONE_FILE,
  };
  for (const name of FILES[id] ?? []) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), files[name] ?? '');
  }
  return await world.run(BASH, blockOf(id).text, cwd, { MAIL_PASSWORD: PASSWORD, ...env });
}

/** Runs the scripts of the GitLab job, which end at the first line that fails. */
export async function runGitlab(world: MailWorld, env: Readonly<Record<string, string>> = {}) {
  const { mail } = parse(blockOf('docs/other-systems.md, GitLab CI, 1').text);
  const script = [...mail.before_script, ...mail.script].join('\n');
  const cwd = newFolder(world);
  const variables = { MAIL_HOST: VARS.MAIL_HOST, MAIL_ADDRESS: VARS.MAIL_ADDRESS, MAIL_PROBE_PASSWORD: PASSWORD };
  const run = await world.run(BASH, script, cwd, { ...mail.variables, ...variables, ...env });
  return { ...run, cwd, job: mail };
}

const MACROS: Readonly<Record<string, string>> = {
  HOSTADDRESS: '192.0.2.10',
  HOSTNAME: 'mail.example.org',
  ...{ ARG1: 'probe@example.org', ARG2: '10', ARG3: '15' },
  ...{ _SERVICETLSNAME: 'mail.example.org', _SERVICEUSERNAME: 'probe@example.org' },
  ...{ _SERVICEADDRESS: 'probe@example.org', _SERVICEWARNING: '10', _SERVICECRITICAL: '15' },
  _SERVICEPASSWORDFILE: '/etc/mail-probe/password',
};

/** Runs the command line of a monitoring system, with its macros filled in. */
export async function runMonitored(line: string, world: MailWorld): Promise<ScriptRun> {
  installProgram(world);
  for (const name of [...line.matchAll(/--password-file (\/\S+)/g)].map(([, path = '']) => path)) {
    mkdirSync(dirname(join(world.root, name)), { recursive: true });
    writeFileSync(join(world.root, name), `${PASSWORD}\n`, { mode: 0o600 });
  }
  const filled = line.replaceAll(/\$(\w+)\$/g, (all, name: string) => MACROS[name] ?? all);
  return await world.run(['sh', '-c'], filled, newFolder(world), {});
}

/** Runs the command line of an object of Icinga. */
export async function runAssembled({ argv, env }: Assembled, world: MailWorld): Promise<ScriptRun> {
  installProgram(world);
  const line = argv.map((each) => `'${each.replaceAll("'", "'\\''")}'`).join(' ');
  return await world.run(['sh', '-c'], line, newFolder(world), env);
}

/** The command line in a block of a monitoring system. */
export function commandLineIn(id: string): string {
  const { text } = blockOf(id);
  return /command_line +(.+)/.exec(text)?.[1] ?? text.split('\n', 1)[0] ?? '';
}

/** Puts the program where the documents have it. */
export function installProgram(world: MailWorld): void {
  const place = join(world.root, 'opt/mail-probe');
  if (existsSync(place)) return;
  mkdirSync(place, { recursive: true });
  symlinkSync(join(world.root, 'dist'), join(place, 'dist'));
}

/** Steps that failed, with what they said. */
export function failures(steps: readonly StepRun[]): string[] {
  return steps.filter(({ outcome }) => outcome === 'failure').map(({ job, step, log }) => `${job}: ${step}: ${log}`);
}

export function messagesLeft({ sandbox }: MailWorld): number {
  return sandbox.users.flatMap(({ mailboxes }) => mailboxes.get('INBOX')?.messages ?? []).length;
}

export function newFolder(world: MailWorld): string {
  return mkdtempSync(join(world.root, 'folder-'));
}
