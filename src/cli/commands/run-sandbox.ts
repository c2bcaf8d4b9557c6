/** Keeps the embedded mail system and its mail domain running, and says how to reach them, on 127.0.0.1 alone. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EXIT_CODES } from '../../model/status.ts';
import type { MailDomain } from '../../sandbox/mail-domain.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { createOutput, write } from '../terminal/terminal.ts';
import { describeSandbox, type SandboxFiles } from './describe-sandbox.ts';

/** Runs until the process is interrupted, and returns the exit code. */
export async function runSandbox(host: NodeJS.Process): Promise<number> {
  const { startSandbox } = await import('../../sandbox/sandbox.ts');
  const { gateInputs, startMailDomain } = await import('../../sandbox/mail-domain.ts');
  const folder = await mkdtemp(join(tmpdir(), 'mail-probe-sandbox-'));
  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) host.once(signal, resolve);
  });
  const sandbox = await startSandbox();
  const domain = await startMailDomain();
  try {
    const files = await writeFiles(folder, sandbox, domain);
    const shown = {
      sandbox,
      domain,
      gate: gateInputs(domain),
      movingGate: gateInputs(domain, undefined, true),
      files,
      program: programOf(host),
    };
    await write(createOutput(host.stdout, host.env), describeSandbox(shown));
    await interrupted;
  } finally {
    await Promise.all([sandbox.close(), domain.close()]);
    await rm(folder, { recursive: true, force: true });
  }
  return EXIT_CODES.ok;
}

/** Writes what the commands need. One file has both authorities: each of the two systems has its own. */
async function writeFiles(folder: string, sandbox: Sandbox, domain: MailDomain): Promise<SandboxFiles> {
  const files: SandboxFiles = {
    ca: join(folder, 'ca.pem'),
    password: join(folder, 'password'),
    safePlan: join(folder, 'safe.zone'),
    movingPlan: join(folder, 'moving.zone'),
  };
  await writeFile(files.ca, sandbox.caPem + domain.mail.caPem);
  await writeFile(files.password, `${sandbox.users[0]?.password}\n`, { mode: 0o600 });
  await writeFile(files.safePlan, domain.safePlan);
  await writeFile(files.movingPlan, domain.movingPlan);
  return files;
}

/** Returns the command that started the program: its name where npm has installed it. */
function programOf({ argv }: NodeJS.Process): string {
  const [, script = ''] = argv;
  return basename(script) === 'mail-probe' ? 'mail-probe' : `node "${script}"`;
}
