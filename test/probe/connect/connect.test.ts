/** The way to the server: names, addresses, routes, and a port that nobody answers. */
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { World } from '../../../src/system/world.ts';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, type ProbeOptions, runProbe } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { openSlowLink } from '../../support/scripted/slow-link.ts';
import { testAuthority } from '../../support/scripted/test-authority.ts';

const PROTOCOLS = ['smtp', 'imap'] as const;
const NOWHERE = '192.0.2.1';
const NO_ROUTE_V6 = '2001:db8::1';
const RETRIES = { retries: '1', 'retry-delay': '0s' };

/** Dials for real, but for some addresses: `silent` never answer, others fail with an error of the system. */
function dialler(silent: readonly string[], failing: Readonly<Record<string, string>> = {}): World['connect'] {
  return (address, port) => {
    const socket = new Socket();
    const code = failing[address];
    if (code !== undefined) {
      const error = Object.assign(new Error(`connect ${code} ${address}:${port}`), { code, syscall: 'connect' });
      return socket.destroy(error);
    }
    return silent.includes(address) ? socket : socket.connect(port, address);
  };
}

/** A login to a port that no server of the test listens on. */
function run(protocol: string, inputs: Readonly<Record<string, string>>, options: ProbeOptions) {
  const target = { mode: `${protocol}-login`, host: 'mail.test', 'tls-mode': 'implicit' };
  return runProbe({ ...target, ...RETRIES, ...inputs }, options);
}

function lookupError(code: string): World['dns']['lookup'] {
  return async (host) => {
    throw Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code, syscall: 'getaddrinfo', hostname: host });
  };
}

describe.concurrent.each(PROTOCOLS)('%s: a connection', (protocol) => {
  const phase = `${protocol}_connect` as const;

  test('NET-001: nothing listens', async () => {
    const server = await startScripted({ protocol });
    await server[Symbol.asyncDispose]();
    const report = await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS, ...RETRIES });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_CONN_REFUSED',
      phase,
      isRetried: true,
      hint: /service runs, its port, and the firewall/,
    });
    expect(report.message).toContain(`mail.test:${server.port}`);
  });

  test('NET-002: no answer to SYN', async () => {
    const report = await run(
      protocol,
      { retries: '0' },
      { dns: { 'mail.test': [NOWHERE] }, connect: dialler([NOWHERE]) },
    );
    expectVerdict(report, { status: 'critical', code: 'E_CONN_TIMEOUT', phase, hint: /firewall/ });
    expect(report.message).toMatch(/within connect-timeout \(2 s\b.*192\.0\.2\.1: no answer/);
  });

  test('NET-006: the first address is dead, the second answers', async () => {
    await using server = await startScripted({ protocol });
    const dns = { 'mail.test': [NOWHERE, '127.0.0.1'] };
    const report = await runProbe(
      { mode: `${protocol}-login`, ...server.inputs },
      { dns, connect: dialler([NOWHERE]) },
    );
    expectVerdict(report, { status: 'warning', code: 'E_PARTIAL_ADDRESSES', phase, message: /1 of 2 addresses/ });
    expect(report.message).toContain('192.0.2.1: no answer');
    expect(report.message).toContain('127.0.0.1 did');
  });

  test('NET-006: the first address refuses, the second answers', async () => {
    await using server = await startScripted({ protocol });
    const dns = { 'mail.test': [NOWHERE, '127.0.0.1'] };
    const connect = dialler([], { [NOWHERE]: 'ECONNREFUSED' });
    const report = await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS }, { dns, connect });
    expectVerdict(report, { status: 'warning', code: 'E_PARTIAL_ADDRESSES', message: /192\.0\.2\.1: ECONNREFUSED/ });
  });

  test.each([
    ['closes', { close: true }, 'E_CONN_CLOSED'],
    ['resets', { reset: true }, 'E_CONN_RESET'],
  ] as const)('a server that greets and %s is not waited for, when a dead address was', async (_what, end, code) => {
    const greeting = {
      reply: protocol === 'smtp' ? '220 mail.test ESMTP' : '* OK Ready',
      next: { delayMs: 100, line: end },
    };
    await using server = await startScripted({ protocol, tlsMode: 'none', greeting });
    const inputs = { ...server.inputs, ...LONG_LIMITS, host: 'localhost' };
    const report = await runProbe(
      { mode: `${protocol}-login`, ...inputs },
      { dns: { localhost: ['127.0.0.9', '127.0.0.1'] }, connect: dialler(['127.0.0.9']) },
    );
    expectVerdict(report, { status: 'critical', code, phase: `${protocol}_capability` });
  });

  test('NET-006: an address that answers a little later is not called dead', async () => {
    await using server = await startScripted({ protocol });
    const dns = { 'mail.test': ['127.0.0.2', '127.0.0.1'] };
    const connect: World['connect'] = (address, port) => {
      const socket = new Socket();
      // As over a line with 350 ms to the server: the second address is tried after 250 ms, and is faster.
      if (address === '127.0.0.2') setTimeout(() => socket.connect(port, '127.0.0.1'), 350);
      else socket.connect(port, address);
      return socket;
    };
    const report = await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS }, { dns, connect });
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.connections.map(({ address }) => address)).toEqual(['127.0.0.1']);
  });

  test('NET-006: an address that was only tried in vain is let go, and not blamed', async () => {
    await using server = await startScripted({ protocol });
    let silent: Socket | undefined;
    const connect: World['connect'] = (address, port) => {
      const socket = new Socket();
      if (address === NOWHERE) silent = socket;
      else setTimeout(() => socket.connect(port, address), 350);
      return socket;
    };
    const dns = { 'mail.test': ['127.0.0.1', NOWHERE] };
    const report = await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS }, { dns, connect });
    expectVerdict(report, { status: 'ok' });
    expect(silent?.destroyed).toBe(true);
  });

  test('NET-007: an IPv6 address and no route to it', async () => {
    await using server = await startScripted({ protocol });
    const dns = { 'mail.test': [NO_ROUTE_V6, '127.0.0.1'] };
    const connect = dialler([], { [NO_ROUTE_V6]: 'ENETUNREACH' });
    const report = await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS }, { dns, connect });
    expectVerdict(report, { status: 'ok' });
  });

  test('NET-008: IPv6 addresses only, and no route', async () => {
    const connect = dialler([], { [NO_ROUTE_V6]: 'ENETUNREACH' });
    const report = await run(protocol, {}, { dns: { 'mail.test': [NO_ROUTE_V6] }, connect });
    expectVerdict(report, { status: 'unknown', code: 'E_CONN_UNREACHABLE', phase, isRetried: false, hint: /IPv6/ });
  });

  test('NET-009: the host is unreachable', async () => {
    const report = await run(
      protocol,
      {},
      { dns: { 'mail.test': [NOWHERE] }, connect: dialler([], { [NOWHERE]: 'EHOSTUNREACH' }) },
    );
    expectVerdict(report, {
      status: 'critical',
      code: 'E_CONN_UNREACHABLE',
      phase,
      isRetried: true,
      message: /192\.0\.2\.1/,
    });
  });

  test('NET-014: answers that take a while, against a threshold', async () => {
    const greeting = { delayMs: 300, line: protocol === 'smtp' ? '220 mail.test' : '* OK Ready' };
    await using server = await startScripted({ protocol, greeting });
    const thresholds = `${protocol}_greeting_seconds warning=200ms critical=40s`;
    const report = await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS, thresholds });
    expectVerdict(report, { status: 'warning', code: 'E_SLOW', message: /greeting_seconds/ });
  });

  test('NET-013: ten bytes a second, and the greeting takes too long', async () => {
    await using server = await startScripted({ protocol, tlsMode: 'none' });
    await using link = await openSlowLink(server.port, 100);
    const inputs = { ...server.inputs, port: String(link.port), 'command-timeout': '500ms' };
    const report = await runProbe({ mode: `${protocol}-login`, ...inputs });
    expectVerdict(report, { status: 'critical', code: 'E_GREETING_TIMEOUT', phase: `${protocol}_greeting` });
  });

  test('NET-013: ten bytes a second, and the whole takes too long', async () => {
    await using server = await startScripted({ protocol, tlsMode: 'none' });
    await using link = await openSlowLink(server.port, 100);
    const inputs = { ...server.inputs, port: String(link.port), timeout: '800ms', ...RETRIES };
    const report = await runProbe({ mode: `${protocol}-login`, ...inputs });
    expectVerdict(report, { status: 'critical', code: 'E_DEADLINE', phase: `${protocol}_greeting`, isRetried: true });
    expect(report.message).toContain('0.8 s');
    expect(report.hint).toContain('raise timeout');
  });
});

describe.concurrent('port 25', () => {
  const silent = { dns: { 'mail.test': [NOWHERE] }, connect: dialler([NOWHERE]) };

  test('NET-003: on a hosted runner, silence says nothing about the server', async () => {
    const env = { RUNNER_ENVIRONMENT: 'github-hosted' };
    const report = await run('smtp', { port: '25', 'tls-mode': 'starttls' }, { ...silent, env });
    expectVerdict(report, { status: 'unknown', code: 'E_PORT25_BLOCKED', isRetried: false, hint: /465 or 587/ });
  });

  test('NET-003: on a runner of one’s own it does', async () => {
    const env = { RUNNER_ENVIRONMENT: 'self-hosted' };
    const report = await run('smtp', { port: '25', 'tls-mode': 'starttls', retries: '0' }, { ...silent, env });
    expectVerdict(report, { status: 'critical', code: 'E_CONN_TIMEOUT' });
  });
});

describe.concurrent('name resolution', () => {
  const unknown: Verdict = { status: 'unknown', phase: 'smtp_dns', isRetried: true };

  test.each<[string, string, Verdict]>([
    [
      'no such name',
      'ENOTFOUND',
      { status: 'critical', code: 'E_DNS_NXDOMAIN', phase: 'smtp_dns', isRetried: false, hint: /spelling/ },
    ],
    [
      'DNS-002: a name without an address',
      'ENODATA',
      { status: 'critical', code: 'E_DNS_NODATA', isRetried: false, message: /has no address/ },
    ],
    [
      'DNS-003: the resolver fails',
      'EAI_AGAIN',
      { ...unknown, code: 'E_DNS_SERVFAIL', hint: /says nothing about the mail server/ },
    ],
    ['DNS-004: the resolver refuses', 'EREFUSED', { ...unknown, code: 'E_DNS_REFUSED', message: /EREFUSED/ }],
  ])('%s', async (_title, code, expected) => {
    const report = await run('smtp', {}, { dns: lookupError(code) });
    expectVerdict(report, expected);
    expect(report.message).toContain('mail.test');
  });

  test('the resolver says nothing', async () => {
    const report = await run('smtp', { retries: '0' }, { dns: () => new Promise(() => {}) });
    expectVerdict(report, { status: 'unknown', code: 'E_DNS_TIMEOUT', phase: 'smtp_dns', message: /within 2 s/ });
  });

  test('DNS-009: the address is asked for once, whatever the resolver says next', async () => {
    await using smtp = await startScripted({ protocol: 'smtp', on: { AUTH: { reset: true } } });
    const answers = [['127.0.0.1'], [NOWHERE]];
    let asked = 0;
    const dns: World['dns']['lookup'] = async () => {
      const addresses = answers[asked++] ?? [];
      return addresses.map((address) => ({ address, family: 4 as const }));
    };
    const report = await runProbe(
      { mode: 'smtp-login', ...smtp.inputs, ...LONG_LIMITS, retries: '2', 'retry-delay': '0s' },
      { dns },
    );
    expectVerdict(report, { status: 'critical', code: 'E_CONN_RESET' });
    expect(asked).toBe(1);
    expect(smtp.connections).toBe(3);
  });

  test('DNS-011: a label that is too long is an input error, and nobody is asked', async () => {
    let asked = 0;
    const dns: World['dns']['lookup'] = async () => {
      asked += 1;
      return [];
    };
    const report = await run('smtp', { host: `${'a'.repeat(64)}.test` }, { dns });
    expect(report).toMatchObject({ status: 'unknown', code: 'E_INPUT', checks: [] });
    expect(asked).toBe(0);
  });

  test('DNS-013: of two hundred addresses eight are tried', async () => {
    const addresses = Array.from({ length: 200 }, (_each, index) => `192.0.2.${index}`);
    const dialled: string[] = [];
    const connect: World['connect'] = (address, port) => {
      dialled.push(address);
      return dialler([], { [address]: 'ECONNREFUSED' })(address, port);
    };
    const report = await run('smtp', { retries: '0' }, { dns: { 'mail.test': addresses }, connect });
    expectVerdict(report, { status: 'critical', code: 'E_CONN_REFUSED' });
    expect(dialled).toEqual(addresses.slice(0, 8));
  });

  test('DNS-014: an international name is asked for and verified in its ASCII form', async () => {
    const certificate = await (await testAuthority()).issue({ commonName: 'xn--mil-qla.test' });
    await using server = await startScripted({ protocol: 'imap', certificate });
    const dns = { 'xn--mil-qla.test': ['127.0.0.1'] };
    const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS, host: 'mäil.test' }, { dns });
    expectVerdict(report, { status: 'ok' });
    expect(server.servernames).toEqual(['xn--mil-qla.test']);
  });

  test('an address family that the host does not have', async () => {
    const report = await run('imap', { 'address-family': 'ipv6' }, {});
    expectVerdict(report, { status: 'critical', code: 'E_DNS_NODATA', message: /no IPv6 address.*127\.0\.0\.1/ });
  });
});
