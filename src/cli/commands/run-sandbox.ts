/** Keeps the embedded mail system running, and says how to reach it. Its servers listen on 127.0.0.1 alone. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EXIT_CODES } from '../../model/status.ts';
import type { Ports } from '../../sandbox/common/listener.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { createOutput, write } from '../terminal/terminal.ts';

/** Runs until the process is interrupted, and returns the exit code. */
export async function runSandbox(host: NodeJS.Process): Promise<number> {
  const { startSandbox } = await import('../../sandbox/sandbox.ts');
  const folder = await mkdtemp(join(tmpdir(), 'mail-probe-sandbox-'));
  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) host.once(signal, resolve);
  });
  const sandbox = await startSandbox();
  try {
    const files = { ca: join(folder, 'ca.pem'), password: join(folder, 'password') };
    await writeFile(files.ca, sandbox.caPem);
    await writeFile(files.password, `${sandbox.users[0]?.password}\n`, { mode: 0o600 });
    const out = createOutput(host.stdout, host.env);
    await write(out, describe(sandbox, files, programOf(host)));
    await interrupted;
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
  return EXIT_CODES.ok;
}

function describe(
  { users, smtp, imap }: Sandbox,
  files: { readonly ca: string; readonly password: string },
  program: string,
): string {
  const user = users.map(
    ({ username, password, address, accessToken }) =>
      `User:      ${username}\nPassword:  ${password}\nToken:     ${accessToken}\nAddress:   ${address}`,
  );
  const common = `--host ${smtp.host} --tls-ca "${files.ca}" --username ${users[0]?.username} --password-file "${files.password}"`;
  const message = `--from ${users[0]?.address} --to ${users[0]?.address}`;
  return `A mail system runs in this process, until it is interrupted (Ctrl-C). Only this machine can reach it.

SMTP:      ${endpoints(smtp)}
IMAP:      ${endpoints(imap)}
${user.join('\n')}
Authority: ${files.ca}

Paste one of these into another terminal:

${program} round-trip ${common} --smtp-port ${smtp.implicit} --smtp-tls-mode implicit --imap-port ${imap.starttls} --imap-tls-mode starttls ${message}

${program} smtp-send ${common} --port ${smtp.starttls} --tls-mode starttls ${message} --subject "Hello"

${program} imap-search ${common} --port ${imap.implicit} --tls-mode implicit --search "subject: hello" --critical 1:
`;
}

function endpoints({ host, implicit, starttls, plain }: Ports): string {
  return `${host}:${implicit} (implicit TLS), ${host}:${starttls} (STARTTLS), ${host}:${plain} (no TLS)`;
}

/** Returns the command that started the program: its name where npm has installed it. */
function programOf({ argv }: NodeJS.Process): string {
  const [, script = ''] = argv;
  return basename(script) === 'mail-probe' ? 'mail-probe' : `node "${script}"`;
}
