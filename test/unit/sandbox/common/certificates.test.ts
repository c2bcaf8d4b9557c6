import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import * as tls from 'node:tls';
import { describe, expect, test } from 'vitest';
import {
  type Authority,
  createAuthority,
  type IssuedCertificate,
  selfSigned,
} from '../../../../src/sandbox/common/certificates.ts';

const HOUR_MS = 60 * 60 * 1000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

/** Shakes hands over loopback. Gives Node's error code, `closed` when the server just hung up, or `ok`. */
async function handshake(
  served: Pick<IssuedCertificate, 'chainPem' | 'privateKeyPem'>,
  authority: Authority,
  client: tls.ConnectionOptions = { servername: 'localhost' },
  server: tls.TlsOptions = {},
): Promise<string> {
  const listener = tls.createServer({ key: served.privateKeyPem, cert: served.chainPem, ...server });
  listener.on('tlsClientError', () => {});
  listener.on('secureConnection', (socket) => socket.on('error', () => {}).end('hello'));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const socket = tls.connect({ host: '127.0.0.1', port, ca: authority.certificatePem, ...client });
  try {
    // The first byte, not `secureConnect`: with TLS 1.3 a server's refusal comes after it.
    return await Promise.race([once(socket, 'data').then(() => 'ok'), once(socket, 'close').then(() => 'closed')]);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    socket.destroy();
    listener.close();
  }
}

describe('createAuthority', () => {
  test('makes a root that may sign and that has signed itself', async () => {
    const root = new X509Certificate((await createAuthority({ name: 'Röot, "quoted"' })).certificatePem);
    expect(root.ca).toBe(true);
    expect(root.subject).toBe('CN=Röot\\, \\"quoted\\"');
    expect(root.issuer).toBe(root.subject);
    expect(root.verify(root.publicKey)).toBe(true);
  });

  test('never makes the same key twice', async () => {
    const [one, two] = await Promise.all([createAuthority(), createAuthority()]);
    expect(one.privateKeyPem).not.toBe(two.privateKeyPem);
    const leaf = new X509Certificate((await one.issue({ commonName: 'localhost' })).certificatePem);
    expect(leaf.verify(new X509Certificate(one.certificatePem).publicKey)).toBe(true);
    expect(leaf.verify(new X509Certificate(two.certificatePem).publicKey)).toBe(false);
  });
});

describe('issue', () => {
  test('writes what it was asked for', async () => {
    const authority = await createAuthority({ name: 'Root' });
    const notBefore = new Date('2031-02-03T04:05:06Z');
    const notAfter = new Date('2031-03-04T05:06:07Z');
    const names = { commonName: 'mail', dnsNames: ['a.example', '*.b.example'], ipAddresses: ['192.0.2.1', '::1'] };
    const issued = await authority.issue({ ...names, notBefore, notAfter });
    const leaf = new X509Certificate(issued.certificatePem);
    expect(leaf.subject).toBe('CN=mail');
    expect(leaf.issuer).toBe('CN=Root');
    expect(leaf.ca).toBe(false);
    expect(leaf.subjectAltName).toBe(
      'DNS:a.example, DNS:*.b.example, IP Address:192.0.2.1, IP Address:0:0:0:0:0:0:0:1',
    );
    expect(leaf.validFromDate).toEqual(notBefore);
    expect(leaf.validToDate).toEqual(notAfter);
    expect(issued.fingerprint256).toBe(leaf.fingerprint256);
    expect(issued.chainPem).toBe(issued.certificatePem);
  });

  test.each([
    ['is the common name when nothing is said', {}, 'DNS:localhost'],
    ['is absent when asked for', { dnsNames: [] }, undefined],
    ['is only the address when only that is given', { ipAddresses: ['127.0.0.1'] }, 'IP Address:127.0.0.1'],
  ])('alternative name %s', async (_, names, expected) => {
    const issued = await (await createAuthority()).issue({ commonName: 'localhost', ...names });
    expect(new X509Certificate(issued.certificatePem).subjectAltName).toBe(expected);
  });

  test.each([
    ['ec', 'ec', { namedCurve: 'prime256v1' }],
    ['rsa2048', 'rsa', { modulusLength: 2048 }],
    ['rsa1024', 'rsa', { modulusLength: 1024 }],
  ] as const)('makes a key of type %s that belongs to the certificate', async (keyType, expected, details) => {
    const issued = await (await createAuthority()).issue({ commonName: 'localhost', keyType });
    const { publicKey } = new X509Certificate(issued.certificatePem);
    expect(publicKey.asymmetricKeyType).toBe(expected);
    expect(publicKey.asymmetricKeyDetails).toMatchObject(details);
    expect(() => tls.createSecureContext({ key: issued.privateKeyPem, ciphers: 'DEFAULT@SECLEVEL=0' })).not.toThrow();
  });

  test('marks a client certificate as one', async () => {
    const authority = await createAuthority();
    const usage = async (isClient: boolean) =>
      new X509Certificate((await authority.issue({ commonName: 'x', isClient })).certificatePem).keyUsage;
    expect(await usage(true)).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(await usage(false)).toEqual(['1.3.6.1.5.5.7.3.1']);
  });
});

describe('a handshake', () => {
  const localhost = { commonName: 'localhost', ipAddresses: ['127.0.0.1'], dnsNames: ['localhost'] };

  test('succeeds with a valid certificate', async () => {
    const authority = await createAuthority();
    expect(await handshake(await authority.issue(localhost), authority)).toBe('ok');
  });

  test.each(['rsa2048', 'rsa1024'] as const)('succeeds with a key of type %s', async (keyType) => {
    const authority = await createAuthority();
    const ciphers = { ciphers: 'DEFAULT@SECLEVEL=0' };
    const issued = await authority.issue({ ...localhost, keyType });
    expect(await handshake(issued, authority, { servername: 'localhost', ...ciphers }, ciphers)).toBe('ok');
  });

  test('succeeds by address', async () => {
    const authority = await createAuthority();
    const issued = await authority.issue({ commonName: 'mail', ipAddresses: ['127.0.0.1'] });
    expect(await handshake(issued, authority, { servername: '' })).toBe('ok');
  });

  test('fails by address when only the name is in the certificate', async () => {
    const authority = await createAuthority();
    const issued = await authority.issue({ commonName: '127.0.0.1', dnsNames: ['localhost'] });
    expect(await handshake(issued, authority, { servername: '' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  test('fails when the certificate has expired', async () => {
    const authority = await createAuthority();
    const issued = await authority.issue({ ...localhost, notBefore: ago(48), notAfter: ago(24) });
    expect(await handshake(issued, authority)).toBe('CERT_HAS_EXPIRED');
  });

  test('fails when the certificate is not valid yet', async () => {
    const authority = await createAuthority();
    const issued = await authority.issue({ ...localhost, notBefore: ago(-24) });
    expect(await handshake(issued, authority)).toBe('CERT_NOT_YET_VALID');
  });

  test('fails when the root has expired', async () => {
    const authority = await createAuthority({ notBefore: ago(48), notAfter: ago(24) });
    expect(await handshake(await authority.issue(localhost), authority)).toBe('CERT_HAS_EXPIRED');
  });

  test('fails when the certificate is for another name', async () => {
    const authority = await createAuthority();
    const issued = await authority.issue({ commonName: 'localhost', dnsNames: ['other.example'] });
    expect(await handshake(issued, authority)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  test('fails with a certificate of another authority of the same name', async () => {
    const [known, unknown] = await Promise.all([createAuthority(), createAuthority()]);
    expect(await handshake(await unknown.issue(localhost), known)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  test('fails when the certificate vouches for itself', async () => {
    const authority = await createAuthority();
    expect(await handshake(await selfSigned(localhost), authority)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  test('succeeds through two intermediates, and fails when they are not sent', async () => {
    const root = await createAuthority();
    const lower = await (await root.issueIntermediate()).issueIntermediate({ name: 'Lower' });
    const issued = await lower.issue(localhost);
    expect(issued.chainPem.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    expect(await handshake(issued, root)).toBe('ok');
    expect(await handshake({ ...issued, chainPem: issued.certificatePem }, root)).toBe(
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    );
  });

  test('fails with a client certificate in a server', async () => {
    const authority = await createAuthority();
    expect(await handshake(await authority.issue({ ...localhost, isClient: true }), authority)).toBe('INVALID_PURPOSE');
  });

  test('takes a client certificate where one is demanded, and nothing else', async () => {
    const authority = await createAuthority();
    const served = await authority.issue(localhost);
    const client = await authority.issue({ commonName: 'probe', isClient: true });
    const demand = { requestCert: true, ca: authority.certificatePem };
    const shown = { servername: 'localhost', cert: client.chainPem, key: client.privateKeyPem };
    expect(await handshake(served, authority, shown, demand)).toBe('ok');
    expect(await handshake(served, authority, undefined, demand)).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
    const wrong = { ...shown, cert: served.chainPem, key: served.privateKeyPem };
    expect(await handshake(served, authority, wrong, demand)).toBe('closed');
  });
});
