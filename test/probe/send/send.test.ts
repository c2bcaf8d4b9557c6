/** Handing in the message: what a server can say to sender, recipients and body, and what was never said. */
import { describe, expect, test } from 'vitest';
import { expectVerdict, limitsFor, type Verdict } from '../../support/scripted/login-faults.ts';
import { type MailSystem, startMailSystem } from '../../support/scripted/mail-system.ts';
import { SHORT_LIMITS, USERNAME } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';

const RETRIES = { retries: '1', 'retry-delay': '0s' };
const PIPELINING = ['AUTH PLAIN', 'PIPELINING', 'SIZE 10485760'];
const SECOND = 'second@mail.test';

const phase = 'smtp_send' as const;
const sender: Verdict = { status: 'critical', code: 'E_SENDER_REJECTED', phase, isRetried: false };
const recipient: Verdict = { status: 'critical', code: 'E_RCPT_REJECTED', phase, isRetried: false };
const silent: Verdict = { status: 'critical', code: 'E_CMD_TIMEOUT', phase, isRetried: true };
const tempfail: Verdict = { status: 'critical', code: 'E_MSG_TEMPFAIL', phase, isRetried: true };
const tooLarge: Verdict = { status: 'critical', code: 'E_MSG_TOO_LARGE', phase, isRetried: false };
const outOfStep: Verdict = { status: 'critical', code: 'E_PROTO_UNEXPECTED', phase, isRetried: false };
const refused: Verdict = { status: 'critical', code: 'E_MSG_REJECTED', phase, isRetried: false };

interface Refusal {
  readonly id: string;
  readonly title: string;
  readonly script: Partial<Script>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly expected: Verdict;
}

/** The message is not taken, and nothing is left to be cleaned up. */
const REFUSALS: readonly Refusal[] = [
  {
    id: 'SMTP-023',
    title: 'a login is wanted',
    script: { on: { MAIL: '530 5.7.0 Authentication required' } },
    expected: { ...sender, message: /530 5\.7\.0/, hint: /login/, reply: /^530/ },
  },
  {
    id: 'SMTP-024',
    title: 'the sender is somebody else’s',
    script: { on: { MAIL: '553 5.7.1 not owned by user' } },
    expected: { ...sender, message: /probe@mail\.test: 553 5\.7\.1/, hint: /may send from this address/ },
  },
  {
    id: 'SMTP-024',
    title: 'the sender is somebody else’s, with pipelining',
    script: { capabilities: PIPELINING, on: { MAIL: '553 5.7.1 no', RCPT: '503 5.5.1 no', DATA: '503 5.5.1 no' } },
    expected: { ...sender, message: /553/ },
  },
  {
    id: 'SMTP-024',
    title: 'the sender is refused, and the body is asked for all the same',
    script: { capabilities: PIPELINING, on: { MAIL: '553 5.7.1 no', RCPT: '503 5.5.1 no' } },
    expected: { ...sender, message: /553/ },
  },
  {
    id: 'SMTP-025',
    title: 'no answer to MAIL',
    script: { on: { MAIL: { hang: true } } },
    expected: { ...silent, message: /No answer to MAIL FROM.*1\.5 s/ },
  },
  {
    id: 'also',
    title: 'an answer to RCPT that dribbles for ever',
    script: { on: { RCPT: { drip: '250-still', everyMs: 300 } } },
    expected: { ...silent, message: /No answer to RCPT TO/ },
  },
  {
    id: 'SMTP-026',
    title: 'no such user',
    script: { on: { RCPT: '550 5.1.1 no such user' } },
    expected: { ...recipient, message: /550 5\.1\.1/, hint: /address/, reply: /no such user/ },
  },
  {
    id: 'SMTP-026',
    title: 'no such user, and the body is asked for all the same',
    script: { capabilities: PIPELINING, on: { RCPT: '550 5.1.1 no such user' } },
    expected: { ...recipient, message: /550 5\.1\.1/ },
  },
  {
    id: 'SMTP-028',
    title: 'greylisted',
    script: { on: { RCPT: '450 4.2.0 Greylisted, try again in 60 seconds' } },
    expected: {
      status: 'warning',
      code: 'E_GREYLISTED',
      phase,
      isRetried: true,
      reply: /60 seconds/,
      hint: /retry-delay/,
    },
  },
  {
    id: 'SMTP-028',
    title: 'greylisted for good',
    script: { on: { RCPT: '550 5.7.1 no greylisting here' } },
    expected: recipient,
  },
  {
    id: 'SMTP-029',
    title: 'no relaying',
    script: { on: { RCPT: '554 5.7.1 Relay access denied' } },
    expected: { ...recipient, hint: /does not relay/ },
  },
  {
    id: 'SMTP-031',
    title: 'above the limit that the server names',
    script: { capabilities: ['AUTH PLAIN', 'SIZE 100'] },
    expected: { ...tooLarge, message: /limit of 100 bytes/ },
  },
  {
    id: 'SMTP-031',
    title: 'above a limit that the server does not name',
    script: { on: { MAIL: '552 5.3.4 size exceeded' } },
    expected: { ...tooLarge, message: /552 5\.3\.4/ },
  },
  {
    id: 'SMTP-032',
    title: 'the queue is full',
    script: { on: { DATA: '451 4.3.0 queue full' } },
    expected: { ...tempfail, message: /451 4\.3\.0/, reply: /queue full/ },
  },
  {
    id: 'also',
    title: 'DATA is refused for good',
    script: { on: { DATA: '554 5.5.1 no valid recipients' } },
    expected: { ...refused, message: /554 5\.5\.1/ },
  },
  {
    id: 'SMTP-033',
    title: 'the content is spam',
    script: { on: { '.': '554 5.7.1 spam' }, onMessage: () => {} },
    expected: { ...refused, message: /554 5\.7\.1/, hint: /spam filter/, reply: /spam/ },
  },
  {
    id: 'also',
    title: 'the content is refused for now',
    script: { on: { '.': '451 4.7.1 later' }, onMessage: () => {} },
    expected: tempfail,
  },
  {
    id: 'also',
    title: 'the server closes with 421 at MAIL',
    script: { on: { MAIL: '421 4.3.2 closing' } },
    expected: { ...tempfail, reply: /^421/ },
  },
  {
    id: 'also',
    title: 'the server closes with 421 at MAIL, with pipelining',
    script: { capabilities: PIPELINING, on: { MAIL: '421 4.3.2 closing' } },
    expected: { ...tempfail, reply: /^421/ },
  },
  {
    id: 'also',
    title: 'the server closes with 421 at DATA',
    script: { on: { DATA: '421 4.3.2 closing' } },
    expected: { ...tempfail, reply: /^421/ },
  },
  {
    id: 'also',
    title: 'the answer to MAIL is nonsense',
    script: { on: { MAIL: 'sure' } },
    expected: { ...outOfStep, reply: /sure/ },
  },
  {
    id: 'also',
    title: 'the answer to RCPT belongs to DATA',
    script: { on: { RCPT: '354 go' } },
    expected: { ...outOfStep, reply: /354/ },
  },
  {
    id: 'NET-011',
    title: 'the connection is reset in the middle of the answer to MAIL',
    script: { on: { MAIL: { reply: { raw: '25' }, next: { reset: true } } } },
    expected: { status: 'critical', code: 'E_CONN_RESET', phase, isRetried: true },
  },
  {
    id: 'also',
    title: 'the connection is closed at RCPT',
    script: { on: { RCPT: { close: true } } },
    expected: { status: 'critical', code: 'E_CONN_CLOSED', phase, isRetried: true, message: /RCPT TO/ },
  },
];

/** How often the body of a message was asked for. */
function bodies(system: MailSystem): number {
  return system.smtp.said('DATA').length;
}

describe.concurrent('a message that is not taken', () => {
  test.each(REFUSALS)('$id: $title', async ({ script, inputs, expected }) => {
    // A server that wants a body though it has refused the envelope is sent an empty one.
    await using system = await startMailSystem({ smtp: script, deliver: (raw, put) => void (raw !== '' && put(raw)) });
    const report = await system.run({ ...RETRIES, ...limitsFor(expected), ...inputs });
    expectVerdict(report, expected);
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(report.checks[0]?.facts.arrivedIn).toBeUndefined();
    expect(system.messages()).toEqual([]);
    expect(system.commands().filter((command) => /^(?:UID )?(?:SELECT|STORE|EXPUNGE)/.test(command))).toEqual([]);
  });
});

describe.concurrent('a message of which nobody knows whether it was taken', () => {
  const lost: Verdict = {
    status: 'critical',
    code: 'E_MSG_AMBIGUOUS',
    phase,
    isRetried: false,
    hint: /not sent again/,
  };
  const HOW: readonly (readonly [string, Partial<Script>])[] = [
    ['SMTP-034: no answer to the message', { on: { '.': { hang: true } } }],
    ['SMTP-034: an answer to the message that dribbles for ever', { on: { '.': { drip: '250-still', everyMs: 300 } } }],
    ['SMTP-035: a reset after the final dot', { on: { '.': { reset: true } } }],
    ['SMTP-035: a close after the final dot', { on: { '.': { close: true } } }],
    ['a close within the code of the answer', { on: { '.': { reply: { raw: '25' }, next: { close: true } } } }],
    ['a close within the answer', { on: { '.': { reply: { raw: '250 2.0.0 Que' }, next: { close: true } } } }],
  ];

  test.each(HOW)('%s, and it does not arrive', async (_title, smtp) => {
    await using system = await startMailSystem({ smtp, deliver: () => {} });
    const report = await system.run({ ...RETRIES, ...SHORT_LIMITS, 'delivery-timeout': '500ms' });
    expectVerdict(report, lost);
    expect(bodies(system)).toBe(1);
    expect(report.checks[0]?.facts.messageId).toMatch(/^mail-probe\./);
  });

  test.each(HOW)('TRN-007: %s, and it arrives', async (_title, smtp) => {
    await using system = await startMailSystem({ smtp });
    const report = await system.run({ ...RETRIES, 'command-timeout': '2s' });
    expectVerdict(report, { status: 'warning', code: 'E_MSG_AMBIGUOUS_ARRIVED', phase, isRetried: false });
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(bodies(system)).toBe(1);
    expect(system.messages()).toEqual([]);
  });

  test('it is not sent again when the time of the check ends first', async () => {
    await using system = await startMailSystem({ smtp: { on: { '.': { hang: true } } }, deliver: () => {} });
    const report = await system.run({ ...RETRIES, timeout: '1500ms', 'delivery-timeout': '500ms' });
    expectVerdict(report, { status: 'critical', code: 'E_DEADLINE', isRetried: false });
    expect(bodies(system)).toBe(1);
  });

  test('it is not sent again when the mailbox cannot be watched either', async () => {
    await using system = await startMailSystem({
      smtp: { on: { '.': { reset: true } } },
      imap: { onCommand: (verb) => (verb === 'NOOP' ? 'drop' : undefined) },
    });
    const report = await system.run(RETRIES);
    expectVerdict(report, { status: 'critical', code: 'E_CONN_CLOSED', isRetried: false });
    expect(bodies(system)).toBe(1);
    expect(system.messages()).toEqual([]);
  });
});

describe.concurrent('a message that is taken for some', () => {
  const partial: Verdict = { status: 'critical', code: 'E_RCPT_PARTIAL', phase, isRetried: false };

  test.each([
    ['', undefined],
    [', with pipelining', PIPELINING],
  ])('SMTP-027: one of two recipients is refused%s', async (_title, capabilities) => {
    const on = { RCPT: ['250 2.1.5 Ok', '550 5.1.1 no'] };
    await using system = await startMailSystem({ smtp: { on, ...(capabilities ? { capabilities } : {}) } });
    const report = await system.run({ ...RETRIES, to: `${USERNAME}, ${SECOND}` });
    expectVerdict(report, { ...partial, message: /1 of 2 recipients: second@mail\.test/, reply: /550 5\.1\.1 no/ });
    expect(system.sent).toHaveLength(1);
    expect(system.messages()).toEqual([]);
    expect(report.checks[0]?.findings).toHaveLength(1);
  });

  test('two of three recipients are refused, each with its own words', async () => {
    const on = { RCPT: ['550 5.1.1 unknown', '250 2.1.5 Ok', '554-5.7.1 blocked\r\n554 5.7.1 see there'] };
    await using system = await startMailSystem({ smtp: { on } });
    const report = await system.run({ ...RETRIES, to: `${SECOND}, ${USERNAME}, third@mail.test` });
    const message = /2 of 3 recipients: second@mail\.test \(550 5\.1\.1\), third@mail\.test \(554 5\.7\.1\)\./;
    expectVerdict(report, {
      ...partial,
      message,
      reply: /550 5\.1\.1 unknown \| 554-5\.7\.1 blocked\s554 5\.7\.1 see there/,
    });
  });

  test('all recipients are refused, each with its own words', async () => {
    const on = { RCPT: ['550 5.1.1 unknown', '550 5.7.1 no relaying'] };
    await using system = await startMailSystem({ smtp: { on } });
    const report = await system.run({ ...RETRIES, to: `${SECOND}, third@mail.test` });
    const message = /refused all recipients: second@mail\.test \(550 5\.1\.1\), third@mail\.test \(550 5\.7\.1\)\./;
    expectVerdict(report, { ...recipient, message });
    expect(system.sent).toEqual([]);
  });

  test('SMTP-027: one of two recipients is greylisted', async () => {
    const on = { RCPT: ['450 4.2.0 Greylisted', '250 2.1.5 Ok'] };
    await using system = await startMailSystem({ smtp: { on } });
    const report = await system.run({ ...RETRIES, to: `${SECOND}, ${USERNAME}` });
    expectVerdict(report, { ...partial, message: /1 of 2 recipients: second@mail\.test/ });
    expect(bodies(system)).toBe(1);
  });
});

test('SMTP-032: the refusal of the body counts, not that of one recipient', async () => {
  const on = { RCPT: ['250 2.1.5 Ok', '550 5.1.1 no'], DATA: '451 4.3.0 queue full' };
  await using system = await startMailSystem({ smtp: { on } });
  const report = await system.run({ to: `${USERNAME}, ${SECOND}` });
  expectVerdict(report, { status: 'critical', code: 'E_MSG_TEMPFAIL', message: /451 4\.3\.0/ });
});

describe.concurrent('answers that do not match the commands', () => {
  test('SMTP-037: two answers to RCPT', async () => {
    const on = { RCPT: '250 ok\r\n250 ok' };
    await using system = await startMailSystem({ smtp: { on, capabilities: PIPELINING } });
    const report = await system.run(RETRIES);
    expectVerdict(report, { ...outOfStep, hint: /cannot be trusted/ });
    expect(bodies(system)).toBe(1);
    expect(system.messages()).toEqual([]);
  });

  test('SMTP-037: two answers to RCPT, without pipelining', async () => {
    await using system = await startMailSystem({ smtp: { on: { RCPT: '250 ok\r\n250 ok' } } });
    expectVerdict(await system.run(RETRIES), outOfStep);
    expect(bodies(system)).toBe(0);
  });

  test('two answers to AUTH', async () => {
    await using system = await startMailSystem({ smtp: { on: { AUTH: '235 ok\r\n250 more' } } });
    const report = await system.run(RETRIES);
    expectVerdict(report, { status: 'critical', code: 'E_PROTO_UNEXPECTED', isRetried: false, reply: /250 more/ });
    expect(system.sent).toEqual([]);
  });

  test('the message accepted before it is sent', async () => {
    await using system = await startMailSystem({ smtp: { on: { DATA: '354 go\r\n250 2.0.0 Queued as 7' } } });
    const report = await system.run(RETRIES);
    expectVerdict(report, { status: 'critical', code: 'E_PROTO_UNEXPECTED', isRetried: false, reply: /Queued as 7/ });
    expect(system.sent).toEqual([]);
  });

  test('DATA answered with 250: it works, but it is against the rules', async () => {
    await using system = await startMailSystem({ smtp: { on: { DATA: '250 go' } } });
    const report = await system.run(RETRIES);
    expectVerdict(report, { status: 'warning', code: 'E_PROTO_UNEXPECTED', phase, message: /DATA/, isRetried: false });
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(system.messages()).toEqual([]);
  });

  test('the message answered with 200', async () => {
    await using system = await startMailSystem({ smtp: { on: { '.': '200 hm' } } });
    expectVerdict(await system.run(RETRIES), outOfStep);
    expect(bodies(system)).toBe(1);
    expect(system.messages()).toEqual([]);
  });
});

test('NET-017: QUIT and LOGOUT that are never answered do no harm', async () => {
  await using system = await startMailSystem({
    smtp: { on: { QUIT: { hang: true } } },
    imap: { onCommand: (verb) => (verb === 'LOGOUT' ? '' : undefined) },
  });
  expectVerdict(await system.run(), { status: 'ok' });
});
