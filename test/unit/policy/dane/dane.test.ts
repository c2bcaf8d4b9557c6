import { createHash, webcrypto, X509Certificate } from 'node:crypto';
import '../../../../src/sandbox/common/reflect-metadata.ts';
import {
  BasicConstraintsExtension,
  type Extension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkDane } from '../../../../src/policy/dane/check-dane.ts';
import { matchesTlsa, type Tlsa, unusable } from '../../../../src/policy/dane/matches-tlsa.ts';
import { checkMx } from '../../../../src/policy/mx/check-mx.ts';
import type { DnssecState } from '../../../../src/policy/security.ts';
import { type Authority, createAuthority, selfSigned } from '../../../../src/sandbox/common/certificates.ts';
import { linesOf, type ViewOptions, viewOf } from '../view.ts';

const DAY = 86_400_000;
const HOST = 'mx1.ex.test';
const MX = '@ MX 10 mx1\nmx1 A 192.0.2.1\n';

function chainIn(pem: string): Buffer[] {
  return (pem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []).map((each) => new X509Certificate(each).raw);
}

function record(usage: number, selector: number, matching: number, certificate: Buffer): Tlsa {
  const shown = new X509Certificate(certificate);
  const octets = selector === 0 ? shown.raw : shown.publicKey.export({ type: 'spki', format: 'der' });
  const hash = matching === 1 ? 'sha256' : 'sha512';
  const data = matching === 0 ? octets : createHash(hash).update(octets).digest();
  return { type: 'TLSA', usage, selector, matching, certificate: data.toString('hex') };
}

function line({ usage, selector, matching, certificate }: Tlsa, host = 'mx1'): string {
  return `_25._tcp.${host} TLSA ${usage} ${selector} ${matching} ${certificate}\n`;
}

let root: Authority;
let leaf: Buffer;
let issuer: Buffer;
let rootCertificate: Buffer;
/** Leaf and issuer, as servers show them. */
let chain: Buffer[];
let other: Buffer;

beforeAll(async () => {
  root = await createAuthority();
  const intermediate = await root.issueIntermediate();
  chain = chainIn((await intermediate.issue({ commonName: 'x', dnsNames: [HOST] })).chainPem);
  [leaf, issuer] = chain as [Buffer, Buffer];
  [rootCertificate] = chainIn(root.certificatePem) as [Buffer];
  [other] = chainIn((await selfSigned({ commonName: HOST })).certificatePem) as [Buffer];
});

describe('a record and a chain', () => {
  test('usage 3 fits the leaf only, by certificate and by key, in every form', () => {
    for (const selector of [0, 1]) {
      for (const matching of [0, 1, 2]) {
        expect(unusable(record(3, selector, matching, leaf))).toBeUndefined();
        expect(matchesTlsa(record(3, selector, matching, leaf), chain)).toBe(true);
        expect(matchesTlsa(record(3, selector, matching, issuer), chain)).toBe(false);
        expect(matchesTlsa(record(3, selector, matching, other), chain)).toBe(false);
      }
    }
  });

  test('usage 2 fits an issuer that is shown and has signed', () => {
    for (const selector of [0, 1]) {
      for (const matching of [0, 1, 2]) {
        expect(matchesTlsa(record(2, selector, matching, issuer), chain)).toBe(true);
        expect(matchesTlsa(record(2, selector, matching, leaf), chain)).toBe(false);
        expect(matchesTlsa(record(2, selector, matching, rootCertificate), [...chain, rootCertificate])).toBe(true);
      }
    }
    expect(matchesTlsa(record(2, 1, 1, issuer), [leaf])).toBe(false);
    expect(matchesTlsa(record(2, 1, 1, rootCertificate), chain)).toBe(false);
    // It is shown, and has signed nothing.
    expect(matchesTlsa(record(2, 1, 1, other), [leaf, other, issuer])).toBe(false);
    // The order does not count.
    expect(matchesTlsa(record(2, 1, 1, rootCertificate), [leaf, rootCertificate, issuer])).toBe(true);
  });

  test('usage 2 fits without the issuer when the record holds it', () => {
    expect(matchesTlsa(record(2, 0, 0, rootCertificate), chain)).toBe(true);
    expect(matchesTlsa(record(2, 1, 0, issuer), [leaf])).toBe(true);
    expect(matchesTlsa(record(2, 0, 0, other), chain)).toBe(false);
  });

  test('a certificate that has signed itself is not its own issuer, as OpenSSL has it', () => {
    for (const [selector, matching] of [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 2],
    ] as const) {
      expect(matchesTlsa(record(2, selector, matching, other), [other])).toBe(false);
    }
  });

  test('nothing fits no certificate, or what is none', () => {
    expect(matchesTlsa(record(3, 1, 1, leaf), [])).toBe(false);
    expect(matchesTlsa(record(3, 1, 1, leaf), [Buffer.from('no certificate')])).toBe(false);
    expect(matchesTlsa(record(2, 1, 1, issuer), [leaf, Buffer.from('x'), issuer])).toBe(true);
  });

  test.each([
    [{ usage: 0 }, 'the usage 0'],
    [{ usage: 1 }, 'the usage 1'],
    [{ usage: 255 }, 'the usage 255'],
    [{ selector: 2 }, 'the selector 2'],
    [{ matching: 3 }, 'the matching type 3'],
    [{ certificate: 'ab' }, '1 octets of data'],
    [{ matching: 2 }, '32 octets of data'],
    [{ matching: 0 }, 'holds no public key'],
    [{ matching: 0, selector: 0 }, 'holds no certificate'],
  ])('%o is not usable', (change, fault) => {
    expect(unusable({ ...record(3, 1, 1, leaf), ...change })).toContain(fault);
  });
});

interface Case extends ViewOptions {
  readonly text: () => string;
  readonly chain?: () => readonly Buffer[] | undefined;
  readonly states?: Readonly<Record<string, DnssecState>>;
}

async function daneOf({ text, chain: shown = () => chain, states = {}, ...options }: Case) {
  const view = await viewOf(text(), options);
  const { hosts } = await checkMx(view);
  const certificates = shown();
  const seen = new Map(certificates ? hosts.map(({ host }) => [host, certificates] as const) : []);
  return await checkDane(view, hosts, seen, new Map(Object.entries(states)));
}

describe('healthy domains', () => {
  const rows: Readonly<Record<string, Case>> = {
    'two keys, of which one fits (8)': { text: () => MX + line(record(3, 1, 1, leaf)) + line(record(3, 1, 1, other)) },
    '3 1 1 and 2 1 1': { text: () => MX + line(record(3, 1, 1, leaf)) + line(record(2, 1, 1, issuer)) },
    '3 1 1 that fits beside 2 1 1 that does not': {
      text: () => MX + line(record(3, 1, 1, leaf)) + line(record(2, 1, 1, other)),
    },
    'two issuers': { text: () => MX + line(record(2, 1, 1, issuer)) + line(record(2, 1, 1, other)) },
    'an alias of the records': {
      text: () =>
        `${MX}_25._tcp.mx1 CNAME tlsa\n${line(record(3, 1, 1, leaf), 'x') + line(record(3, 1, 1, other), 'x')}`.replaceAll(
          '_25._tcp.x',
          'tlsa',
        ),
    },
    'no certificate was seen': {
      text: () => MX + line(record(3, 1, 1, other)) + line(record(3, 1, 1, leaf)),
      chain: () => undefined,
    },
    'no MX host': { text: () => '@ MX 0 .' },
    'an expired certificate of another name with usage 3': {
      text: () => MX + line(record(3, 1, 1, other)) + line(record(3, 1, 1, leaf)),
      chain: () => [other],
    },
    'the records of a host of others cannot be asked for, and its zone has no DS records': {
      text: () => '@ MX 10 mx.prov.test.\nmx.prov.test. A 192.0.2.1',
      delegations: { 'prov.test': 'unsigned' },
      failing: { '_25._tcp.mx.prov.test TLSA': 'SERVFAIL' },
      isSecurityUnknown: true,
    },
    'a host that is dead on purpose': {
      text: () => `${MX}@ MX 1 dead\ndead A 192.0.2.9\n${line(record(3, 1, 1, leaf))}${line(record(3, 1, 1, other))}`,
      declared: { allowDead: ['dead.ex.test'] },
    },
    'the records cannot be asked for, and the host is not signed': {
      text: () => MX,
      failing: { '_25._tcp.mx1.ex.test TLSA': 'SERVFAIL' },
      insecure: ['ex.test'],
    },
  };
  test.each(Object.entries(rows))('%s', async (_what, each) => {
    expect(linesOf((await daneOf(each)).concerns)).toEqual([]);
  });
});

describe('trouble', () => {
  const failing = { '_25._tcp.mx1.ex.test TLSA': 'SERVFAIL' };
  const rows: Readonly<Record<string, readonly [Case, readonly string[]]>> = {
    'no records': [{ text: () => MX }, ['info E_DANE_MISSING ex.test']],
    'no records at one host': [
      {
        text: () => `${MX}@ MX 20 mx2\nmx2 A 192.0.2.2\n${line(record(3, 1, 1, leaf)) + line(record(3, 1, 1, other))}`,
      },
      ['info E_DANE_MISSING mx2.ex.test'],
    ],
    'one key (7)': [{ text: () => MX + line(record(3, 1, 1, other)) }, ['critical E_DANE_MISMATCH mx1.ex.test']],
    'one key that fits': [{ text: () => MX + line(record(3, 1, 1, leaf)) }, ['warning E_DANE_NO_ROLLOVER mx1.ex.test']],
    'one issuer that fits': [
      { text: () => MX + line(record(2, 1, 1, issuer)) },
      ['info E_DANE_NO_ROLLOVER mx1.ex.test'],
    ],
    'one key of a host of others': [
      {
        text: () =>
          `@ MX 10 mx1.prov.test.\nmx1.prov.test. A 192.0.2.1\n${line(record(3, 1, 1, leaf), 'mx1.prov.test.')}`,
      },
      ['info E_DANE_NO_ROLLOVER mx1.prov.test'],
    ],
    'an issuer that is not shown': [
      { text: () => MX + line(record(2, 1, 1, issuer)) + line(record(2, 1, 1, rootCertificate)), chain: () => [leaf] },
      ['critical E_DANE_MISMATCH mx1.ex.test'],
    ],
    'an issuer, and a certificate of another name': [
      {
        text: () =>
          MX.replaceAll('mx1', 'mx9') +
          line(record(2, 1, 1, issuer), 'mx9') +
          line(record(2, 1, 1, rootCertificate), 'mx9'),
      },
      ['critical E_DANE_MISMATCH mx9.ex.test'],
    ],
    'no records at a host that does not exist': [
      { text: () => `${MX}@ MX 20 gone\n${line(record(3, 1, 1, leaf)) + line(record(3, 1, 1, other))}` },
      [],
    ],
    'only usages of the web': [
      { text: () => MX + line(record(1, 1, 1, leaf)) + line(record(0, 1, 1, issuer)) },
      ['warning E_DANE_USAGE mx1.ex.test'],
    ],
    'one usage of the web': [
      { text: () => MX + line(record(1, 1, 1, leaf)) + line(record(3, 1, 1, leaf)) + line(record(3, 1, 1, other)) },
      ['info E_DANE_USAGE mx1.ex.test'],
    ],
    'a digest that fits beside a stronger one that does not': [
      { text: () => MX + line(record(3, 1, 1, leaf)) + line(record(3, 1, 2, other)) },
      ['critical E_DANE_MISMATCH mx1.ex.test'],
    ],
    'a stronger digest that fits, and one of another selector': [
      { text: () => MX + line(record(3, 1, 1, other)) + line(record(3, 1, 2, leaf)) + line(record(3, 0, 1, other)) },
      [],
    ],
    'a digest that fits beside a stronger one of another selector': [
      { text: () => MX + line(record(3, 1, 1, leaf)) + line(record(3, 0, 2, other)) },
      [],
    ],
    'a key that fits beside a digest that does not': [
      { text: () => MX + line(record(3, 1, 0, leaf)) + line(record(3, 1, 2, other)) },
      [],
    ],
    'more than 12': [
      {
        text: () =>
          MX +
          [...'abcdefghijkl']
            .map((each) =>
              line({ ...record(3, 1, 1, leaf), certificate: createHash('sha256').update(each).digest('hex') }),
            )
            .join('') +
          line(record(3, 1, 1, leaf)),
      },
      ['info E_DANE_USAGE mx1.ex.test (count)'],
    ],
    'a zone that is not signed': [
      { text: () => MX + line(record(3, 1, 1, other)), insecure: ['ex.test'] },
      ['warning E_DANE_INSECURE mx1.ex.test'],
    ],
    'a host of others that is not signed': [
      {
        text: () =>
          `@ MX 10 mx1.prov.test.\nmx1.prov.test. A 192.0.2.1\n${line(record(3, 1, 1, leaf), 'mx1.prov.test.')}`,
        insecure: ['prov.test'],
      },
      ['info E_DANE_INSECURE mx1.prov.test'],
    ],
    'a mismatch where it is not known whether the zone is signed': [
      { text: () => MX + line(record(3, 1, 1, other)), isSecurityUnknown: true },
      ['critical E_DANE_MISMATCH mx1.ex.test'],
    ],
    'what validation said elsewhere counts': [
      { text: () => MX + line(record(3, 1, 1, other)), isSecurityUnknown: true, states: { 'mx1.ex.test': 'insecure' } },
      ['warning E_DANE_INSECURE mx1.ex.test'],
    ],
    'a mismatch below a delegation without DS records': [
      {
        text: () => MX + line(record(3, 1, 1, other)),
        isSecurityUnknown: true,
        delegations: { 'ex.test': 'unsigned' },
      },
      ['warning E_DANE_INSECURE mx1.ex.test'],
    ],
    'a mismatch below a delegation with DS records': [
      { text: () => MX + line(record(3, 1, 1, other)), isSecurityUnknown: true, delegations: { 'ex.test': 'signed' } },
      ['critical E_DANE_MISMATCH mx1.ex.test'],
    ],
    'no answer at a signed host': [{ text: () => MX, failing }, ['critical E_DANE_LOOKUP _25._tcp.mx1.ex.test']],
    'no answer where it is not known whether the host is signed': [
      { text: () => MX, failing, isSecurityUnknown: true },
      ['unknown E_DNS_SERVFAIL TLSA _25._tcp.mx1.ex.test'],
    ],
    'no answer, and it is known from elsewhere': [
      { text: () => MX, failing, isSecurityUnknown: true, states: { 'mx1.ex.test': 'secure' } },
      ['critical E_DANE_LOOKUP _25._tcp.mx1.ex.test'],
    ],
    'no time left': [
      { text: () => MX, failing: { '_25._tcp.mx1.ex.test TLSA': 'out of time' } },
      ['unknown E_DNS_TIMEOUT TLSA _25._tcp.mx1.ex.test'],
    ],
    'broken signatures': [
      { text: () => MX, failing: { '_25._tcp.mx1.ex.test TLSA': 'bogus' } },
      ['critical E_DNSSEC_BOGUS TLSA _25._tcp.mx1.ex.test'],
    ],
  };
  test.each(Object.entries(rows))('%s', async (_what, [each, wanted]) => {
    expect(linesOf((await daneOf(each)).concerns)).toEqual(wanted);
  });

  test('the record to publish is in the hint, and what was not tested in the message', async () => {
    const { concerns } = await daneOf({ text: () => MX + line(record(3, 1, 1, other)), isSecurityUnknown: true });
    expect(concerns[0]?.hint).toContain(`_25._tcp.mx1.ex.test. TLSA 3 1 1 ${record(3, 1, 1, leaf).certificate}`);
    expect(concerns[0]?.message).toContain('which was not tested');
  });

  test('with usage 2, an expired certificate is refused', async () => {
    const expired = await root.issue({
      commonName: 'x',
      dnsNames: [HOST],
      notBefore: new Date(Date.now() - 9 * DAY),
      notAfter: new Date(Date.now() - DAY),
    });
    const shown = [...chainIn(expired.chainPem), rootCertificate];
    const { concerns } = await daneOf({
      text: () => MX + line(record(2, 1, 1, rootCertificate)) + line(record(2, 1, 1, other)),
      chain: () => shown,
    });
    expect(linesOf(concerns)).toEqual(['critical E_DANE_MISMATCH mx1.ex.test']);
    expect(concerns[0]?.message).toContain('has expired');
  });

  test('with usage 2, the name of the mail domain is enough', async () => {
    const shown = [
      ...chainIn((await root.issue({ commonName: 'x', dnsNames: ['ex.test'] })).chainPem),
      rootCertificate,
    ];
    const { concerns } = await daneOf({
      text: () => MX + line(record(2, 1, 1, rootCertificate)) + line(record(2, 1, 1, other)),
      chain: () => shown,
    });
    expect(linesOf(concerns)).toEqual([]);
  });

  test('a host behind a web proxy', async () => {
    const view = await viewOf(MX + line(record(3, 1, 1, leaf)) + line(record(3, 1, 1, other)));
    const hosts = (await checkMx(view)).hosts.map((each) => ({ ...each, isProxied: true }));
    expect(linesOf((await checkDane(view, hosts, new Map())).concerns)).toEqual(['critical E_MX_PROXIED mx1.ex.test']);
  });
});

test('facts say which record fits', async () => {
  const { tlsa } = await daneOf({ text: () => MX + line(record(3, 1, 1, other)) + line(record(3, 1, 1, leaf)) });
  expect(tlsa.get(HOST)?.map(({ isMatch }) => isMatch)).toEqual([false, true]);
  const unseen = await daneOf({ text: () => MX + line(record(3, 1, 1, leaf)), chain: () => undefined });
  expect(unseen.tlsa.get(HOST)).toEqual([
    { usage: 3, selector: 1, matching: 1, certificate: record(3, 1, 1, leaf).certificate, isMatch: undefined },
  ]);
  const failed = await daneOf({ text: () => MX, failing: { '_25._tcp.mx1.ex.test TLSA': 'timeout' } });
  expect(failed.tlsa.size).toBe(0);
});

/** A leaf and its issuer, an intermediate of an organisation. */
async function signedBy(organisation: string, isRoot: boolean): Promise<Buffer[]> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const [issuerKeys, rootKeys, leafKeys] = [await newKeys(), await newKeys(), await newKeys()];
  const subject = `C=US, O=${organisation}, CN=YE1`;
  const create = async (
    name: string,
    by: string,
    keys: CryptoKeyPair,
    signer: CryptoKeyPair,
    extensions: Extension[],
  ) => {
    const times = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + DAY) };
    const data = { subject: name, issuer: by, ...times, publicKey: keys.publicKey, signingKey: signer.privateKey };
    const made = await X509CertificateGenerator.create({ ...data, signingAlgorithm: algorithm, extensions });
    return Buffer.from(made.rawData);
  };
  const names = new SubjectAlternativeNameExtension([{ type: 'dns', value: HOST }]);
  const ca = new BasicConstraintsExtension(true, undefined, true);
  return [
    await create('CN=x', subject, leafKeys, issuerKeys, [names]),
    await create(subject, isRoot ? subject : 'CN=Root', issuerKeys, isRoot ? issuerKeys : rootKeys, [ca]),
  ];
}

describe('an authority that signs with several issuers in turn', () => {
  const warned = ['warning E_DANE_MISMATCH mx1.ex.test (issuer)', 'info E_DANE_NO_ROLLOVER mx1.ex.test'];
  test('one of them is named', async () => {
    const shown = await signedBy("Let's Encrypt", false);
    const text = () => MX + line(record(2, 1, 1, shown[1] as Buffer));
    expect(linesOf((await daneOf({ text, chain: () => shown })).concerns)).toEqual(warned);
  });

  test('its root is named, two issuers are, or the key is', async () => {
    const rooted = await signedBy("Let's Encrypt", true);
    const shown = await signedBy("Let's Encrypt", false);
    const [own, signer] = shown as [Buffer, Buffer];
    const anchor = line(record(2, 1, 1, signer));
    expect(
      linesOf(
        (await daneOf({ text: () => MX + line(record(2, 1, 1, rooted[1] as Buffer)), chain: () => rooted })).concerns,
      ),
    ).toEqual(warned.slice(1));
    expect(
      linesOf((await daneOf({ text: () => MX + anchor + line(record(2, 1, 1, other)), chain: () => shown })).concerns),
    ).toEqual([]);
    expect(
      linesOf((await daneOf({ text: () => MX + anchor + line(record(3, 1, 1, own)), chain: () => shown })).concerns),
    ).toEqual([]);
  });

  test('another authority', async () => {
    const shown = await signedBy('Example', false);
    const text = () => MX + line(record(2, 1, 1, shown[1] as Buffer));
    expect(linesOf((await daneOf({ text, chain: () => shown })).concerns)).toEqual(warned.slice(1));
  });
});
