/** Handing in a message and looking no further: who gets it, what stands in it, and every way to be refused. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { prepare } from '../../../src/pipeline/run.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { ReceivedMessage } from '../../../src/sandbox/smtp/types.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { PASSWORD, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { testAuthority, usualCertificate } from '../../support/scripted/test-authority.ts';
import { type ParsedPart, parseMessage, valuesOf } from '../../support/servers/parse-message.ts';

type Inputs = Readonly<Record<string, string>>;

const MESSAGE = { mode: 'smtp-send', from: USERNAME, to: USERNAME };
const RETRIES = { retries: '1', 'retry-delay': '0s' };
const NO_LOGIN = { username: '', password: '' };
const SECOND = 'second@mail.test';

/** A sandbox for users of `mail.test`, and the way to it. */
async function startSystem(smtp: SandboxOptions['smtp'] = {}): Promise<{ sandbox: Sandbox; inputs: Inputs }> {
  const users = ['probe', 'second', 'third', 'fourth', 'fifth'].map((name) => ({
    username: `${name}@mail.test`,
    password: PASSWORD,
  }));
  const sandbox = await startSandbox({ users, smtp, certificate: await usualCertificate() });
  const ca = (await testAuthority()).certificatePem;
  const inputs = {
    ...MESSAGE,
    host: 'mail.test',
    port: String(sandbox.smtp.implicit),
    'tls-mode': 'implicit',
    'tls-ca': ca,
  };
  return { sandbox, inputs };
}

/** The one message that was handed in. */
function only(sandbox: Sandbox): ReceivedMessage & { readonly parsed: ParsedPart } {
  const [message, ...more] = sandbox.smtp.messages;
  if (!message || more.length > 0) throw new Error(`${sandbox.smtp.messages.length} messages were handed in`);
  return { ...message, parsed: parseMessage(message.raw) };
}

const measured = (report: Report, name: string): number | undefined =>
  report.checks[0]?.measurements.find(({ metric }) => metric === name)?.value;

describe('a message that is taken', () => {
  test('is sent once, to everybody, and measured', async () => {
    const { sandbox, inputs } = await startSystem();
    await using _closing = sandbox;
    const report = await runProbe({ ...inputs, ...RETRIES });
    expectVerdict(report, { status: 'ok', isRetried: false });
    const { sender, recipients, session, parsed } = only(sandbox);
    expect([sender, recipients, session.username]).toEqual([USERNAME, [USERNAME], USERNAME]);
    expect(`<${report.checks[0]?.facts.messageId}>`).toBe(valuesOf(parsed, 'Message-ID')[0]);
    expect(report.checks[0]?.facts.acceptance).toMatch(/^250 .*Queued/);
    expect(measured(report, 'smtp_send_seconds')).toBeGreaterThan(0);
    expect(measured(report, 'smtp_total_seconds')).toBeGreaterThan(measured(report, 'smtp_send_seconds') ?? Infinity);
    expect(measured(report, 'smtp_auth_seconds')).toBeGreaterThan(0);
    expect(sandbox.imap.log).toEqual([]);
  });

  test('needs no login where the server wants none', async () => {
    const { sandbox, inputs } = await startSystem({ isLoginRequired: false });
    await using _closing = sandbox;
    const report = await runProbe({ ...inputs, ...NO_LOGIN });
    expectVerdict(report, { status: 'ok' });
    expect(only(sandbox).session.username).toBeUndefined();
    expect(measured(report, 'smtp_auth_seconds')).toBeUndefined();
  });

  test('needs no login with a certificate that is not verified, and that is a warning', async () => {
    const { sandbox, inputs } = await startSystem({ isLoginRequired: false });
    await using _closing = sandbox;
    const report = await runProbe({ ...inputs, ...NO_LOGIN, 'tls-verify': 'false' });
    expectVerdict(report, { status: 'warning', code: 'E_TLS_UNVERIFIED' });
    expect(sandbox.smtp.messages).toHaveLength(1);
  });

  test('needs no TLS where no credentials are sent', async () => {
    const { sandbox, inputs } = await startSystem({ isLoginRequired: false });
    await using _closing = sandbox;
    const port = sandbox.smtp.plain;
    const report = await runProbe(
      { ...inputs, ...NO_LOGIN, port: String(port), 'tls-mode': 'none' },
      { dns: { 'mail.test': ['192.0.2.1'] }, connect: () => connect(port, '127.0.0.1') },
    );
    expectVerdict(report, { status: 'ok' });
  });

  test('goes to copies and blind copies, and no header tells of the latter', async () => {
    const { sandbox, inputs } = await startSystem();
    await using _closing = sandbox;
    const report = await runProbe({
      ...inputs,
      to: `${USERNAME}\n${SECOND}`,
      cc: `third@mail.test, ${SECOND}`,
      bcc: 'fourth@mail.test, fifth@mail.test',
    });
    expectVerdict(report, { status: 'ok' });
    const { recipients, raw, parsed } = only(sandbox);
    const addresses = ['probe', 'second', 'third', 'fourth', 'fifth'].map((name) => `${name}@mail.test`);
    expect(recipients).toEqual(addresses);
    expect(valuesOf(parsed, 'To')).toEqual([`${USERNAME}, ${SECOND}`]);
    expect(valuesOf(parsed, 'Cc')).toEqual([`third@mail.test, ${SECOND}`]);
    expect(raw.toString()).not.toMatch(/bcc|fourth|fifth/i);
  });

  test.each([
    ['lone dots', '.\r\nQUIT\r\n.'],
    ['lone dots that end lines of LF', '.\nQUIT\n.\n..\n...x\n'],
    ['dots in text that is encoded', '.\nü\n.\r\n.x'],
  ])('INP-019: keeps %s', async (_title, body) => {
    const { sandbox, inputs } = await startSystem();
    await using _closing = sandbox;
    expectVerdict(await runProbe({ ...inputs, body }), { status: 'ok' });
    const lines = (text: string): string => text.replaceAll('\r\n', '\n').replace(/\n$/, '');
    expect(lines(only(sandbox).parsed.content.toString())).toBe(lines(body));
  });

  test('has the size that was asked for', async () => {
    const { sandbox, inputs } = await startSystem();
    await using _closing = sandbox;
    expectVerdict(await runProbe({ ...inputs, 'message-size': '5MB' }), { status: 'ok' });
    expect(only(sandbox).raw).toHaveLength(5 * 1024 ** 2);
    expect(sandbox.smtp.log.map(({ line }) => line)).toContainEqual(expect.stringMatching(/^MAIL FROM.* SIZE=5242880/));
  });

  test('is built alike for a round trip', async () => {
    const { sandbox, inputs } = await startSystem();
    await using _closing = sandbox;
    const { port, 'tls-mode': tlsMode, ...others } = inputs;
    const report = await runProbe({
      ...others,
      mode: 'round-trip',
      'smtp-port': port ?? '',
      'imap-port': String(sandbox.imap.implicit),
      'smtp-tls-mode': tlsMode ?? '',
      'imap-tls-mode': tlsMode ?? '',
      subject: 'Größe',
      html: '<p>x</p>',
      bcc: SECOND,
      headers: 'X-Tag: ä',
      'message-size': '64KB',
    });
    expectVerdict(report, { status: 'ok' });
    const { raw, parsed, recipients } = only(sandbox);
    expect([raw.length, parsed.type, recipients]).toEqual([65_536, 'text/html', [USERNAME, SECOND]]);
    expect(valuesOf(parsed, 'X-Tag')).toEqual(['=?utf-8?B?w6Q=?=']);
  });
});

const phase = 'smtp_send' as const;
const no = (code: NonNullable<Verdict['code']>, more: Partial<Verdict>): Verdict => ({
  status: 'critical',
  code,
  phase,
  isRetried: false,
  ...more,
});

interface Refusal {
  readonly id: string;
  readonly title: string;
  readonly script: Partial<Script>;
  readonly inputs?: Inputs;
  readonly expected: Verdict;
  /** How often the server was asked to take a body, over all attempts. */
  readonly data?: number;
}

const REFUSALS: readonly Refusal[] = [
  {
    id: 'SMTP-023',
    title: 'a login is wanted',
    script: { on: { MAIL: '530 5.7.0 Authentication required' } },
    inputs: NO_LOGIN,
    expected: no('E_SENDER_REJECTED', { message: /530 5\.7\.0/, hint: /login/ }),
  },
  {
    id: 'SMTP-024',
    title: 'the sender is somebody else’s',
    script: { on: { MAIL: '553 5.7.1 not owned by user' } },
    expected: no('E_SENDER_REJECTED', { message: /probe@mail\.test: 553 5\.7\.1/ }),
  },
  {
    id: 'SMTP-025',
    title: 'MAIL is never answered',
    script: { on: { MAIL: { hang: true } } },
    expected: no('E_CMD_TIMEOUT', { message: /No answer to MAIL FROM/, isRetried: true }),
  },
  {
    id: 'SMTP-026',
    title: 'no such user',
    script: { on: { RCPT: '550 5.1.1 no such user' } },
    expected: no('E_RCPT_REJECTED', { message: /550 5\.1\.1/, reply: /no such user/ }),
  },
  {
    id: 'SMTP-027',
    title: 'one of two recipients is refused',
    script: { on: { RCPT: ['250 ok', '550 5.1.1 no'] } },
    inputs: { to: `${USERNAME}, ${SECOND}` },
    expected: no('E_RCPT_PARTIAL', { message: /1 of 2 recipients: second@mail\.test/, reply: /550 5\.1\.1/ }),
    data: 1,
  },
  {
    id: 'SMTP-027',
    title: 'a blind copy is refused',
    script: { on: { RCPT: ['250 ok', '250 ok', '452 4.2.2 full'] } },
    inputs: { cc: SECOND, bcc: 'third@mail.test' },
    expected: no('E_RCPT_PARTIAL', { message: /1 of 3 recipients: third@mail\.test/ }),
    data: 1,
  },
  {
    id: 'SMTP-028',
    title: 'greylisted',
    script: { on: { RCPT: '450 4.2.0 Greylisted, try again in 60 seconds' } },
    expected: no('E_GREYLISTED', { status: 'warning', isRetried: true, reply: /60 seconds/ }),
  },
  {
    id: 'SMTP-029',
    title: 'no relaying',
    script: { on: { RCPT: '554 5.7.1 Relay access denied' } },
    inputs: NO_LOGIN,
    expected: no('E_RCPT_REJECTED', { hint: /does not relay/ }),
  },
  {
    id: 'SMTP-031',
    title: 'above the limit that the server names',
    script: { capabilities: ['AUTH PLAIN', 'SIZE 1000'] },
    inputs: { 'message-size': '5000' },
    expected: no('E_MSG_TOO_LARGE', { message: /5000 bytes .*limit of 1000 bytes/ }),
  },
  {
    id: 'SMTP-032',
    title: 'the queue is full',
    script: { on: { DATA: '451 4.3.0 queue full' } },
    expected: no('E_MSG_TEMPFAIL', { message: /451 4\.3\.0/, isRetried: true }),
    data: 2,
  },
  {
    id: 'SMTP-033',
    title: 'the content is spam',
    script: { on: { '.': '554 5.7.1 spam' } },
    expected: no('E_MSG_REJECTED', { hint: /spam filter/, reply: /spam/ }),
    data: 1,
  },
  ...[{ hang: true } as const, { reset: true } as const, { close: true } as const].map((end) => ({
    id: 'hang' in end ? 'SMTP-034' : 'SMTP-035',
    title: `${Object.keys(end)[0]} after the final dot`,
    script: { on: { '.': end } },
    expected: no('E_MSG_AMBIGUOUS', { hint: /not sent again/ }),
    data: 1,
  })),
  {
    id: 'SMTP-037',
    title: 'two answers to RCPT',
    script: { capabilities: ['AUTH PLAIN', 'PIPELINING'], on: { RCPT: '250 ok\r\n250 ok' } },
    expected: no('E_PROTO_UNEXPECTED', { hint: /cannot be trusted/ }),
    data: 1,
  },
];

describe('a message that is not taken', () => {
  test.concurrent.each(REFUSALS)('$id: $title', async ({ script, inputs, expected, data = 0 }) => {
    await using server = await startScripted({ ...script, protocol: 'smtp' });
    const report = await runProbe({ ...MESSAGE, ...server.inputs, ...RETRIES, ...inputs });
    expectVerdict(report, expected);
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(report.checks[0]?.facts.messageId).toMatch(/^mail-probe\./);
    await server.allClosed();
    expect(server.said('DATA')).toHaveLength(data);
    expect(measured(report, 'smtp_total_seconds')).toBeUndefined();
  });

  test('a refused login is the end of it', async () => {
    await using server = await startScripted({ protocol: 'smtp', on: { AUTH: '535 5.7.8 no' } });
    expectVerdict(
      await runProbe({ ...MESSAGE, ...server.inputs, ...RETRIES }),
      no('E_AUTH_REJECTED', { phase: 'smtp_auth' }),
    );
    expect(server.said('MAIL')).toEqual([]);
  });
});

describe('settings that are wrong', () => {
  const CASES: readonly (readonly [string, Inputs, string, RegExp])[] = [
    ['INP-011: a recipient with a line end', { to: 'x@y.test\r\nBcc: evil@z.test' }, 'to', /./],
    ['INP-011: a blind copy with a line end', { bcc: 'x@y.test\rRCPT TO:<evil@z.test>' }, 'bcc', /control characters/],
    ['INP-012: 1000 recipients', { to: many(1000).join(',') }, 'to', /holds 1000 addresses/],
    ['INP-012: six recipients in all', { to: many(3).join(), cc: 'c@y.test', bcc: 'd@y.test,e@y.test' }, 'cc', /to 6/],
    ['INP-012: six recipients without copies', { to: many(4).join(), bcc: 'd@y.test,e@y.test' }, 'bcc', /to 6/],
    ['INP-013: a recipient without a domain', { to: 'bob' }, 'to', /is not an address/],
    ['INP-013: a copy without a domain', { cc: 'bob' }, 'cc', /is not an address/],
    ['INP-014: a quoted local part', { to: '"evil@a.test x"@b.test' }, 'to', /quoted local part/],
    ['INP-014: a quoted local part to answer to', { 'reply-to': '"evil@a.test x"@b.test' }, 'reply-to', /quoted/],
    ['INP-015: a subject with a line end', { subject: 'hi\r\nX-Evil: 1' }, 'subject', /control characters/],
    ['INP-016: a header name with a line end', { headers: '{"X-A\\r\\nX-B":"1"}' }, 'headers', /not valid/],
    ['INP-016: a header of ours', { headers: 'X-A: 1\nBcc: evil@z.test' }, 'headers', /sets by itself/],
    ['INP-020: a file outside the workspace', { attachments: '/etc/passwd' }, 'attachments', /outside the workspace/],
    ['a file that is missing', { attachments: 'no-such-file' }, 'attachments', /cannot be read/],
    ['a size beyond all bounds', { 'message-size': '51MB' }, 'message-size', /out of range/],
    ['no sender', { from: '' }, 'from', /required by smtp-send/],
    ['no recipient', { to: '' }, 'to', /required by smtp-send/],
    ['a login method without credentials', { ...NO_LOGIN, 'auth-method': 'plain' }, 'username', /required/],
  ];

  test.each(CASES)('%s', async (_title, inputs, input, problem) => {
    await using server = await startScripted({ protocol: 'smtp' });
    const env = { GITHUB_WORKSPACE: tmpdir() };
    const report = await runProbe({ ...MESSAGE, ...server.inputs, ...inputs }, { env });
    expect([report.status, report.checks]).toEqual(['unknown', []]);
    expect(report.issues[0]).toMatchObject({ input, problem: expect.stringMatching(problem) });
    expect(server.connections).toBe(0);
  });
});

function many(count: number): string[] {
  return Array.from({ length: count }, (_each, index) => `r${index}@y.test`);
}

describe('as Centreon SMTP', () => {
  let workspace = '';
  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'mail-probe-send-'));
    await writeFile(join(workspace, 'report.csv'), 'a;b\n');
  });
  afterAll(() => rm(workspace, { recursive: true, force: true }));

  test.each(['implicit', 'starttls', 'none'] as const)(
    'as Centreon SMTP login: host, port, user, password and the TLS layer %s',
    async (tlsMode) => {
      const { sandbox, inputs } = await startSystem();
      await using _closing = sandbox;
      const port = String(sandbox.smtp[tlsMode === 'none' ? 'plain' : tlsMode]);
      for (const mode of ['smtp-login', 'smtp-send']) {
        const report = await runProbe({ ...inputs, mode, port, 'tls-mode': tlsMode });
        expectVerdict(report, { status: 'ok' });
      }
      expect(sandbox.smtp.sessions.map(({ username, isSecure }) => [username, isSecure])).toEqual(
        Array(2).fill([USERNAME, tlsMode !== 'none']),
      );
      expect(sandbox.smtp.messages).toHaveLength(1);
    },
  );

  test.each([
    ['username', { password: '' }, 'E_SECRET_MISSING', 'password'],
    ['password', { username: '' }, 'E_INPUT', 'username'],
  ])('as Centreon SMTP login: a %s alone is a configuration error', async (_half, half, code, input) => {
    await using server = await startScripted({ protocol: 'smtp' });
    for (const mode of ['smtp-login', 'smtp-send']) {
      const report = await runProbe({ ...MESSAGE, ...server.inputs, ...half, mode });
      expect(report.issues).toEqual([expect.objectContaining({ code, input })]);
    }
    expect(server.connections).toBe(0);
  });

  test('as Centreon SMTP login: warning and critical on seconds', async () => {
    const { sandbox, inputs } = await startSystem();
    await using _closing = sandbox;
    const run = (more: Inputs) => runProbe({ ...inputs, ...more });
    expect((await run({ warning: '60', critical: '120' })).status).toBe('ok');
    expect((await run({ warning: '60:', critical: '120' })).status).toBe('warning');
    expect((await run({ warning: '60', critical: '120:' })).status).toBe('critical');
  });

  test('as Centreon SMTP message: 30 seconds are the limit when none is given', async () => {
    const env = { INPUT_MODE: 'smtp-send', INPUT_HOST: 'mail.test', INPUT_FROM: USERNAME, INPUT_TO: USERNAME };
    const { plan, issues } = await prepare(createWorld({ env, stdout: () => {} }));
    expect(issues).toEqual([]);
    expect(plan?.checks[0]).toMatchObject({ mode: 'smtp-send', timeoutMs: 30_000, probe: { extraTimeMs: 0 } });
  });

  test('as Centreon SMTP message: from, to, cc, bcc, reply-to, subject, body, content type and attachments', async () => {
    const { sandbox, inputs } = await startSystem();
    await using _closing = sandbox;
    const message = {
      cc: SECOND,
      bcc: 'third@mail.test',
      'reply-to': 'desk@mail.test',
      subject: 'Mail works',
      body: 'plain text',
      html: '<p>rich text</p>',
      attachments: 'report.csv',
      headers: 'X-Ticket: 42',
    };
    const report = await runProbe({ ...inputs, ...message }, { env: { GITHUB_WORKSPACE: workspace } });
    expectVerdict(report, { status: 'ok' });
    const { sender, recipients, parsed } = only(sandbox);
    expect([sender, recipients]).toEqual([USERNAME, [USERNAME, SECOND, 'third@mail.test']]);
    const values = ['From', 'To', 'Cc', 'Bcc', 'Reply-To', 'X-Ticket'].map((name) => valuesOf(parsed, name).join('|'));
    expect(values).toEqual([USERNAME, USERNAME, SECOND, '', 'desk@mail.test', '42']);
    expect(valuesOf(parsed, 'Subject')[0]).toMatch(/^Mail works [0-9a-f]{32}$/);
    expect(Math.abs(Date.parse(valuesOf(parsed, 'Date')[0] ?? '') - Date.now())).toBeLessThan(60_000);
    const [texts, file] = parsed.parts;
    expect(texts?.parts.map(({ type, content }) => [type, content.toString().trim()])).toEqual([
      ['text/plain', 'plain text'],
      ['text/html', '<p>rich text</p>'],
    ]);
    expect([file?.type, file?.filename, file?.content.toString()]).toEqual(['text/csv', 'report.csv', 'a;b\n']);
  });
});
