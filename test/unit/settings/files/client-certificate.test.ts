import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/model/issue.ts';
import { Secret } from '../../../../src/model/secret.ts';
import { createAuthority } from '../../../../src/sandbox/common/certificates.ts';
import { loadClientCertificate } from '../../../../src/settings/files/client-certificate.ts';
import { memoryFiles } from '../../../support/settings/memory-files.ts';

const authority = await createAuthority();
const { chainPem, privateKeyPem } = await authority.issue({ commonName: 'probe', isClient: true });
const stranger = await authority.issue({ commonName: 'other', isClient: true });
const ENCRYPTED = generateKeyPairSync('ec', {
  namedCurve: 'prime256v1',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
}).privateKey;

async function load(cert: string | undefined, key: string | undefined, disk: Readonly<Record<string, string>> = {}) {
  const issues: Issue[] = [];
  const world = { env: {}, files: memoryFiles((path) => disk[path]) };
  const given = { tlsClientCert: cert, tlsClientKey: key === undefined ? undefined : new Secret(key) };
  const loaded = await loadClientCertificate(given, world, issues);
  return { cert: loaded.tlsClientCert, key: loaded.tlsClientKey?.reveal(), issues };
}

describe('loadClientCertificate', () => {
  test('is silent when neither is given', async () => {
    expect(await load(undefined, undefined)).toEqual({ cert: undefined, key: undefined, issues: [] });
  });

  test('takes both as texts, and both as paths', async () => {
    const expected = { cert: chainPem.trim(), key: privateKeyPem, issues: [] };
    expect(await load(chainPem, privateKeyPem)).toEqual(expected);
    expect(await load('c.pem', 'k.pem', { 'c.pem': chainPem, 'k.pem': privateKeyPem })).toEqual(expected);
  });

  test.each([
    ['a certificate without its key', chainPem, undefined, 'tls-client-cert', /is given without tls-client-key/],
    ['a key without its certificate', undefined, privateKeyPem, 'tls-client-key', /is given without tls-client-cert/],
    ['the key of another certificate', chainPem, stranger.privateKeyPem, 'tls-client-key', /is not the key of/],
    ['a key with a passphrase', chainPem, ENCRYPTED, 'tls-client-key', /passphrase/],
    ['a certificate in place of a key', chainPem, chainPem, 'tls-client-key', /no usable PEM private key/],
    ['a key that is not there', chainPem, 'missing.pem', 'tls-client-key', /cannot be read as a file \(ENOENT\)/],
    ['a certificate that is not there', 'missing.pem', privateKeyPem, 'tls-client-cert', /\(ENOENT\)/],
  ])('refuses %s, once', async (_what, cert, key, input, problem) => {
    const { issues } = await load(cert, key);
    expect(issues).toEqual([expect.objectContaining({ input, problem: expect.stringMatching(problem) })]);
  });

  test('never shows a key, not even one without its first line, which looks like a path', async () => {
    const body = privateKeyPem.split('\n').slice(1).join('');
    const { issues } = await load(chainPem, body);
    expect(issues).toHaveLength(1);
    expect(JSON.stringify(issues)).not.toContain(body.slice(0, 20));
  });
});
