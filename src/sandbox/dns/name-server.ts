/** A name server on a free port of the loopback address, over UDP and TCP. */
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { answerQuestion } from './answer.ts';
import type { ServedZone } from './types.ts';
import { type ReceivedQuestion, readQuestion, writeReply } from './wire.ts';
import { readMasterFile } from './zone-file.ts';

/** A zone to serve. */
export interface ZoneToServe {
  /** Without the final dot. */
  readonly origin: string;
  /** A master file; relative names are below the origin. */
  readonly text: string;
  /** Whether the server says, where it is asked as a resolver, that it has validated the answers. The default is no. */
  readonly isSecure?: boolean;
}

/** A running name server. Without recursion desired it answers for its zones; with it, as a resolver that knows them. */
export interface NameServer extends AsyncDisposable {
  readonly host: string;
  /** For UDP and TCP. */
  readonly port: number;
  /** Every question, in the order of arrival. */
  readonly questions: readonly Pick<ReceivedQuestion, 'name' | 'type'>[];
  /** Publishes a zone, in place of the one with its origin. */
  publish(zone: ZoneToServe): void;
  /** Stops it and cuts all connections. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Starts a name server.
 *
 * @throws Error when a zone cannot be read
 */
export async function startNameServer(zones: readonly ZoneToServe[]): Promise<NameServer> {
  const served = new Map<string, ServedZone>();
  const publish = ({ origin, text, isSecure = false }: ZoneToServe): void => {
    served.set(origin, { origin, isSecure, records: readMasterFile(text, origin) });
  };
  for (const zone of zones) publish(zone);
  const questions: ReceivedQuestion[] = [];
  const respond = (message: Buffer, isUdp: boolean): Buffer | undefined => {
    const question = readQuestion(message);
    if (!question) return undefined;
    questions.push(question);
    return writeReply(question, answerQuestion([...served.values()], question), isUdp);
  };
  const { udp, tcp, port } = await listenOnBoth();
  udp.on('message', (message, { port: from, address }) => {
    const reply = respond(message, true);
    if (reply) udp.send(reply, from, address);
  });
  const sockets = new Set<Socket>();
  tcp.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveTcp(socket, (message) => respond(message, false));
  });
  const close = async (): Promise<void> => {
    const closed = [once(udp, 'close'), once(tcp, 'close')];
    udp.close();
    tcp.close();
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  };
  return { host: HOST, port, questions, publish, close, [Symbol.asyncDispose]: close };
}

/** Answers each message of a connection; before it stands its length (RFC 1035 section 4.2.2). */
function serveTcp(socket: Socket, respond: (message: Buffer) => Buffer | undefined): void {
  let received = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE()) {
      const end = 2 + received.readUInt16BE();
      const reply = respond(received.subarray(2, end));
      received = received.subarray(end);
      if (!reply) {
        socket.destroy();
        return;
      }
      const length = Buffer.alloc(2);
      length.writeUInt16BE(reply.length);
      socket.write(Buffer.concat([length, reply]));
    }
  });
}

/** One port of both kinds: one that is free for UDP may be taken for TCP. */
async function listenOnBoth(): Promise<{ readonly udp: UdpSocket; readonly tcp: Server; readonly port: number }> {
  for (;;) {
    const tcp = createServer();
    tcp.listen(0, HOST);
    await once(tcp, 'listening');
    const address = tcp.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const udp = createSocket('udp4');
    try {
      udp.bind(port, HOST);
      await once(udp, 'listening');
      udp.on('error', () => {});
      return { udp, tcp, port };
    } catch {
      udp.close();
      tcp.close();
    }
  }
}
