import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { HOST, type PortPlan } from './layout.ts';

// Below the range from which Linux serves `listen(0)` and outgoing connections (32768 and up), so that no test that
// runs at the same time is given a port between our look at it and the server's start.
const LOWEST = 20_000;
const HIGHEST = 32_000;
/** Workers of the test runner, which have numbers from 1 on, look in parts of their own: two never find the same. */
const PARTS = 8;
const SIZE = (HIGHEST - LOWEST) / PARTS;
const START = LOWEST + (Number(process.env['VITEST_POOL_ID'] ?? 0) % PARTS) * SIZE;
/** Servers that start side by side must not be given one port. */
const given = new Set<number>();

/** A port that this process has not asked for yet, in the part of the range that belongs to it, whether free or not. */
export function newPort(): number {
  if (given.size >= SIZE) given.clear();
  for (;;) {
    const port = START + randomInt(SIZE);
    if (given.has(port)) continue;
    given.add(port);
    return port;
  }
}

/** Six ports that are free now, and some more. */
export async function freePorts(more: number): Promise<readonly [PortPlan, readonly number[]]> {
  const next = async () => {
    for (;;) {
      const port = newPort();
      if (await isFree(port)) return port;
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
