/** What became worse is told, from the second run that shows it. */
import { describe, expect, test } from 'vitest';
import type { CertificateFacts, ConnectionFacts } from '../../../../src/model/facts.ts';
import { CERTIFICATE, DAY_MS, IMAP, PastRuns, SMTP, TLS, toldOf } from '../../../support/history/past-runs.ts';

const without = (list: readonly string[] | undefined, ...names: readonly string[]): readonly string[] =>
  (list ?? []).filter((name) => !names.includes(name));
const withLeaf = (connection: ConnectionFacts, leaf: Partial<CertificateFacts>): ConnectionFacts => ({
  ...connection,
  tls: { ...TLS, chain: [{ ...CERTIFICATE, ...leaf }] },
});
const noIdle: ConnectionFacts = {
  ...IMAP,
  capabilities: { ...IMAP.capabilities, 'after-login': without(IMAP.capabilities?.['after-login'], 'IDLE', 'UIDPLUS') },
};

/** Two usual runs, then three others. Returns what the last three came to. */
function afterChange(before: ConnectionFacts, after: ConnectionFacts) {
  const past = new PastRuns();
  expect(past.runs(2, () => [before])).toEqual(['', '']);
  return [past.run([after]), past.run([after]), past.run([after])] as const;
}

describe('worse: a warning as long as it is so', () => {
  test.each([
    [
      'IMAP loses capabilities after the login',
      IMAP,
      noIdle,
      'E_CAPABILITY_LOST',
      'IMAP at mail.test no longer offers IDLE and UIDPLUS after the login since 2026-12-01 02:00 UTC, as it did before.',
    ],
    [
      'SMTP loses STARTTLS',
      { ...SMTP, capabilities: { 'before-login': ['STARTTLS', 'SIZE 5'] } },
      { ...SMTP, capabilities: { 'before-login': ['SIZE 5'] } },
      'E_CAPABILITY_LOST',
      'SMTP at mail.test no longer offers STARTTLS before the login since 2026-12-01 02:00 UTC, as it did before.',
    ],
    [
      'SMTP loses a mechanism',
      SMTP,
      {
        ...SMTP,
        capabilities: { ...SMTP.capabilities, 'before-login': ['PIPELINING', 'SIZE 1', 'AUTH LOGIN', '8BITMIME'] },
      },
      'E_CAPABILITY_LOST',
      'SMTP at mail.test no longer offers AUTH=PLAIN before the login since 2026-12-01 02:00 UTC, as it did before.',
    ],
    [
      'an older TLS',
      IMAP,
      { ...IMAP, tls: { ...TLS, version: 'TLSv1.2', cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' } },
      'E_TLS_WEAKER',
      'IMAP at mail.test: the version of TLS is TLSv1.2 since 2026-12-01 02:00 UTC, and was TLSv1.3 before.',
    ],
    [
      'a cipher without AEAD',
      { ...IMAP, tls: { ...TLS, version: 'TLSv1.2', cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' } },
      { ...IMAP, tls: { ...TLS, version: 'TLSv1.2', cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA' } },
      'E_TLS_WEAKER',
      'IMAP at mail.test: the class of the cipher is no AEAD, no forward secrecy, 128 bits since 2026-12-01 02:00 UTC, and was AEAD, forward secrecy, 128 bits before.',
    ],
    [
      'another issuer',
      IMAP,
      withLeaf(IMAP, { issuer: 'CN=My own CA' }),
      'E_CERT_CHANGED',
      "IMAP at mail.test: the issuer of the certificate is My own CA since 2026-12-01 02:00 UTC, and was Let's Encrypt before.",
    ],
    [
      'a shorter key',
      IMAP,
      withLeaf(IMAP, { key: 'RSA 1024' }),
      'E_CERT_CHANGED',
      'IMAP at mail.test: the key of the certificate is RSA 1024 since 2026-12-01 02:00 UTC, and was RSA 2048 before.',
    ],
    [
      'fewer names',
      IMAP,
      withLeaf(IMAP, { names: ['DNS:mail.test', 'DNS:other.test'] }),
      'E_CERT_CHANGED',
      'The certificate of IMAP at mail.test lacks smtp.mail.test since 2026-12-01 02:00 UTC, which it had before.',
    ],
    [
      'a password in clear text',
      { ...SMTP, tls: undefined } as unknown as ConnectionFacts,
      { ...SMTP, tls: undefined, login: { mechanism: 'PLAIN', isEncrypted: false } } as unknown as ConnectionFacts,
      'E_LOGIN_WEAKER',
      'SMTP at mail.test: the login is PLAIN in clear text since 2026-12-01 02:00 UTC, and was PLAIN over TLS before.',
    ],
    [
      'a password in place of a token',
      { ...IMAP, login: { mechanism: 'XOAUTH2', isEncrypted: true } },
      IMAP,
      'E_LOGIN_WEAKER',
      'IMAP at mail.test: the login is PLAIN over TLS since 2026-12-01 02:00 UTC, and was XOAUTH2 over TLS before.',
    ],
  ] as const)('%s', (_name, before, after, code, message) => {
    const [first, second, third] = afterChange(before, after);
    expect(toldOf(first)).toBe('');
    expect(first.changes).toEqual([]);
    expect(toldOf(second)).toBe(code);
    expect(second.findings[0]).toMatchObject({
      status: 'warning',
      message,
      hint: expect.stringContaining('accept-changes: true'),
    });
    expect(second.changes).toMatchObject([{ message, isWorse: true, since: '2026-12-01T02:00:00.000Z' }]);
    expect(toldOf(third)).toBe(code);
  });

  test('it ends when it is as before, when it is accepted, and after 7 days', () => {
    const past = new PastRuns();
    past.runs(2, () => [IMAP]);
    expect(past.runs(12, () => [noIdle])).toEqual(['', ...Array(11).fill('E_CAPABILITY_LOST')]);
    expect(past.runs(2, () => [IMAP])).toEqual(['', '']);
    expect(past.runs(2, () => [noIdle])).toEqual(['', 'E_CAPABILITY_LOST']);
    expect(toldOf(past.run([noIdle], { accept: true }))).toBe('');
    expect(past.runs(5, () => [noIdle])).toEqual(Array(5).fill(''));
    // What was accepted is the usual one: IDLE is new when it comes back, and a loss when it goes again.
    expect(past.runs(3, () => [IMAP])).toEqual(['', '(E_SERVER_CHANGED)', '']);
    expect(past.runs(2, () => [noIdle])).toEqual(['', 'E_CAPABILITY_LOST']);
    past.wait(7 * DAY_MS);
    expect(past.runs(3, () => [noIdle])).toEqual(['', '', '']);
  });
});

describe('news: a notice, once', () => {
  test.each([
    [
      'a capability',
      noIdle,
      IMAP,
      'E_SERVER_CHANGED',
      'IMAP at mail.test offers IDLE and UIDPLUS after the login since 2026-12-01 02:00 UTC, and did not before.',
    ],
    [
      'a newer TLS',
      { ...IMAP, tls: { ...TLS, version: 'TLSv1.2', cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' } },
      IMAP,
      'E_SERVER_CHANGED',
      'IMAP at mail.test: the version of TLS is TLSv1.3 since 2026-12-01 02:00 UTC, and was TLSv1.2 before.',
    ],
    [
      'a certificate',
      IMAP,
      withLeaf(IMAP, { fingerprint256: 'BB:BB' }),
      'E_CERT_CHANGED',
      'IMAP at mail.test has a new certificate since 2026-12-01 02:00 UTC.',
    ],
    [
      'an address',
      IMAP,
      { ...IMAP, address: '2001:db8::7' },
      'E_ADDRESS_CHANGED',
      'IMAP at mail.test: the address is 2001:db8::7 since 2026-12-01 02:00 UTC, and was 192.0.2.1 before.',
    ],
    [
      'other software',
      SMTP,
      { ...SMTP, greeting: 'mx1.mail.test ESMTP Exim 4.98' },
      'E_SERVER_CHANGED',
      'SMTP at mail.test: the software is ESMTP Exim 4.98 since 2026-12-01 02:00 UTC, and was ESMTP Postfix before.',
    ],
    [
      'no login before TLS any more',
      { ...SMTP, capabilities: { 'before-tls': ['STARTTLS', 'AUTH PLAIN'] } },
      { ...SMTP, capabilities: { 'before-tls': ['STARTTLS'] } },
      'E_SERVER_CHANGED',
      'SMTP at mail.test no longer offers AUTH=PLAIN before STARTTLS since 2026-12-01 02:00 UTC, as it did before.',
    ],
  ] as const)('%s', (_name, before, after, code, message) => {
    const [first, second, third] = afterChange(before, after);
    expect([first, second, third].map(toldOf)).toEqual(['', `(${code})`, '']);
    expect(second.notices[0]?.message).toBe(message);
    expect(second.changes).toMatchObject([{ isWorse: false }]);
  });

  test('other MX records', () => {
    const gate = (...values: readonly string[]) => ({
      facts: {
        gate: {
          domain: 'mail.test',
          stage: 'live' as const,
          records: [{ name: 'mail.test', type: 'MX', change: 'same' as const, published: { values, ttl: 60 } }],
          hosts: [],
          order: [],
          untested: [],
        },
      },
    });
    const past = new PastRuns();
    const told = [['10 a.test', '20 b.test'], ['20 b.test', '10 a.test'], ['10 c.test'], ['10 c.test']].map((values) =>
      past.run([], {}, gate(...values)),
    );
    expect(told.map(toldOf)).toEqual(['', '', '', '(E_ADDRESS_CHANGED)']);
    expect(told[3]?.notices[0]?.message).toBe(
      'mail.test: the MX records are 10 c.test since 2026-12-01 02:00 UTC, and were 10 a.test, 20 b.test before.',
    );
  });
});

describe('renewals', () => {
  /** Renews with so many days left, again and again; a run a day. */
  function renewing(past: PastRuns, leftAtRenewal: readonly number[]): void {
    for (const left of leftAtRenewal) {
      const end = past.now + 90 * DAY_MS;
      while (end - past.now > left * DAY_MS) {
        past.run([withLeaf(IMAP, { validTo: new Date(end).toISOString(), fingerprint256: String(end) })]);
        past.wait(23 * 3_600_000);
      }
    }
  }

  test('that always came with 30 days left, and do not come, are told', () => {
    const past = new PastRuns();
    renewing(past, [30, 31, 30]);
    const end = new Date(past.now + 90 * DAY_MS).toISOString();
    const told: string[] = [];
    const last = withLeaf(IMAP, { validTo: end, fingerprint256: 'last' });
    for (let day = 0; day < 66; day += 1) {
      told.push(toldOf(past.run([last])));
      past.wait(23 * 3_600_000);
    }
    expect(told.slice(2, 64).every((each) => each === '')).toBe(true);
    const compared = past.run([last]);
    expect(toldOf(compared)).toBe('E_CERT_CHANGED');
    expect(compared.findings[0]?.message).toBe(
      'The certificate of IMAP at mail.test was always renewed with at least 30 days left, and has 24 days left now.',
    );
    expect(toldOf(past.run([last], { accept: true }))).toBe('');
    expect(past.runs(3, () => [last])).toEqual(['', '', '']);
  });
});

describe('runs that were not good', () => {
  test('teach nothing, and still know what was told', () => {
    const past = new PastRuns();
    past.runs(2, () => [IMAP]);
    const failed = { status: 'critical' } as const;
    for (let run = 0; run < 5; run += 1) expect(past.run([noIdle], {}, failed).changes).toEqual([]);
    expect(past.runs(2, () => [noIdle])).toEqual(['', 'E_CAPABILITY_LOST']);
    const compared = past.run([], {}, failed);
    expect(toldOf(compared)).toBe('');
    expect(compared.changes).toMatchObject([{ kind: 'capability', isWorse: true }]);
    expect(past.run([], {}, { status: 'unknown' }).changes).toHaveLength(1);
  });
});

describe('levels', () => {
  test.each([
    ['warning', 'E_CAPABILITY_LOST', 1],
    ['notice', '(E_CAPABILITY_LOST)', 1],
    ['false', '', 0],
  ] as const)('changes: %s', (changes, told, count) => {
    const past = new PastRuns({ changes });
    past.runs(3, () => [IMAP]);
    past.run([noIdle]);
    const compared = past.run([noIdle]);
    expect(toldOf(compared)).toBe(told);
    expect(compared.changes).toHaveLength(count);
    // It is remembered all the same.
    expect(toldOf(past.run([noIdle], { changes: 'warning' }))).toBe('E_CAPABILITY_LOST');
  });
});
