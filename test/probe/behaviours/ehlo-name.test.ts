/**
 * BEH-B5: a server that does not like the name in EHLO is reported as that, wherever it says so: the machine that runs
 * the check has to give another name. The name is a full one, or the address of the connection.
 */
import { describe, expect, test } from 'vitest';
import { ownEhloName } from '../../../src/mail/opening/ehlo-name.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import type { Reply, Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const SEND = { mode: 'smtp-send', from: 'probe@mail.test', to: 'probe@mail.test' };
const RETRIES = { retries: '1', 'retry-delay': '0s' };
const CLOSES: Reply = {
  reply: { raw: '421-4.7.0 Try again later, closing connection. (EHLO)\r\n' },
  next: { close: true },
};

const REFUSALS: readonly (readonly [title: string, on: Script['on']])[] = [
  ['421-4.7.0 and close', { EHLO: CLOSES }],
  ['421 4.7.0', { EHLO: '421-4.7.0 Try again later, closing connection. (EHLO)\r\n421 4.7.0 see there' }],
  ['501 argument of EHLO not valid', { EHLO: '501 argument of EHLO not valid' }],
  ['504 at EHLO', { EHLO: '504 5.5.2 <runner>: Helo command rejected: need fully-qualified hostname' }],
  ['550 at EHLO', { EHLO: '550 Access denied - Invalid HELO name' }],
  ['501 at HELO', { EHLO: '502 5.5.2 no', HELO: '501 5.5.4 Helo requires a valid domain' }],
];
const LATE: readonly (readonly [title: string, on: Script['on']])[] = [
  ['at MAIL', { MAIL: '550 5.7.1 Helo command rejected: Host not found' }],
  ['at RCPT', { RCPT: '504 5.5.2 <runner>: Helo command rejected: need fully-qualified hostname' }],
  ['at RCPT, for now', { RCPT: '450 4.7.1 <runner>: Helo command rejected: Host not found' }],
  ['at DATA', { DATA: '554 5.7.1 <runner>: Helo command rejected: Access denied' }],
];

describe.concurrent('a name that a server does not like', () => {
  const expected = {
    status: 'unknown',
    code: 'E_EHLO_NAME',
    message: /does not accept the name of this client, runner: /,
    hint: /was runner\. Set ehlo-name to a full host name/,
    isRetried: false,
  } as const;

  test.each(REFUSALS)('BEH-B5: %s', async (_title, on) => {
    for (const tlsMode of ['none', 'implicit', 'starttls'] as const) {
      // Before STARTTLS nobody goes on with HELO.
      if (tlsMode === 'starttls' && on?.['HELO'] !== undefined) continue;
      for (const mode of ['smtp-connect', 'smtp-login']) {
        await using server = await startScripted({ protocol: 'smtp', tlsMode, on: on ?? {} });
        const report = await runProbe({ mode, ...server.inputs, ...LONG_LIMITS, ...RETRIES, 'ehlo-name': 'runner' });
        expectVerdict(report, { ...expected, phase: 'smtp_capability' });
        const heard = server.heard.map(({ line }) => line.split(' ', 1)[0]);
        expect(heard).toEqual(on?.['HELO'] === undefined ? ['EHLO'] : ['EHLO', 'HELO']);
      }
    }
  });

  test.each(LATE)('BEH-B5: %s', async (_title, on) => {
    await using server = await startScripted({ protocol: 'smtp', on: on ?? {} });
    const report = await runProbe({ ...SEND, ...server.inputs, ...LONG_LIMITS, ...RETRIES, 'ehlo-name': 'runner' });
    expectVerdict(report, { ...expected, phase: 'smtp_send' });
  });

  test.each(['451 4.3.0 no', '450 4.3.2 no', '554 5.7.1 no', '503 5.5.1 no'])(
    'BEH-B5: another refusal of EHLO is one too: %s',
    async (reply) => {
      for (const tlsMode of ['none', 'implicit', 'starttls'] as const) {
        await using server = await startScripted({ protocol: 'smtp', tlsMode, on: { EHLO: reply, HELO: '250 hi' } });
        const report = await runProbe({ mode: 'smtp-connect', ...server.inputs, ...LONG_LIMITS, ...RETRIES });
        const isRetried = reply.startsWith('4');
        expectVerdict(report, { status: 'critical', code: 'E_GREETING_REJECTED', phase: 'smtp_capability', isRetried });
        expect(server.said('HELO')).toEqual([]);
      }
    },
  );

  test.each(['500 5.5.1 unknown', '502 5.5.2 no'])('BEH-B5: a fall-back to HELO is told: %s', async (EHLO) => {
    await using server = await startScripted({ protocol: 'smtp', on: { EHLO, HELO: '250 hi' } });
    const report = await runProbe({ mode: 'smtp-connect', ...server.inputs, ...LONG_LIMITS });
    expectVerdict(report, { status: 'ok' });
    const message = expect.stringContaining('does not know EHLO, so the session began with HELO');
    expect(report.checks[0]?.notices).toEqual([{ message, hint: expect.any(String), reply: EHLO }]);
  });
});

describe('the name that is sent', () => {
  test.each([
    ['runner', '192.0.2.7', '[192.0.2.7]'],
    ['runner', '::ffff:192.0.2.7', '[192.0.2.7]'],
    ['runner', '2001:db8::7', '[IPv6:2001:db8::7]'],
    ['runner', 'fe80::1%eth0', '[IPv6:fe80::1]'],
    ['runner', undefined, '[127.0.0.1]'],
    ['run ner.test', '192.0.2.7', '[192.0.2.7]'],
    ['runner.1', '192.0.2.7', '[192.0.2.7]'],
    ['runner.example.org', '192.0.2.7', 'runner.example.org'],
  ])('BEH-B5: %s at %s is %s', (machine, localAddress, expected) => {
    expect(ownEhloName({ ehloName: undefined }, { localAddress }, machine)).toBe(expected);
    expect(ownEhloName({ ehloName: 'own.test' }, { localAddress }, machine)).toBe('own.test');
  });

  test('BEH-B5: it is the same before and after STARTTLS, and has a dot or is an address', async () => {
    for (const tlsMode of ['none', 'implicit', 'starttls'] as const) {
      await using server = await startScripted({ protocol: 'smtp', tlsMode });
      await runProbe({ mode: 'smtp-connect', ...server.inputs, ...LONG_LIMITS });
      const names = server.said('EHLO').map(({ line }) => line.slice(5));
      expect(new Set(names).size).toBe(1);
      expect(names[0]).toMatch(/^\[127\.0\.0\.1\]$|\w\.\w/);
    }
  });
});
