import { describe, expect, test } from 'vitest';
import type { MxTrouble } from '../../../../../src/mail/mx/talk.ts';
import { dialTargets } from '../../../../../src/probes/mx/talks/dial-targets.ts';
import { untestedTalks } from '../../../../../src/probes/mx/talks/untested-talks.ts';
import { answer, certificateWith, concernsOf, HOST, judged, talkWith } from '../talks.ts';

const ENFORCED = { promises: { isEnforced: true, tlsaHosts: [] } };
const trouble = (code: MxTrouble['code'], reply?: string): MxTrouble => ({
  code,
  message: 'It failed.',
  hint: 'Mend it.',
  reply,
});

test('a healthy talk is no concern, whatever is promised', () => {
  expect(judged([talkWith()])).toEqual([]);
  expect(judged([talkWith()], ENFORCED)).toEqual([]);
  expect(judged([talkWith()], { before: [talkWith()] })).toEqual([]);
  expect(judged([])).toEqual([]);
});

describe('mx-accepts', () => {
  const POSTMASTER = 'postmaster@example.org';
  test.each([
    ['554 5.7.1 <postmaster@example.org>: Relay access denied', 'critical E_MX_NOT_RESPONSIBLE'],
    ['550 relay not permitted', 'critical E_MX_NOT_RESPONSIBLE'],
    ['550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'critical E_MX_NOT_RESPONSIBLE'],
    ['550 5.1.2 Host unknown', 'critical E_MX_NOT_RESPONSIBLE'],
    ['556 5.1.10 Recipient address has null MX', 'critical E_MX_NOT_RESPONSIBLE'],
    ['550 No', 'critical E_MX_NOT_RESPONSIBLE'],
    ['530 5.7.0 Authentication required', 'critical E_MX_NOT_RESPONSIBLE'],
    ['550 5.1.1 The email account that you tried to reach does not exist', 'critical E_RCPT_REJECTED'],
    ['550 5.4.1 Recipient address rejected: Access denied', 'critical E_RCPT_REJECTED'],
    ['550 5.2.1 Mailbox disabled', 'critical E_RCPT_REJECTED'],
    ['550 Unrouteable address', 'critical E_RCPT_REJECTED'],
    ['451 4.7.1 Greylisting in action, please come back later', 'warning E_GREYLISTED'],
    ['450 4.2.0 Try again', 'warning E_GREYLISTED'],
    ['450 later', 'warning E_GREYLISTED'],
    ['452 4.3.1 Insufficient system storage', 'warning E_MSG_TEMPFAIL'],
    ['451 4.4.3 Temporary lookup failure', 'warning E_MSG_TEMPFAIL'],
    ['451 4.7.0 Too many connections from your address', 'warning E_THROTTLED'],
    ['550 5.7.1 Service unavailable; client blocked using zen.spamhaus.org', 'unknown E_GREETING_REJECTED'],
    ['550 5.7.25 The sending IP does not have a PTR record', 'unknown E_GREETING_REJECTED'],
    ['450 4.7.25 Client host rejected: cannot find your hostname', 'unknown E_GREETING_REJECTED'],
    ['504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname', 'unknown E_EHLO_NAME'],
    ['550 5.7.23 SPF validation failed', 'unknown E_SENDER_REJECTED'],
  ])('%s', (reply, expected) => {
    expect(judged([talkWith({ replies: { [POSTMASTER]: reply } })])).toEqual([expected]);
  });

  test('postmaster, whom the user has not named, may be missing: it is a warning', () => {
    const talk = talkWith({ replies: { [POSTMASTER]: '550 5.4.1 Recipient address rejected: Access denied' } });
    expect(judged([talk], { areRecipientsDeclared: false })).toEqual(['warning E_RCPT_REJECTED']);
    const relay = talkWith({ replies: { [POSTMASTER]: '554 5.7.1 Relay access denied' } });
    expect(judged([relay], { areRecipientsDeclared: false })).toEqual(['critical E_MX_NOT_RESPONSIBLE']);
  });

  test('of several recipients one may be unknown, and all of them are a domain that is', () => {
    const one = talkWith({ replies: { 'a@example.org': '250 Ok', 'b@example.org': '550 5.1.1 User unknown' } });
    expect(judged([one])).toEqual(['critical E_RCPT_REJECTED']);
    expect(concernsOf([one])[0]?.message).toContain('b@example.org (550 5.1.1 User unknown)');
    const all = talkWith({ replies: { 'a@example.org': '550 5.1.1 No', 'b@example.org': '550 5.1.1 No' } });
    expect(judged([all])).toEqual(['critical E_MX_NOT_RESPONSIBLE']);
  });

  test('the hint holds what to configure, with the domain', () => {
    const [concern] = concernsOf([talkWith({ replies: { [POSTMASTER]: '554 5.7.1 Relay access denied' } })]);
    expect(concern?.hint).toMatch(/example\.org .*mydestination.*relay_to_domains.*accepted domain/s);
    expect(concern?.subject).toBe('mx.example.org (192.0.2.1)');
  });

  test.each([
    '530 5.7.0 Authentication required',
    '554 5.7.1 <runner.test[192.0.2.7]>: Client host rejected: Access denied',
    '554 5.7.1 <postmaster@example.org>: Recipient address rejected: Access denied',
    '450 4.2.0 Greylisted',
  ])('a port for logins tests TLS, and no recipients: %s', (reply) => {
    for (const port of [465, 587])
      expect(judged([talkWith({ target: { port }, replies: { [POSTMASTER]: reply } })])).toEqual([]);
  });
});

describe('mx-relay, mx-unknown-rcpt', () => {
  test.each([
    ['250 Ok', ['critical E_OPEN_RELAY', 'warning E_MX_CATCH_ALL']],
    ['550 5.7.1 No', []],
    ['450 4.2.0 Greylisted', []],
  ])('%s', (reply, expected) => {
    const talk = talkWith({ relay: answer('x@example.com', reply), unknownRecipient: answer('y@example.org', reply) });
    expect(judged([talk])).toEqual(expected);
  });
});

describe('mx-starttls', () => {
  const clear = (more = {}) => talkWith({ tls: undefined, tlsTrouble: trouble('E_TLS_REQUIRED'), ...more });

  test('is a warning where nothing is promised', () => {
    expect(judged([clear()])).toEqual(['warning E_TLS_REQUIRED']);
    expect(judged([clear()], { promises: { isEnforced: false, tlsaHosts: ['other.test'] } })).toEqual([
      'warning E_TLS_REQUIRED',
    ]);
  });

  test('is critical under an enforced policy and with TLSA records', () => {
    expect(judged([clear()], ENFORCED)).toEqual(['critical E_TLS_REQUIRED']);
    expect(judged([clear()], { promises: { isEnforced: false, tlsaHosts: [HOST] } })).toEqual([
      'critical E_TLS_REQUIRED',
    ]);
  });

  test('is critical at a new server when the published one had it, and only then', () => {
    const planned = clear({ target: { address: '192.0.2.9', origin: 'planned' } });
    expect(judged([planned], { before: [talkWith()] })).toEqual(['critical E_TLS_REQUIRED']);
    expect(judged([planned], { before: [clear()] })).toEqual(['warning E_TLS_REQUIRED']);
    expect(judged([clear()], { before: [talkWith()] })).toEqual(['warning E_TLS_REQUIRED']);
  });
});

describe('mx-cert', () => {
  test.each([
    [90, 60, []],
    [90, 22, []],
    [90, 20, ['warning E_TLS_CERT_EXPIRING']],
    [45, 20, []],
    [45, 14, ['warning E_TLS_CERT_EXPIRING']],
    [6, 3, []],
    [6, 1.5, ['warning E_TLS_CERT_EXPIRING']],
    [3650, 30, []],
  ])('a certificate for %d days with %d left', (lifetime, left, expected) => {
    expect(judged([talkWith({ tlsFacts: certificateWith(lifetime, left) })])).toEqual(expected);
  });

  test('below three days it is critical where senders verify', () => {
    const talk = talkWith({ tlsFacts: certificateWith(90, 2.5) });
    expect(judged([talk], ENFORCED)).toEqual(['critical E_TLS_CERT_EXPIRING']);
    expect(judged([talk])).toEqual(['warning E_TLS_CERT_EXPIRING']);
    expect(judged([talkWith({ tlsFacts: certificateWith(90, 10) })], ENFORCED)).toEqual([
      'warning E_TLS_CERT_EXPIRING',
    ]);
  });

  test('an expired certificate is told once', () => {
    const talk = talkWith({ certificateTrouble: trouble('E_TLS_CERT_EXPIRED'), tlsFacts: certificateWith(90, -2) });
    expect(judged([talk])).toEqual(['warning E_TLS_CERT_EXPIRED']);
    expect(judged([talk], ENFORCED)).toEqual(['critical E_TLS_CERT_EXPIRED']);
  });

  test('names and authorities do not matter to senders that do not verify', () => {
    for (const code of ['E_TLS_CERT_NAME', 'E_TLS_CERT_UNTRUSTED', 'E_TLS_CERT_CHAIN', 'E_TLS_WEAK_KEY'] as const) {
      const talk = talkWith({ certificateTrouble: trouble(code) });
      expect(judged([talk])).toEqual([`info ${code}`]);
      expect(judged([talk], ENFORCED)).toEqual([`critical ${code}`]);
    }
  });

  test('a name in the Common Name alone is no name to a policy (RFC 8461 section 4.2)', () => {
    const warning = { status: 'warning', code: 'E_TLS_CERT_NAME', message: 'In its Common Name only.' } as const;
    expect(judged([talkWith({ certificateWarning: warning })])).toEqual(['info E_TLS_CERT_NAME']);
    expect(judged([talkWith({ certificateWarning: warning })], ENFORCED)).toEqual(['critical E_TLS_CERT_NAME']);
  });
});

describe('mx-reach', () => {
  const hosts = [
    { host: HOST, preference: 10 },
    { host: 'mx2.example.org', preference: 20 },
  ];
  const second = { host: 'mx2.example.org', address: '192.0.2.2' };
  const dead = (target = {}) => talkWith({ target, replies: {}, failure: trouble('E_CONN_REFUSED') });

  test('a dead host that is meant to be dead is fine, and the next one is the best', () => {
    const allowDead = [HOST];
    expect(judged([dead(), talkWith({ target: second })], { hosts, allowDead })).toEqual([]);
    expect(judged([dead(), dead(second)], { hosts, allowDead })).toEqual(['critical E_CONN_REFUSED']);
  });

  test('a host that is meant to be dead and answers is told', () => {
    expect(judged([talkWith(), talkWith({ target: second })], { hosts, allowDead: [HOST] })).toEqual([
      'info E_CONFIG_CONFLICT',
    ]);
  });

  test('throttling and greetings that refuse', () => {
    const refuse = (reply: string) => talkWith({ replies: {}, failure: trouble('E_GREETING_REJECTED', reply) });
    expect(judged([refuse('421 4.7.0 Busy')])).toEqual(['warning E_THROTTLED']);
    expect(judged([refuse('554 No SMTP here')])).toEqual(['critical E_GREETING_REJECTED']);
    expect(judged([refuse('550 5.7.1 Client host blocked using bl.test')])).toEqual(['unknown E_GREETING_REJECTED']);
    expect(judged([refuse('450 4.7.25 cannot find your hostname')])).toEqual(['unknown E_GREETING_REJECTED']);
  });

  test('a server that fails after it has accepted everything takes mail', () => {
    expect(judged([talkWith({ failure: trouble('E_CONN_CLOSED') })])).toEqual(['warning E_CONN_CLOSED']);
  });

  test('another host of the plan does not count in the published view', () => {
    expect(judged([talkWith(), dead(second)], { hosts: hosts.slice(0, 1) })).toEqual([]);
  });

  test('silence of an IPv6 address may be that of the runner, which the hint says', () => {
    const hintAt = (address: string) =>
      concernsOf([talkWith(), talkWith({ target: { address }, replies: {}, failure: trouble('E_CONN_TIMEOUT') })])[0];
    expect(hintAt('2001:db8::1')).toMatchObject({
      code: 'E_PARTIAL_ADDRESSES',
      hint: expect.stringContaining('IPv6 of this runner'),
    });
    expect(hintAt('192.0.2.9')?.hint).not.toContain('IPv6');
  });

  test('an address is in every message', () => {
    const [concern] = concernsOf([dead()]);
    expect(concern?.message).toBe('mx.example.org (192.0.2.1): It failed.');
  });
});

describe('ehlo-diff', () => {
  const old = talkWith({ sizeLimit: 50_000_000 });
  const planned = (more = {}) => talkWith({ target: { address: '192.0.2.9', origin: 'planned' }, ...more });

  test('less than before is a warning that names it', () => {
    const talk = planned({ sizeLimit: 10_240_000, extensions: ['SIZE', 'PIPELINING'] });
    const [concern] = concernsOf([talk], { before: [old] });
    expect(concern).toMatchObject({ code: 'E_EHLO_LOST', severity: 'warning', subject: 'mx.example.org (192.0.2.9)' });
    expect(concern?.message).toBe(
      'mx.example.org (192.0.2.9) offers less than mx.example.org: messages up to 10.2 MB instead of 50 MB; no 8BITMIME; no SMTPUTF8.',
    );
  });

  test.each([
    ['as much', {}],
    ['more', { sizeLimit: 99_000_000, extensions: ['SIZE', '8BITMIME', 'SMTPUTF8', 'PIPELINING', 'CHUNKING'] }],
    ['no limit', { sizeLimit: 0 }],
    ['no SIZE', { sizeLimit: undefined }],
    ['nothing, as it did not answer', { extensions: undefined, sizeLimit: undefined }],
  ])('%s is no concern', (_name, more) => {
    expect(judged([planned(more)], { before: [old] })).toEqual([]);
  });

  test('what one published server did not have, nothing could rely on', () => {
    const other = talkWith({ sizeLimit: 5_000_000, extensions: [], target: { address: '192.0.2.2' } });
    expect(judged([planned({ sizeLimit: 6_000_000, extensions: [] })], { before: [old, other] })).toEqual([]);
  });

  test('without a plan, or with a published server, there is nothing to compare', () => {
    expect(judged([planned({ extensions: [] })])).toEqual([]);
    expect(judged([talkWith({ extensions: [] })], { before: [old] })).toEqual([]);
  });
});

describe('the addresses to dial', () => {
  const host = { host: HOST, published: ['192.0.2.1', '192.0.2.2'], planned: ['192.0.2.2', '2001:db8::2'] };
  const brief = (given: readonly { host: string; address: string }[] = []) =>
    dialTargets([host], given, 25).map(({ address, origin, port }) => `${address} ${origin} ${port}`);

  test('are planned and published ones, each once', () => {
    expect(brief()).toEqual(['192.0.2.2 published 25', '2001:db8::2 planned 25', '192.0.2.1 published 25']);
  });

  test('are those of mx-addresses where there are some', () => {
    const given = [
      { host: HOST, address: '198.51.100.7' },
      { host: 'other.test', address: '198.51.100.8' },
    ];
    expect(brief(given)).toEqual(['198.51.100.7 input 25']);
    expect(dialTargets([], given, 25)).toEqual([]);
  });
});

describe('what was not tested', () => {
  const POSTMASTER = 'postmaster@example.org';
  const AT = 'mx.example.org (192.0.2.1)';
  const failed = { failure: trouble('E_CONN_CLOSED'), extensions: undefined, tls: undefined };
  test.each([
    ['nothing, of a healthy talk', talkWith(), []],
    [
      'an address without a route',
      talkWith({ outcome: 'not tested', failure: { ...trouble('E_CONN_UNREACHABLE'), systemCode: 'ENETUNREACH' } }),
      [`${AT} was not tested: this runner does not reach it (ENETUNREACH).`],
    ],
    [
      'what comes after a failure',
      talkWith({ ...failed, replies: {} }),
      [`${AT} was not tested to the end: nothing is known about EHLO, STARTTLS and the certificate, recipients.`],
    ],
    [
      'recipients of a port for logins',
      talkWith({ target: { port: 587 }, replies: { [POSTMASTER]: '530 5.7.0 Authentication required' } }),
      [`${AT} was tested for TLS alone: on port 587 it takes mail after a login only.`],
    ],
    [
      'what is put off',
      talkWith({
        replies: { [POSTMASTER]: '450 Later' },
        relay: answer('x@example.com', '450 Later'),
        unknownRecipient: answer('y@example.org', '450 Later'),
      }),
      [
        `${AT} put recipients off, so it is not known whether it accepts them.`,
        `${AT} put a foreign recipient off, so it is not known whether it relays.`,
        `${AT} put an unknown recipient off, so it is not known whether it accepts every name.`,
      ],
    ],
  ])('%s', (_name, talk, expected) => {
    expect(untestedTalks([talk])).toEqual(expected);
  });
});
