/**
 * Shows what the action does, without a network: starts the embedded mail system on loopback ports, runs the built
 * action against it exactly as a workflow would, and prints the log, the job summary and the outputs; then a second run
 * with a wrong password, so that one sees how a failure reads. After that, the same for a mail domain: a gate before a DNS
 * change that is safe, and before one that would lose mail.
 * `npm run demo [-- FOLDER]`; the folder of the built action is `dist` by default.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { roundTripInputs } from '../src/sandbox/inputs.ts';
import { gateInputs, type MailDomain, startMailDomain } from '../src/sandbox/mail-domain.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bundle = join(resolve(process.argv[2] ?? join(root, 'dist')), 'index.js');

/** Where a workflow keeps what does not stand in its file. */
const STORED = new Map([
  ['password', '$' + '{{ secrets.MAIL_PASSWORD }}'],
  ['tls-ca', '$' + '{{ vars.MAIL_CA }}'],
]);

interface Run {
  readonly log: string;
  readonly exitCode: number;
  readonly summary: string;
  readonly outputs: string;
}

/** Runs the bundle as the runner does: inputs in variables, files for outputs and summary. @param workspace holds files of the repository */
async function runAction(inputs: Readonly<Record<string, string>>, workspace?: string): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-demo-'));
  const files = { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary', GITHUB_STATE: 'state' };
  const variables: Record<string, string> = { PATH: process.env['PATH'] ?? '', RUNNER_TEMP: folder };
  if (workspace !== undefined) variables['GITHUB_WORKSPACE'] = workspace;
  for (const [variable, name] of Object.entries(files)) {
    variables[variable] = join(folder, name);
    writeFileSync(join(folder, name), '');
  }
  for (const [input, value] of Object.entries(inputs)) variables[`INPUT_${input.toUpperCase()}`] = value;
  const child = spawn(process.execPath, [bundle], { env: variables });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
  const exitCode = await new Promise<number>((done) => child.once('close', (code) => done(code ?? 1)));
  const result = {
    log,
    exitCode,
    summary: readFileSync(join(folder, files.GITHUB_STEP_SUMMARY), 'utf8'),
    outputs: readFileSync(join(folder, files.GITHUB_OUTPUT), 'utf8'),
  };
  rmSync(folder, { recursive: true, force: true });
  return result;
}

function show(title: string, inputs: Readonly<Record<string, string>>, run: Run): void {
  say(`\n${'━'.repeat(100)}\n${title}\n${'━'.repeat(100)}`);
  say('\nThe step in the workflow:\n');
  say('    - uses: mail-probe/mail-probe@v1\n      with:');
  for (const [input, value] of Object.entries(inputs)) {
    const shown = STORED.get(input) ?? value;
    const isLong = shown.includes('\n');
    say(isLong ? `        ${input}: |\n${indent(indent(indent(shown)))}` : `        ${input}: ${shown}`);
  }
  say('\nThe log:\n');
  say(
    indent(
      run.log
        .split('\n')
        .filter((line) => !line.startsWith('::add-mask::'))
        .join('\n'),
    ),
  );
  say('\nThe job summary (Markdown):\n');
  say(indent(run.summary));
  say('\nThe outputs:\n');
  for (const [name, value] of readOutputs(run.outputs)) {
    say(value.includes('\n') ? `    ${name}:\n${indent(indent(value))}` : `    ${name}: ${value}`);
  }
  say(`\nExit code: ${run.exitCode}`);
}

/** Outputs as the runner reads them: `name<<delimiter`, lines, delimiter. */
function readOutputs(text: string): Map<string, string> {
  const outputs = new Map<string, string>();
  for (const [, name, , value] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)) {
    if (name !== undefined) outputs.set(name, value ?? '');
  }
  return outputs;
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

if (!existsSync(bundle)) throw new Error(`${bundle} is missing; run "npm run build" first.`);
await showRoundTrips();
await showGates();

async function showRoundTrips(): Promise<void> {
  await using sandbox = await startSandbox();
  const inputs = roundTripInputs(sandbox);
  say('A mail system was started in this process, on loopback ports, with a certificate authority made on the spot.');
  show('1. A message goes round', inputs, await runAction(inputs));
  const wrong = { ...inputs, password: 'not-the-password' };
  show('2. The same with a wrong password', wrong, await runAction(wrong));
}

async function showGates(): Promise<void> {
  await using domain = await startMailDomain();
  const workspace = mkdtempSync(join(tmpdir(), 'mail-probe-demo-zones-'));
  try {
    say(`\nA mail domain was started, too: ${domain.domain}, with a name server, an MX host and ${policyOf(domain)}.`);
    for (const [title, name, plan] of [
      ['3. A gate before a DNS change that is safe', 'safe.zone', domain.safePlan],
      ['4. A gate before a DNS change that would lose mail', 'moving.zone', domain.movingPlan],
    ] as const) {
      writeFileSync(join(workspace, name), plan);
      const inputs = gateInputs(domain, name, plan === domain.movingPlan);
      show(title, inputs, await runAction(inputs, workspace));
    }
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Senders ask for the policy at port 443, which not every account may listen on. */
function policyOf({ policyHost, policyFault }: MailDomain): string {
  return policyHost
    ? 'an MTA-STS policy'
    : `no MTA-STS policy, because port 443 cannot be listened on (${policyFault})`;
}
