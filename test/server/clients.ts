/** Clients that are none of ours, to see the mail servers with other eyes: nodemailer and imapflow, bare. */
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { Ports } from '../support/postfix-dovecot/layout.ts';
import type { MailServers } from '../support/postfix-dovecot/mail-servers.ts';
import type { MailUser } from '../support/postfix-dovecot/users.ts';
import { waitUntil } from '../support/postfix-dovecot/wait-until.ts';

/** The three ways to connect. */
export const TLS_MODES = ['implicit', 'starttls', 'plain'] as const satisfies readonly (keyof Ports)[];
export type TlsMode = (typeof TLS_MODES)[number];

/** Who logs in. */
export type Login = Pick<MailUser, 'username' | 'password'>;

/** An SMTP client that trusts the servers' authority alone. Without a login it sends none. */
export function smtpClient({ host, smtp, caPem }: MailServers, mode: TlsMode, login?: Login) {
  return createTransport({
    host,
    port: smtp[mode],
    secure: mode === 'implicit',
    requireTLS: mode === 'starttls',
    ignoreTLS: mode === 'plain',
    tls: { ca: caPem },
    ...(login && { auth: { user: login.username, pass: login.password } }),
  });
}

/** An IMAP client, logged in, that logs out when it is disposed of. */
export async function imapClient(servers: MailServers, mode: TlsMode, login: Login): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: servers.host,
    port: servers.imap[mode],
    secure: mode === 'implicit',
    ...(mode !== 'implicit' && { doSTARTTLS: mode === 'starttls' }),
    tls: { ca: servers.caPem },
    auth: { user: login.username, pass: login.password },
    logger: false,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Waits until a message with this subject is in the mailbox, and returns its number. */
export async function arrival(client: ImapFlow, mailbox: string, subject: string): Promise<number> {
  await client.mailboxOpen(mailbox);
  return waitUntil(`"${subject}" in ${mailbox}`, async () => {
    await client.noop();
    const found = await client.search({ subject }, { uid: true });
    return found ? found[0] : undefined;
  });
}
