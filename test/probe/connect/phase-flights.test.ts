/**
 * How many round trips each phase says that it took, against those that a long line has seen: changes of who speaks
 * while the phase was under way.
 */
import { connect, Socket } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Phase } from '../../../src/model/outcome.ts';
import type { PhaseName } from '../../../src/model/phase.ts';
import type { Report } from '../../../src/model/report.ts';
import { startMailSystem } from '../../support/scripted/mail-system.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { type LongLine, openLongLine } from '../../support/servers/long-line.ts';

/** Long enough for everything that belongs to one flight to leave before an answer can be there. */
const ONE_WAY_MS = 25;

const CAPABILITIES = 'IMAP4rev1 UIDPLUS';
const imap = (more: string, script: Partial<Script> = {}): Script => ({
  protocol: 'imap',
  greeting: `* OK [CAPABILITY ${CAPABILITIES} ${more}] ready`,
  on: { AUTHDATA: `OK [CAPABILITY ${CAPABILITIES}] in` },
  ...script,
});
const smtp = (keywords: readonly string[], script: Partial<Script> = {}): Script => ({
  protocol: 'smtp',
  capabilities: script.tlsMode === 'starttls' ? ['STARTTLS'] : keywords,
  capabilitiesAfterTls: keywords,
  ...script,
});
const PLAIN = ['AUTH PLAIN'];
const PIPELINING = ['PIPELINING', ...PLAIN];
const TLS_1_2 = { maxVersion: 'TLSv1.2' } as const;
const MESSAGE = { from: 'a@mail.test', to: 'a@mail.test,b@mail.test' };

/** A phase as it says of itself, and the round trips that the line has seen while it was under way. */
interface Seen {
  readonly name: PhaseName;
  readonly said: number | undefined;
  readonly seen: number;
}

/** Counts how often the server began to speak in each phase, in the order in which phases ended. */
class Watch {
  readonly ended: { readonly name: PhaseName; readonly seen: number }[] = [];
  readonly #begun = new Map<PhaseName, number>();
  readonly #line: LongLine;

  constructor(line: LongLine) {
    this.#line = line;
  }

  /** Called with the phases that are under way, whenever one begins or ends. */
  readonly onPhase = (_check: unknown, open: readonly PhaseName[]): void => {
    for (const name of open) if (!this.#begun.has(name)) this.#begun.set(name, this.#spoken());
    for (const [name, before] of this.#begun) {
      if (open.includes(name)) continue;
      this.#begun.delete(name);
      this.ended.push({ name, seen: this.#spoken() - before });
    }
  };

  #spoken(): number {
    return this.#line
      .turns()
      .flat()
      .filter(({ who }) => who === 'server').length;
  }
}

/** Runs a check over a long line, and compares what its phases say with what was seen. */
async function phasesOf(script: Script, inputs: Readonly<Record<string, string>>): Promise<readonly Seen[]> {
  await using server = await startScripted(script);
  await using line = await openLongLine(server.port, ONE_WAY_MS);
  const watch = new Watch(line);
  const report = await runProbe(
    { ...server.inputs, port: String(line.port), ...LONG_LIMITS, ...inputs },
    { execution: { onPhase: watch.onPhase } },
  );
  expectOk(report);
  await server.allClosed();
  return compared(report.checks[0]?.phases ?? [], watch);
}

function compared(phases: readonly Phase[], { ended }: Watch): readonly Seen[] {
  const rest = [...ended];
  return phases
    .filter(({ flights }) => flights !== undefined)
    .map(({ name, flights }) => {
      const [found] = rest.splice(
        rest.findIndex((each) => each.name === name),
        1,
      );
      return { name, said: flights, seen: found?.seen ?? Number.NaN };
    });
}

function expectOk(report: Report): void {
  expect([report.status, report.message]).toEqual(['ok', expect.any(String)]);
}

/** `greeting 1, auth 2`. */
function shown(phases: readonly Seen[], which: 'said' | 'seen'): string {
  return phases.map((phase) => `${phase.name.replace(/^(?:smtp|imap)_/, '')} ${phase[which]}`).join(', ');
}

describe('the flights that a phase says are those that the line has seen', () => {
  // What has to be loaded is loaded before anything is counted.
  beforeAll(async () => {
    await using system = await startMailSystem();
    expectOk(await system.run());
  });

  test.each([
    ['smtp-login', 'implicit', PLAIN, {}, 'greeting 1, capability 1, auth 1'],
    ['smtp-login', 'implicit, TLS 1.2', PLAIN, { tls: TLS_1_2 }, 'greeting 0, capability 1, auth 1'],
    ['smtp-login', 'starttls', PLAIN, {}, 'greeting 1, capability 2, capability 1, auth 1'],
    ['smtp-login', 'starttls, TLS 1.2', PLAIN, { tls: TLS_1_2 }, 'greeting 1, capability 2, capability 1, auth 1'],
    ['smtp-login', 'none', PLAIN, {}, 'greeting 1, capability 1, auth 1'],
    ['smtp-login', 'implicit', ['AUTH LOGIN'], {}, 'greeting 1, capability 1, auth 3'],
    ['smtp-login', 'implicit', ['AUTH CRAM-MD5'], {}, 'greeting 1, capability 1, auth 2'],
    ['smtp-connect', 'none', [], { on: { EHLO: '502 Unknown' } }, 'greeting 1, capability 2'],
    ['smtp-send', 'implicit', PLAIN, {}, 'greeting 1, capability 1, auth 1, send 5'],
    ['smtp-send', 'implicit', PIPELINING, {}, 'greeting 1, capability 1, auth 1, send 2'],
    ['smtp-send', 'starttls', PIPELINING, {}, 'greeting 1, capability 2, capability 1, auth 1, send 2'],
    ['smtp-send', 'none', PLAIN, {}, 'greeting 1, capability 1, auth 1, send 5'],
  ] as const)('%s, %s, %j', async (mode, line, keywords, script, expected) => {
    const [tlsMode] = line.split(',') as ['implicit' | 'starttls' | 'none'];
    const phases = await phasesOf(smtp(keywords, { tlsMode, ...script }), {
      mode,
      ...(mode === 'smtp-send' ? MESSAGE : {}),
    });
    expect(shown(phases, 'seen')).toBe(expected);
    expect(shown(phases, 'said')).toBe(expected);
  });

  test.each([
    ['implicit', 'SASL-IR AUTH=PLAIN', {}, 'greeting 1, capability 0, auth 1'],
    ['implicit, TLS 1.2', 'SASL-IR AUTH=PLAIN', { tls: TLS_1_2 }, 'greeting 0, capability 0, auth 1'],
    ['implicit', 'AUTH=PLAIN', {}, 'greeting 1, capability 0, auth 2'],
    [
      'implicit',
      'AUTH=LOGIN LOGINDISABLED',
      { on: { AUTHENTICATE: { plus: 'VXNlcm5hbWU6', next: { plus: 'UGFzc3dvcmQ6', next: 'OK in' } } } },
      'greeting 1, capability 0, auth 3, capability 1',
    ],
    // The password of the tests needs a literal.
    ['implicit', '', {}, 'greeting 1, capability 0, auth 2, capability 1'],
    ['implicit', 'LITERAL+', { on: { LOGIN: 'OK in' } }, 'greeting 1, capability 0, auth 1, capability 1'],
    ['none', 'SASL-IR AUTH=PLAIN', {}, 'greeting 1, capability 0, auth 1'],
    [
      'starttls',
      'STARTTLS LOGINDISABLED',
      { capabilitiesAfterTls: ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN'] },
      'greeting 1, capability 1, capability 1, auth 1',
    ],
    [
      'starttls, on demand',
      '',
      { greeting: '* OK ready', capabilitiesAfterTls: ['IMAP4rev1', 'AUTH=PLAIN'] },
      'greeting 1, capability 2, capability 1, auth 2',
    ],
    ['implicit, on demand', '', { greeting: '* OK ready', on: {} }, 'greeting 1, capability 1, auth 1, capability 1'],
  ] as const)('imap-login, %s, %s', async (line, more, script, expected) => {
    const [tlsMode] = line.split(',') as ['implicit' | 'starttls' | 'none'];
    const phases = await phasesOf(imap(more, { tlsMode, ...script }), { mode: 'imap-login' });
    expect(shown(phases, 'seen')).toBe(expected);
    expect(shown(phases, 'said')).toBe(expected);
  });

  test.each([
    ['smtp-login', smtp(['AUTH XOAUTH2']), 'greeting 1, capability 1, auth 1'],
    [
      'smtp-login',
      smtp(['AUTH OAUTHBEARER'], { tlsMode: 'starttls' }),
      'greeting 1, capability 2, capability 1, auth 1',
    ],
    ['imap-login', imap('SASL-IR AUTH=OAUTHBEARER'), 'greeting 1, capability 0, auth 1'],
    ['imap-login', imap('AUTH=XOAUTH2'), 'greeting 1, capability 0, auth 2'],
  ] as const)('%s with a token', async (mode, script, expected) => {
    const phases = await phasesOf(script, { mode, password: '', 'access-token': 'ya29.A0ARrdaM-secret-token' });
    expect(shown(phases, 'seen')).toBe(expected);
    expect(shown(phases, 'said')).toBe(expected);
  });

  test('round-trip: each phase of both servers', async () => {
    await using system = await startMailSystem({ smtp: { capabilities: PIPELINING } });
    await using smtpLine = await openLongLine(system.smtp.port, ONE_WAY_MS);
    await using imapLine = await openLongLine(system.sandbox.imap.implicit, ONE_WAY_MS);
    const [smtpWatch, imapWatch] = [new Watch(smtpLine), new Watch(imapLine)];
    const onPhase = (check: unknown, open: readonly PhaseName[]): void => {
      for (const watch of [smtpWatch, imapWatch]) watch.onPhase(check, open);
    };
    const report = await system.run(
      { 'smtp-port': String(smtpLine.port), 'imap-port': String(imapLine.port) },
      { execution: { onPhase } },
    );
    expectOk(report);
    const phases = report.checks[0]?.phases ?? [];
    const seen = [
      ...compared(
        phases.filter(({ name }) => name.startsWith('smtp_')),
        smtpWatch,
      ),
      ...compared(
        phases.filter(({ name }) => name.startsWith('imap_')),
        imapWatch,
      ),
    ];
    expect(shown(seen, 'said')).toBe('greeting 1, capability 1, auth 1, send 2, greeting 1, capability 0, auth 1');
    expect(shown(seen, 'seen')).toBe(shown(seen, 'said'));
  });

  test('a message that needs more than one flight for its body says nothing of the send', async () => {
    const phases = await phasesOf(smtp(PIPELINING), { mode: 'smtp-send', ...MESSAGE, 'message-size': '20kB' });
    expect(shown(phases, 'said')).toBe('greeting 1, capability 1, auth 1');
  });

  test('a login that had to be begun again says nothing of its flights', async () => {
    await using server = await startScripted(
      imap('SASL-IR AUTH=PLAIN', { on: { AUTHENTICATE: [{ plus: '', next: 'NO Say it again' }, undefined] } }),
    );
    const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS });
    expectOk(report);
    const [phase] = report.checks[0]?.phases.filter(({ name }) => name === 'imap_auth') ?? [];
    expect(phase).toMatchObject({ isOk: true });
    expect(phase).not.toHaveProperty('flights');
  });
});

test('one flight takes what the connection to the address took that answered', async () => {
  await using server = await startScripted(smtp(PLAIN));
  const report = await runProbe({ mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS });
  const { phases = [] } = report.checks[0] ?? {};
  const connect = phases.find(({ name }) => name === 'smtp_connect');
  const told = phases.filter(({ flights }) => flights !== undefined);
  expect(told).toHaveLength(3);
  for (const { flightSeconds } of told) {
    expect(flightSeconds).toBe(told[0]?.flightSeconds);
    expect(flightSeconds).toBeLessThanOrEqual(connect?.durationSeconds ?? 0);
    expect(flightSeconds).toBeGreaterThan(0);
  }
});

test('one flight is not the time that a dead address took', async () => {
  await using server = await startScripted(smtp(PLAIN));
  const report = await runProbe(
    { mode: 'smtp-connect', ...server.inputs, ...LONG_LIMITS },
    {
      dns: { 'mail.test': ['192.0.2.1', '127.0.0.1'] },
      // Nothing ever answers at the first one.
      connect: (address, port) => (address === '192.0.2.1' ? new Socket() : connect(port, address)),
    },
  );
  const { phases = [] } = report.checks[0] ?? {};
  const took = phases.find(({ name }) => name === 'smtp_connect')?.durationSeconds ?? 0;
  const [greeting] = phases.filter(({ flights }) => flights !== undefined);
  // The second address waits for a quarter of a second (RFC 8305).
  expect(took - (greeting?.flightSeconds ?? took)).toBeGreaterThan(0.2);
});
