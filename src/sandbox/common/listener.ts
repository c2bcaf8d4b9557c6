/** The common part of the SMTP and the IMAP server: a listener on loopback, TLS, and a log of what clients sent. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';

/** TLS from the first byte, TLS after STARTTLS, or none. */
export type TlsMode = 'implicit' | 'starttls' | 'plain';

/** A line that a client sent, credentials included: a command with its literals, or a line that continues one. */
export interface LoggedLine {
  /** The number of the session on its server. */
  readonly session: number;
  readonly mode: TlsMode;
  /** Whether it came through TLS. */
  readonly isSecure: boolean;
  readonly line: string;
}

/** The host of a server, and its port for each way to use TLS. */
export type Ports = { readonly host: string } & { readonly [mode in TlsMode]: number };

/** A server that accepts connections. */
export interface Listener {
  readonly ports: Ports;
  /** Stops it and cuts all connections. */
  close(): Promise<void>;
}

/** Takes over a connection; in the implicit mode the handshake is done. */
export type Serve = (socket: Socket, mode: TlsMode) => void;

const HOST = '127.0.0.1';

/** The options of a listener. */
export interface ListenOptions {
  /** Whether a client that has closed its side of the connection still gets answers. */
  readonly allowHalfOpen?: boolean;
  /** Further loopback addresses with the same ports, such as `127.0.1.1`; Linux has all of 127.0.0.0/8. */
  readonly hosts?: readonly string[] | undefined;
}

/** Listens on three free ports of the loopback address. */
export async function listenOnLoopback(
  tls: TlsOptions,
  serve: Serve,
  { allowHalfOpen = false, hosts = [] }: ListenOptions = {},
): Promise<Listener> {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];

  async function listen(mode: TlsMode): Promise<number> {
    const port = await open(mode, HOST, 0);
    await Promise.all(hosts.map((host) => open(mode, host, port)));
    return port;
  }

  async function open(mode: TlsMode, host: string, port: number): Promise<number> {
    const server = createServer({ noDelay: true, allowHalfOpen }, (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => {});
      if (mode !== 'implicit') return serve(socket, mode);
      acceptTls(socket, tls).then(
        (secured) => serve(secured, mode),
        () => socket.destroy(),
      );
    });
    servers.push(server);
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async function close(): Promise<void> {
    const closed = servers.map((server) => once(server.close(), 'close'));
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  }

  const [implicit, starttls, plain] = await Promise.all([listen('implicit'), listen('starttls'), listen('plain')]);
  return { ports: { host: HOST, implicit, starttls, plain }, close };
}

/** Does the TLS handshake as the server, over an existing connection. Rejects when the handshake fails. */
export async function acceptTls(raw: Socket, options: TlsOptions): Promise<TLSSocket> {
  const secured = await new Promise<TLSSocket>((resolve, reject) => {
    const server = createTlsServer(options, resolve);
    server.on('tlsClientError', reject);
    server.emit('connection', raw);
  });
  return secured.on('error', () => {});
}

/** Throws the faults of a server, or of a hook of a test, so that they are not overlooked. */
export function rejectFaults(server: string, faults: readonly unknown[]): void {
  if (faults.length > 0) throw new AggregateError(faults, `The ${server} server has failed`);
}
