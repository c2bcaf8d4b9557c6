/** What `imap-mailbox` tells of mailboxes and quota, against the sandbox, and against servers that refuse a part. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { runProbe } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const USER = { username: 'probe@sandbox.test', password: 'correct horse battery staple' };
const WITHOUTS = [
  [],
  ['LIST-STATUS'],
  ['LIST-EXTENDED', 'LIST-STATUS', 'SPECIAL-USE', 'QUOTA', 'STATUS=SIZE'],
] as const;

let open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.map((sandbox) => sandbox.close()));
  open = [];
});

async function start(imap: SandboxOptions['imap'] = {}, user: object = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ imap, users: [{ ...USER, ...user }] });
  open.push(sandbox);
  return sandbox;
}

function run(sandbox: Sandbox, inputs: Record<string, string>): Promise<Report> {
  const server = {
    host: 'localhost',
    port: String(sandbox.imap.implicit),
    'tls-mode': 'implicit',
    'tls-ca': sandbox.caPem,
  };
  return runProbe({ mode: 'imap-mailbox', ...server, ...USER, ...inputs });
}

/** The values of a metric by label. */
function values(report: Report, metric: string): Record<string, number> {
  const found = report.checks[0]?.measurements.filter((each) => each.metric === metric) ?? [];
  return Object.fromEntries(found.map(({ label = '', value }) => [label, value]));
}

function verbs(sandbox: Sandbox, verb: string): string[] {
  return sandbox.imap.log.map(({ line }) => line.trimEnd()).filter((line) => line.includes(` ${verb} `));
}

describe('imap-mailbox', () => {
  test('as HertzBeat mailbox: total, recent and unseen of several custom folders in one run', async () => {
    for (const without of WITHOUTS) {
      const sandbox = await start({ without });
      for (const name of ['Rechnungen/Überfällig', '归档', 'a & b']) {
        for (const flags of [['\\Seen'], [], []]) sandbox.deliver({ mailbox: name, flags });
      }
      sandbox.deliver({ raw: 'Subject: x\r\n\r\n12345\r\n' });
      const names = ['INBOX', 'Rechnungen/Überfällig', '归档', 'a & b'];
      const report = await run(sandbox, { mailboxes: names.join('\n') });
      expectVerdict(report, { status: 'ok' });
      const each = (value: number) => Object.fromEntries(names.map((name, index) => [name, index === 0 ? 1 : value]));
      expect(values(report, 'mailbox_messages')).toEqual(each(3));
      expect(values(report, 'mailbox_recent')).toEqual(each(3));
      expect(values(report, 'mailbox_unseen')).toEqual(each(2));
      expect(values(report, 'mailbox_uidnext')).toEqual({ ...each(4), INBOX: 2 });
      const sizes = values(report, 'mailbox_size_bytes');
      expect(sizes['INBOX']).toBe(without.some((name) => name === 'STATUS=SIZE') ? undefined : 21);
      expect(verbs(sandbox, 'STATUS')).toHaveLength(without.length === 0 ? 0 : names.length);
    }
  });

  test('reads every mailbox that can be opened with *, and opens none', async () => {
    for (const without of WITHOUTS) {
      const sandbox = await start({ without });
      sandbox.deliver({ mailbox: 'Ä/ö/ü' });
      const report = await run(sandbox, { mailboxes: '*' });
      expectVerdict(report, { status: 'ok' });
      const names = ['INBOX', 'Junk', 'Sent', 'Trash', 'Ä', 'Ä/ö', 'Ä/ö/ü'];
      expect(Object.keys(values(report, 'mailbox_unseen')).toSorted()).toEqual(names.toSorted());
      expect(values(report, 'mailbox_unseen')['Ä/ö/ü']).toBe(1);
      expect([...verbs(sandbox, 'EXAMINE'), ...verbs(sandbox, 'SELECT')]).toEqual([]);
    }
  });

  test('takes INBOX in any capitals, and a mailbox named twice once', async () => {
    const sandbox = await start({ without: ['LIST-STATUS'] });
    const report = await run(sandbox, { mailboxes: 'inbox\nINBOX\n\nSent' });
    expect(verbs(sandbox, 'STATUS')).toHaveLength(2);
    expectVerdict(report, { status: 'ok' });
    expect(values(report, 'mailbox_messages')).toEqual({ INBOX: 0, Sent: 0 });
  });

  test('MBX-001: an empty inbox is critical when messages must be there', async () => {
    const report = await run(await start(), { thresholds: 'mailbox_messages{mailbox="INBOX"} critical=1:' });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_THRESHOLD',
      message: /mailbox_messages\{mailbox="INBOX"\} is 0/,
    });
  });

  test('MBX-002: unseen between the limits is a warning', async () => {
    const sandbox = await start();
    for (let count = 0; count < 6; count += 1) sandbox.deliver({});
    const report = await run(sandbox, { warning: '5', critical: '10' });
    expectVerdict(report, {
      status: 'warning',
      code: 'E_THRESHOLD',
      message: /mailbox_unseen\{mailbox="INBOX"\} is 6/,
    });
  });

  test('MBX-004: a quota that is nearly used up crosses its limit', async () => {
    const sandbox = await start({}, { quotaKib: 20 });
    sandbox.deliver({ raw: Buffer.alloc(19 * 1024, 'x') });
    const report = await run(sandbox, { thresholds: 'quota_used_ratio{resource="STORAGE"} warning=0.8 critical=0.9' });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_QUOTA',
      message: /quota_used_ratio\{resource="STORAGE"\} is 95 %, critical above 90 %/,
      hint: /refuses mail/,
    });
    expect(values(report, 'quota_used_ratio')).toEqual({ STORAGE: 0.95 });
  });

  const QUOTAS = [
    ['usage above the limit', '(STORAGE 1200 1000 MESSAGE 5 50)', { STORAGE: 1.2, MESSAGE: 0.1 }],
    ['a limit of 0', '(STORAGE 1200 0)', {}],
    ['no limit at all', '()', {}],
    ['a name that is none', '(STORAGE x y "a b" 1 2)', {}],
  ] as const;
  test.each(QUOTAS)('MBX-006: %s', async (_name, list, expected) => {
    const capabilities = ['IMAP4rev1', 'SASL-IR', 'QUOTA', 'AUTH=PLAIN'];
    const on = { GETQUOTAROOT: `* QUOTAROOT INBOX ""\r\n* QUOTA "" ${list}` };
    await using server = await startScripted({ protocol: 'imap', capabilities, on });
    const report = await runProbe({ mode: 'imap-mailbox', ...server.inputs });
    expectVerdict(report, { status: 'ok' });
    expect(values(report, 'quota_used_ratio')).toEqual(expected);
  });

  test('a user without quota has no ratio, and a limit on it is not passed', async () => {
    const capabilities = ['IMAP4rev1', 'SASL-IR', 'QUOTA', 'AUTH=PLAIN'];
    const on = { GETQUOTAROOT: 'NO no quota' };
    await using server = await startScripted({ protocol: 'imap', capabilities, on });
    const inputs = { mode: 'imap-mailbox', ...server.inputs };
    expectVerdict(await runProbe(inputs), { status: 'ok' });
    const limited = await runProbe({ ...inputs, thresholds: 'quota_used_ratio critical=0.9' });
    expectVerdict(limited, { status: 'unknown', code: 'E_UNSUPPORTED', message: /not measured/ });
  });

  test('MBX-902: on a server without QUOTA a limit on it is not passed either', async () => {
    const sandbox = await start({ without: ['QUOTA'] });
    const report = await run(sandbox, { thresholds: 'quota_used_ratio critical=0.9' });
    expectVerdict(report, { status: 'unknown', code: 'E_UNSUPPORTED', hint: /no QUOTA/ });
  });

  test('reports each missing mailbox with what was meant, and measures the others', async () => {
    for (const without of WITHOUTS) {
      const sandbox = await start({ without });
      sandbox.deliver({ mailbox: 'Projekte/Übersicht' });
      const report = await run(sandbox, {
        mailboxes: 'Snet\nINBOX\njunk\nProjekte.Übersicht\nNothing/like/it\nINBOX/Trash',
      });
      expectVerdict(report, { status: 'critical', code: 'E_MAILBOX_MISSING', phase: 'imap_status' });
      expect(report.checks[0]?.findings.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
        expect.stringContaining('Mailbox Snet cannot be opened. Did you mean Sent? The server lists INBOX,'),
        'Mailbox junk cannot be opened. Write Junk: capitals count.',
        'Mailbox Projekte.Übersicht cannot be opened. Write Projekte/Übersicht: this server separates the levels of a name with /',
        expect.stringContaining('Mailbox Nothing/like/it cannot be opened. The server lists INBOX, Junk'),
        'Mailbox INBOX/Trash cannot be opened. Write Trash, as the server lists it.',
      ]);
      expect(values(report, 'mailbox_messages')).toEqual({ INBOX: 0 });
    }
  });

  test('MBX-009: one of ten mailboxes cannot be read', async () => {
    const users = { mailboxes: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'Secret'].map((name) => ({ name })) };
    const onCommand = (verb: string, line: string): string | undefined =>
      verb === 'STATUS' && line.includes('Secret') ? 'NO [NOPERM] Not for you' : undefined;
    const sandbox = await start({ without: ['LIST-STATUS'], onCommand }, users);
    const report = await run(sandbox, { mailboxes: '*' });
    expectVerdict(report, {
      status: 'warning',
      code: 'E_PARTIAL',
      message: /1 of 10 mailboxes cannot be read: Secret\./,
      reply: /NOPERM/,
    });
    expect(Object.keys(values(report, 'mailbox_unseen'))).toHaveLength(9);
    const named = await run(sandbox, { mailboxes: 'INBOX\nSecret' });
    expectVerdict(named, {
      status: 'critical',
      code: 'E_MAILBOX_UNAVAILABLE',
      message: /Mailbox Secret/,
      reply: /NOPERM/,
    });
    expect(named.checks[0]?.findings[0]?.hint).toMatch(/mailbox is there, but this user lacks the right/);
  });

  test('asks again for what LIST-STATUS leaves out', async () => {
    const capabilities = ['IMAP4rev1', 'SASL-IR', 'LIST-STATUS', 'LIST-EXTENDED', 'AUTH=PLAIN'];
    const lines = [
      '* LIST () "." INBOX',
      '* LIST (\\Noselect) "." x',
      '* LIST () "." x.y',
      '* STATUS INBOX (MESSAGES 3 UNSEEN 0 UIDNEXT 4)',
    ];
    const on = { LIST: lines.join('\r\n'), STATUS: '* STATUS x.y (MESSAGES 7 UNSEEN 0 UIDNEXT 8)' };
    await using server = await startScripted({ protocol: 'imap', capabilities, on });
    const report = await runProbe({ mode: 'imap-mailbox', ...server.inputs, mailboxes: '*' });
    expectVerdict(report, { status: 'ok' });
    expect(values(report, 'mailbox_messages')).toEqual({ INBOX: 3, 'x.y': 7 });
    expect(server.said('STATUS')).toHaveLength(1);
  });

  test('MBX-007: of more than 1,000 mailboxes the first are read', async () => {
    const mailboxes = Array.from({ length: 1200 }, (_, index) => ({ name: `m${index}` }));
    const report = await run(await start({}, { mailboxes }), { mailboxes: '*' });
    expectVerdict(report, { status: 'warning', code: 'E_RESULT_TRUNCATED', message: /1201 mailboxes.*first 1000/ });
    expect(Object.keys(values(report, 'mailbox_unseen'))).toHaveLength(1000);
  });

  test('STATUS without an answer line is no success', async () => {
    await using server = await startScripted({ protocol: 'imap', on: { STATUS: 'OK Done' } });
    const report = await runProbe({ mode: 'imap-mailbox', ...server.inputs });
    expectVerdict(report, { status: 'critical', code: 'E_PROTO', reply: /without a STATUS line/ });
  });

  test('INP-021: a name with a line end or a null byte contacts nobody', async () => {
    const sandbox = await start();
    const inputs = {
      mailboxes: ['INBOX\rA LOGOUT', 'IN\0BOX', 'IN\u0085BOX'],
      mailbox: ['INBOX\r\nA LOGOUT', 'IN\0BOX'],
    };
    for (const [input, names] of Object.entries(inputs)) {
      for (const name of names) {
        const report = await run(sandbox, { [input]: name });
        expect(`${report.status} ${report.code}`).toBe('unknown E_INPUT');
        expect(report.message).toContain(`${input} holds control characters`);
      }
    }
    expect(sandbox.imap.log).toEqual([]);
  });

  test.each([
    ['IMAP4rev1', true],
    ['IMAP4rev1 IMAP4rev2', true],
    ['imap4rev2', false],
  ])('asks a server with %s for RECENT: %s', async (revisions, isAsked) => {
    const capabilities = [...revisions.split(' '), 'AUTH=PLAIN'];
    await using server = await startScripted({ protocol: 'imap', capabilities });
    await runProbe({ mode: 'imap-mailbox', ...server.inputs });
    expect(server.said('STATUS').map(({ line }) => line.includes('RECENT'))).toEqual([isAsked]);
  });
});
