import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { HOST, type PortPlan } from './layout.ts';

// Below the range from which Linux serves `listen(0)` and outgoing connections (32768 and up), so that no test that
// runs at the same time is given a port between our look at it and the server's start.
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Six ports that are free now, and some more. */
export async function freePorts(more: number): Promise<readonly [PortPlan, readonly number[]]> {
  const taken = new Set<number>();
  const next = async () => {
    for (;;) {
      const port = randomInt(LOWEST, HIGHEST);
      if (taken.has(port) || !(await isFree(port))) continue;
      taken.add(port);
      return port;
    }
  };
  const three = async () => ({ implicit: await next(), starttls: await next(), plain: await next() });
  const plan = { smtp: await three(), imap: await three() };
  const others: number[] = [];
  while (others.length < more) others.push(await next());
  return [plan, others];
}

/** Whether nothing listens on the port of the loopback. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: HOST, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether a server answers a connection with the given words. */
export function greets(port: number, words: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port, timeout: 1000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => end(data.toString('latin1').startsWith(words)));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
