import { expect, test } from 'vitest';
import { findWeakness } from '../../../../src/mail/tls/certificate-strength.ts';
import type { CertificateFacts } from '../../../../src/model/facts.ts';

function certificate(key: string | undefined, signature = 'sha256WithRSAEncryption', issuer = 'CN=ca') {
  return { subject: 'CN=leaf', issuer, key, signature } as CertificateFacts;
}

test.each([
  ['RSA 2048', false],
  ['RSA 4096', false],
  ['RSA 2047', true],
  ['RSA 512', true],
  ['RSA-PSS 1024', true],
  ['DSA 1024', true],
  ['EC prime256v1', false],
  ['EC secp224r1', false],
  ['EC secp384r1', false],
  ['EC brainpoolP512t1', false],
  ['EC prime192v1', true],
  ['EC secp160r1', true],
  ['EC sect163k1', true],
  ['EC c2pnb163v1', true],
  ['EC SM2', false],
  ['ed25519', false],
  [undefined, false],
])('a key of %s is too small: %s', (key, isWeak) => {
  expect(findWeakness([certificate(key)]) !== undefined).toBe(isWeak);
});

test.each([
  ['sha256WithRSAEncryption', false],
  ['ecdsa-with-SHA256', false],
  ['ED25519', false],
  ['rsassaPss', false],
  ['sha512-256WithRSAEncryption', false],
  ['sha1WithRSAEncryption', true],
  ['ecdsa-with-SHA1', true],
  ['md5WithRSAEncryption', true],
  ['dsaWithSHA1', true],
])('a signature by %s can be forged: %s', (signature, isWeak) => {
  expect(findWeakness([certificate('RSA 2048', signature)]) !== undefined).toBe(isWeak);
});

test('how a root signed itself does not count', () => {
  expect(findWeakness([certificate('RSA 2048', 'sha1WithRSAEncryption', 'CN=leaf')])).toBeUndefined();
});

test('each certificate of the chain counts, and the first weak one is named', () => {
  const weak = { ...certificate('RSA 1024'), subject: 'CN=intermediate' };
  expect(findWeakness([certificate('RSA 2048'), weak])).toEqual({
    certificate: weak,
    what: 'has a key of RSA 1024, which is too small',
  });
});
