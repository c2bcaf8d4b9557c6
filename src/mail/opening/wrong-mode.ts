/**
 * Distinguishes a server that waits for TLS from the first byte from a service that hangs: both are silent. A second
 * connection begins a handshake, sends no data, and ends.
 */
import * as tls from 'node:tls';
import type { ProbeContext } from '../../model/probe-context.ts';
import { errorCode } from '../../system/error-code.ts';
import type { Wire } from '../network/wire.ts';

const LIMIT_MS = 1000;

/** Whether the port of a silent connection answers a handshake, even if only with an alert. Never rejects. */
export function answersTls({ endpoint, address }: Wire, context: ProbeContext): Promise<boolean> {
  const { signal, world } = context;
  return new Promise((resolve) => {
    const plain = world.connect(address, endpoint.port);
    const socket = tls.connect({ socket: plain, host: endpoint.tls.servername, rejectUnauthorized: false });
    const end = (isTls: boolean): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      plain.destroy();
      resolve(isTls);
    };
    const onAbort = (): void => end(false);
    const timer = setTimeout(onAbort, LIMIT_MS);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    plain.on('error', () => end(false));
    socket.once('secureConnect', () => end(true));
    socket.on('error', (error) => end(/_ALERT_/.test(errorCode(error) ?? '')));
    socket.once('close', () => end(false));
  });
}
