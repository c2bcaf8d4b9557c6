/**
 * A mail system in this process: SMTP, IMAP and mailboxes, over real TLS with an authority of its own, on free ports of
 * the loopback address. Tests and the demonstration run against it. It shares no code with what it tests.
 */
import type { TlsOptions } from 'node:tls';
import { type Authority, createAuthority, type IssuedCertificate } from './common/certificates.ts';
import {
  type Account,
  appendMessage,
  createMailbox,
  createStore,
  type Store,
  type StoredMessage,
  type User,
} from './common/mailbox-store.ts';
import { type ImapServer, type ImapSettings, startImapServer } from './imap-server.ts';
import { createDelivery, type DeliverySettings } from './smtp/delivery.ts';
import type { SmtpSettings } from './smtp/types.ts';
import { type SmtpServer, startSmtpServer } from './smtp-server.ts';

/** The settings of a sandbox. All of them are optional. */
export interface SandboxOptions {
  /** The default is one user, `probe@sandbox.test`. */
  readonly users?: readonly User[];
  readonly smtp?: SmtpSettings;
  readonly imap?: ImapSettings;
  readonly delivery?: Partial<DeliverySettings>;
  /** The default is for `localhost`, `127.0.0.1` and `::1`, and issued by the authority of the sandbox. */
  readonly certificate?: Pick<IssuedCertificate, 'chainPem' | 'privateKeyPem'>;
  /** The host names of the certificate that the authority of the sandbox issues, in place of `localhost`. */
  readonly issueFor?: readonly string[];
  /** Overrides all other TLS options of the servers: versions, ciphers, client certificates. */
  readonly tls?: TlsOptions;
}

/** A message to put into a mailbox. */
export interface NewMessage {
  /** The address of the user. The default is the first. */
  readonly to?: string;
  /** Created when it is missing. The default is INBOX. */
  readonly mailbox?: string;
  /** The whole message. Without it, one is made of `headers` and `body`. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly flags?: readonly string[];
  readonly internalDate?: Date;
}

/** A running mail system. */
export interface Sandbox extends AsyncDisposable {
  readonly authority: Authority;
  /** The certificate that clients must trust. */
  readonly caPem: string;
  /** The certificate that the servers show, in PEM, with its chain. */
  readonly certificatePem: string;
  /** The users that can log in, with passwords and mailboxes. */
  readonly users: readonly Account[];
  readonly smtp: SmtpServer;
  readonly imap: ImapServer;
  readonly store: Store;
  /** Puts a message into a mailbox, without SMTP. */
  deliver(message: NewMessage): StoredMessage;
  /** Changes what happens to messages that are sent from now on. */
  setDelivery(changes: Partial<DeliverySettings>): void;
  /** Stops everything and cuts all connections. Rejects when something has failed that the clients have not caused. */
  close(): Promise<void>;
}

const DEFAULT_USERS: readonly User[] = [
  { username: 'probe@sandbox.test', password: 'correct horse battery staple', accessToken: 'ya29.sandbox-token' },
];

/** Starts a mail system. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const authority = await createAuthority({ name: 'Sandbox Root CA' });
  const served = options.certificate ?? (await issue(authority, options.issueFor));
  const tls = { key: served.privateKeyPem, cert: served.chainPem, minVersion: 'TLSv1.2', ...options.tls } as const;
  const store = createStore(options.users ?? DEFAULT_USERS);
  const delivery = createDelivery(store, options.delivery);
  const smtp = await startSmtpServer(store, delivery, tls, options.smtp);
  const imap = await startImapServer(store, tls, options.imap);
  const close = async () => {
    delivery.close();
    await Promise.all([smtp.close(), imap.close()]);
  };
  return {
    authority,
    caPem: authority.certificatePem,
    certificatePem: served.chainPem,
    users: store.accounts,
    smtp,
    imap,
    store,
    deliver: (message) => deliver(store, message),
    setDelivery: (changes) => delivery.set(changes),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** For host names; else for all names of the loopback. */
async function issue(authority: Authority, hosts: readonly string[] | undefined): Promise<IssuedCertificate> {
  if (hosts?.[0] !== undefined) return await authority.issue({ commonName: hosts[0], dnsNames: hosts });
  return await authority.issue({
    commonName: 'localhost',
    dnsNames: ['localhost'],
    ipAddresses: ['127.0.0.1', '::1'],
  });
}

function deliver(store: Store, message: NewMessage): StoredMessage {
  const { to, mailbox = 'INBOX', raw = compose(message), flags = [], internalDate = new Date() } = message;
  const account = store.accounts.find(({ address }) => to === undefined || address === to);
  if (!account) throw new Error(`The sandbox has no user ${to ?? ''}`);
  return appendMessage(createMailbox(store, account, { name: mailbox }), Buffer.from(raw), { flags, internalDate });
}

function compose({ headers = {}, body = 'Hello\r\n' }: NewMessage): string {
  const fields = Object.entries({ From: 'someone@example.org', Subject: 'Hello', ...headers });
  return [...fields.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');
}
