import { expect, test } from 'vitest';
import { createDnsClient } from '../../../../src/dns/query/client.ts';
import { openNetwork } from '../../../support/dns/dns-network.ts';
import { replyTo, startDns } from '../../../support/dns/scripted-dns.ts';

const SERVER = { address: '192.0.2.53', port: 53 };

async function openClient(answer = replyTo, limitMs = 60_000, signal = new AbortController().signal) {
  const server = await startDns((question) => answer(question));
  const network = await openNetwork({ [SERVER.address]: server });
  const client = createDnsClient({ world: network.world, signal, limitMs });
  const close = async (): Promise<void> => {
    await network.allClosed();
    await network[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  };
  return { client, server, network, [Symbol.asyncDispose]: close };
}

test('a client asks nothing by itself, and each question once', async () => {
  await using run = await openClient();
  expect(run.network.sockets().opened).toBe(0);
  const question = { name: 'example.test', type: 'MX' } as const;
  const [first, second] = await Promise.all([run.client.ask(SERVER, question), run.client.ask(SERVER, question)]);
  expect(second).toBe(first);
  expect(await run.client.ask(SERVER, question)).toBe(first);
  expect(run.server.asked).toHaveLength(1);
  expect(await run.client.ask(SERVER, question, { isTcpOnly: false, isUnchecked: undefined })).toBe(first);
  await run.client.ask(SERVER, question, { isUnchecked: true });
  await run.client.ask(SERVER, question, {}, 1);
  expect(run.server.asked).toHaveLength(3);
});

test('a client has at most 64 sockets at a time, and asks all the same', async () => {
  let most = 0;
  await using run = await openClient((question) => {
    most = Math.max(most, run.network.sockets().open);
    return replyTo(question);
  });
  const names = Array.from({ length: 200 }, (_none, index) => `n${index}.example.test`);
  const answers = await Promise.all(names.map((name) => run.client.ask(SERVER, { name, type: 'A' })));
  expect(answers.every(({ message }) => message?.rcode === 'NOERROR')).toBe(true);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(64);
});

test('a client whose time is over asks nothing more', async () => {
  await using run = await openClient(replyTo, 0);
  expect(await run.client.ask(SERVER, { name: 'example.test', type: 'MX' })).toMatchObject({ failure: 'out of time' });
  expect(run.network.sockets().opened).toBe(0);
});

test('a client does not blame a server for silence when its own time was short', async () => {
  await using network = await openNetwork({ [SERVER.address]: 'silent' });
  const signal = new AbortController().signal;
  const failureOf = async (limitMs: number): Promise<unknown> => {
    const client = createDnsClient({ world: network.world, signal, limitMs, questionMs: 300 });
    return (await client.ask(SERVER, { name: 'example.test', type: 'MX' })).failure;
  };
  expect(await Promise.all([failureOf(200), failureOf(60_000)])).toEqual(['out of time', 'timeout']);
  await network.allClosed();
});

test('a client whose signal is aborted ends every question with its reason, also those that wait their turn', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const server = await startDns(() => {
    controller.abort(reason);
    return undefined;
  });
  await using network = await openNetwork({ [SERVER.address]: server });
  const client = createDnsClient({ world: network.world, signal: controller.signal, limitMs: 60_000 });
  const names = Array.from({ length: 100 }, (_none, index) => `n${index}.example.test`);
  const ended = await Promise.allSettled(names.map((name) => client.ask(SERVER, { name, type: 'A' })));
  expect(ended.every((each) => each.status === 'rejected' && each.reason === reason)).toBe(true);
  await network.allClosed();
  await server[Symbol.asyncDispose]();
});
