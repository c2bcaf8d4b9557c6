/** What differs from run to run, and is no change. */
import { describe, expect, test } from 'vitest';
import type { CertificateFacts, ConnectionFacts } from '../../../../src/model/facts.ts';
import { CERTIFICATE, DAY_MS, IMAP, PastRuns, SMTP, TLS, toldOf } from '../../../support/history/past-runs.ts';
import { freshSeed, randomFrom } from '../../../support/history/random.ts';

const seed = freshSeed();
const random = randomFrom(seed);
const named = `begun with ${seed}`;

function withLeaf(connection: ConnectionFacts, leaf: Partial<CertificateFacts>): ConnectionFacts {
  return { ...connection, tls: { ...TLS, chain: [{ ...CERTIFICATE, ...leaf }] } };
}

function shuffled<T>(list: readonly T[]): readonly T[] {
  return list
    .map((each) => ({ each, at: random.uniform() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

const letters = (count: number, of = '0123456789abcdef'): string =>
  Array.from({ length: count }, () => random.pick([...of])).join('');
const number = (below: number): number => Math.floor(random.uniform() * below);

/** `Tue, 1 Dec 2026 05:14:30 +0000`, an hour later each run. */
const dateOf = (run: number): string =>
  new Date(Date.parse('2026-12-01T00:14:30Z') + run * 3_600_000).toUTCString().replace('GMT', '+0000');

/** Nothing at all was told in many runs. */
function expectSilence(connections: (run: number) => readonly ConnectionFacts[], count = 200): void {
  const told = new PastRuns().runs(count, connections);
  expect(
    told.filter((each) => each !== ''),
    named,
  ).toEqual([]);
}

/** Nothing was told as worse in many runs. */
function expectNoWarning(connections: (run: number) => readonly ConnectionFacts[], count = 200): void {
  const past = new PastRuns();
  for (let run = 0; run < count; run += 1) expect(past.run(connections(run)).findings, named).toEqual([]);
}

describe('greetings', () => {
  test.each([
    [
      'Gmail',
      () => `mx.google.com ESMTP ${letters(13)}-${letters(14)}si${number(1e8)}${letters(3)}.${number(999)} - gsmtp`,
    ],
    [
      'Outlook',
      (run: number) =>
        `${random.pick(['AM6', 'DB5', 'VI1', 'HE1'])}EUR0${number(9)}FT0${number(90) + 10}.mail.protection.outlook.com Microsoft ESMTP MAIL Service ready at ${dateOf(run)} [08DE${letters(12).toUpperCase()}]`,
    ],
    ['Exim', (run: number) => `mail${number(9)}.host.test ESMTP Exim 4.96 ${dateOf(run)}`],
    ['Sendmail', (run: number) => `mx.host.test ESMTP Sendmail 8.15.2/8.15.2; ${dateOf(run)}`],
    ['Postfix behind a balancer', () => `smtp-out-${number(40)}.host.test ESMTP Postfix (Debian/GNU)`],
    ['Gmail over IMAP', () => `Gimap ready for requests from 192.0.2.${number(255)} ${letters(2)}1mb${number(1e8)}ejb`],
    [
      'Exchange over IMAP',
      () => `The Microsoft Exchange IMAP4 service is ready. [${letters(40, 'ABCDEFGHIJabcdefghij0123456789')}==]`,
    ],
    [
      'Courier',
      () => 'Courier-IMAP ready. Copyright 1998-2026 Double Precision, Inc.  See COPYING for distribution information.',
    ],
    [
      'Dovecot with a session',
      () => `Dovecot ready. <${letters(4)}.${number(99)}.${letters(8)}@host${number(9)}.test>`,
    ],
    [
      'a clock',
      (run: number) => `host.test ready at ${new Date(Date.parse('2026-12-01') + run * 3_600_000).toISOString()}`,
    ],
  ])('%s', (_name, greeting) => {
    expectSilence((run) => [{ ...SMTP, greeting: greeting(run) }]);
  });

  test('with another joke each time', () => {
    const jokes = ['Why not', 'Hello there', 'Go on', 'Mind the gap'];
    expectNoWarning(() => [{ ...SMTP, greeting: `host.test ${random.pick(jokes)}` }]);
    const told = new PastRuns().runs(100, () => [{ ...SMTP, greeting: `host.test ${random.pick(jokes)}` }]);
    expect(
      told.slice(50).filter((each) => each !== ''),
      named,
    ).toEqual([]);
  });
});

describe('capabilities', () => {
  test('in another order, in other letters, with other numbers', () => {
    expectSilence((run) => [
      {
        ...SMTP,
        capabilities: {
          'before-login': shuffled([
            `SIZE ${35_000_000 + run}`,
            run % 2 === 0 ? 'AUTH PLAIN LOGIN' : 'auth LOGIN PLAIN',
            'AUTH=PLAIN LOGIN',
            '8BITMIME',
            `X-RCPTLIMIT ${run}`,
            `LIMITS MAILMAX=${run}`,
          ]),
        },
      },
      {
        ...IMAP,
        capabilities: {
          'before-login': shuffled(['IMAP4REV1', `APPENDLIMIT=${run}`, 'AUTH=PLAIN', `XSESSION=${letters(12)}`]),
        },
      },
    ]);
  });

  test('that IMAP4rev2 includes, and that are no longer named', () => {
    const capabilities = (...names: readonly string[]) => ({ 'after-login': ['IMAP4REV1', ...names] });
    expectNoWarning((run) => [
      { ...IMAP, capabilities: run < 5 ? capabilities('IDLE', 'UIDPLUS', 'MOVE') : capabilities('IMAP4REV2') },
    ]);
  });

  test('of an extension of a vendor that is gone', () => {
    const of = (...names: readonly string[]) => ({ 'after-login': ['IMAP4REV1', ...names] });
    expectNoWarning((run) => [{ ...IMAP, capabilities: run < 5 ? of('X-GM-EXT-1', 'XLIST') : of() }]);
  });

  test('in a stage that a later mode does not reach', () => {
    expectSilence((run) => [
      run % 3 === 0 ? IMAP : { ...IMAP, capabilities: { 'before-login': IMAP.capabilities?.['before-login'] ?? [] } },
    ]);
  });
});

const old: ConnectionFacts = {
  ...IMAP,
  greeting: 'Dovecot ready.',
  capabilities: { 'after-login': ['IMAP4REV1', 'IDLE'] },
};
const young: ConnectionFacts = {
  ...IMAP,
  greeting: 'Dovecot 2.4 ready.',
  capabilities: { 'after-login': ['IMAP4REV1', 'IDLE', 'UIDPLUS', 'PREVIEW'] },
  tls: { ...TLS, chain: [{ ...CERTIFICATE, fingerprint256: 'BB:BB' }] },
};

describe('pools', () => {
  test('two versions behind a balancer, by turns: no warning, and at last silence', () => {
    const past = new PastRuns();
    const told = past.runs(200, (run) => [run % 2 === 0 ? young : old]);
    expect(told.filter((each) => /E_CAPABILITY_LOST(?!\))/.test(each))).toEqual([]);
    expect(told.slice(10).every((each) => each === '')).toBe(true);
  });

  test('two versions at random: a row of the weaker one may be told in the beginning, and nothing later', () => {
    for (let pool = 0; pool < 50; pool += 1) {
      const told = new PastRuns().runs(200, () => [random.pick([young, old])]);
      expect(
        told.slice(60).filter((each) => each !== ''),
        named,
      ).toEqual([]);
    }
  });

  test('of two versions the better one is seen no more: that is a loss after three days', () => {
    const past = new PastRuns();
    past.runs(40, (run) => [run % 2 === 0 ? young : old]);
    const told = past.runs(100, () => [old]);
    expect(told.slice(0, 70).filter((each) => each !== '')).toEqual([]);
    expect(told.at(80)).toBe('E_CAPABILITY_LOST');
    expect(past.run([young]).findings).toEqual([]);
  });

  test('a short row of the weaker one is told, and then it is one of two', () => {
    const past = new PastRuns();
    expect(past.runs(2, () => [young])).toEqual(['', '']);
    expect(past.run([old]).findings).toEqual([]);
    expect(past.run([old]).findings).toHaveLength(1);
    for (let run = 0; run < 40; run += 1) expect(past.run([run % 4 === 0 ? young : old]).findings).toEqual([]);
  });

  test('of two issuers, or keys, none is the better one when the other is seen no more', () => {
    const other = withLeaf(IMAP, { issuer: 'O=Other CA', key: 'RSA 4096', names: ['DNS:mail.test'] });
    const past = new PastRuns();
    past.runs(40, (run) => [run % 2 === 0 ? other : IMAP]);
    for (let run = 0; run < 100; run += 1) expect(past.run([IMAP]).findings).toEqual([]);
  });

  test('what is said of one that is weaker by turns', () => {
    const past = new PastRuns();
    const told = [young, old, young, old].map((connection) => past.run([connection]));
    expect(told[3]?.notices.map(({ message }) => message)).toEqual([
      'IMAP at mail.test has several servers, and what it offers differs between them: some do not offer PREVIEW and UIDPLUS.',
    ]);
    expect(told[3]?.changes).toMatchObject([{ isWorse: false }]);
  });

  test('a large one, as of Gmail or Outlook: addresses, certificates, greetings and extensions all differ', () => {
    const server = (index: number): ConnectionFacts => ({
      ...SMTP,
      address: `192.0.2.${index}`,
      greeting: `mx${index}.host.test ESMTP ${letters(20)} - gsmtp`,
      capabilities: {
        'before-login': [
          'SIZE 1',
          'AUTH PLAIN',
          ...(index % 4 === 0 ? [] : [`X-${index % 3}`]),
          ...(index % 5 === 0 ? ['CHUNKING'] : []),
        ],
      },
      tls: {
        ...TLS,
        chain: [
          {
            ...CERTIFICATE,
            fingerprint256: String(index),
            names: index % 2 === 0 ? ['DNS:a.test', 'DNS:b.test'] : ['DNS:a.test'],
          },
        ],
      },
    });
    const servers = Array.from({ length: 40 }, (_, index) => server(index));
    const past = new PastRuns();
    const told = Array.from({ length: 300 }, () => past.run([random.pick(servers)]));
    expect(
      told
        .slice(40)
        .map(toldOf)
        .filter((each) => each !== ''),
      named,
    ).toEqual([]);
    expect(past.facts.length).toBeLessThan(60);
  });

  test('three variants: it varies, and a fourth is no news', () => {
    const variants = [
      ['A', 'B'],
      ['A', 'C'],
      ['A', 'D'],
    ].map((names): ConnectionFacts => ({ ...IMAP, capabilities: { 'after-login': names } }));
    const past = new PastRuns();
    past.runs(30, (run) => variants.slice(run % 3, (run % 3) + 1));
    expect(past.runs(5, () => [{ ...IMAP, capabilities: { 'after-login': ['B'] } }])).toEqual(Array(5).fill(''));
  });

  test('round-robin over two addresses, and over both families', () => {
    expectSilence((run) => [{ ...IMAP, address: run % 2 === 0 ? '192.0.2.1' : '2001:db8::1' }]);
    expectSilence(() => [{ ...IMAP, address: `192.0.2.${number(200)}` }], 2);
  });

  test('of addresses, one that was not seen for 30 days is news again', () => {
    const past = new PastRuns();
    const at = (address: string): readonly ConnectionFacts[] => [{ ...IMAP, address }];
    expect(past.runs(4, (run) => at(run % 2 === 0 ? '192.0.2.1' : '192.0.2.2'))).toEqual(['', '', '', '']);
    for (let day = 0; day < 31; day += 1) {
      past.wait(DAY_MS);
      expect(toldOf(past.run(at('192.0.2.1')))).toBe('');
    }
    expect(past.runs(2, () => at('192.0.2.2'))).toEqual(['', '(E_ADDRESS_CHANGED)']);
  });
});

describe('certificates', () => {
  test("Let's Encrypt: a renewal every 60 days by another intermediate is a notice, once", () => {
    const past = new PastRuns();
    const start = past.now;
    const told: string[] = [];
    for (let day = 0; day < 400; day += 1) {
      const generation = Math.floor(day / 60);
      const leaf = {
        fingerprint256: String(generation),
        issuer: `C=US, O=Let's Encrypt, CN=${['R10', 'R11', 'E7', 'E8'][generation % 4]}`,
        validTo: new Date(start + (generation * 60 + 90) * DAY_MS).toISOString(),
        names: shuffled(CERTIFICATE.names),
      };
      told.push(toldOf(past.run([withLeaf(IMAP, leaf)])));
      past.wait(23 * 3_600_000);
    }
    expect(told.filter((each) => each !== '')).toEqual(Array(6).fill('(E_CERT_CHANGED)'));
  });

  test.each([
    ['RSA 4096 to ECDSA', 'RSA 4096', 'EC prime256v1'],
    ['ECDSA with a shorter curve', 'EC secp384r1', 'EC prime256v1'],
    ['RSA to Ed25519', 'RSA 2048', 'ED25519'],
  ])('%s is not weaker', (_name, before, after) => {
    expectNoWarning((run) => [withLeaf(IMAP, { key: run < 5 ? before : after })], 10);
  });

  test('more names, or a wildcard for them, are not fewer', () => {
    expectNoWarning(
      (run) => [withLeaf(IMAP, run < 5 ? {} : { names: ['DNS:mail.test', 'DNS:*.mail.test', 'DNS:more.test'] })],
      10,
    );
  });

  test('renewals at any time are no habit, and a pool of certificates has none', () => {
    const past = new PastRuns();
    for (let day = 0; day < 300; day += 1) {
      const node = number(2);
      const validTo = new Date(
        Date.parse('2027-01-30') + (Math.floor(day / 60) * 60 + node * 17) * DAY_MS,
      ).toISOString();
      const { findings } = past.run([withLeaf(IMAP, { validTo, fingerprint256: validTo })]);
      expect(findings, named).toEqual([]);
      past.wait(23 * 3_600_000);
    }
  });
});

describe('one run', () => {
  test('that differs in everything is none', () => {
    const other: ConnectionFacts = {
      ...IMAP,
      address: '198.51.100.1',
      greeting: 'captive portal',
      capabilities: { 'before-login': ['IMAP4REV1'], 'after-login': ['IMAP4REV1'] },
      login: { mechanism: 'LOGIN', isEncrypted: false },
      tls: {
        ...TLS,
        version: 'TLSv1.2',
        cipher: 'RC4-MD5',
        chain: [{ ...CERTIFICATE, issuer: 'CN=Else', fingerprint256: 'CC' }],
      },
    };
    expectSilence((run) => [run === 100 ? other : IMAP]);
  });

  test('and one that differs again after weeks, neither', () => {
    const other: ConnectionFacts = { ...IMAP, capabilities: { 'after-login': ['IMAP4REV1'] } };
    expectSilence((run) => [run === 10 || run === 150 ? other : IMAP]);
  });

  test('the same login by another mechanism that is as good is no warning', () => {
    expectNoWarning((run) => [{ ...IMAP, login: { mechanism: run < 5 ? 'PLAIN' : 'LOGIN', isEncrypted: true } }], 10);
  });
});
