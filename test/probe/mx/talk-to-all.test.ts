/** Many addresses: side by side, and what a runner cannot reach is told apart from what is down. */
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { MxTarget } from '../../../src/mail/mx/talk.ts';
import { talkToAll } from '../../../src/mail/mx/talk-to-mx.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import type { World } from '../../../src/system/world.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { briefly, judge, talkContext, talkOptions } from './talk.ts';

/** A network in which addresses lead to a port of loopback, fail with a code, or are never heard of again. */
function network(routes: Readonly<Record<string, number | string>>): World['connect'] {
  const real = createWorld({ env: {}, stdout: () => {} });
  return (address) => {
    const route = routes[address];
    if (typeof route === 'number') return real.connect('127.0.0.1', route);
    const socket = new Socket();
    if (route !== undefined) setImmediate(() => socket.destroy(Object.assign(new Error(route), { code: route })));
    return socket;
  };
}

const to = (host: string, address: string, origin: MxTarget['origin'] = 'published'): MxTarget => ({
  host,
  address,
  port: 25,
  origin,
});
const HOSTS = [
  { host: 'mx1.test', preference: 10 },
  { host: 'mx2.test', preference: 20 },
];
const LIMIT = { connectTimeoutMs: 300 };

async function play(targets: readonly MxTarget[], routes: Readonly<Record<string, number | string>>) {
  const { context } = talkContext({ connect: network(routes) });
  const talks = await talkToAll(targets, await talkOptions(LIMIT), context, 4);
  return { talks, lines: briefly(judge(talks, { hosts: HOSTS })) };
}

const server = () => startScripted({ protocol: 'smtp', tlsMode: 'starttls' });
/** The certificate of the scripted server is for another name, which is information here. */
const trouble = (lines: readonly string[]): readonly string[] => lines.filter((line) => !line.startsWith('info '));

test('mx-reach: all addresses answer', async () => {
  await using up = await server();
  const targets = [to('mx1.test', '192.0.2.1'), to('mx1.test', '2001:db8::1'), to('mx2.test', '192.0.2.2')];
  const { lines, talks } = await play(targets, { '192.0.2.1': up.port, '2001:db8::1': up.port, '192.0.2.2': up.port });
  expect(trouble(lines)).toEqual([]);
  expect(talks.map(({ outcome, target }) => [outcome, target.address])).toEqual([
    ['ok', '192.0.2.1'],
    ['ok', '2001:db8::1'],
    ['ok', '192.0.2.2'],
  ]);
});

test('mx-reach: the best host is down, or the backup', async () => {
  await using up = await server();
  const targets = [to('mx1.test', '192.0.2.1'), to('mx2.test', '192.0.2.2')];
  const best = await play(targets, { '192.0.2.1': 'ECONNREFUSED', '192.0.2.2': up.port });
  expect(trouble(best.lines)).toEqual(['critical E_CONN_REFUSED mx1.test (192.0.2.1)']);
  const backup = await play(targets, { '192.0.2.1': up.port });
  expect(trouble(backup.lines)).toEqual(['warning E_MX_BACKUP_DOWN mx2.test (192.0.2.2)']);
});

test('mx-reach: one of two addresses of the best host is dead', async () => {
  await using up = await server();
  const targets = [to('mx1.test', '192.0.2.1'), to('mx1.test', '192.0.2.3')];
  const { lines } = await play(targets, { '192.0.2.1': up.port });
  expect(trouble(lines)).toEqual(['warning E_PARTIAL_ADDRESSES mx1.test (192.0.2.3)']);
});

test('GATE-036: when port 25 swallows every connection, nothing is known', async () => {
  const targets = [to('mx1.test', '192.0.2.1'), to('mx1.test', '2001:db8::1'), to('mx2.test', '192.0.2.2')];
  const { lines, talks } = await play(targets, { '2001:db8::1': 'ENETUNREACH' });
  expect(lines).toEqual(['unknown E_PORT25_BLOCKED port 25']);
  expect(talks.map(({ outcome }) => outcome)).toEqual(['not tested', 'not tested', 'not tested']);
  const [concern] = judge(talks, { hosts: HOSTS });
  expect(concern?.message).toContain('mx1.test (192.0.2.1), mx1.test (2001:db8::1), mx2.test (192.0.2.2)');
  expect(concern?.hint).toContain('not tested');
});

test('GATE-036: one refusal proves that port 25 is open', async () => {
  const targets = [to('mx1.test', '192.0.2.1'), to('mx2.test', '192.0.2.2')];
  const { lines } = await play(targets, { '192.0.2.2': 'ECONNREFUSED' });
  expect(lines).toEqual([
    'critical E_CONN_TIMEOUT mx1.test (192.0.2.1)',
    'warning E_MX_BACKUP_DOWN mx2.test (192.0.2.2)',
  ]);
});

test.each(['ENETUNREACH', 'EHOSTUNREACH'])('IPv6 is not tested on a machine without it (%s)', async (code) => {
  await using up = await server();
  const targets = [to('mx1.test', '192.0.2.1'), to('mx1.test', '2001:db8::1'), to('mx2.test', '2001:db8::2')];
  const { lines, talks } = await play(targets, { '192.0.2.1': up.port, '2001:db8::1': code, '2001:db8::2': code });
  expect(trouble(lines)).toEqual(['unknown E_CONN_UNREACHABLE mx2.test']);
  expect(talks.map(({ outcome }) => outcome)).toEqual(['ok', 'not tested', 'not tested']);
});

test('an IPv6 address that a router does not find is trouble where another one answers', async () => {
  await using up = await server();
  const targets = [to('mx1.test', '2001:db8::1'), to('mx2.test', '2001:db8::2')];
  const { lines } = await play(targets, { '2001:db8::1': 'EHOSTUNREACH', '2001:db8::2': up.port });
  expect(trouble(lines)).toEqual(['critical E_CONN_UNREACHABLE mx1.test (2001:db8::1)']);
});

test('an IPv4 address without a route is down when a router says so, and not tested when this machine does', async () => {
  const targets = [to('mx1.test', '192.0.2.1')];
  const router = await play(targets, { '192.0.2.1': 'EHOSTUNREACH' });
  expect(router.lines).toEqual(['critical E_CONN_UNREACHABLE mx1.test (192.0.2.1)']);
  const own = await play(targets, { '192.0.2.1': 'ENETUNREACH' });
  expect(own.lines).toEqual(['unknown E_CONN_UNREACHABLE mx1.test']);
});

test('no more connections to a host are open at once than are allowed, and those that end do not count', async () => {
  await using up = await server();
  const addresses = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
  const dial = network(Object.fromEntries(addresses.map((address) => [address, up.port])));
  const events: string[] = [];
  const connect: World['connect'] = (address, port) => {
    events.push('dial');
    return dial(address, port);
  };
  const { context } = talkContext({ connect });
  const targets = addresses.map((address) => to('mx1.test', address));
  const trace: typeof context.trace = (_protocol, _direction, line) => {
    if (line.endsWith(' QUIT')) events.push('quit');
  };
  const talks = await talkToAll(targets, await talkOptions(), { ...context, trace }, 1);
  expect(talks.map(({ outcome, target }) => [target.address, outcome])).toEqual(addresses.map((each) => [each, 'ok']));
  expect(events).toEqual(Array(4).fill(['dial', 'quit']).flat());
});

test.each(['ECONNREFUSED', 'ENETUNREACH', undefined])('what the network refuses is dialled once (%s)', async (code) => {
  const dial = network(code === undefined ? {} : { '192.0.2.1': code });
  let dialled = 0;
  const connect: World['connect'] = (address, port) => {
    dialled += 1;
    return dial(address, port);
  };
  await talkToAll([to('mx1.test', '192.0.2.1')], await talkOptions(LIMIT), talkContext({ connect }).context, 4);
  expect(dialled).toBe(1);
});

test('on port 465 TLS comes first, and it is all that is tested', async () => {
  const on = { RCPT: '554 5.7.1 Recipient address rejected: Access denied' };
  await using up = await startScripted({ protocol: 'smtp', tlsMode: 'implicit', on });
  const { lines, talks } = await play([{ ...to('mx1.test', '192.0.2.1'), port: 465 }], { '192.0.2.1': up.port });
  expect(trouble(lines)).toEqual([]);
  expect(talks[0]).toMatchObject({ outcome: 'ok', tls: { version: 'TLSv1.3' }, recipients: [{ outcome: 'refused' }] });
  expect(up.heard.map(({ line }) => line)[0]).toBe('EHLO client.test');
  expect(up.said('STARTTLS')).toEqual([]);
});

test('there may be nothing to talk to', async () => {
  expect(await talkToAll([], await talkOptions(), talkContext().context, 4)).toEqual([]);
});
