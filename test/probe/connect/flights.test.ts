import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { startMailSystem } from '../../support/scripted/mail-system.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { flights, openLongLine } from '../../support/servers/long-line.ts';

/** Long enough for everything that belongs to one flight to leave before an answer can be there. */
const ONE_WAY_MS = 25;

const IMAP = 'CAPABILITY IMAP4rev1 SASL-IR UIDPLUS ESEARCH AUTH=PLAIN';
/** As Dovecot: capabilities come in the greeting and with the login. */
const dovecot: Script = {
  protocol: 'imap',
  greeting: `* OK [${IMAP}] ready`,
  on: { AUTHDATA: `OK [${IMAP}] in` },
};
const dovecotStarttls: Script = {
  ...dovecot,
  tlsMode: 'starttls',
  greeting: '* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready',
};

const PIPELINING = '250-mail.test\r\n250-PIPELINING\r\n250 AUTH PLAIN';

/** Runs a check of one server over a long line, and gives the flights of its only connection. */
async function flightsOf(script: Script, inputs: Readonly<Record<string, string>>): Promise<number> {
  await using server = await startScripted(script);
  await using line = await openLongLine(server.port, ONE_WAY_MS);
  const report = await runProbe({ ...server.inputs, port: String(line.port), ...LONG_LIMITS, ...inputs });
  expectOk(report);
  await server.allClosed();
  const [turns = [], ...more] = line.take();
  expect(more).toEqual([]);
  return flights(turns);
}

function expectOk(report: Report): void {
  expect([report.status, report.message]).toEqual(['ok', expect.any(String)]);
}

describe('flights from the SYN to the verdict', () => {
  // What has to be loaded is loaded before anything is counted.
  beforeAll(async () => {
    await using system = await startMailSystem();
    expectOk(await system.run());
  });

  test.each([
    ['imap-connect, implicit TLS', 3, dovecot, {}],
    ['imap-login, implicit TLS', 4, dovecot, {}],
    ['imap-login, STARTTLS', 6, dovecotStarttls, {}],
    ['imap-login, no TLS', 3, { ...dovecot, tlsMode: 'none' }, {}],
    ['imap-login, capabilities on demand', 6, { protocol: 'imap' }, {}],
    ['smtp-connect, implicit TLS', 4, { protocol: 'smtp' }, {}],
    ['smtp-login, implicit TLS', 5, { protocol: 'smtp' }, {}],
    ['smtp-login, STARTTLS', 7, { protocol: 'smtp', tlsMode: 'starttls' }, {}],
    ['smtp-login, no TLS', 4, { protocol: 'smtp', tlsMode: 'none' }, {}],
    [
      'smtp-send, implicit TLS',
      7,
      { protocol: 'smtp', on: { EHLO: PIPELINING } },
      { from: 'a@mail.test', to: 'a@mail.test,b@mail.test' },
    ],
    ['smtp-send, without PIPELINING', 10, { protocol: 'smtp' }, { from: 'a@mail.test', to: 'a@mail.test,b@mail.test' }],
  ] as const)('%s: %i', async (name, count, script, inputs) => {
    const [mode = ''] = name.split(',');
    expect(await flightsOf(script, { mode, ...inputs })).toBe(count);
  });

  test.each([
    ['with the clean-up', 'indexed'],
    ['where the search finds nothing and the server tells of a message (Dovecot)', 'ignored'],
  ] as const)('round-trip: 7 to the acceptance over SMTP, and 10 over IMAP %s', async (_what, headerSearch) => {
    await using system = await startMailSystem({ smtp: { on: { EHLO: PIPELINING } }, imap: { headerSearch } });
    await using smtp = await openLongLine(system.smtp.port, ONE_WAY_MS);
    await using imap = await openLongLine(system.sandbox.imap.implicit, ONE_WAY_MS);
    expectOk(await system.run({ 'smtp-port': String(smtp.port), 'imap-port': String(imap.port) }));
    await system.smtp.allClosed();
    expect([smtp, imap].map((line) => line.take().map(flights))).toEqual([[7], [10]]);
    expect(system.messages()).toEqual([]);
  });

  test.each([
    ['imap-search', 7, { search: 'subject: old' }],
    ['imap-mailbox', 6, { mailboxes: 'INBOX\nJunk' }],
  ])('%s: %i', async (mode, count, inputs) => {
    await using system = await startMailSystem();
    system.sandbox.deliver({ headers: { Subject: 'old' } });
    await using line = await openLongLine(system.sandbox.imap.implicit, ONE_WAY_MS);
    const target = { 'imap-host': 'mail.test', 'imap-port': String(line.port), 'imap-tls-mode': 'implicit' };
    expectOk(
      await runProbe({ mode, ...target, 'tls-ca': system.smtp.inputs['tls-ca'] ?? '', ...LONG_LIMITS, ...inputs }),
    );
    expect(line.take().map(flights)).toEqual([count]);
  });
});
