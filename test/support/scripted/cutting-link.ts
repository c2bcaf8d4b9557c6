/** A line to a server that breaks after a given number of bytes, and tells what has passed. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How a line breaks: it is closed, it is reset, or nothing passes any more. */
export type Break = 'fin' | 'rst' | 'silence';

/** Whose bytes. */
export type Side = 'server' | 'client';

/** Where a line breaks. */
export interface Cut {
  /** Whose bytes are counted. */
  readonly from: Side;
  /** So many of them pass. */
  readonly after: number;
  readonly by: Break;
  /** Whether only the first connection breaks. */
  readonly isOnce: boolean;
}

/** How many bytes have passed in one connection. */
export interface Passed {
  readonly all: Readonly<Record<Side, number>>;
  /**
   * When the server had last spoken before the client took what it wanted for done: before it said QUIT, LOGOUT or
   * SELECT, or ended. Within TLS the words are not seen, and only the end is.
   */
  readonly needed: Readonly<Record<Side, number>>;
}

/** A line that can be dialled. */
export interface CuttingLink extends AsyncDisposable {
  readonly port: number;
  /** One entry a connection, in the order in which they were made. */
  readonly passed: readonly Passed[];
}

const FAREWELL = /^(?:\S+ )?(?:QUIT|LOGOUT|SELECT)\b/m;

/** Opens a line to a port of this machine. It ends when its clients have ended every connection. */
export async function openCuttingLink(target: number, cut?: Cut): Promise<CuttingLink> {
  const passed: Passed[] = [];
  const clients = new Set<Socket>();
  const talking = new Set<Socket>();
  let onQuiet: () => void = () => {};
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    clients.add(client);
    talking.add(client);
    for (const end of ['end', 'close'])
      client.on(end, () => {
        talking.delete(client);
        if (talking.size === 0) onQuiet();
      });
    const isWhole = cut?.isOnce === true && passed.length > 0;
    const server = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    passed.push(join(client, server, isWhole ? undefined : cut));
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    passed,
    async [Symbol.asyncDispose]() {
      const closed = once(listener.close(), 'close');
      if (talking.size > 0) await new Promise<void>((resolve) => (onQuiet = resolve));
      // A server may keep its side open: the TLS server of Node waits two minutes for a handshake that was given up.
      for (const client of clients) client.destroy();
      await closed;
    },
  };
}

function join(client: Socket, server: Socket, cut: Cut | undefined): Passed {
  const all = { server: 0, client: 0 };
  const needed = { server: 0, client: 0 };
  let isDone = false;
  let isBroken = false;
  const isSilent = (): boolean => isBroken && cut?.by === 'silence';

  function pass(from: Side, chunk: Buffer): void {
    if (isBroken) return;
    const room = cut?.from === from ? cut.after - all[from] : Number.POSITIVE_INFINITY;
    const piece = chunk.subarray(0, room);
    all[from] += piece.length;
    if (from === 'client' && FAREWELL.test(piece.toString('latin1'))) isDone = true;
    if (from === 'server' && !isDone) Object.assign(needed, all);
    (from === 'server' ? client : server).write(piece);
    if (piece.length >= room) breakDown();
  }

  function breakDown(): void {
    isBroken = true;
    if (cut?.by === 'silence' && client.readableEnded) client.end();
    if (cut?.by === 'fin') for (const socket of [client, server]) socket.end();
    if (cut?.by === 'rst') for (const socket of [client, server]) resetAfterwards(socket);
  }

  client.on('data', (chunk: Buffer) => pass('client', chunk));
  server.on('data', (chunk: Buffer) => pass('server', chunk));
  client.on('end', () => {
    isDone = true;
    // What is silent does not even tell the server that the client has gone.
    (isSilent() ? client : server).end();
  });
  server.on('end', () => {
    if (!isBroken) client.end();
  });
  client.on('close', () => server.destroy());
  server.on('close', () => {
    if (!isSilent()) client.destroy();
  });
  for (const socket of [client, server]) socket.on('error', () => {});
  if (cut?.after === 0) breakDown();
  return { all, needed };
}

/** Behind what has been written, so that the reset does not overtake it on this side. */
function resetAfterwards(socket: Socket): void {
  socket.write('', () => {
    // After a FIN there is no RST any more: libuv refuses, and the socket would stay.
    if (socket.writable) socket.resetAndDestroy();
    else socket.destroy();
  });
}
