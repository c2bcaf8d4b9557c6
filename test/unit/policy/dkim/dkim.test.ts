/** DKIM keys of declared selectors. */
import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkDkim, judgeDkim } from '../../../../src/policy/dkim/check-dkim.ts';
import { brief, sentences, type ViewOptions, viewOf } from '../sender-view.ts';

/** An RSA key of any size: only its form matters here. */
function rsa(bits: number, type: 'spki' | 'pkcs1' = 'spki'): string {
  const modulus = Buffer.alloc(Math.ceil(bits / 8), 0xab);
  modulus[0] = 1 << ((bits - 1) % 8);
  const key = createPublicKey({ key: { kty: 'RSA', n: modulus.toString('base64url'), e: 'AQAB' }, format: 'jwk' });
  return key.export({ type, format: 'der' }).toString('base64');
}

const GOOD = rsa(2048);
const OTHER = rsa(2056);
/** RFC 8463 appendix A.2. */
const ED25519 = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const ED25519_SPKI = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(ED25519, 'base64')]);
const EC = createPublicKey({
  key: {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  },
  format: 'jwk',
}).export({ type: 'spki', format: 'der' });

/** A text as a TXT record, in strings that fit. */
function txt(name: string, text: string): string {
  const strings = (text.match(/.{1,200}/gs) ?? ['']).map((part) => `"${part.replace(/[\\"]/g, '\\$&')}"`);
  return `${name}. TXT ${strings.join(' ')}`;
}

const NAME = 's1._domainkey.ex.test';

async function check(zone: string, options: ViewOptions = {}): Promise<{ found: string[]; text: string }> {
  const concerns = await checkDkim(await viewOf(zone, { dkimSelectors: ['s1'], ...options }));
  return { found: brief(concerns), text: sentences(concerns) };
}

describe('healthy keys are plain ok', () => {
  test.each([
    ['as most publish it', `v=DKIM1; k=rsa; p=${GOOD}`],
    ['without a version', `k=rsa; p=${GOOD}`],
    ['the bare key', `p=${GOOD}`],
    ['semicolon at the end', `v=DKIM1; k=rsa; p=${GOOD};`],
    ['semicolon and blanks at the end', `v=DKIM1; p=${GOOD} ; `],
    ['blanks around', ` v = DKIM1 ;  k = rsa ; p = ${GOOD}`],
    ['blanks in the key', `v=DKIM1; k=rsa; p=${GOOD.replace(/(.{60})/g, '$1 ')}`],
    ['4096 bits', `v=DKIM1; p=${rsa(4096)}`],
    ['sha256 and sha1', `v=DKIM1; h=sha1:sha256; p=${GOOD}`],
    ['for mail only', `v=DKIM1; s=email; t=s; n=a note; p=${GOOD}`],
    ['for all services', `v=DKIM1; s=*; p=${GOOD}`],
    ['unknown tags', `v=DKIM1; x=1; g=*; p=${GOOD}`],
    ['Ed25519', `v=DKIM1; k=ed25519; p=${ED25519}`],
    ['Base64 without padding', `v=DKIM1; k=ed25519; p=${ED25519.replace('=', '')}`],
  ])('%s', async (_what, text) => {
    expect((await check(txt(NAME, text))).found).toEqual([]);
  });

  test('behind an alias, as Microsoft 365 and Fastmail have it', async () => {
    const zone = `selector1._domainkey.ex.test. CNAME selector1-ex-test._domainkey.ms.test.\n${txt('selector1-ex-test._domainkey.ms.test', `v=DKIM1; k=rsa; p=${GOOD}`)}`;
    expect((await check(zone, { dkimSelectors: ['selector1'] })).found).toEqual([]);
  });

  test('beside a TXT record of a wildcard', async () => {
    const zone = `${txt(NAME, `v=DKIM1; p=${GOOD}`)}\n${txt(NAME, 'v=spf1 -all')}`;
    expect((await check(zone)).found).toEqual([]);
  });

  test('selectors with dots, and in capital letters', async () => {
    const zone = txt('s1.2026._domainkey.ex.test', `v=DKIM1; p=${GOOD}`);
    expect((await check(zone, { dkimSelectors: ['S1.2026'] })).found).toEqual([]);
  });

  test('no declared selector, nothing asked', async () => {
    const view = await viewOf('');
    expect(await judgeDkim(view)).toEqual({ concerns: [], keys: [] });
    expect(view.questions).toEqual([]);
  });

  test('tells how long keys are', async () => {
    const zone = `${txt(NAME, `p=${GOOD}`)}\n${txt('s2._domainkey.ex.test', `k=ed25519; p=${ED25519}`)}\n${txt('s3._domainkey.ex.test', 'p=')}`;
    const { keys } = await judgeDkim(await viewOf(zone, { dkimSelectors: ['s1', 's2', 's3'] }));
    expect(keys).toEqual([{ selector: 's1', bits: 2048 }, { selector: 's2' }]);
  });
});

describe('keys that receivers cannot use', () => {
  test.each([
    ['revoked', 'v=DKIM1; p=', 'is revoked'],
    ['no key', 'v=DKIM1; k=rsa', 'has no tag p'],
    ['another version', `v=DKIM2; p=${GOOD}`, 'says v=DKIM2'],
    ['version in lower case', `v=dkim1; p=${GOOD}`, 'says v=dkim1'],
    ['version not first', `k=rsa; v=DKIM1; p=${GOOD}`, 'not as its first tag'],
    ['escaped semicolons', `v=DKIM1\\; k=rsa\\; p=${GOOD}`, 'without a backslash'],
    ['no semicolon', `v=DKIM1 k=rsa p=${GOOD}; p=`, 'says v=DKIM1 k=rsa'],
    ['a tag twice', `v=DKIM1; p=${GOOD}; p=${GOOD}`, 'has the tag p twice'],
    ['a part that is no tag', `v=DKIM1; rsa; p=${GOOD}`, 'a part that is no tag: rsa'],
    ['unknown type', `v=DKIM1; k=ecdsa; p=${GOOD}`, 'is of the type ecdsa'],
    ['SHA-1 only', `v=DKIM1; h=sha1; p=${GOOD}`, 'allows sha1 only'],
    ['another service', `v=DKIM1; s=tlsrpt; p=${GOOD}`, 'is not for mail'],
    ['512 bits', `v=DKIM1; p=${rsa(512)}`, 'has 512 bits, and receivers do not accept less than 1024'],
    ['1023 bits', `v=DKIM1; p=${rsa(1023)}`, 'has 1023 bits'],
    ['no Base64', 'v=DKIM1; p=-----BEGIN PUBLIC KEY-----', 'is not in Base64'],
    ['cut off', `v=DKIM1; p=${GOOD.slice(0, 200)}`, 'cut at 255 characters'],
    ['no key inside', 'v=DKIM1; p=aGVsbG8gd29ybGQ=', 'is no RSA key'],
    ['an elliptic curve', `v=DKIM1; k=rsa; p=${EC.toString('base64')}`, 'is no RSA key'],
    ['Ed25519 without its type', `v=DKIM1; p=${ED25519}`, 'Write the type of the key into k=.'],
    ['RSA as Ed25519', `v=DKIM1; k=ed25519; p=${GOOD}`, 'one of Ed25519 has 32'],
    [
      'Ed25519 in a wrapping',
      `v=DKIM1; k=ed25519; p=${ED25519_SPKI.toString('base64')}`,
      'Leave the first 12 octets out',
    ],
    ['octets that are no ASCII', `v=DKIM1; p=${GOOD.slice(0, 40)}\u00e9${GOOD.slice(41)}`, 'is not in Base64'],
  ])('%s', async (_what, text, part) => {
    const { found, text: said } = await check(txt(NAME, text));
    expect(found).toEqual(['critical E_DKIM_KEY s1']);
    expect(said).toContain(part);
  });

  test.each([
    ['missing', 'ex.test. A 192.0.2.1', 's1._domainkey.ex.test does not exist'],
    ['other type', `${NAME}. A 192.0.2.1`, 'has no TXT record'],
    ['alias to nowhere', `${NAME}. CNAME s1.gone.test.`, 'is an alias of s1.gone.test, which has no TXT record'],
    ['another text', txt(NAME, 'v=spf1 -all'), 'is no key'],
    ['two keys', `${txt(NAME, `p=${GOOD}`)}\n${txt(NAME, `p=${OTHER}`)}`, 'has 2 key records'],
  ])('%s', async (_what, zone, part) => {
    const { found, text } = await check(zone);
    expect(found).toEqual(['critical E_DKIM_KEY s1']);
    expect(text).toContain(part);
  });

  test('what is not known is not ok', async () => {
    const { found } = await check('', { failing: { [`${NAME} TXT`]: 'timeout' } });
    expect(found).toEqual([`unknown E_DNS_TIMEOUT TXT ${NAME}`]);
  });
});

describe('weak keys', () => {
  test.each([
    ['1024 bits', `v=DKIM1; p=${rsa(1024)}`, 'has 1024 bits'],
    ['2047 bits', `v=DKIM1; p=${rsa(2047)}`, 'has 2047 bits'],
    ['more than 4096 bits', `v=DKIM1; p=${rsa(4104)}`, 'need not take more than 4096'],
    ['test mode', `v=DKIM1; t=y; p=${GOOD}`, 'is in test mode'],
    ['test mode with s', `v=DKIM1; t=s:y; p=${GOOD}`, 'is in test mode'],
    ['PKCS #1', `v=DKIM1; p=${rsa(2048, 'pkcs1')}`, 'PKCS #1'],
    ['two semicolons', `v=DKIM1;; p=${GOOD}`, 'empty tag'],
    ['type in capitals', `v=DKIM1; k=RSA; p=${GOOD}`, 'Write k=rsa.'],
  ])('%s', async (_what, text, part) => {
    const concerns = await checkDkim(await viewOf(txt(NAME, text), { dkimSelectors: ['s1'] }));
    expect(concerns.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning E_DKIM_WEAK']);
    expect(sentences(concerns)).toContain(part);
  });
});
