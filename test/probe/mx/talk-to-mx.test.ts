/** Talks with mail servers that play by the rules, and with those that do not: all by real sockets and real TLS. */
import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { talkToMx } from '../../../src/mail/mx/talk-to-mx.ts';
import { createAuthority, selfSigned } from '../../../src/sandbox/common/certificates.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { testAuthority } from '../../support/scripted/test-authority.ts';
import { briefly, DOMAIN, judge, playTalk, talkContext, talkOptions, targetOf } from './talk.ts';

const AT = 'mail.test (127.0.0.1)';
const ENFORCED = { promises: { isEnforced: true, tlsaHosts: [] } };

test('a healthy server is plain ok, and hears nothing but questions', async () => {
  const { talk, concerns, heard, connections, told } = await playTalk({
    capabilitiesAfterTls: ['PIPELINING', 'SIZE 52428800', '8BITMIME', 'SMTPUTF8'],
  });
  expect(concerns).toEqual([]);
  expect(talk).toMatchObject({
    outcome: 'ok',
    sizeLimit: 52_428_800,
    extensions: ['PIPELINING', 'SIZE', '8BITMIME', 'SMTPUTF8'],
    tls: { version: 'TLSv1.3', isVerified: true },
    recipients: [{ address: `postmaster@${DOMAIN}`, outcome: 'accepted', reply: '250 2.1.5 Ok' }],
  });
  expect(heard).toEqual([
    'EHLO client.test',
    'STARTTLS',
    'EHLO client.test',
    'MAIL FROM:<>',
    `RCPT TO:<postmaster@${DOMAIN}>`,
    'RSET',
    'QUIT',
  ]);
  expect(connections).toBe(1);
  expect(told.lines.every((line) => /^[CS]: \[127\.0\.0\.1\] /.test(line))).toBe(true);
});

test('the chain is kept as DER, leaf first, and without a root that the server does not send', async () => {
  const root = await testAuthority();
  const middle = await root.issueIntermediate({ name: 'Middle CA' });
  const certificate = await middle.issue({ commonName: 'mail.test', dnsNames: ['mail.test'] });
  const subjects = async (chainPem: string): Promise<readonly string[]> => {
    const { talk } = await playTalk({ certificate: { ...certificate, chainPem } });
    expect(talk.tls?.isVerified).toBe(true);
    return (talk.chain ?? []).map((der) => new X509Certificate(der).subject);
  };
  const sent = ['CN=mail.test', 'CN=Middle CA'];
  expect(await subjects(certificate.chainPem)).toEqual(sent);
  expect(await subjects(certificate.chainPem + root.certificatePem)).toEqual([...sent, 'CN=Scripted Root CA']);
});

test('every recipient has a transaction of its own, which RSET ends', async () => {
  const recipients = ['postmaster@example.test', 'info@example.test'];
  const { heard } = await playTalk({}, { recipients, probesRelay: true, probesUnknown: true });
  const transactions = heard.slice(3).filter((line) => !line.startsWith('RCPT'));
  expect(transactions).toEqual([...Array(4).fill(['MAIL FROM:<>', 'RSET']).flat(), 'QUIT']);
  expect(heard.filter((line) => line.startsWith('RCPT'))).toEqual([
    'RCPT TO:<postmaster@example.test>',
    'RCPT TO:<info@example.test>',
    expect.stringMatching(/^RCPT TO:<mail-probe-[0-9a-f]{16}@example\.test>$/),
    'RCPT TO:<mail-probe@example.com>',
  ]);
});

test('mx-greeting: a client that is turned away is no server without STARTTLS', async () => {
  const { concerns, connections } = await playTalk({ greeting: '421 4.7.0 Too many connections from you' });
  expect(briefly(concerns)).toEqual([`warning E_THROTTLED ${AT}`]);
  expect(concerns[0]?.message).toContain('421 4.7.0 Too many connections');
  expect(connections).toBe(2);
});

test('mx-greeting: 421 to EHLO, and 421 to RCPT, are throttling as well', async () => {
  const ehlo = await playTalk({ on: { EHLO: '421 4.3.2 Try later' } });
  expect(briefly(ehlo.concerns)).toEqual([`warning E_THROTTLED ${AT}`]);
  const rcpt = await playTalk({ on: { RCPT: '421 4.7.0 Try later' } });
  expect(briefly(rcpt.concerns)).toEqual([`warning E_THROTTLED ${AT}`]);
  expect(rcpt.heard).not.toContain('DATA');
});

test('mx-greeting: a banner with 554 is critical, and is not tried again', async () => {
  const { concerns, connections } = await playTalk({ greeting: '554 5.7.1 No SMTP service here' });
  expect(briefly(concerns)).toEqual([`critical E_GREETING_REJECTED ${AT}`]);
  expect(concerns[0]?.message).toContain('127.0.0.1');
  expect(connections).toBe(1);
});

test('mx-greeting: a runner on a block list says nothing about the server', async () => {
  const greeting = '554 5.7.1 Service unavailable; client host [192.0.2.7] blocked using zen.spamhaus.org';
  expect(briefly((await playTalk({ greeting })).concerns)).toEqual([`unknown E_GREETING_REJECTED ${AT}`]);
  const RCPT = greeting.replace('Service', 'Sorry, service');
  expect(briefly((await playTalk({ on: { RCPT } })).concerns)).toEqual([`unknown E_GREETING_REJECTED ${AT}`]);
});

test('a refusal that passes on the second connection leaves no trace', async () => {
  const greetings = ['450 4.3.2 Service currently unavailable', '220 mail.test ESMTP'];
  const script = { protocol: 'smtp', tlsMode: 'starttls' } as const;
  await using server = await startScripted(
    Object.defineProperty({ ...script }, 'greeting', { get: () => greetings.shift() }),
  );
  const talk = await talkToMx(targetOf(server), await talkOptions(), talkContext().context);
  expect([talk.outcome, server.connections]).toEqual(['ok', 2]);
  expect(judge([talk])).toEqual([]);
});

test('mx-starttls: mail in clear text is a warning, and critical where TLS is promised', async () => {
  const script = { tlsMode: 'none', capabilities: ['SIZE 1000'] } as const;
  const { concerns, talk, heard } = await playTalk(script);
  expect(briefly(concerns)).toEqual([`warning E_TLS_REQUIRED ${AT}`]);
  expect(talk).toMatchObject({ outcome: 'ok', tls: undefined, recipients: [{ outcome: 'accepted' }] });
  expect(heard).not.toContain('STARTTLS');
  expect(briefly((await playTalk(script, {}, ENFORCED)).concerns)).toEqual([`critical E_TLS_REQUIRED ${AT}`]);
  const dane = { promises: { isEnforced: false, tlsaHosts: ['mail.test'] } };
  expect(briefly((await playTalk(script, {}, dane)).concerns)).toEqual([`critical E_TLS_REQUIRED ${AT}`]);
});

test('mx-starttls: a refusal for now is tried again, and is no missing feature', async () => {
  const { concerns, connections, talk } = await playTalk({ on: { STARTTLS: '454 4.7.0 TLS not available' } });
  expect(briefly(concerns)).toEqual([`warning E_TLS_REFUSED ${AT}`]);
  expect([connections, talk.recipients[0]?.outcome]).toEqual([2, 'accepted']);
});

test('mx-starttls: after a failed handshake a sender goes on in clear text', async () => {
  const old = { tls: { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' } } as const;
  const { concerns, connections, talk, heard } = await playTalk(old);
  expect(briefly(concerns)).toEqual([`warning E_TLS_VERSION ${AT}`]);
  expect([connections, talk.outcome, talk.recipients[0]?.outcome]).toEqual([2, 'ok', 'accepted']);
  expect(heard.filter((line) => line === 'STARTTLS')).toHaveLength(1);
  expect(briefly((await playTalk(old, {}, ENFORCED)).concerns)).toEqual([`critical E_TLS_VERSION ${AT}`]);
});

test('mx-starttls: a server that takes no mail without TLS, and has none that works, is critical', async () => {
  const { concerns } = await playTalk({
    tls: { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' },
    on: { MAIL: '530 5.7.0 Must issue a STARTTLS command first' },
  });
  expect(briefly(concerns)).toEqual([`critical E_TLS_VERSION ${AT}`]);
});

test('mx-starttls: a handshake that never ends has a limit', async () => {
  const { concerns, talk } = await playTalk({ hangsInHandshake: true }, { connectTimeoutMs: 500 });
  expect(briefly(concerns)).toEqual([`warning E_TLS_TIMEOUT ${AT}`]);
  expect(talk.recipients).toHaveLength(1);
});

test('what follows the answer to STARTTLS in clear text is an attack', async () => {
  const { concerns, heard } = await playTalk({ injection: '250 ok\r\n' });
  expect(briefly(concerns)).toEqual([`critical E_TLS_INJECTION ${AT}`]);
  expect(heard).toEqual(['EHLO client.test', 'STARTTLS']);
});

test('mx-cert: a name that is not that of the MX is information, and critical under an enforced policy', async () => {
  const certificate = await (await testAuthority()).issue({ commonName: 'other.test', dnsNames: ['other.test'] });
  const { concerns, talk } = await playTalk({ certificate });
  expect(briefly(concerns)).toEqual([`info E_TLS_CERT_NAME ${AT}`]);
  expect(talk.tls).toMatchObject({
    isVerified: false,
    trouble: expect.stringContaining('for other.test, not for mail.test'),
  });
  expect(talk.recipients[0]?.outcome).toBe('accepted');
  expect(briefly((await playTalk({ certificate }, {}, ENFORCED)).concerns)).toEqual([`critical E_TLS_CERT_NAME ${AT}`]);
});

test('mx-cert: an unknown authority, and a certificate of its own, do not stop the talk', async () => {
  const names = { commonName: 'mail.test', dnsNames: ['mail.test'] };
  const foreign = await (await createAuthority({ name: 'Another CA' })).issue(names);
  const cases = [
    { certificate: foreign, code: 'E_TLS_CERT_CHAIN' },
    { certificate: await selfSigned(names), code: 'E_TLS_CERT_UNTRUSTED' },
  ];
  for (const { certificate, code } of cases) {
    const { concerns, talk } = await playTalk({ certificate });
    expect(briefly(concerns)).toEqual([`info ${code} ${AT}`]);
    expect(talk.recipients[0]?.outcome).toBe('accepted');
    expect(briefly((await playTalk({ certificate }, {}, ENFORCED)).concerns)).toEqual([`critical ${code} ${AT}`]);
  }
});

test('mx-accepts: a server that does not relay for the domain is not responsible', async () => {
  const { concerns, connections, heard } = await playTalk({ on: { RCPT: '554 5.7.1 Relay access denied' } });
  expect(briefly(concerns)).toEqual([`critical E_MX_NOT_RESPONSIBLE ${AT}`]);
  expect(concerns[0]?.hint).toMatch(/Postfix: .* Exim: .* Exchange: /);
  expect([connections, heard.slice(-2)]).toEqual([1, ['RSET', 'QUIT']]);
});

test('mx-accepts: greylisting is tried again, and then a warning', async () => {
  const { concerns, connections } = await playTalk({ on: { RCPT: '450 4.2.0 Greylisted, see later' } });
  expect(briefly(concerns)).toEqual([`warning E_GREYLISTED ${AT}`]);
  expect(connections).toBe(2);
});

test('mx-accepts: where the null sender is refused, the domain itself asks', async () => {
  const { concerns, heard, talk } = await playTalk({ on: { MAIL: ['550 5.7.1 No bounces here', '250 Ok'] } });
  expect(briefly(concerns)).toEqual([`info E_SENDER_REJECTED ${AT} <>`]);
  expect(heard.slice(3)).toEqual([
    'MAIL FROM:<>',
    'RSET',
    `MAIL FROM:<postmaster@${DOMAIN}>`,
    `RCPT TO:<postmaster@${DOMAIN}>`,
    'RSET',
    'QUIT',
  ]);
  expect(talk.recipients[0]?.outcome).toBe('accepted');
});

test('mx-accepts: a recipient beyond ASCII is asked for with SMTPUTF8 alone', async () => {
  const recipients = ['jürgen@example.test'];
  const offered = await playTalk({ capabilitiesAfterTls: ['SMTPUTF8'] }, { recipients });
  expect(offered.concerns).toEqual([]);
  expect(offered.heard).toContain('MAIL FROM:<> SMTPUTF8');
  const missing = await playTalk({}, { recipients });
  expect(briefly(missing.concerns)).toEqual([`critical E_MSG_SMTPUTF8 ${AT}`]);
  expect(missing.heard.some((line) => line.startsWith('RCPT'))).toBe(false);
});

test('mx-relay, mx-unknown-rcpt: what is accepted for strangers and for nobody is found', async () => {
  const all = await playTalk({}, { probesRelay: true, probesUnknown: true });
  expect(briefly(all.concerns)).toEqual([`critical E_OPEN_RELAY ${AT}`, `warning E_MX_CATCH_ALL ${AT}`]);
  const RCPT = ['250 Ok', '550 5.1.1 User unknown', '554 5.7.1 Relay access denied'];
  const none = await playTalk({ on: { RCPT } }, { probesRelay: true, probesUnknown: true });
  expect(none.concerns).toEqual([]);
});

test('a server that knows no EHLO is greeted with HELO', async () => {
  const { concerns, talk, heard } = await playTalk({ on: { EHLO: '502 5.5.2 Unknown' } });
  expect(briefly(concerns)).toEqual([`warning E_TLS_REQUIRED ${AT}`]);
  expect(talk.extensions).toEqual([]);
  expect(heard.slice(0, 3)).toEqual(['EHLO client.test', 'HELO client.test', 'MAIL FROM:<>']);
});

test('an address with a line end is never sent', async () => {
  const recipients = ['a@example.test>\r\nDATA'];
  await expect(playTalk({}, { recipients })).rejects.toThrow(TypeError);
});
