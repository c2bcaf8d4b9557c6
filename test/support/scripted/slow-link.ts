/** A line to a server on which its answers trickle. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line that can be dialled. */
export interface SlowLink extends AsyncDisposable {
  readonly port: number;
}

/** Opens a line to a port of this machine. What the server says passes one byte at a time. */
export async function openSlowLink(target: number, msPerByte: number): Promise<SlowLink> {
  const listener = createServer((client) => join(client, connect(target, '127.0.0.1'), msPerByte));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      listener.close();
      await once(listener, 'close');
    },
  };
}

function join(client: Socket, server: Socket, msPerByte: number): void {
  let waiting = Buffer.alloc(0);
  const timer = setInterval(() => {
    if (waiting.length > 0 && client.writable) client.write(waiting.subarray(0, 1));
    waiting = waiting.subarray(1);
  }, msPerByte);
  server.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
  });
  client.on('data', (chunk) => server.write(chunk));
  for (const [socket, other] of [
    [client, server],
    [server, client],
  ] as const) {
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      other.destroy();
    });
  }
}
