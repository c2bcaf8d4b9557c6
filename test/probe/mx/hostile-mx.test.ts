/** Mail servers that flood, drip, mumble, cut the line or answer out of turn. No talk hangs, and none is green. */
import { expect, test } from 'vitest';
import { talkToMx } from '../../../src/mail/mx/talk-to-mx.ts';
import { ProbeFailure } from '../../../src/model/failure.ts';
import type { Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { briefly, playTalk, talkContext, talkOptions, targetOf } from './talk.ts';

const AT = 'mail.test (127.0.0.1)';
const PLAIN = { tlsMode: 'none' } as const;
/** A server without TLS is named as such; what is asked here is something else. */
const withoutTls = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line !== `warning E_TLS_REQUIRED ${AT}`);

interface Case {
  readonly name: string;
  readonly script: Partial<Script>;
  readonly code: string;
  readonly connections?: number;
  readonly limitMs?: number;
}

const CASES: readonly Case[] = [
  { name: 'an endless EHLO reply', script: { on: { EHLO: { lines: 1e6, of: '250-X' } } }, code: 'E_PROTO_TOO_LARGE' },
  { name: 'an endless line', script: { on: { RCPT: { bytes: 4e6 } } }, code: 'E_PROTO_TOO_LARGE' },
  { name: 'an endless greeting', script: { greeting: { lines: 1e6, of: '220-x' } }, code: 'E_PROTO_TOO_LARGE' },
  { name: 'garbage for EHLO', script: { on: { EHLO: { raw: '\x00\xff\x13\r\n' } } }, code: 'E_PROTO' },
  { name: 'garbage for RCPT', script: { on: { RCPT: 'lovely weather' } }, code: 'E_PROTO_UNEXPECTED' },
  { name: 'a greeting of another protocol', script: { greeting: '* OK IMAP4rev1' }, code: 'E_GREETING_INVALID' },
  { name: '354 to RCPT', script: { on: { RCPT: '354 Go ahead' } }, code: 'E_PROTO_UNEXPECTED' },
  { name: '220 to RCPT', script: { on: { RCPT: '220 Hello' } }, code: 'E_PROTO_UNEXPECTED' },
  { name: 'yes and no at once', script: { on: { RCPT: '250-Ok\r\n550 No' } }, code: 'E_PROTO' },
  { name: 'an answer too many', script: { on: { MAIL: '250 Ok\r\n250 Ok' } }, code: 'E_PROTO_UNEXPECTED' },
  { name: 'answers ahead of EHLO', script: { greeting: '220 Hi\r\n250 Ok' }, code: 'E_PROTO_UNEXPECTED' },
  { name: 'a closed line', script: { on: { EHLO: { close: true } } }, code: 'E_CONN_CLOSED', connections: 2 },
  { name: 'a reset', script: { on: { MAIL: { reset: true } } }, code: 'E_CONN_RESET', connections: 2 },
  {
    name: 'a drip in the greeting',
    script: { greeting: { drip: '220-wait', everyMs: 20 } },
    code: 'E_GREETING_TIMEOUT',
    connections: 2,
    limitMs: 300,
  },
  {
    name: 'a drip in the answer to EHLO',
    script: { on: { EHLO: { drip: '250-wait', everyMs: 20 } } },
    code: 'E_CMD_TIMEOUT',
    connections: 2,
    limitMs: 300,
  },
  {
    name: 'silence after MAIL',
    script: { on: { MAIL: { hang: true } } },
    code: 'E_CMD_TIMEOUT',
    connections: 2,
    limitMs: 300,
  },
];

test.each(CASES)('$name is $code', async ({ script, code, connections = 1, limitMs }) => {
  const scene = await playTalk({ ...PLAIN, ...script }, limitMs === undefined ? {} : { commandTimeoutMs: limitMs });
  expect(withoutTls(briefly(scene.concerns))).toEqual([`critical ${code} ${AT}`]);
  expect(scene.connections).toBe(connections);
  expect(scene.talk.outcome).toBe('failed');
});

test('answers in single octets are read as any others', async () => {
  const raw = '250 2.1.5 Ok\r\n';
  const slowly = [...raw].reduceRight<NonNullable<Script['on']>[string] & object>(
    (next, octet) => ({ reply: { raw: octet }, next: { delayMs: 1, line: next as never } }),
    { raw: '' },
  );
  const { talk } = await playTalk({ ...PLAIN, on: { RCPT: slowly as never } });
  expect(talk).toMatchObject({ outcome: 'ok', recipients: [{ outcome: 'accepted', reply: '250 2.1.5 Ok' }] });
});

test('a reply that looks like commands and workflow commands stays a reply', async () => {
  const reply = '550 5.1.1 DATA\u001b[31m ::error::RCPT TO:<x@example.test>';
  const { talk, concerns } = await playTalk({ on: { RCPT: reply } });
  expect(talk.recipients[0]).toMatchObject({ outcome: 'refused', reply });
  expect(briefly(concerns)).toEqual([`warning E_RCPT_REJECTED ${AT}`]);
});

test('a body is never sent, however much a server asks for it', async () => {
  const on = { RCPT: '250 Ok', RSET: '354 Send the message', MAIL: '250 Ok' };
  const { heard } = await playTalk({ ...PLAIN, on }, { recipients: ['a@example.test', 'b@example.test'] });
  expect(heard.some((line) => /^(?:DATA|BDAT|AUTH)/i.test(line))).toBe(false);
});

test('a broken RSET after the last answer changes nothing, and before another recipient ends the talk', async () => {
  const on = { RSET: '502 5.5.2 Unknown' };
  expect(withoutTls(briefly((await playTalk({ ...PLAIN, on })).concerns))).toEqual([]);
  const two = await playTalk({ ...PLAIN, on }, { recipients: ['a@example.test', 'b@example.test'] });
  expect(two.talk).toMatchObject({ outcome: 'failed', recipients: [{ outcome: 'accepted' }] });
  expect(withoutTls(briefly(two.concerns))).toEqual([`warning E_PROTO_UNEXPECTED ${AT}`]);
});

test('a talk that is cancelled ends at once, with the reason and without a verdict', async () => {
  await using server = await startScripted({ protocol: 'smtp', tlsMode: 'starttls', on: { RCPT: { hang: true } } });
  const end = new AbortController();
  const reason = new ProbeFailure({ code: 'E_CANCELLED', phase: 'smtp_send', message: 'Cancelled.', hint: '-' });
  const { context, lines } = talkContext({}, end.signal);
  const talk = talkToMx(targetOf(server), await talkOptions(), {
    ...context,
    trace: (protocol, direction, line) => {
      context.trace(protocol, direction, line);
      if (line.includes('RCPT')) setImmediate(() => end.abort(reason));
    },
  });
  await expect(talk).rejects.toBe(reason);
  expect(lines.at(-1)).toContain('RCPT TO');
  await server.allClosed();
  expect(server.connections).toBe(1);
});

test('a talk that is cancelled before it begins dials nothing', async () => {
  await using server = await startScripted({ protocol: 'smtp' });
  const { context } = talkContext({}, AbortSignal.abort(new Error('over')));
  await expect(talkToMx(targetOf(server), await talkOptions(), context)).rejects.toThrow('over');
  expect(server.connections).toBe(0);
});
