/** All that a case measures with: a built bundle, Postfix and Dovecot, lines of any length to them, and a big mailbox. */
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.ts';
import { type MailServers, startMailServers } from '../test/support/postfix-dovecot/mail-servers.ts';
import type { MailUser } from '../test/support/postfix-dovecot/users.ts';
import { LineWorks } from './line.ts';

/** Where a program finds both servers: SMTP with STARTTLS, IMAP with TLS from the first byte. */
export interface Ports {
  readonly smtp: number;
  readonly imap: number;
}

/** A laboratory that is open. */
export interface Laboratory extends AsyncDisposable {
  readonly servers: MailServers;
  readonly lines: LineWorks;
  /** A folder for whatever a case has to write. */
  readonly folder: string;
  /** The entry of the bundle. */
  readonly bundle: string;
  /** The client by hand, as JavaScript. */
  readonly floorClient: string;
  /** The authority of the servers, as a file. */
  readonly caPath: string;
  /** The user whose mailbox is nearly empty, and the one whose mailbox is filled by the cases about size. */
  readonly user: MailUser;
  readonly bigUser: MailUser;
  /** The servers without anything in between. */
  readonly near: Ports;
}

// One file holds many messages: a maildir of 200,000 would need as many files.
const DOVECOT = 'mail_location = mdbox:~/mdbox\n';

export async function openLaboratory(): Promise<Laboratory> {
  const folder = await mkdtemp(join(tmpdir(), 'mail-probe-bench-'));
  // Also when somebody presses Ctrl-C. The servers have a guard of their own, the lines end with this process.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const lines = new LineWorks();
  try {
    build(join(folder, 'dist'), false);
    const servers = await startMailServers({ dovecotConf: DOVECOT });
    const caPath = join(folder, 'ca.pem');
    await writeFile(caPath, servers.caPem);
    const floorClient = join(folder, 'floor-client.mjs');
    const source = await readFile(join(import.meta.dirname, 'floor-client.ts'), 'utf8');
    // As JavaScript: what Node does with types would slow it.
    await writeFile(floorClient, stripTypeScriptTypes(source));
    const [user, bigUser] = servers.users;
    return {
      servers,
      lines,
      folder,
      bundle: join(folder, 'dist', 'index.js'),
      floorClient,
      caPath,
      user,
      bigUser,
      near: { smtp: servers.smtp.starttls, imap: servers.imap.implicit },
      async [Symbol.asyncDispose]() {
        lines.close();
        await servers.stop();
      },
    };
  } catch (error) {
    lines.close();
    throw error;
  }
}
