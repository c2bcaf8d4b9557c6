/**
 * BEH-B8, BEH-B11, BEH-B12, BEH-B13, BEH-B17, BEH-D2: what a server means by a refusal is decided by its codes and its
 * words. A scripted server says each sample at every command where the table knows it, and the report must say whose
 * side it is, what to do, and whether it was tried again.
 */
import { describe, expect, test } from 'vitest';
import { findMeaning } from '../../../src/mail/refusal/find-row.ts';
import { IMAP_STEPS, type SessionStep, SMTP_STEPS } from '../../../src/mail/refusal/row.ts';
import type { FailureCode } from '../../../src/model/failure-codes.ts';
import type { Protocol } from '../../../src/model/phase.ts';
import { REFUSAL_SAMPLES, type RefusalSample } from '../../support/refusals/samples.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import type { Reply, Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

/** How a refusal is said at a step: the mode that gets there, and the server that says it. */
interface Place {
  readonly inputs: Readonly<Record<string, string>>;
  readonly script: (reply: string) => Omit<Script, 'protocol'>;
}

const on =
  (verb: string, more: Readonly<Record<string, Reply>> = {}) =>
  (reply: string) => ({
    on: { ...more, [verb]: reply },
  });
const SEND = { mode: 'smtp-send', from: 'probe@mail.test', to: 'probe@mail.test' };
const MAILBOX = { mode: 'imap-mailbox', mailboxes: 'Work' };
const SEARCH = { mode: 'imap-search', mailbox: 'Work' };
const DELETE = { ...SEARCH, 'delete-found': 'true', search: 'larger: 100' };
const FOUND = {
  'UID SEARCH': '* SEARCH 7',
  'UID FETCH': '* 1 FETCH (UID 7 RFC822.SIZE 5000 FLAGS () INTERNALDATE "01-Nov-2026 10:00:00 +0000")',
  'UID STORE': 'OK Done',
};
const words = (reply: string): string => reply.replace(/^(?:NO|BAD) /, '');
const bye = (reply: string): Reply => ({ raw: `* BYE ${words(reply)}\r\n` });

const PLACES: Readonly<Record<Protocol, Readonly<Partial<Record<SessionStep, Place>>>>> = {
  smtp: {
    greeting: { inputs: { mode: 'smtp-connect' }, script: (greeting) => ({ greeting }) },
    ehlo: { inputs: { mode: 'smtp-connect' }, script: on('EHLO') },
    login: { inputs: { mode: 'smtp-login' }, script: on('AUTH') },
    mail: { inputs: SEND, script: on('MAIL') },
    rcpt: { inputs: SEND, script: on('RCPT') },
    data: { inputs: SEND, script: on('DATA') },
    body: { inputs: SEND, script: on('.') },
  },
  imap: {
    greeting: { inputs: { mode: 'imap-connect' }, script: (reply) => ({ greeting: `* BYE ${words(reply)}` }) },
    login: { inputs: { mode: 'imap-login' }, script: on('AUTHENTICATE') },
    // The list of mailboxes, which is asked for to give a hint, is refused as well.
    open: { inputs: SEARCH, script: on('EXAMINE', { LIST: 'NO no' }) },
    status: { inputs: MAILBOX, script: on('STATUS', { LIST: 'NO no' }) },
    list: { inputs: { ...MAILBOX, mailboxes: '*' }, script: on('LIST') },
    search: { inputs: SEARCH, script: on('UID SEARCH') },
    fetch: { inputs: DELETE, script: on('UID FETCH', FOUND) },
    store: { inputs: DELETE, script: on('UID STORE', FOUND) },
    expunge: { inputs: DELETE, script: on('UID EXPUNGE', FOUND) },
    other: {
      inputs: { mode: 'imap-login' },
      script: (reply) => ({ on: { CAPABILITY: ['* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR', reply] } }),
    },
    bye: { inputs: SEARCH, script: (reply) => ({ on: { EXAMINE: bye(reply) } }) },
  },
};

async function refuse(
  protocol: Protocol,
  step: SessionStep,
  reply: string,
  inputs: Readonly<Record<string, string>> = {},
) {
  const place = PLACES[protocol][step];
  if (!place) throw new Error(`No place for ${step}`);
  await using server = await startScripted({ protocol, tlsMode: 'none', ...place.script(reply) });
  const all = { ...server.inputs, ...LONG_LIMITS, retries: '1', 'retry-delay': '0s', ...place.inputs, ...inputs };
  const report = await runProbe({ ...all, 'ehlo-name': protocol === 'smtp' ? 'runner.test' : '' });
  const [check] = report.checks;
  return { report, attempts: check?.attempts, findings: check?.findings ?? [], heard: server.heard };
}

/** The steps at which a sample means what it means at its usual step. */
function stepsOf(protocol: Protocol, { reply, step }: RefusalSample): readonly SessionStep[] {
  const text = reply.replaceAll('\r\n', '\n');
  const row = findMeaning(text, step)?.row;
  const steps: readonly SessionStep[] = protocol === 'smtp' ? SMTP_STEPS : IMAP_STEPS;
  return steps.filter((each) => row !== undefined && findMeaning(text, each)?.row === row);
}

const CASES = (['smtp', 'imap'] as const).flatMap((protocol) =>
  REFUSAL_SAMPLES[protocol].map((sample) => ({ protocol, sample, title: `${protocol}: ${sample.reply}` })),
);

describe.concurrent('a refusal', () => {
  test.each(CASES)('$title', async ({ protocol, sample }) => {
    for (const step of stepsOf(protocol, sample)) {
      const { reply } = sample;
      const { findings, attempts, report } = await refuse(protocol, step, reply);
      const at = `${step}: ${report.message}`;
      const meaning = findMeaning(reply.replaceAll('\r\n', '\n'), step);
      expect(findings[0]?.hint, at).toContain(meaning?.row.hint.replace('{name}', 'runner.test'));
      expect(findings[0]?.reply, at).toContain(words(reply.split('\r\n').at(-1) ?? ''));
      expect(attempts, at).toBe(sample.mayPass ? 2 : 1);
      if (step === sample.step) expect(findings[0]?.code, at).toBe(sample.code);
    }
  });
});

type Expected = readonly [
  id: string,
  step: SessionStep,
  reply: string,
  code: FailureCode,
  attempts: 1 | 2,
  hint: RegExp,
  inputs?: Readonly<Record<string, string>>,
];
/** With inputs in any case. */
function complete([id, step, reply, code, attempts, hint, inputs = {}]: Expected) {
  return [id, step, reply, code, attempts, hint, inputs] as const;
}
const INBOX = { mailbox: 'INBOX', mailboxes: 'INBOX' };

describe.concurrent('a refusal over IMAP', () => {
  const UNAVAILABLE = 'E_MAILBOX_UNAVAILABLE';
  const EXPECTED: readonly Expected[] = (['open', 'status'] as const).flatMap((step): readonly Expected[] => [
    ['BEH-B8', step, 'NO [UNAVAILABLE] Temporary problem', UNAVAILABLE, 2, /retries may help/, INBOX],
    ['BEH-B8', step, 'NO [INUSE] Mailbox in use', UNAVAILABLE, 2, /locked/, INBOX],
    ['BEH-B8', step, 'NO Server Unavailable. 15', UNAVAILABLE, 2, /down or overloaded/, INBOX],
    ['BEH-B8', step, 'NO [THROTTLED] Slow down', 'E_THROTTLED', 2, /less often/, INBOX],
    ['BEH-B8', step, 'NO [NONEXISTENT] Unknown Mailbox', 'E_MAILBOX_MISSING', 1, /Check the name/, INBOX],
    ['BEH-B8', step, 'NO gone', UNAVAILABLE, 1, /INBOX, so it is not missing/, INBOX],
    ['BEH-B8', step, 'NO [NOPERM] no', UNAVAILABLE, 1, /lacks the right/],
    ['BEH-B8', step, 'NO gone', 'E_MAILBOX_MISSING', 1, /Check the name/],
    ['BEH-B8', step, 'BAD what', UNAVAILABLE, 1, /refuses the command itself/],
    [
      'BEH-B1',
      step,
      'BAD User is authenticated but not connected.',
      'E_AUTH_REJECTED',
      1,
      /wrong password.*scope.*licence/,
      INBOX,
    ],
  ]);
  const MORE: readonly Expected[] = [
    [
      'BEH-B11',
      'login',
      'NO [OVERQUOTA] Account exceeded command or bandwidth limits.',
      'E_THROTTLED',
      1,
      /probe less often/,
    ],
    ['BEH-B17', 'bye', 'Session invalidated - AccessTokenExpired', 'E_AUTH_TOKEN', 1, /fresh one/],
    ['BEH-B17', 'bye', '[UNAVAILABLE] Restarting', 'E_CONN_CLOSED', 2, /down or overloaded/],
    ['BEH-B17', 'bye', 'Too many connections from your IP', 'E_THROTTLED', 2, /fewer checks/],
    ['BEH-B1', 'bye', 'Connection closed. 14', 'E_AUTH_REJECTED', 1, /wrong password/],
    ['BEH-D2', 'login', 'NO [UNAVAILABLE] Authentication failed.', 'E_AUTH_REJECTED', 1, /user name and password/],
    ['BEH-D2', 'login', 'NO [UNAVAILABLE] Temporary authentication failed.', 'E_AUTH_TEMP', 2, /back-end/],
  ];

  test.each([...EXPECTED, ...MORE].map(complete))(
    '%s at %s: %s',
    async (_id, step, reply, code, attempts, hint, inputs) => {
      const { findings, attempts: made, report } = await refuse('imap', step, reply, inputs);
      expect([findings[0]?.code, made], report.message).toEqual([code, attempts]);
      expect(findings[0]?.hint).toMatch(hint);
      expect(findings[0]?.reply).toContain(words(reply));
    },
  );
});

describe.concurrent('a refusal over SMTP', () => {
  const EXPECTED: readonly Expected[] = [
    ['BEH-B11', 'login', '454 4.7.0 Too many login attempts', 'E_THROTTLED', 2, /counts logins/],
    ['BEH-B11', 'body', '432 4.3.2 Concurrent connections limit exceeded', 'E_THROTTLED', 2, /fewer checks/],
    ['BEH-B11', 'body', '550 5.4.5 Daily sending limit exceeded', 'E_THROTTLED', 1, /another account/],
    [
      'BEH-B12',
      'rcpt',
      '550 5.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]',
      'E_GREETING_REJECTED',
      1,
      /PTR/,
    ],
    [
      'BEH-B12',
      'rcpt',
      '450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.1]',
      'E_GREETING_REJECTED',
      2,
      /PTR/,
    ],
    [
      'BEH-B12',
      'rcpt',
      '450 4.1.8 <probe@mail.test>: Sender address rejected: Domain not found',
      'E_MSG_TEMPFAIL',
      2,
      /from/,
    ],
    ['BEH-B12', 'rcpt', '552 5.2.2 mailbox full', 'E_RCPT_REJECTED', 1, /is full/],
    ['BEH-B12', 'body', '552 5.2.2 Over quota', 'E_RCPT_REJECTED', 1, /is full/],
    ['BEH-B12', 'rcpt', '530 5.7.0 Must issue a STARTTLS command first', 'E_TLS_REQUIRED', 1, /tls-mode/],
    ['BEH-B12', 'body', '550 5.1.1 no such user', 'E_RCPT_REJECTED', 1, /address in to/],
    ['BEH-B12', 'rcpt', '501 5.1.8 Bad sender', 'E_SENDER_REJECTED', 1, /from/],
    ['BEH-B12', 'mail', '502 5.7.0 Please authenticate first', 'E_SENDER_REJECTED', 1, /login/],
    ['BEH-D2', 'login', '454 4.7.0 auth: invalid credentials', 'E_AUTH_REJECTED', 1, /user name and password/],
    ['BEH-D2', 'login', '454 4.7.0 authentication failed', 'E_AUTH_REJECTED', 1, /not repeated/],
    [
      'BEH-D2',
      'login',
      '454 4.7.0 Temporary authentication failed: invalid credentials cache',
      'E_AUTH_TEMP',
      2,
      /back-end/,
    ],
  ];

  test.each(EXPECTED.map(complete))('%s at %s: %s', async (_id, step, reply, code, attempts, hint, inputs) => {
    const { findings, attempts: made, report } = await refuse('smtp', step, reply, inputs);
    expect([findings[0]?.code, made], report.message).toEqual([code, attempts]);
    expect(findings[0]?.hint).toMatch(hint);
    expect(findings[0]?.reply).toBe(reply);
  });

  test('BEH-B12: of several recipients, the hint is about the one that was refused', async () => {
    const script = { RCPT: ['250 2.1.5 Ok', '552 5.2.2 mailbox full'] };
    await using server = await startScripted({ protocol: 'smtp', tlsMode: 'none', on: script });
    const to = 'probe@mail.test, second@mail.test';
    const report = await runProbe({ ...server.inputs, ...LONG_LIMITS, ...SEND, to });
    expect(report).toMatchObject({ code: 'E_RCPT_PARTIAL', hint: expect.stringMatching(/others\..*is full/) });
  });
});

describe.concurrent('a greeting over IMAP that no RFC knows', () => {
  test.each([
    ['421 Too busy', 'E_GREETING_REJECTED', 2, /Try later/],
    ['* NO Your IP address is blocked', 'E_GREETING_REJECTED', 1, /banned addresses/],
    ['* BAD Server busy', 'E_GREETING_REJECTED', 2, /busy/],
    ['* BYE [UNAVAILABLE] no', 'E_GREETING_REJECTED', 2, /down or overloaded/],
    ['* NO sorry', 'E_GREETING_INVALID', 1, /host and port/],
    ['554 mail.test says no', 'E_GREETING_INVALID', 1, /host and port/],
  ] as const)('BEH-B13: %s', async (greeting, code, attempts, hint) => {
    for (const tlsMode of ['none', 'implicit', 'starttls'] as const) {
      await using server = await startScripted({ protocol: 'imap', tlsMode, greeting });
      const inputs = { mode: 'imap-connect', ...server.inputs, ...LONG_LIMITS, retries: '1', 'retry-delay': '0s' };
      const report = await runProbe(inputs);
      expect([report.code, report.checks[0]?.attempts], tlsMode).toEqual([code, attempts]);
      expect(report.hint).toMatch(hint);
      expect(report.checks[0]?.findings[0]?.reply).toBe(greeting);
    }
  });
});

describe.concurrent('an answer that is no SMTP', () => {
  test.each([
    ['ehlo', '999 what', 'E_PROTO'],
    ['ehlo', 'what', 'E_PROTO'],
    ['login', '999 what', 'E_PROTO_UNEXPECTED'],
    ['login', 'what', 'E_PROTO_UNEXPECTED'],
    ['mail', '999 what', 'E_PROTO_UNEXPECTED'],
    ['rcpt', 'what', 'E_PROTO_UNEXPECTED'],
    ['data', '999 what', 'E_PROTO_UNEXPECTED'],
  ] as const)('BEH-C3 at %s: %s is not tried again', async (step, reply, code) => {
    const { report, attempts } = await refuse('smtp', step, reply);
    expect([report.code, attempts], report.message).toEqual([code, 1]);
  });

  test.each(['999 what', 'what'])('BEH-C3 at EHLO before STARTTLS: %s', async (EHLO) => {
    await using server = await startScripted({ protocol: 'smtp', tlsMode: 'starttls', on: { EHLO } });
    const inputs = { mode: 'smtp-connect', ...server.inputs, ...LONG_LIMITS, retries: '1', 'retry-delay': '0s' };
    const report = await runProbe(inputs);
    expect([report.code, report.checks[0]?.attempts]).toEqual(['E_PROTO', 1]);
  });
});
