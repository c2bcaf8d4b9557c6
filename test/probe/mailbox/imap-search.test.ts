/** What `imap-search` finds, how old it is, what it deletes, and what it says of servers that fail it. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { runProbe } from '../../support/scripted/run-probe.ts';
import type { Reply, Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const USER = { username: 'probe@sandbox.test', password: 'correct horse battery staple' };
const WITHOUTS = [
  [],
  ['WITHIN'],
  ['WITHIN', 'ESEARCH'],
  ['WITHIN', 'ESEARCH', 'UIDPLUS', 'LITERAL+', 'LIST-STATUS', 'SPECIAL-USE'],
] as const;
/** For what takes its time on a busy machine. */
const patient = { 'command-timeout': '30s', timeout: '60s' };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.map((sandbox) => sandbox.close()));
  open = [];
});

async function start(imap: SandboxOptions['imap'] = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ imap, users: [USER] });
  open.push(sandbox);
  return sandbox;
}

function run(sandbox: Sandbox, inputs: Record<string, string> = {}): Promise<Report> {
  const server = { host: 'localhost', port: String(sandbox.imap.implicit), 'tls-mode': 'implicit' };
  return runProbe({ mode: 'imap-search', ...server, 'tls-ca': sandbox.caPem, ...USER, ...inputs });
}

function value(report: Report, metric: string): number | undefined {
  return report.checks[0]?.measurements.find((each) => each.metric === metric)?.value;
}

function ago(ms: number): Date {
  return new Date(Date.now() - ms);
}

function subjects(sandbox: Sandbox): string[] {
  const messages = sandbox.users[0]?.mailboxes.get('INBOX')?.messages ?? [];
  return messages.map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString('utf8'))?.[1]?.trim() ?? '');
}

function said(sandbox: Sandbox, pattern: RegExp): string[] {
  return sandbox.imap.log.map(({ line }) => line.trimEnd()).filter((line) => pattern.test(line));
}

describe('imap-search', () => {
  test('as Centreon IMAP search-message: folder, criteria, and the count against ranges', async () => {
    for (const without of WITHOUTS) {
      const sandbox = await start({ without });
      for (const [subject, flags] of [
        ['Report 1', []],
        ['Report 2', ['\\Seen']],
        ['Other', []],
      ] as const) {
        sandbox.deliver({ mailbox: 'Reports/Wöchentlich', headers: { Subject: subject }, flags });
      }
      const inputs = { mailbox: 'Reports/Wöchentlich', search: 'subject: report\nunseen' };
      const report = await run(sandbox, { ...inputs, critical: '1:' });
      expectVerdict(report, { status: 'ok' });
      expect(value(report, 'messages_found')).toBe(1);
      expectVerdict(await run(sandbox, { ...inputs, warning: '0' }), { status: 'warning', code: 'E_THRESHOLD' });
      expectVerdict(await run(sandbox, { ...inputs, search: 'subject: nothing', critical: '1:' }), {
        status: 'critical',
        code: 'E_SEARCH_NO_MATCH',
        message: /messages_found is 0/,
      });
      expect(said(sandbox, / SELECT | STORE | EXPUNGE| CLOSE/)).toEqual([]);
      expect(said(sandbox, / UID SEARCH RETURN /)).toHaveLength(
        without.some((extension) => extension === 'ESEARCH') ? 0 : 3,
      );
    }
  });

  test('as Centreon IMAP search-message: deletes exactly what was found', async () => {
    const sandbox = await start();
    for (const [subject, flags] of [
      ['old', []],
      ['keep', ['\\Deleted']],
      ['old too', []],
      ['new', []],
    ] as const) {
      sandbox.deliver({ headers: { Subject: subject }, flags });
    }
    const report = await run(sandbox, { search: 'subject: old', 'delete-found': 'true' });
    expectVerdict(report, { status: 'ok' });
    expect(value(report, 'messages_found')).toBe(2);
    expect(subjects(sandbox)).toEqual(['keep', 'new']);
    expect(said(sandbox, / (?:UID )?EXPUNGE| CLOSE/)).toEqual([expect.stringMatching(/ UID EXPUNGE 1,3$/)]);
  });

  test('deletes by age what was certain and what its date decided', async () => {
    const sandbox = await start();
    for (const days of [9, 2.1, 1.9, 0.1, 30]) {
      sandbox.deliver({ headers: { Subject: `${days}` }, internalDate: ago(days * DAY_MS) });
    }
    const report = await run(sandbox, { search: 'older-than: 2d', 'delete-found': 'true' });
    expectVerdict(report, { status: 'ok' });
    expect(value(report, 'messages_found')).toBe(3);
    expect(subjects(sandbox)).toEqual(['1.9', '0.1']);
  });

  test('deletes nothing when not all that was found is known by its UID', async () => {
    const numbers = Array.from({ length: 500_000 }, (_each, index) => index + 1).join(' ');
    const onCommand = (verb: string) =>
      verb === 'UID SEARCH' ? `* 500000 EXISTS\r\n* SEARCH ${numbers}\r\nOK Done` : undefined;
    const sandbox = await start({ without: ['ESEARCH'], onCommand });
    sandbox.deliver({ headers: { Subject: 'old' } });
    const report = await run(sandbox, { search: 'subject: old', 'delete-found': 'true', ...patient });
    expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_RESULT_TRUNCATED', 'E_PARTIAL']);
    expect(report.checks[0]?.findings[1]?.message).toMatch(/^None of the 500000 messages found was deleted/);
    expect(subjects(sandbox)).toEqual(['old']);
    expect(said(sandbox, / SELECT | STORE | EXPUNGE| CLOSE/)).toEqual([]);
  });

  test('without UIDPLUS nothing is deleted, and it says so', async () => {
    const sandbox = await start({ without: ['UIDPLUS'] });
    sandbox.deliver({ headers: { Subject: 'old' } });
    const report = await run(sandbox, { search: 'subject: old', 'delete-found': 'true' });
    expectVerdict(report, { status: 'warning', code: 'E_PARTIAL', message: /None of the 1 messages.*no UIDPLUS/ });
    expect(subjects(sandbox)).toEqual(['old']);
    expect(said(sandbox, / SELECT | STORE | EXPUNGE| CLOSE/)).toEqual([]);
  });

  test('never deletes without a search: configuration error, nothing contacted', async () => {
    const sandbox = await start();
    for (const search of ['', 'all', 'ALL\nall', 'not all']) {
      const report = await run(sandbox, { search, 'delete-found': 'true' });
      expect(`${report.status} ${report.code}`).toBe('unknown E_CONFIG_CONFLICT');
      expect(report.message).toContain('delete-found would delete every message');
    }
    expect(sandbox.imap.log).toEqual([]);
  });

  test('deletes nothing in a mailbox that was rebuilt meanwhile', async () => {
    const onCommand = (verb: string): undefined => {
      const inbox = open[0]?.users[0]?.mailboxes.get('INBOX');
      if (verb === 'SELECT' && inbox) inbox.uidValidity += 1;
    };
    const sandbox = await start({ onCommand });
    sandbox.deliver({ headers: { Subject: 'old' } });
    const report = await run(sandbox, { search: 'subject: old', 'delete-found': 'true' });
    expectVerdict(report, { status: 'warning', code: 'E_UIDVALIDITY_CHANGED' });
    expect(subjects(sandbox)).toEqual(['old']);
  });

  test('does not take an answer without a result for an empty mailbox', async () => {
    let searches = 0;
    const onCommand = (verb: string): string | undefined => {
      const isLate = verb === 'UID SEARCH' && ++searches > 1;
      return isLate || verb === 'UID EXPUNGE' ? 'OK Done' : undefined;
    };
    const sandbox = await start({ onCommand });
    sandbox.deliver({ headers: { Subject: 'old' } });
    const report = await run(sandbox, { search: 'subject: old', 'delete-found': 'true' });
    expectVerdict(report, { status: 'warning', code: 'E_PARTIAL', message: /1 of the 1 .* still there/ });
  });

  test('newer-than and older-than are exact, with and without a list', async () => {
    for (const without of WITHOUTS) {
      const sandbox = await start({ without });
      for (const minutes of [1, 119, 121, 23 * 60, 25 * 60, 47 * 60, 49 * 60, 9 * 1440]) {
        sandbox.deliver({ internalDate: ago(minutes * 60_000) });
      }
      const counts: Record<string, number> = {
        'newer-than: 2h': 2,
        'older-than: 2h': 6,
        'not newer-than: 2h': 6,
        'not older-than: 2h': 2,
        'newer-than: 48h': 6,
        'older-than: 7d': 1,
        'newer-than: 2d\nolder-than: 1d': 2,
        'newer-than: 30d': 8,
        'older-than: 36500d': 0,
      };
      for (const [search, expected] of Object.entries(counts)) {
        const report = await run(sandbox, { search });
        expectVerdict(report, { status: 'ok' });
        expect([search, value(report, 'messages_found')]).toEqual([search, expected]);
      }
    }
  });

  test('tells the ages of oldest and newest, also when UIDs do not grow with the dates', async () => {
    for (const without of WITHOUTS) {
      const sandbox = await start({ without });
      const ages = Array.from({ length: 1500 }, (_, index) => 3000 - index);
      // In the middle of 1,500 messages that are a year old, the newest and the oldest.
      ages.splice(700, 2, 2, 9000);
      for (const hours of ages) sandbox.deliver({ internalDate: ago(hours * HOUR_MS) });
      const report = await run(sandbox);
      expectVerdict(report, { status: 'ok' });
      expect(value(report, 'messages_found')).toBe(1500);
      expect(value(report, 'newest_message_age_seconds')).toBeCloseTo(2 * 3600, -2);
      expect(value(report, 'oldest_message_age_seconds')).toBeCloseTo(9000 * 3600, -2);
      expect(said(sandbox, / UID (?:SEARCH|FETCH) /).length).toBeLessThan(50);
    }
  });

  test.each([
    ['', 'ALL', 'ALL '],
    ['unseen', 'UNSEEN', 'UNSEEN '],
  ])(
    'finds both ends of time in one search by age, unless too many came within minutes: %j',
    async (criteria, key, also) => {
      const sandbox = await start();
      const deliverAt = (hours: number) => sandbox.deliver({ internalDate: ago(hours * HOUR_MS) });
      for (let hours = 2000; hours > 500; hours -= 1) deliverAt(hours);
      const search = criteria === '' ? {} : { search: criteria };
      await run(sandbox, search);
      expect(said(sandbox, / UID SEARCH /)).toEqual([
        expect.stringMatching(new RegExp(` RETURN \\(MIN MAX COUNT\\) ${key}$`)),
        expect.stringMatching(
          new RegExp(` RETURN \\(MIN MAX COUNT ALL\\) ${also}OR YOUNGER 1804\\d{3} OLDER 7199\\d{3}$`),
        ),
      ]);
      // Neither is where its number says.
      for (const hours of [3000, 400, 450]) deliverAt(hours);
      const between = await run(sandbox, search);
      expect(value(between, 'newest_message_age_seconds')).toBeCloseTo(400 * 3600, -2);
      expect(value(between, 'oldest_message_age_seconds')).toBeCloseTo(3000 * 3600, -2);
      for (let count = 0; count < 1001; count += 1) deliverAt(3);
      deliverAt(2.95);
      const report = await run(sandbox, search);
      expect(value(report, 'newest_message_age_seconds')).toBeCloseTo(2.95 * 3600, -2);
      expect(value(report, 'oldest_message_age_seconds')).toBeCloseTo(3000 * 3600, -2);
      expect(said(sandbox, / UID SEARCH .* (?:SINCE|BEFORE) /).length).toBeGreaterThan(0);
    },
  );

  test('MBX-012: the newest match is too old, which is another thing than an old match beside new ones', async () => {
    const sandbox = await start();
    sandbox.deliver({ internalDate: ago(72 * HOUR_MS) });
    expectVerdict(await run(sandbox, { thresholds: 'newest_message_age_seconds critical=24h' }), {
      status: 'critical',
      code: 'E_STALE',
      message: /newest_message_age_seconds is 3 days, critical above 24 h/,
    });
    expectVerdict(await run(sandbox, { thresholds: 'newest_message_age_seconds critical=100h:' }), {
      status: 'critical',
      code: 'E_THRESHOLD',
    });
    sandbox.deliver({ internalDate: ago(HOUR_MS) });
    expectVerdict(await run(sandbox, { thresholds: 'oldest_message_age_seconds critical=24h' }), {
      status: 'critical',
      code: 'E_THRESHOLD',
      message: /oldest_message_age_seconds/,
    });
  });

  test('MBX-013: a message from the future has age 0, and the clock is warned of', async () => {
    const sandbox = await start();
    sandbox.deliver({ internalDate: ago(-10 * 60_000) });
    const report = await run(sandbox);
    expectVerdict(report, { status: 'warning', code: 'E_CLOCK_SKEW', message: /10 min in the future/ });
    expect(value(report, 'newest_message_age_seconds')).toBe(0);
    const close = await start();
    close.deliver({ internalDate: ago(-30_000) });
    expectVerdict(await run(close), { status: 'ok' });
  });

  test('MBX-014: a message that vanishes between search and fetch', async () => {
    const onCommand = (verb: string): string | undefined => (verb === 'UID FETCH' ? 'OK Nothing left' : undefined);
    const sandbox = await start({ onCommand });
    sandbox.deliver({});
    const report = await run(sandbox);
    expectVerdict(report, { status: 'ok' });
    expect(value(report, 'messages_found')).toBe(1);
    expect(value(report, 'newest_message_age_seconds')).toBeUndefined();
  });

  test('INP-022: quotes, backslashes, letters beyond ASCII, and 8 KB arrive as they are', async () => {
    for (const without of WITHOUTS) {
      const sandbox = await start({ without });
      const long = 'x'.repeat(8000);
      for (const text of ['a"b\\c ü x', 'a) (OR ALL', '{5}', `${long}ü`, 'C:\\']) {
        sandbox.deliver({ body: text });
        const report = await run(sandbox, { search: `body: ${text}` });
        expectVerdict(report, { status: 'ok' });
        expect([text.slice(0, 20), value(report, 'messages_found')]).toEqual([text.slice(0, 20), 1]);
      }
    }
  });

  test('INP-021: a mailbox name with a line end contacts nobody', async () => {
    const sandbox = await start();
    for (const inputs of [{ mailbox: 'INBOX\r\nA LOGOUT' }, { mailbox: 'A\0' }, { search: 'subject: a\rA LOGOUT' }]) {
      const report = await run(sandbox, inputs as Record<string, string>);
      expect(`${report.status} ${report.code}`).toBe('unknown E_INPUT');
      expect(report.message).toContain('holds control characters');
    }
    expect(sandbox.imap.log).toEqual([]);
  });
});

describe('a server that fails a search', () => {
  const search = (reply: Reply | readonly Reply[]): Script => ({ protocol: 'imap', on: { 'UID SEARCH': reply } });
  const FAULTS: readonly (readonly [string, Script, Verdict])[] = [
    [
      'IMAP-023: has no such mailbox',
      { protocol: 'imap', on: { EXAMINE: 'NO [NONEXISTENT] no such mailbox', LIST: '* LIST () "." INBOX.Work' } },
      {
        status: 'critical',
        code: 'E_MAILBOX_MISSING',
        phase: 'imap_select',
        hint: /Write INBOX\.Work/,
        reply: /NONEXISTENT/,
        isRetried: false,
      },
    ],
    [
      'IMAP-024: never answers EXAMINE',
      { protocol: 'imap', on: { EXAMINE: { hang: true } } },
      { status: 'critical', code: 'E_CMD_TIMEOUT', phase: 'imap_select', isRetried: true },
    ],
    [
      'IMAP-025: answers NO',
      search('NO fail'),
      { status: 'critical', code: 'E_SEARCH_FAILED', phase: 'imap_search', reply: /NO fail/, isRetried: true },
    ],
    [
      'IMAP-025: does not know the character set',
      search('NO [BADCHARSET (US-ASCII)] no'),
      { status: 'critical', code: 'E_SEARCH_FAILED', hint: /ASCII/, isRetried: false },
    ],
    [
      'IMAP-026: answers OK without a result',
      search('OK Done'),
      { status: 'warning', code: 'E_SEARCH_NO_RESULT_LINE', isRetried: false },
    ],
    [
      'IMAP-027: never answers the search',
      search({ hang: true }),
      { status: 'critical', code: 'E_CMD_TIMEOUT', phase: 'imap_search', isRetried: true },
    ],
    [
      'IMAP-033: throttles',
      { protocol: 'imap', on: { EXAMINE: 'BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds' } },
      { status: 'warning', code: 'E_THROTTLED', message: /93 s/, isRetried: true },
    ],
    [
      'RES-001: announces a literal of 1 GiB',
      {
        protocol: 'imap',
        on: { 'UID SEARCH': '* SEARCH 1', 'UID FETCH': { raw: '* 1 FETCH (UID 1 X {1073741824}\r\n' } },
      },
      { status: 'critical', code: 'E_PROTO_TOO_LARGE', isRetried: false },
    ],
    [
      'RES-003: sends a line of 200 MB',
      { protocol: 'imap', on: { 'UID SEARCH': '* SEARCH 1', 'UID FETCH': { bytes: 200_000_000 } } },
      { status: 'critical', code: 'E_PROTO_TOO_LARGE', isRetried: false },
    ],
  ];

  test.concurrent.each(FAULTS)('%s', async (title, script, expected) => {
    await using server = await startScripted(script);
    const retries = { retries: '1', 'retry-delay': '0s', ...(title.startsWith('RES') ? patient : {}) };
    const report = await runProbe({ mode: 'imap-search', mailbox: 'Work', ...server.inputs, ...retries });
    expectVerdict(report, expected);
    expect(value(report, 'messages_found')).toBeUndefined();
  });

  const numbers = (count: number, after = 0): string =>
    `* SEARCH ${Array.from({ length: count }, (_, i) => after + i + 1).join(' ')}`;

  const OLD = ' 1-Nov-2020 10:00:00 +0100';
  const DATES =
    '* 1 FETCH (UID 1 INTERNALDATE " 1-Nov-2020 10:00:00 +0100")\r\n* 2000 FETCH (UID 2000 INTERNALDATE " 1-Nov-2021 10:00:00 +0100")';

  test.each([
    ['tells them', DATES, []],
    ['refuses', 'BAD Unknown command', ['1,2000']],
    ['cannot', 'NO Not now', ['1,2000']],
    ['keeps silent', 'OK Done', ['1,2000']],
  ])(
    'the dates of the first and the last message are asked for by their numbers, and the server %s',
    async (_title, answer, asked) => {
      const on = {
        EXAMINE: '* 2000 EXISTS\r\n* OK [UIDVALIDITY 1] Ok\r\n* OK [UIDNEXT 2001] Ok',
        FETCH: answer,
        'UID SEARCH': ['* ESEARCH (TAG "{tag}") UID MIN 1 MAX 2000 COUNT 2000', '* ESEARCH (TAG "{tag}") UID COUNT 0'],
        'UID FETCH': DATES,
      };
      const capabilities = ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'ESEARCH', 'WITHIN'];
      await using server = await startScripted({ protocol: 'imap', capabilities, on });
      const report = await runProbe({ mode: 'imap-search', ...server.inputs, ...patient });
      expectVerdict(report, { status: 'ok' });
      expect(value(report, 'messages_found')).toBe(2000);
      const year = 365 * 24 * 3600;
      const [oldest = 0, newest = 0] = ['oldest', 'newest'].map((end) => value(report, `${end}_message_age_seconds`));
      expect(oldest - newest).toBe(year);
      expect(server.said('FETCH').map(({ line }) => line.split(' ')[2])).toEqual([expect.stringMatching(/^1,\d+:\*$/)]);
      expect(server.said('UID FETCH').map(({ line }) => line.split(' ')[3])).toEqual(asked);
    },
  );

  test('a list of 200,000 numbers is read', async () => {
    const on = {
      'UID SEARCH': `* 200000 EXISTS\r\n${numbers(200_000)}`,
      'UID FETCH': '* 1 FETCH (UID 200000 INTERNALDATE " 1-Nov-2020 10:00:00 +0100")',
    };
    await using server = await startScripted({ protocol: 'imap', on });
    const report = await runProbe({ mode: 'imap-search', ...server.inputs, ...patient });
    expectVerdict(report, { status: 'ok' });
    expect(value(report, 'messages_found')).toBe(200_000);
    expect(value(report, 'newest_message_age_seconds')).toBeGreaterThan(0);
  });

  test('IMAP-029: 3 million hits on one line are counted, and their dates are not read', async () => {
    await using server = await startScripted(search(`* 3000000 EXISTS\r\n${numbers(3_000_000)}`));
    const report = await runProbe({ mode: 'imap-search', ...server.inputs, ...patient });
    expectVerdict(report, { status: 'warning', code: 'E_RESULT_TRUNCATED', message: /listed 3000000 messages/ });
    expect(value(report, 'messages_found')).toBe(3_000_000);
    expect(server.said('UID FETCH')).toEqual([]);
  });

  test('IMAP-029: hits on many lines are counted, and their dates are not read', async () => {
    const lines = Array.from({ length: 6 }, (_line, part) => numbers(100_000, part * 100_000));
    await using server = await startScripted(search(['* 600000 EXISTS', ...lines].join('\r\n')));
    const report = await runProbe({ mode: 'imap-search', ...server.inputs, ...patient });
    expectVerdict(report, { status: 'warning', code: 'E_RESULT_TRUNCATED', message: /listed 600000 messages/ });
    expect(server.said('UID FETCH')).toEqual([]);
  });

  test('more doubtful messages than are read make a lower limit', async () => {
    const rows = Array.from({ length: 20_005 }, (_row, index) => `* 1 FETCH (UID ${index + 1} INTERNALDATE "${OLD}")`);
    const on = { 'UID SEARCH': ['* SEARCH', numbers(20_005), numbers(20_005)], 'UID FETCH': rows.join('\r\n') };
    await using server = await startScripted({ protocol: 'imap', on });
    const report = await runProbe({ mode: 'imap-search', search: 'newer-than: 1h', ...server.inputs, ...patient });
    expectVerdict(report, { status: 'warning', code: 'E_RESULT_TRUNCATED', message: /dates of 5 more are not known/ });
    expect(server.said('UID FETCH').map(({ line }) => line.split(' ')[3])).toEqual(['6:20005']);
  });
});
