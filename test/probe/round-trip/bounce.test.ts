/** Reports of mail servers that come in place of the message, or before it: what they end, and which of them is removed. */
import { describe, expect, test } from 'vitest';
import { findMailbox } from '../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSession } from '../../../src/sandbox/imap/session.ts';
import { literal } from '../../../src/sandbox/imap/text.ts';
import { composeBounce } from '../../../src/sandbox/smtp/bounce.ts';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import {
  type MailSystem,
  type MailSystemOptions,
  type Put,
  startMailSystem,
} from '../../support/scripted/mail-system.ts';
import { deliveryReport, headerOf, type ReportParts } from '../../support/servers/delivery-report.ts';

const phase = 'arrival' as const;
const bounced: Verdict = { status: 'critical', code: 'E_BOUNCED', phase, isRetried: false };
const lost: Verdict = { status: 'critical', code: 'E_NOT_ARRIVED', phase };
/** Nobody waits for so long: a run that is not ended by the report does not end in time. */
const PATIENT = { 'delivery-timeout': '10m', retries: '1', 'retry-delay': '0s' };
const BRIEF = { 'delivery-timeout': '600ms' };

const messageIdOf = (raw: string): string => /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? '';
const otherToken = (raw: string): string => raw.replace(/[0-9a-f]{32}/g, 'f'.repeat(32));
const codes = ({ checks: [check] }: Awaited<ReturnType<MailSystem['run']>>) => check?.findings.map(({ code }) => code);

function startWith(parts: ReportParts, options: MailSystemOptions = {}): Promise<MailSystem> {
  return startMailSystem({ deliver: (raw, put) => put(deliveryReport(raw, parts)), ...options });
}

function expectNoPlainExpunge(system: MailSystem): void {
  expect(system.commands().filter((command) => /^(?:EXPUNGE|CLOSE)\b/i.test(command))).toEqual([]);
}

describe.concurrent('a report that the message could not be delivered', () => {
  test('TRN-005: ends the wait, explains itself and is removed', async () => {
    await using system = await startWith({});
    const report = await system.run(PATIENT);
    expectVerdict(report, {
      ...bounced,
      message: /^Bounced: 5\.1\.1 <probe@mail\.test>: No such user$/,
      hint: /^Look whether the address exists.* It was for probe@mail\.test\.$/,
      reply: /^550 5\.1\.1 <probe@mail\.test>: No such user$/,
    });
    expect(codes(report)).toEqual(['E_BOUNCED']);
    expect(system.sent).toHaveLength(1);
    expect(system.messages()).toEqual([]);
    expectNoPlainExpunge(system);
  });

  test.each<[string, (raw: string) => ReportParts, RegExp]>([
    ['with the whole message in it', (raw) => ({ returnedType: 'message/rfc822', returned: raw }), /: 5\.1\.1 </],
    [
      'over a full mailbox',
      () => ({ status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 Over quota' }),
      /: 5\.2\.2 Over quota$/,
    ],
    ['after too long a time in the queue', () => ({ status: '4.4.7', diagnostic: '' }), /^Bounced: 4\.4\.7$/],
    ['without a status', () => ({ status: '', diagnostic: 'X-Postfix; unknown user: "a"' }), /: unknown user: "a"$/],
    ['without a reason', () => ({ status: '', diagnostic: '' }), /gives no reason/],
    ['with folded fields', () => ({ diagnostic: 'smtp; 550-5.1.1 no\r\n such\r\n\tuser' }), /: 5\.1\.1 no such user$/],
  ])('TRN-005: %s', async (_what, parts, message) => {
    await using system = await startMailSystem({ deliver: (raw, put) => put(deliveryReport(raw, parts(raw))) });
    expectVerdict(await system.run(PATIENT), { ...bounced, message });
    expect(system.messages()).toEqual([]);
  });

  test('TRN-005: as the sandbox writes it', async () => {
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        const message = { id: 'a', sender: 'probe@mail.test', recipients: [], raw: Buffer.from(raw) };
        const failure = { message: message as never, recipient: 'x@b.test', diagnostic: '550 5.7.1 Not from you' };
        put(composeBounce(failure, new Date()).toString());
      },
    });
    expectVerdict(await system.run(PATIENT), {
      ...bounced,
      message: /: 5\.7\.1 Not from you$/,
      hint: /SPF.*x@b\.test/,
    });
    expect(system.messages()).toEqual([]);
  });

  test('TRN-005: in the junk mailbox', async () => {
    await using system = await startMailSystem({ deliver: (raw, put) => put(deliveryReport(raw), 'Junk') });
    expectVerdict(await system.run(PATIENT), bounced);
    expect(system.messages('Junk')).toEqual([]);
  });

  test('TRN-005: after other mail, of which every message is read once', async () => {
    const letter = (count: number): string => `From: a@b.test\r\nSubject: news ${count}\r\n\r\nHello\r\n`;
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        for (let count = 0; count < 5; count += 1) setTimeout(put, count * 60, letter(count));
        setTimeout(put, 400, deliveryReport(raw));
      },
    });
    expectVerdict(await system.run(PATIENT), bounced);
    expect(system.messages()).toHaveLength(5);
    const sets = system.commands().flatMap((command) => /^UID FETCH (\d+):\*/.exec(command)?.[1] ?? []);
    expect(sets[0]).toBe('1');
    expect(sets.map(Number)).toEqual([...new Set(sets.map(Number))].toSorted((one, other) => one - other));
    const texts = system.commands().flatMap((command) => /^UID FETCH (\d+) .*TEXT\]<0.65536>/.exec(command)?.[1] ?? []);
    expect(texts[0]).toBe('6');
  });

  test('TRN-005: where it has to stay', async () => {
    await using system = await startWith({}, { imap: { without: ['UIDPLUS'] } });
    const report = await system.run(PATIENT);
    expect(codes(report)).toEqual(['E_BOUNCED', 'E_CLEANUP']);
    expect(system.messages()).toHaveLength(1);
    expectNoPlainExpunge(system);
  });

  test('TRN-005: and nothing is removed without clean-up', async () => {
    await using system = await startWith({});
    const report = await system.run({ ...PATIENT, cleanup: 'false' });
    expect(codes(report)).toEqual(['E_BOUNCED']);
    expect(system.messages().map(({ flags }) => [...flags])).toEqual([[]]);
  });

  test.each<[string, (raw: string) => ReportParts]>([
    [
      'calls itself an answer and returns nothing',
      (raw) => ({ returnedType: undefined, fields: { 'In-Reply-To': messageIdOf(raw) } }),
    ],
    ['does not say that a machine wrote it', () => ({ fields: { 'Auto-Submitted': '' } })],
  ])('TRN-005: one that %s counts, and stays', async (_what, parts) => {
    await using system = await startMailSystem({ deliver: (raw, put) => put(deliveryReport(raw, parts(raw))) });
    const report = await system.run(PATIENT);
    expect(codes(report)).toEqual(['E_BOUNCED', 'E_CLEANUP']);
    expect(report.checks[0]?.findings[1]?.message).toMatch(/report.* was left in INBOX: it does not prove/);
    expect(system.messages().map(({ flags }) => [...flags])).toEqual([[]]);
  });

  test('TRN-005: for one of several recipients, and the message for another comes a moment later', async () => {
    const delivered = Promise.withResolvers<void>();
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        put(deliveryReport(raw));
        setTimeout(() => {
          put(raw);
          delivered.resolve();
        }, 300);
      },
    });
    const report = await system.run({ ...PATIENT, to: 'probe@mail.test,gone@mail.test' });
    await delivered.promise;
    expect(codes(report)).toEqual(['E_BOUNCED']);
    expect(system.messages()).toEqual([]);
  });

  test('TRN-005: of a server that tells of it by its return path', async () => {
    await using system = await startWith({ fields: { 'Auto-Submitted': '', 'Return-Path': '<>' } });
    expect(codes(await system.run(PATIENT))).toEqual(['E_BOUNCED']);
    expect(system.messages()).toEqual([]);
  });
});

test('TRN-005: of a server that mixes the answers to commands that were sent together (Dovecot)', async () => {
  let fetches = 0;
  const onCommand = (verb: string, line: string, session: ImapSession): string | undefined => {
    if (verb !== 'UID FETCH' || ++fetches > 2) return undefined;
    // Both are answered before the first is said to be done.
    if (fetches === 2) return 'OK Fetch completed';
    expect(line).toContain('1:*');
    const raw = findMailbox(session.account, 'INBOX')?.messages[0]?.raw ?? Buffer.from('');
    session.untagged('1 FETCH (UID 1 BODY[TEXT]<0> ', literal(raw.subarray(raw.indexOf('\r\n\r\n') + 4)), ')');
    return undefined;
  };
  await using system = await startWith({}, { imap: { headerSearch: 'ignored', onCommand } });
  expectVerdict(await system.run(PATIENT), bounced);
  expect(fetches).toBeGreaterThan(2);
  expect(system.messages()).toEqual([]);
});

describe.concurrent('what is no such report', () => {
  const others: readonly (readonly [string, (raw: string) => string])[] = [
    ['a report about another probe', (raw) => otherToken(deliveryReport(raw))],
    [
      'a report about an answer to the message',
      (raw) =>
        deliveryReport(raw, {
          returned: `From: kim@b.test\r\nMessage-ID: <1@b.test>\r\nIn-Reply-To: ${messageIdOf(raw)}\r\nSubject: Re: x\r\n`,
          fields: { References: messageIdOf(raw) },
        }),
    ],
    ['a report that it was delivered', (raw) => deliveryReport(raw, { action: 'delivered', status: '2.0.0' })],
    [
      'a report that it was read',
      (raw) => deliveryReport(raw).replace('delivery-status;', 'disposition-notification;'),
    ],
    ['the text of a report in a letter', (raw) => `From: a@b.test\r\nSubject: Fwd\r\n\r\n${deliveryReport(raw)}`],
    ['a report that breaks off', (raw) => headerOf(deliveryReport(raw))],
  ];

  test.each(others)('%s: the wait goes on, and it stays', async (_what, make) => {
    await using system = await startMailSystem({ deliver: (raw, put) => put(make(raw)) });
    expectVerdict(await system.run(BRIEF), lost);
    expect(system.messages().map(({ flags }) => [...flags])).toEqual([[]]);
  });

  test('reports about other messages, without end: not all of them are read', async () => {
    const other = (raw: string): string => otherToken(deliveryReport(raw));
    const flood = (raw: string, put: Put): void => {
      const wave = (): void => {
        for (let count = 0; count < 40; count += 1) put(other(raw));
      };
      wave();
      setTimeout(wave, 200);
    };
    await using system = await startMailSystem({ deliver: flood });
    expectVerdict(await system.run(BRIEF), lost);
    const texts = system.commands().filter((command) => command.includes('BODY.PEEK[TEXT]<0.65536>'));
    expect(texts.flatMap((command) => /^UID FETCH (\S+)/.exec(command)?.[1]?.split(',') ?? [])).toHaveLength(50);
    expect(system.messages()).toHaveLength(80);
  });
});

describe.concurrent('a report that the message is late', () => {
  const delay = { action: 'delayed', status: '4.4.1', diagnostic: 'smtp; 451 4.4.1 No answer from host' };

  test('TRN-901: is told, and the message is waited for', async () => {
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        put(deliveryReport(raw, delay));
        setTimeout(put, 500, raw);
      },
    });
    const report = await system.run();
    expectVerdict(report, { status: 'warning', code: 'E_DELAYED', phase, reply: /No answer from host/ });
    expect(codes(report)).toEqual(['E_DELAYED']);
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(system.messages()).toEqual([]);
  });

  test('TRN-903: and nothing comes', async () => {
    await using system = await startWith(delay);
    const report = await system.run(BRIEF);
    expect(report.code).toBe('E_NOT_ARRIVED');
    expect(codes(report)).toEqual(expect.arrayContaining(['E_NOT_ARRIVED', 'E_DELAYED']));
    expect(system.messages()).toEqual([]);
  });

  test('TRN-005: and then that it failed', async () => {
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        put(deliveryReport(raw, delay));
        setTimeout(() => put(deliveryReport(raw)), 300);
      },
    });
    const report = await system.run(PATIENT);
    expect(report.code).toBe('E_BOUNCED');
    expect(system.messages()).toEqual([]);
  });
});
