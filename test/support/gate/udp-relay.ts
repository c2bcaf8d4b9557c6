/** A name server of which only the half is let through: over UDP alone, or without EDNS. */
import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** What does not come through. */
export type Lost = 'TCP' | 'EDNS';

/** A relay that runs. */
export interface UdpRelay extends AsyncDisposable {
  readonly port: number;
}

const ADDITIONAL_COUNT = 10;

/** Starts a relay before a server on loopback. */
export async function startUdpRelay(target: number, lost: Lost): Promise<UdpRelay> {
  const front = createSocket('udp4');
  const tcp = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy());
    }
  });
  front.on('message', (message, { port, address }: RemoteInfo) => {
    if (lost === 'EDNS' && message.readUInt16BE(ADDITIONAL_COUNT) > 0) return;
    const back = createSocket('udp4');
    back.once('message', (reply) => {
      front.send(reply, port, address);
      back.close();
    });
    back.send(message, target, '127.0.0.1');
  });
  front.bind(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address();
  if (lost !== 'TCP') {
    tcp.listen(port, '127.0.0.1');
    await once(tcp, 'listening');
  }
  return {
    port,
    async [Symbol.asyncDispose]() {
      front.close();
      if (lost !== 'TCP') tcp.close();
    },
  };
}
