/** Asks in one datagram, from a socket of its own and so from a port that is not known to others. */
import type { RemoteInfo } from 'node:dgram';
import { codeOrName } from '../../system/error-code.ts';
import { ipFamily } from '../../system/ip-family.ts';
import { type DnsWorld, type Exchanged, type ExchangeLimits, readAnswer, runExchange } from './exchange.ts';
import { type NameServerAddress, showServer } from './name-server.ts';
import { DATAGRAM_OCTETS, type WrittenQuestion } from './question.ts';

/**
 * Sends the question once and waits for its answer. What comes from elsewhere, or answers something else, is passed
 * over.
 * @throws the reason of the signal
 */
export function exchangeUdp(
  server: NameServerAddress,
  question: WrittenQuestion,
  limits: ExchangeLimits,
  { udp }: Pick<DnsWorld, 'udp'>,
): Promise<Exchanged> {
  return runExchange(limits, (end) => {
    const socket = udp(ipFamily(server.address) === 6 ? 6 : 4);
    const fail = (error: Error): void => end({ kind: 'failed', code: codeOrName(error) });
    socket.on('error', fail);
    // The system passes on only what comes from the server, but for what arrives before the socket is connected.
    let source: Pick<RemoteInfo, 'address' | 'port'> | undefined;
    socket.on('message', (octets, from) => {
      if (from.address !== source?.address || from.port !== source.port) return;
      const kind = question.recognise(octets);
      if (kind === 'form error') end({ kind });
      // A larger datagram than was asked for is no answer, but a reason to ask in the way that has room.
      else if (kind === 'answer')
        end(octets.length > DATAGRAM_OCTETS ? { kind: 'cut' } : readAnswer(octets, showServer(server)));
    });
    socket.once('connect', () => {
      source = socket.remoteAddress();
      socket.send(question.octets, (error) => {
        if (error) fail(error);
      });
    });
    socket.connect(server.port, server.address);
    let isClosed = false;
    return () => {
      if (!isClosed) socket.close();
      isClosed = true;
    };
  });
}
