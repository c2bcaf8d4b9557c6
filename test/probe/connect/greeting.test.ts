/** The first words of a server: none, too few, somebody else's, or a refusal. */
import { describe, expect } from 'vitest';
import { type LoginFault, testLoginFaults, type Verdict } from '../../support/scripted/login-faults.ts';
import type { Reply, Script } from '../../support/scripted/script.ts';

const smtp = (greeting: Reply, more: Partial<Script> = {}): Script => ({ protocol: 'smtp', greeting, ...more });
const imap = (greeting: Reply, more: Partial<Script> = {}): Script => ({ protocol: 'imap', greeting, ...more });

const silence: Verdict = { status: 'critical', code: 'E_GREETING_TIMEOUT', isRetried: true, message: /within 1\.5 s/ };
const refusal: Verdict = { status: 'critical', code: 'E_GREETING_REJECTED', isRetried: true };
const foreign: Verdict = { status: 'critical', code: 'E_GREETING_INVALID', isRetried: false, hint: /host and port/ };
const reset: Verdict = {
  status: 'critical',
  code: 'E_CONN_RESET',
  isRetried: true,
  message: /before the greeting/,
  hint: /bans/,
};
const closed: Verdict = { status: 'critical', code: 'E_CONN_CLOSED', isRetried: true, message: /before the greeting/ };
const ok: Verdict = { status: 'ok', isRetried: false };

const FAULTS: readonly LoginFault[] = [
  {
    id: 'IMAP-001',
    title: 'says nothing',
    script: imap({ hang: true }),
    expected: { ...silence, phase: 'imap_greeting' },
  },
  {
    id: 'also',
    title: 'says nothing',
    script: smtp({ hang: true }),
    expected: { ...silence, phase: 'smtp_greeting' },
  },
  { id: 'IMAP-005', title: 'dribbles bytes without a line end', script: imap({ raw: '* OK ' }), expected: silence },
  {
    id: 'IMAP-005',
    title: 'dribbles bytes without a line end, in clear text',
    script: imap({ raw: '* OK ' }, { tlsMode: 'starttls' }),
    expected: silence,
    // It has spoken, so that nobody asks it on a further connection whether it wants TLS.
    and: (server) => expect(server.connections).toBe(2),
  },
  {
    id: 'SMTP-007',
    title: 'greets in lines without end',
    script: smtp({ drip: '220-still', everyMs: 300 }),
    expected: silence,
  },
  {
    id: 'SMTP-007',
    title: 'greets in a thousand lines at once',
    script: smtp({ lines: 1000, of: '220-still' }),
    expected: { status: 'critical', code: 'E_PROTO_TOO_LARGE', isRetried: false },
  },
  {
    id: 'SMTP-007',
    title: 'greets in a thousand lines before STARTTLS',
    script: smtp({ lines: 1000, of: '220-still' }, { tlsMode: 'starttls' }),
    expected: { status: 'critical', code: 'E_PROTO_TOO_LARGE', isRetried: false },
  },
  { id: 'SMTP-002', title: 'greets after 800 ms', script: smtp({ delayMs: 800, line: '220 mail.test' }), expected: ok },
  {
    id: 'NET-004',
    title: 'resets at once',
    script: smtp({ reset: true }, { tlsMode: 'none' }),
    expected: reset,
  },
  {
    id: 'NET-004',
    title: 'resets at once',
    script: imap({ reset: true }, { tlsMode: 'none' }),
    expected: reset,
  },
  { id: 'NET-004', title: 'resets inside TLS', script: smtp({ reset: true }), expected: reset },
  { id: 'NET-005', title: 'closes at once', script: smtp({ close: true }, { tlsMode: 'none' }), expected: closed },
  { id: 'NET-005', title: 'closes at once', script: imap({ close: true }, { tlsMode: 'starttls' }), expected: closed },
  { id: 'NET-005', title: 'closes inside TLS', script: imap({ close: true }), expected: closed },
  {
    id: 'NET-011',
    title: 'resets in the middle of the greeting',
    script: smtp({ reply: { raw: '220 m' }, next: { reset: true } }),
    expected: reset,
  },
  {
    id: 'NET-011',
    title: 'resets in the middle of the greeting',
    script: imap({ reply: { raw: '* OK' }, next: { reset: true } }),
    expected: reset,
  },
  {
    id: 'NET-015',
    title: 'speaks HTTP',
    script: smtp('HTTP/1.1 400 Bad Request\r\n'),
    expected: { ...foreign, message: /speaks HTTP, not SMTP/, reply: /^HTTP\/1\.1 400/ },
  },
  {
    id: 'NET-015',
    title: 'speaks HTTP',
    script: imap('HTTP/1.1 400 Bad Request\r\n', { tlsMode: 'starttls' }),
    expected: { ...foreign, message: /speaks HTTP, not IMAP/ },
  },
  {
    id: 'NET-011',
    title: 'resets after its greeting',
    script: smtp({ reply: '220 mail.test', next: { reset: true } }),
    expected: { ...reset, message: /before the answer to EHLO/ },
  },
  {
    id: 'NET-011',
    title: 'resets after its greeting',
    script: imap({ reply: '* OK Ready', next: { reset: true } }),
    expected: { ...reset, message: /before the answer to CAPABILITY/ },
  },
  {
    id: 'NET-005',
    title: 'closes after its greeting',
    script: smtp({ reply: '220 mail.test', next: { close: true } }, { tlsMode: 'none' }),
    expected: { ...closed, message: /before the answer to EHLO/ },
  },
  {
    id: 'NET-005',
    title: 'closes after its greeting',
    script: imap({ reply: '* OK Ready', next: { close: true } }, { tlsMode: 'none' }),
    expected: { ...closed, message: /before the answer to CAPABILITY/ },
  },
  {
    id: 'SMTP-004',
    title: 'rejects with 554',
    script: smtp('554 5.7.1 blocked using dnsbl'),
    expected: { ...refusal, isRetried: false, hint: /block list/, reply: /554 5\.7\.1/ },
  },
  { id: 'also', title: 'is busy', script: smtp('421 4.3.2 too busy'), expected: { ...refusal, reply: /421/ } },
  {
    id: 'also',
    title: 'says BYE',
    script: imap('* BYE too many connections'),
    expected: { ...refusal, reply: /BYE too many/ },
  },
  {
    id: 'SMTP-005',
    title: 'speaks IMAP on the SMTP port',
    script: smtp('* OK IMAP'),
    expected: { ...foreign, message: /speaks IMAP, not SMTP/ },
  },
  {
    id: 'IMAP-004',
    title: 'speaks SMTP on the IMAP port',
    script: imap('220 mx ESMTP'),
    expected: { ...foreign, message: /speaks SMTP, not IMAP/ },
  },
  {
    id: 'IMAP-003',
    title: 'greets with NO',
    script: imap('* NO sorry'),
    expected: { ...foreign, message: /not valid IMAP/ },
  },
  { id: 'IMAP-003', title: 'greets with BAD', script: imap('* BAD sorry'), expected: foreign },
  { id: 'IMAP-003', title: 'greets with a tag', script: imap('1 OK ready'), expected: foreign },
  {
    id: 'IMAP-006',
    title: 'refers to another host',
    script: imap('* OK [REFERRAL imap://evil.test/] go'),
    expected: ok,
    and: (server) => expect(server.connections).toBe(1),
  },
  {
    id: 'TLS-030',
    title: 'claims a login before STARTTLS',
    script: imap('* PREAUTH hi', { tlsMode: 'starttls' }),
    expected: { status: 'critical', code: 'E_AUTH_BYPASS', isRetried: false, message: /PREAUTH/ },
  },
  {
    id: 'TLS-031',
    title: 'claims a login inside TLS',
    script: imap('* PREAUTH hi'),
    expected: { status: 'critical', code: 'E_AUTH_BYPASS', isRetried: false, phase: 'imap_greeting' },
  },
  {
    id: 'SEC-012',
    title: 'greets with the password',
    script: smtp('554 Tr0ub4dor&3-"käse" is not welcome'),
    expected: { ...refusal, isRetried: false },
  },
];

describe('a greeting', () => {
  testLoginFaults(FAULTS);
});
