/** A sandbox, servers that fail in other ways, and checks files for all of them. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.ts';

/** How a check is to end. */
export interface MixedCheck {
  readonly name: string;
  readonly group: string;
  readonly status: 'ok' | 'warning' | 'critical';
  readonly code: string | undefined;
}

export interface MixedServers extends AsyncDisposable {
  readonly sandbox: Sandbox;
  /** What the checks file refers to. */
  readonly env: Readonly<Record<string, string>>;
  /** A file of so many checks, a third of which are ok; the others fail in eight ways. */
  file(count: number): { readonly text: string; readonly checks: readonly MixedCheck[] };
}

type Kind = readonly [status: MixedCheck['status'], code: string | undefined, fields: string];

const GROUPS = ['Berlin', 'Paris', 'Oslo'];

/** Starts all of them. */
export async function startMixedServers(options: SandboxOptions = {}): Promise<MixedServers> {
  const sandbox = await startSandbox(options);
  const closing = await listen((socket) => socket.destroy());
  const foreign = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const unused = await unusedPort();
  const [user] = sandbox.users;
  if (user === undefined) throw new Error('The sandbox has no user.');
  const imap = `port: ${sandbox.imap.implicit}, tls-mode: implicit`;
  const fine: Kind = ['ok', undefined, `mode: imap-login, ${imap}`];
  const kinds: readonly Kind[] = [
    fine,
    ['critical', 'E_AUTH_REJECTED', `mode: imap-login, ${imap}, username: nobody`],
    ['critical', 'E_CONN_CLOSED', `mode: imap-login, port: ${closing.port}, tls-mode: none`],
    ['ok', undefined, `mode: smtp-login, port: ${sandbox.smtp.implicit}, tls-mode: implicit`],
    ['critical', 'E_CONN_REFUSED', `mode: smtp-connect, port: ${unused}, tls-mode: none`],
    ['warning', 'E_THRESHOLD', `mode: imap-mailbox, ${imap}, thresholds: { mailbox_messages: { warning: "1:" } }`],
    fine,
    ['critical', 'E_MAILBOX_MISSING', `mode: imap-search, ${imap}, mailbox: Nowhere`],
    ['critical', 'E_DNS_NXDOMAIN', 'mode: smtp-connect, host: nowhere.invalid'],
    ['ok', undefined, `mode: imap-connect, ${imap}`],
    ['critical', 'E_GREETING_INVALID', `mode: imap-connect, port: ${foreign.port}, tls-mode: none`],
    ['critical', 'E_TLS_CERT_UNTRUSTED', `mode: imap-connect, ${imap}, tls-ca: null`],
  ];
  return {
    sandbox,
    env: { MAIL_PASSWORD: user.password, MAIL_CA: sandbox.caPem },
    file: (count) => {
      const checks = Array.from({ length: count }, (_, index) => {
        const [status, code, fields] = kinds[index % kinds.length] ?? fine;
        const group = GROUPS[index % GROUPS.length] ?? '';
        return { name: `Mailbox ${index + 1} of ${group}`, group, status, code, fields };
      });
      const entries = checks.map(({ name, group, fields }) => `  - { name: ${name}, group: ${group}, ${fields} }`);
      const defaults = `{ host: localhost, username: ${user.username}, password: '\${MAIL_PASSWORD}', tls-ca: '\${MAIL_CA}' }`;
      return { text: `defaults: ${defaults}\nchecks:\n${entries.join('\n')}\n`, checks };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([sandbox.close(), closing.close(), foreign.close()]);
    },
  };
}

async function listen(serve: (socket: Socket) => void): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((socket) => serve(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, close };
}

async function unusedPort(): Promise<number> {
  const { port, close } = await listen(() => {});
  await close();
  return port;
}
