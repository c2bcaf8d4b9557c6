/** A DNS server on loopback that answers over UDP and TCP as it is told. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import packet, { type Answer, type Packet, TRUNCATED_RESPONSE } from 'dns-packet';

/** How it answers. */
export interface Zone {
  /** What goes wrong with every question. */
  readonly rcode?: 'SERVFAIL' | 'REFUSED' | 'NXDOMAIN' | 'silence' | undefined;
  /** So many questions get no answer; the default is none. */
  readonly dropFirst?: number | undefined;
  /** Addresses by family. Each entry answers one question, the last again and again. */
  readonly a?: readonly (readonly string[])[];
  readonly aaaa?: readonly (readonly string[])[];
  /** The name for which there are addresses; the default is any. */
  readonly name?: string | undefined;
  /** Whether a name leads to another that leads back. */
  readonly hasLoop?: boolean | undefined;
  /** Whether answers over UDP are cut. */
  readonly isCut?: boolean | undefined;
  /** Whether TCP is answered; without it nobody listens there. */
  readonly hasTcp?: boolean | undefined;
  /** Records of other types. */
  readonly records?: readonly Answer[] | undefined;
}

/** A server that runs. */
export interface NameServer extends AsyncDisposable {
  readonly port: number;
  /** The questions that were asked, as `A mail.test`. */
  readonly questions: readonly string[];
}

const RCODES = { SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;
const TTL = 60;
/** What passes in one datagram everywhere. */
const MAX_DATAGRAM = 1232;

export async function startNameServer(zone: Zone): Promise<NameServer> {
  const questions: string[] = [];
  const uses = new Map<string, number>();
  const answer = (query: Buffer, isTcp: boolean): Packet | undefined => {
    const { id = 0, questions: asked = [] } = packet.decode(query);
    const question = asked[0];
    if (!question) return undefined;
    const { name, type } = question;
    questions.push(`${type} ${name}`);
    if (zone.rcode === 'silence' || questions.length <= (zone.dropFirst ?? 0)) return undefined;
    const isCut = zone.isCut === true && !isTcp;
    const answers = isCut || zone.rcode ? [] : answersTo(zone, name, String(type), uses);
    const isUnknown = zone.name !== undefined && name !== zone.name && !zone.rcode;
    const rcode = isUnknown ? RCODES.NXDOMAIN : zone.rcode ? RCODES[zone.rcode] : 0;
    const flags = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | rcode | (isCut ? TRUNCATED_RESPONSE : 0);
    return { id, type: 'response', flags, questions: asked, answers };
  };
  const respond = (query: Buffer): Packet | undefined => answer(query, true);
  const { udp, tcp, port } = await listenOnBoth(zone.hasTcp === false ? undefined : respond);
  udp.on('message', (query, { port: from, address }) => {
    const response = answer(query, false);
    if (!response) return;
    const bytes = packet.encode(response);
    const sent = bytes.length <= MAX_DATAGRAM ? bytes : packet.encode(cut(response));
    udp.send(sent, from, address);
  });
  return {
    port,
    questions,
    async [Symbol.asyncDispose]() {
      udp.close();
      await tcp?.();
    },
  };
}

/** One port of both kinds; a port that is free for UDP may be taken for TCP. */
async function listenOnBoth(answer: ((query: Buffer) => Packet | undefined) | undefined) {
  for (;;) {
    const udp = createSocket('udp4');
    udp.bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const { port } = udp.address();
    try {
      return { udp, port, tcp: answer && (await listen(port, answer)) };
    } catch (error) {
      udp.close();
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
}

async function listen(port: number, answer: (query: Buffer) => Packet | undefined): Promise<() => Promise<void>> {
  const open = new Set<Socket>();
  const listener = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      // Each message has its length before it (RFC 1035 section 4.2.2).
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE()) {
        const end = 2 + received.readUInt16BE();
        const response = answer(received.subarray(2, end));
        received = received.subarray(end);
        if (response) socket.write(packet.streamEncode(response));
      }
    });
  });
  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return async () => {
    for (const socket of open) socket.destroy();
    listener.close();
    await once(listener, 'close');
  };
}

function answersTo(zone: Zone, name: string, type: string, uses: Map<string, number>): Answer[] {
  if (zone.hasLoop) {
    const other = name.startsWith('loop.') ? name.slice('loop.'.length) : `loop.${name}`;
    const there: Answer = { type: 'CNAME', name, ttl: TTL, data: other };
    const back: Answer = { type: 'CNAME', name: other, ttl: TTL, data: name };
    return type === 'CNAME' ? [there] : [there, back];
  }
  if (zone.name !== undefined && name !== zone.name) return [];
  const others = (zone.records ?? []).filter((record) => record.type === type && record.name === name);
  if (others.length > 0) return others;
  const lists = type === 'A' ? zone.a : type === 'AAAA' ? zone.aaaa : undefined;
  if (!lists) return [];
  const use = uses.get(type) ?? 0;
  uses.set(type, use + 1);
  const addresses = lists[Math.min(use, lists.length - 1)] ?? [];
  return addresses.map((data) => ({ type: type as 'A' | 'AAAA', name, ttl: TTL, data }));
}

function cut(response: Packet): Packet {
  return { ...response, answers: [], flags: (response.flags ?? 0) | TRUNCATED_RESPONSE };
}
