/** The action as the runner starts it: variables in, files and output out. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../src/model/report.ts';
import type { MailUser } from '../test/support/postfix-dovecot/users.ts';
import { type Command, run } from './command.ts';
import type { Laboratory, Ports } from './laboratory.ts';

/** What to run. */
export interface OwnMode {
  readonly mode: string;
  readonly ports: Ports;
  readonly user: MailUser;
  readonly inputs?: Readonly<Record<string, string>>;
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE'];

/** The command, with the files that the runner makes, empty. TLS is verified: that is the default. */
export async function ours(laboratory: Laboratory, { mode, ports, user, inputs }: OwnMode): Promise<Command> {
  const temp = join(laboratory.folder, 'runner');
  await rm(temp, { recursive: true, force: true });
  await mkdir(temp);
  for (const name of FILES) await writeFile(join(temp, name), '');
  const all: Record<string, string> = {
    mode,
    'smtp-host': laboratory.servers.host,
    'smtp-port': String(ports.smtp),
    'smtp-tls-mode': 'starttls',
    'imap-host': laboratory.servers.host,
    'imap-port': String(ports.imap),
    'imap-tls-mode': 'implicit',
    'tls-ca': laboratory.caPath,
    username: user.username,
    password: user.password,
    ...(mode === 'round-trip' ? { from: user.address, to: user.address } : {}),
    ...inputs,
  };
  const env: Record<string, string> = {
    RUNNER_TEMP: temp,
    GITHUB_WORKSPACE: laboratory.folder,
    GITHUB_REPOSITORY: 'mail-probe/mail-probe',
    GITHUB_RUN_ID: '1',
    GITHUB_SERVER_URL: 'https://github.com',
  };
  for (const name of FILES) env[name] = join(temp, name);
  for (const [name, value] of Object.entries(all)) env[`INPUT_${name.toUpperCase()}`] = value;
  return { program: process.execPath, args: [laboratory.bundle], env, proof: /^Mail Probe: OK/m };
}

/** Runs it; milliseconds of the whole process. */
export async function timeOurs(laboratory: Laboratory, mode: OwnMode): Promise<number> {
  return (await run(await ours(laboratory, mode))).ms;
}

/** Runs it and reads its report. */
export async function reportOfOurs(laboratory: Laboratory, mode: OwnMode): Promise<Report> {
  const command = await ours(laboratory, mode);
  await run(command);
  const temp = command.env?.['RUNNER_TEMP'] ?? '';
  const name = (await readdir(temp)).find((file) => file.startsWith('mail-probe-report-'));
  if (name === undefined) throw new Error('The action left no report.');
  return JSON.parse(await readFile(join(temp, name), 'utf8')) as Report;
}

/** A measurement of the first check. */
export function measured(report: Report, metric: string): number {
  const found = report.checks[0]?.measurements.find((each) => each.metric === metric);
  if (!found) throw new Error(`The report has no ${metric}.`);
  return found.value;
}
