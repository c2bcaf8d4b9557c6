/**
 * Real Postfix and Dovecot on the loopback, from a folder of their own: a whole mail system, made for one test file and
 * gone after it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Authority, createAuthority, type IssuedCertificate } from '../../../src/sandbox/common/certificates.ts';
import { fillFolder } from './fill-folder.ts';
import { findMailServers, PROGRAMS } from './find-mail-servers.ts';
import { createGuardedFolder, type GuardedFolder } from './guarded-folder.ts';
import { HOST, type Layout, layoutIn, type PortPlan, type Ports, STRICT_HOST } from './layout.ts';
import { freePorts, greets } from './ports.ts';
import { runProgram, type ServerProcess, startServer } from './processes.ts';
import { BOUNCING_ADDRESS, type MailUser, type MailUsers, makeUsers } from './users.ts';
import { waitUntil } from './wait-until.ts';

/** What may differ from the ordinary. */
export interface MailServersOptions {
  /** Signs the certificate, and is the one that clients are to trust. */
  readonly authority?: Authority;
  /** What both servers show instead of a good certificate for localhost, 127.0.0.1 and 127.0.0.2. */
  readonly certificate?: IssuedCertificate;
  /** Further lines for main.cf. They win. */
  readonly mainCf?: string;
  /** Further lines for dovecot.conf. They win. */
  readonly dovecotConf?: string;
  /** Further listeners of Postfix, set up as an MX is: TLS for those who want it, and no login. */
  readonly mxListeners?: readonly MxListener[];
}

/** A listener that is set up as an MX is. */
export interface MxListener {
  readonly certificate: IssuedCertificate;
  /** Parameters of main.cf that are different here: `smtpd_relay_restrictions=permit`. No blanks. */
  readonly parameters?: readonly string[];
}

/** A running mail system. */
export interface MailServers extends AsyncDisposable {
  /** The authority to trust. */
  readonly caPem: string;
  /** 127.0.0.1; the certificate is good for `localhost` as well. */
  readonly host: string;
  /** Where the IMAP STARTTLS listener insists on TLS before a login; see the constant of that name. */
  readonly strictHost: string;
  /**
   * Implicit and STARTTLS are for submission: nothing without a login. Plain is like port 25: mail for our own domain is
   * taken from anybody, and only a login opens the way to others.
   */
  readonly smtp: Ports;
  readonly imap: Ports;
  /** Ports of the further listeners, in their order. */
  readonly mxPorts: readonly number[];
  readonly users: MailUsers;
  /** Mail for this address is taken, and comes back as a bounce. */
  readonly bouncingAddress: string;
  /** All that the servers own lies below. */
  readonly folder: string;
  /** The numbers of the two process groups. */
  readonly processGroups: readonly number[];
  /** The maildir of a user, where INBOX is `new` and `cur`, and Junk is `.Junk/new` and `.Junk/cur`. */
  mailboxPath(user: MailUser): string;
  /** Runs doveadm with the configuration of this Dovecot. */
  doveadm(args: readonly string[]): Promise<string>;
  /** What both servers have logged. */
  log(): Promise<string>;
  /** Ends the servers and removes the folder. Can be called again. */
  stop(): Promise<void>;
}

/**
 * Starts both servers and waits until they greet.
 * @throws with the servers' own log when one of them does not
 */
export async function startMailServers(options: MailServersOptions = {}): Promise<MailServers> {
  const found = findMailServers();
  if (!found.installed) throw new Error(`The mail servers need ${found.missing.join(', ')}.`);
  const folder = await createGuardedFolder();
  const layout = layoutIn(folder.path);
  try {
    const users = makeUsers();
    const mx = options.mxListeners ?? [];
    const [ports, mxPorts] = await freePorts(mx.length);
    const authority = options.authority ?? (await createAuthority());
    const certificate = options.certificate ?? (await issueFor(authority));
    const listeners = mx.map((listener, index) => ({ ...listener, port: mxPorts[index] ?? 0 }));
    const { mainCf, dovecotConf } = options;
    await fillFolder(layout, { ports, users, certificate, listeners, mainCf, dovecotConf });
    const processGroups = await startBoth(layout, ports, folder, mxPorts);
    return {
      caPem: authority.certificatePem,
      host: HOST,
      strictHost: STRICT_HOST,
      ...ports,
      mxPorts,
      users,
      bouncingAddress: BOUNCING_ADDRESS,
      folder: layout.folder,
      processGroups,
      mailboxPath: ({ username }) => join(layout.mail, username, 'Maildir'),
      doveadm: (args) => runProgram(PROGRAMS.doveadm, ['-c', layout.dovecotConf, ...args]),
      log: () => readLogs(layout),
      stop: folder.end,
      [Symbol.asyncDispose]: folder.end,
    };
  } catch (error) {
    const log = await readLogs(layout);
    await folder.end();
    throw new Error(`The mail servers did not start: ${error instanceof Error ? error.message : error}\n${log}`, {
      cause: error,
    });
  }
}

/** Dovecot first: an smtpd that finds no one to ask for logins gives up, and its master then holds it back. */
async function startBoth(
  { dovecotConf, postfixConf, output }: Layout,
  ports: PortPlan,
  folder: GuardedFolder,
  mxPorts: readonly number[],
) {
  // Looks at main.cf and the queue, and is the first of Postfix's programs that says aloud what it does not like.
  await runProgram(PROGRAMS.postsuper, ['-c', postfixConf]);
  const dovecot = startServer({ command: PROGRAMS.dovecot, args: ['-F', '-c', dovecotConf], output });
  folder.watch(dovecot.pid);
  await untilGreeted('Dovecot', dovecot, [ports.imap.starttls, ports.imap.plain], '* OK');
  // Not `postfix start`, after which the master is nobody's child.
  const postfix = startServer({ command: PROGRAMS.postfixMaster, args: ['-c', postfixConf, '-s'], output });
  folder.watch(postfix.pid);
  await untilGreeted('Postfix', postfix, [ports.smtp.starttls, ports.smtp.plain, ...mxPorts], '220 ');
  return [dovecot.pid, postfix.pid];
}

async function untilGreeted(name: string, server: ServerProcess, ports: number[], words: string): Promise<void> {
  for (const port of ports) {
    await waitUntil(`${name} to greet on port ${port}`, () => {
      const ending = server.ending();
      if (ending !== undefined) throw new Error(`${name} ended with ${ending}.`);
      return greets(port, words);
    });
  }
}

function issueFor(authority: Authority): Promise<IssuedCertificate> {
  return authority.issue({ commonName: 'localhost', dnsNames: ['localhost'], ipAddresses: [HOST, STRICT_HOST] });
}

async function readLogs({ output, dovecotLog, postfixLog }: Layout): Promise<string> {
  const texts = [output, dovecotLog, postfixLog].map((path) => readFile(path, 'utf8').catch(() => ''));
  return (await Promise.all(texts)).join('');
}
