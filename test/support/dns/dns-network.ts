/** A network of name servers: addresses of no real machine lead to servers of the test. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { clock } from '../../../src/system/clock.ts';
import { crypto } from '../../../src/system/lazy-crypto.ts';
import type { World } from '../../../src/system/world.ts';

/** Where an address leads: to a port of loopback, to silence, or to a fault of the system. */
export type Host = { readonly port: number } | 'silent' | `E${string}`;

/** The network, as the client sees it. */
export interface DnsNetwork extends AsyncDisposable {
  readonly world: Pick<World, 'clock' | 'connect' | 'random' | 'udp'>;
  /** How many sockets were opened, and how many of them are open. */
  sockets(): { readonly opened: number; readonly open: number };
  /** Resolves when no socket is open. */
  allClosed(): Promise<void>;
}

/** Opens a network. An address that is not in it has no route. */
export async function openNetwork(hosts: Readonly<Record<string, Host>>): Promise<DnsNetwork> {
  const nowhere = createSocket('udp4');
  nowhere.bind(0, '127.0.0.1');
  await once(nowhere, 'listening');
  let opened = 0;
  const open = new Set<NodeJS.EventEmitter>();
  const track = <T extends NodeJS.EventEmitter>(socket: T): T => {
    opened += 1;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    return socket;
  };
  const hostAt = (address: string): Host => hosts[address] ?? 'ENETUNREACH';
  const udp: World['udp'] = () => {
    const socket = track(createSocket('udp4'));
    const connect = socket.connect.bind(socket);
    socket.connect = (_port: number, address?: unknown) => {
      const host = hostAt(String(address));
      if (typeof host === 'object') return connect(host.port, '127.0.0.1');
      if (host === 'silent') return connect(nowhere.address().port, '127.0.0.1');
      return void process.nextTick(() => socket.emit('error', systemError(host)));
    };
    return socket;
  };
  const connect: World['connect'] = (address) => {
    const host = hostAt(address);
    const socket = track(new Socket());
    if (typeof host === 'object') return socket.connect(host.port, '127.0.0.1');
    return host === 'silent' ? socket : socket.destroy(systemError(host));
  };
  return {
    world: { clock, udp, connect, random: (octets) => crypto().randomBytes(octets) },
    sockets: () => ({ opened, open: open.size }),
    allClosed: async () => {
      for (const socket of open) await once(socket, 'close');
    },
    async [Symbol.asyncDispose]() {
      nowhere.close();
    },
  };
}

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}
