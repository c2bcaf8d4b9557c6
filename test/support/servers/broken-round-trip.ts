/**
 * A round trip whose line breaks at any byte, of either side, by FIN, by RST or by silence: the run ends, it is red before
 * everything that was asked for has been proved, it explains itself, and what was accepted is removed or told.
 */
import { expect, test } from 'vitest';
import type { CleanupTicket } from '../../../src/model/probe-context.ts';
import type { Report } from '../../../src/model/report.ts';
import type { World } from '../../../src/system/world.ts';
import { type Cut, openCuttingLink, type Passed } from '../scripted/cutting-link.ts';
import { type MailSystem, startMailSystem } from '../scripted/mail-system.ts';
import type { Script } from '../scripted/script.ts';
import { cutsInTurn, describeRun, expectHonest, isEnough, limitsFor } from './broken-line.ts';
import { useIdleTime } from './idle-time.ts';
import { inLanes } from './in-lanes.ts';

/** So many runs at a time: most of them wait for a limit, or for a message that does not come. */
const LANES = 60;
const FOREIGN = 'From: a@b.test\r\nSubject: Mail probe\r\n\r\nHello\r\n';

/** Tests of a round trip whose line to this server breaks. What runs late has to be loaded before. */
export function testBrokenRoundTrip(protocol: 'smtp' | 'imap'): void {
  test.each([
    ['once, in clear text', 'none', (whole) => cutsInTurn(whole, true)],
    ['again and again, in clear text', 'none', (whole) => cutsInTurn(whole, false, 60)],
    ['once, within TLS', 'implicit', (whole) => cutsInTurn(whole, true, 60)],
  ] as const satisfies readonly [string, Script['tlsMode'], (whole: Passed) => readonly Cut[]][])(
    '%s',
    async (_how, tlsMode, cutsOf) => {
      await using first = await openMailSystem(tlsMode);
      const [good, whole] = await makeRoundTrip(first, protocol, tlsMode);
      expect(good.status, good.message).toBe('ok');
      expect(whole.needed.server).toBeGreaterThan(100);
      const isClear = tlsMode === 'none';
      using time = useIdleTime();
      await inLanes(
        LANES,
        () => openMailSystem(tlsMode),
        cutsOf(whole),
        async (system, cut) => {
          const before = system.sent.length;
          const [report, , ticket] = await makeRoundTrip(system, protocol, tlsMode, cut, time.clock);
          const sent = system.sent.length - before;
          const left = takeOwn(system);
          const said = `${describeRun(cut, report)}, ${sent} sent, ${left.length} left`;
          const codes = report.checks[0]?.findings.map(({ code }) => code) ?? [];
          expectHonest(report, cut, said);
          expectForeign(system, said);
          expect(sent, said).toBeLessThanOrEqual(1);
          if (sent === 0) expect(['critical', 'unknown'], said).toContain(report.status);
          if (report.status === 'ok') expect([sent, left.length], said).toEqual([1, 0]);
          // Whoever reads mail can still be reached: then nothing of ours stays.
          if (cut.isOnce || protocol === 'smtp') expect(left, said).toEqual([]);
          for (const subject of left) {
            expect(codes, said).toContain('E_CLEANUP');
            expect(subject, said).toContain(ticket?.token);
          }
          if (!isClear) return;
          if (!isEnough(whole, cut)) expect(report.status, said).not.toBe('ok');
          if (report.status === 'warning')
            expect(report.code, said).toMatch(
              /^E_(?:MSG_AMBIGUOUS_ARRIVED|CLEANUP|CMD_TIMEOUT|CONN_CLOSED|CONN_RESET)$/,
            );
        },
      );
    },
  );
}

/** A mail system for many round trips, whose UIDs all have the same number of digits. */
async function openMailSystem(tlsMode: 'none' | 'implicit'): Promise<MailSystem> {
  const system = await startMailSystem({ smtp: { tlsMode }, imap: { mechanisms: ['PLAIN'] } });
  for (const mailbox of system.sandbox.users[0]?.mailboxes.values() ?? []) mailbox.uidNext = 100_000;
  for (const mailbox of ['INBOX', 'Junk']) system.sandbox.deliver({ raw: FOREIGN, mailbox, flags: ['\\Deleted'] });
  return system;
}

async function makeRoundTrip(
  system: MailSystem,
  protocol: 'smtp' | 'imap',
  tlsMode: 'none' | 'implicit',
  cut?: Cut,
  clock?: World['clock'],
): Promise<[Report, Passed, CleanupTicket | undefined]> {
  const { plain, implicit } = system.sandbox.imap;
  const imapPort = tlsMode === 'none' ? plain : implicit;
  await using link = await openCuttingLink(protocol === 'smtp' ? system.smtp.port : imapPort, cut);
  const target = {
    'smtp-host': 'localhost',
    'imap-host': 'localhost',
    'imap-port': String(imapPort),
    'imap-tls-mode': tlsMode,
    [`${protocol}-port`]: String(link.port),
    'delivery-timeout': '2s',
    ...limitsFor(cut),
  };
  let ticket: CleanupTicket | undefined;
  const keepTicket = async (_check: unknown, kept: CleanupTicket | undefined): Promise<void> => {
    ticket = kept;
  };
  const report = await system.run(target, { ...(clock ? { clock } : {}), execution: { keepTicket } });
  const [passed] = link.passed;
  if (!passed) throw new Error('Nobody dialled');
  return [report, passed, ticket];
}

/** Takes what the probe left out of the mailboxes, and gives the subjects. */
function takeOwn({ sandbox: { users } }: MailSystem): readonly string[] {
  const mailboxes = [...(users[0]?.mailboxes.values() ?? [])];
  return mailboxes.flatMap(({ messages }) => {
    const foreign = messages.filter(({ raw }) => raw.toString() === FOREIGN);
    const own = messages.filter((message) => !foreign.includes(message));
    messages.splice(0, messages.length, ...foreign);
    return own.map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString())?.[1] ?? '');
  });
}

function expectForeign(system: MailSystem, said: string): void {
  for (const name of ['INBOX', 'Junk']) {
    const found = system.messages(name).map(({ raw, flags }) => [raw.toString(), ...flags]);
    expect(found, said).toEqual([[FOREIGN, '\\Deleted']]);
  }
}
