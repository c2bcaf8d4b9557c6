/** A name server on loopback that answers over UDP and TCP as a function tells it, with octets where it must. */
import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import packet, { type DecodedPacket, type Packet } from 'dns-packet';

/** A question as it came. */
export interface AskedQuestion {
  readonly via: 'udp' | 'tcp';
  readonly octets: Buffer;
  readonly query: DecodedPacket;
  /** The name as it was asked, in the case of the question. */
  readonly name: string;
  readonly type: string;
  /** The port that the question came from. */
  readonly from: number;
  readonly hasEdns: boolean;
}

/** Messages or octets to send, in order; nothing for silence. */
export type ScriptedReply = Packet | Buffer | readonly (Packet | Buffer)[] | undefined;

/** A server that runs. */
export interface ScriptedDns extends AsyncDisposable {
  readonly port: number;
  readonly asked: readonly AskedQuestion[];
}

/** Starts a server. Without `hasTcp` nothing listens for connections. */
export async function startDns(
  answer: (question: AskedQuestion) => ScriptedReply | Promise<ScriptedReply>,
  { hasTcp = true }: { readonly hasTcp?: boolean } = {},
): Promise<ScriptedDns> {
  const asked: AskedQuestion[] = [];
  const respond = (via: AskedQuestion['via'], octets: Buffer, from: number, send: (reply: Buffer) => void): void => {
    const query = packet.decode(octets);
    const { name = '', type = '' } = query.questions?.[0] ?? {};
    const hasEdns = query.additionals?.some((record) => record.type === 'OPT') === true;
    const question = { via, octets, query, name: name === '.' ? '' : name, type: String(type), from, hasEdns };
    asked.push(question);
    const sendAll = (reply: ScriptedReply): void => {
      const replies = [reply].flat().filter((each) => each !== undefined);
      for (const each of replies) send(Buffer.isBuffer(each) ? each : packet.encode(each));
    };
    const reply = answer(question);
    if (reply instanceof Promise) void reply.then(sendAll);
    else sendAll(reply);
  };
  const { udp, tcp, port } = await listenOnBoth(hasTcp);
  udp.on('message', (octets, from: RemoteInfo) => {
    respond('udp', octets, from.port, (reply) => udp.send(reply, from.port, from.address));
  });
  const open = new Set<Socket>();
  tcp?.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE()) return;
      const question = received.subarray(2, 2 + received.readUInt16BE());
      respond('tcp', question, socket.remotePort ?? 0, (reply) => socket.write(framed(reply)));
    });
  });
  return {
    port,
    asked,
    async [Symbol.asyncDispose]() {
      udp.close();
      for (const socket of open) socket.destroy();
      tcp?.close();
      if (tcp) await once(tcp, 'close');
    },
  };
}

function framed(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** One port of both kinds; a port that is free for UDP may be taken for TCP. */
async function listenOnBoth(hasTcp: boolean): Promise<{ udp: UdpSocket; tcp?: Server; port: number }> {
  for (;;) {
    const udp = createSocket('udp4');
    udp.bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const { port } = udp.address();
    if (!hasTcp) return { udp, port };
    const tcp = createServer();
    try {
      tcp.listen(port, '127.0.0.1');
      await once(tcp, 'listening');
      return { udp, tcp, port };
    } catch (error) {
      udp.close();
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
}

/** The answer to a question, with all that a true one has. */
export function replyTo({ query, hasEdns }: AskedQuestion, more: Partial<Packet> = {}): Packet {
  return {
    id: query.id ?? 0,
    type: 'response',
    questions: query.questions ?? [],
    additionals: hasEdns ? [EDNS] : [],
    ...more,
  };
}

/** What a server that speaks EDNS puts into its answers. */
export const EDNS: packet.OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: 1232,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};
