/** Asks over a TCP connection, which has room for every answer (RFC 7766). */
import { codeOrName } from '../../system/error-code.ts';
import { type DnsWorld, type Exchanged, type ExchangeLimits, readAnswer, runExchange } from './exchange.ts';
import { type NameServerAddress, showServer } from './name-server.ts';
import type { WrittenQuestion } from './question.ts';

/** Two octets before each message say its length (RFC 1035 section 4.2.2). */
const LENGTH_OCTETS = 2;
/** A server that has sent so much, and not the answer, is not listened to any longer. */
const MAX_OCTETS = 2 * (LENGTH_OCTETS + 0xffff);

/**
 * Sends the question over a connection of its own and waits for its answer.
 * @throws the reason of the signal
 */
export function exchangeTcp(
  server: NameServerAddress,
  question: WrittenQuestion,
  limits: ExchangeLimits,
  { connect }: Pick<DnsWorld, 'connect'>,
): Promise<Exchanged> {
  return runExchange(limits, (end) => {
    const socket = connect(server.address, server.port);
    socket.on('error', (error) => end({ kind: 'failed', code: codeOrName(error) }));
    socket.once('end', () => end({ kind: 'failed', code: 'ECONNRESET' }));
    socket.once('connect', () => {
      const length = Buffer.alloc(LENGTH_OCTETS);
      length.writeUInt16BE(question.octets.length);
      socket.write(Buffer.concat([length, question.octets]));
    });
    const take = messageReader((message) => {
      const kind = question.recognise(message);
      if (kind === 'form error') end({ kind });
      else if (kind === 'answer') end(whole(readAnswer(message, showServer(server))));
    });
    socket.on('data', (chunk: Buffer) => {
      if (!take(chunk)) end({ kind: 'failed', code: 'EBADRESP' });
    });
    return () => socket.destroy();
  });
}

/** An answer that says of itself that it is cut is of no use here. */
function whole(result: Exchanged): Exchanged {
  return result.kind === 'cut' ? { kind: 'failed', code: 'EBADRESP' } : result;
}

/** Takes a stream apart into messages. The function that it returns says whether more is welcome. */
function messageReader(onMessage: (message: Buffer) => void): (chunk: Buffer) => boolean {
  const received = Buffer.allocUnsafe(MAX_OCTETS);
  let [start, end] = [0, 0];
  return (chunk) => {
    if (end + chunk.length > MAX_OCTETS) return false;
    end += chunk.copy(received, end);
    while (end - start >= LENGTH_OCTETS) {
      const next = start + LENGTH_OCTETS + received.readUInt16BE(start);
      if (next > end) break;
      onMessage(received.subarray(start + LENGTH_OCTETS, next));
      start = next;
    }
    return true;
  };
}
