/**
 * A long line to a server of this machine: every byte needs so many milliseconds each way, and so do the packets that
 * open a connection. It writes down who spoke when, as the client sees it.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, Socket } from 'node:net';

/** Bytes in one direction until the other side speaks. */
export interface Turn {
  readonly who: 'client' | 'server';
  bytes: number;
}

/** A line that can be dialled. */
export interface LongLine extends AsyncDisposable {
  readonly port: number;
  /** The turns of each connection that was made since the last call. */
  take(): readonly (readonly Turn[])[];
  /** The same, while connections are still open; nothing is forgotten. */
  turns(): readonly (readonly Turn[])[];
}

/** Opens a line to a port of this machine. */
export async function openLongLine(target: number, oneWayMs: number): Promise<LongLine> {
  let connections: Turn[][] = [];
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const turns: Turn[] = [];
    connections.push(turns);
    carry(client, target, oneWayMs, turns);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    take: () => {
      const taken = connections;
      connections = [];
      return taken;
    },
    turns: () => connections,
    async [Symbol.asyncDispose]() {
      listener.close();
      await once(listener, 'close');
    },
  };
}

/**
 * How often the client had to wait for something that travels: its first packet, its ACK when the server speaks first,
 * and whatever it said and was answered. What it says at the end and does not wait for, LOGOUT or QUIT, does not count.
 */
export function flights(turns: readonly Turn[]): number {
  const answered = turns.filter(({ who }, index) => who === 'client' && index + 1 < turns.length).length;
  return 1 + (turns[0]?.who === 'server' ? 1 : 0) + answered;
}

function carry(client: Socket, target: number, oneWayMs: number, turns: Turn[]): void {
  let isOver = false;
  const server = new Socket({ allowHalfOpen: true });
  server.setNoDelay(true);
  const forth = new Way(server, oneWayMs, () => {});
  const back = new Way(client, oneWayMs, (bytes) => {
    // What comes after the client has hung up was not waited for.
    if (!isOver) note(turns, 'server', bytes);
  });
  // The client is connected at once, because its peer is near. On a long line its SYN travels, the answer comes back, and
  // only then its first bytes leave: they arrive after three ways, and so does the ACK at which the server accepts.
  setTimeout(() => server.connect({ host: '127.0.0.1', port: target }), 3 * oneWayMs);
  server.once('connect', () => forth.open());
  back.open();
  client.on('data', (chunk) => {
    note(turns, 'client', chunk.length);
    forth.send(chunk);
  });
  client.on('end', () => {
    isOver = true;
    forth.send(undefined);
  });
  server.on('data', (chunk) => back.send(chunk));
  server.on('end', () => back.send(undefined));
  for (const [socket, other] of [
    [client, server],
    [server, client],
  ] as const) {
    socket.on('error', () => other.destroy());
  }
}

/** One direction. Bytes leave in the order in which they came, and not before it is open. */
class Way {
  readonly #to: Socket;
  readonly #delayMs: number;
  readonly #onArrival: (bytes: number) => void;
  readonly #queue: { readonly due: number; readonly chunk: Buffer | undefined }[] = [];
  #isOpen = false;

  constructor(to: Socket, delayMs: number, onArrival: (bytes: number) => void) {
    this.#to = to;
    this.#delayMs = delayMs;
    this.#onArrival = onArrival;
  }

  open(): void {
    this.#isOpen = true;
    this.#wait();
  }

  /** Nothing instead of bytes is the end. */
  send(chunk: Buffer | undefined): void {
    this.#queue.push({ due: performance.now() + this.#delayMs, chunk });
    if (this.#queue.length === 1) this.#wait();
  }

  #wait(): void {
    const [next] = this.#queue;
    if (next && this.#isOpen) setTimeout(() => this.#deliver(), Math.max(0, next.due - performance.now()));
  }

  #deliver(): void {
    // A timer may be early by a fraction of a millisecond.
    const now = performance.now() + 0.5;
    while (this.#queue[0] && this.#queue[0].due <= now) {
      const chunk = this.#queue.shift()?.chunk;
      if (!this.#to.writable) continue;
      if (chunk === undefined) this.#to.end();
      else {
        this.#onArrival(chunk.length);
        this.#to.write(chunk);
      }
    }
    this.#wait();
  }
}

/** Adds bytes to the turn of who speaks. */
function note(turns: Turn[], who: Turn['who'], bytes: number): void {
  const last = turns.at(-1);
  if (last?.who === who) last.bytes += bytes;
  else turns.push({ who, bytes });
}
