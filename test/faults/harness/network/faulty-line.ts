/** A line to a server of this machine that is slow, far away, or goes silent. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What is wrong with the line; all of it concerns what the server says. */
export interface LinkFaults {
  /** Bytes that pass in a second. */
  readonly bytesPerSecond?: number | undefined;
  /** How long a piece takes from one end to the other and back, in milliseconds. */
  readonly roundTripMs?: number | undefined;
  /** After so many bytes nothing passes any more, and nobody is told. */
  readonly silentAfter?: number | undefined;
  /** So many connections are taken, and nothing passes on them. */
  readonly dropFirst?: number | undefined;
  /** After so many bytes the line is cut with RST. */
  readonly resetAfter?: number | undefined;
}

/** A line that can be dialled. */
export interface Link extends AsyncDisposable {
  readonly port: number;
}

/** Opens a line to a port of this machine. */
export async function openLink(target: number, faults: LinkFaults): Promise<Link> {
  const open = new Set<Socket>();
  let connections = 0;
  const listener = createServer((client) => {
    connections += 1;
    open.add(client);
    client.on('close', () => open.delete(client));
    if (connections <= (faults.dropFirst ?? 0)) client.on('error', () => {}).resume();
    else join(client, connect(target, '127.0.0.1'), faults);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}

function join(client: Socket, server: Socket, faults: LinkFaults): void {
  const { bytesPerSecond, roundTripMs = 0 } = faults;
  const timers = new Set<NodeJS.Timeout>();
  let passed = 0;
  const pass = (chunk: Buffer): void => {
    if (!client.writable) return;
    const { silentAfter = Number.POSITIVE_INFINITY, resetAfter = Number.POSITIVE_INFINITY } = faults;
    const limit = Math.min(silentAfter, resetAfter);
    client.write(chunk.subarray(0, Math.max(0, limit - passed)), () => {
      if (passed >= resetAfter) client.resetAndDestroy();
    });
    passed += chunk.length;
  };
  const later = (work: () => void): void => void timers.add(setTimeout(work, roundTripMs / 2));
  let waiting = Buffer.alloc(0);
  if (bytesPerSecond !== undefined) {
    timers.add(
      setInterval(() => {
        if (waiting.length > 0) pass(waiting.subarray(0, 1));
        waiting = waiting.subarray(1);
      }, 1000 / bytesPerSecond),
    );
  }
  server.on('data', (chunk: Buffer) => {
    if (bytesPerSecond !== undefined) waiting = Buffer.concat([waiting, chunk]);
    else if (roundTripMs > 0) later(() => pass(chunk));
    else pass(chunk);
  });
  client.on('data', (chunk: Buffer) => {
    if (roundTripMs > 0) later(() => server.write(chunk));
    else server.write(chunk);
  });
  // The end of the one is the end of the other; what is on its way arrives before it.
  for (const [socket, other] of [
    [client, server],
    [server, client],
  ] as const) {
    socket.on('error', () => {});
    socket.on('end', () => later(() => other.end()));
    socket.on('close', () => {
      later(() => {
        for (const timer of timers) clearInterval(timer);
        other.destroy();
      });
    });
  }
}
