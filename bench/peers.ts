/**
 * The programs to compare with, each at its best settings. They verify certificates where they can: swaks, curl and the
 * two Perl plugins do; check_smtp and check_imap cannot.
 */
import { type Command, run } from './command.ts';
import type { FloorSettings } from './floor-client.ts';
import type { Laboratory, Ports } from './laboratory.ts';
import { PROGRAMS } from './programs.ts';

/** STARTTLS and login, then QUIT. */
export function swaks({ servers, user, caPath }: Laboratory, { smtp }: Ports): Command {
  const tls = ['-tls', '--tls-verify', '--tls-ca-path', caPath];
  const login = ['-a', 'PLAIN', '-au', user.username, '-ap', user.password, '--quit-after', 'AUTH'];
  const args = ['--server', servers.host, '--port', String(smtp), ...tls, ...login];
  return { program: PROGRAMS.swaks.program, args, proof: /^<~\s+235 /m };
}

/** Login and LIST: curl has no command that only logs in. */
export function curlImap({ servers, user, caPath }: Laboratory, { imap }: Ports): Command {
  const args = [
    '-sS',
    '--cacert',
    caPath,
    '-u',
    `${user.username}:${user.password}`,
    `imaps://${servers.host}:${imap}/`,
  ];
  return { program: PROGRAMS.curl.program, args, proof: /LIST .*INBOX/ };
}

/** STARTTLS and login. */
export function checkSmtp({ servers, user }: Laboratory, { smtp }: Ports): Command {
  const args = ['-H', servers.host, '-p', String(smtp), '-S', '-A', 'LOGIN', '-U', user.username, '-P', user.password];
  return { program: PROGRAMS.check_smtp.program, args, proof: /SMTP OK/ };
}

/** Login, sent before the greeting has come. */
export function checkImap({ servers, user }: Laboratory, { imap }: Ports): Command {
  const login = ['-E', '-s', `a LOGIN ${user.username} ${user.password}\\r\\n`, '-e', 'a OK'];
  const args = ['-H', servers.host, '-p', String(imap), '-S', ...login];
  return { program: PROGRAMS.check_imap.program, args, proof: /IMAP OK/ };
}

/** Sends, waits, looks, and deletes what it found but for the newest. It cannot wait less than a second. */
export function checkEmailDelivery(laboratory: Laboratory, ports: Ports, waitSeconds: number): Command {
  const { servers, user, caPath } = laboratory;
  const smtp = ['--smtp-port', String(ports.smtp), '--smtptls'];
  const imap = ['--imap-port', String(ports.imap), '--imapssl', '--imap-check-interval', '1'];
  const people = ['--mailto', user.address, '--mailfrom', user.address];
  const login = ['--username', user.username, '--password', user.password];
  return {
    program: PROGRAMS.check_email_delivery.program,
    args: ['-H', servers.host, ...smtp, ...imap, ...people, ...login, '--wait', String(waitSeconds)],
    env: { SSL_CERT_FILE: caPath },
    proof: /EMAIL DELIVERY OK/,
  };
}

/** The round trip by hand. */
export function floorClient({ servers, user, floorClient: script }: Laboratory, ports: Ports): Command {
  const { username, password, address } = user;
  const settings: FloorSettings = {
    host: servers.host,
    smtpPort: ports.smtp,
    imapPort: ports.imap,
    ca: servers.caPem,
    username,
    password,
    address,
  };
  const env = { FLOOR: JSON.stringify(settings) };
  return { program: process.execPath, args: [script], env, proof: /seen and removed/ };
}

/** Milliseconds of a whole process. */
export async function time(command: Command): Promise<number> {
  return (await run(command)).ms;
}

/** An empty mailbox for the next run, whoever left something. */
export async function emptyMailbox({ servers, user }: Laboratory): Promise<void> {
  await servers.doveadm(['expunge', '-u', user.username, 'mailbox', 'INBOX', 'all']);
}
