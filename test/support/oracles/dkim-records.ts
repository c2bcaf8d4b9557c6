/** Key records of DKIM of all kinds: good ones, tricky ones, and broken ones. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

function rsaKey(bits: number): KeyObject {
  const modulus = Buffer.alloc(bits / 8, 0xab);
  return createPublicKey({ key: { kty: 'RSA', n: modulus.toString('base64url'), e: 'AQAB' }, format: 'jwk' });
}

function spki(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

const RSA = spki(rsaKey(2048));
const PKCS1 = rsaKey(2048).export({ type: 'pkcs1', format: 'der' }).toString('base64');
const ELLIPTIC = spki(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
/** Of RFC 8463, appendix A.2. */
const ED25519 = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';

/** The texts of each selector: two make two records. */
export const DKIM_RECORDS: Readonly<Record<string, readonly string[]>> = {
  a1: [`v=DKIM1; k=rsa; p=${RSA}`],
  a2: [`v=DKIM1; k=rsa; p=${spki(rsaKey(1024))}`],
  a3: [`v=DKIM1; k=rsa; p=${spki(rsaKey(4096))}`],
  a4: [`v=DKIM1; k=rsa; p=${spki(rsaKey(512))}`],
  a5: [`v=DKIM1; k=rsa; p=${PKCS1}`],
  a6: [`v=DKIM1; k=rsa; p=${ELLIPTIC}`],
  b1: [`p=${RSA}`],
  b2: [`k=rsa; p=${RSA}`],
  b3: [`k=rsa; v=DKIM1; p=${RSA}`],
  b4: [`v=DKIM2; k=rsa; p=${RSA}`],
  b5: [`v=dkim1; k=rsa; p=${RSA}`],
  c1: ['v=DKIM1; k=rsa; p='],
  c2: ['v=DKIM1; k=rsa'],
  c3: ['v=DKIM1; p'],
  c4: [`v=DKIM1; k=rsa; p=${RSA.slice(0, 200)}`],
  c5: [`v=DKIM1; k=rsa; p=${RSA.replace(/^.{4}/, '!!!!')}`],
  c6: [`v=DKIM1; k=rsa; p=${RSA.replace(/(.{60})/g, '$1 ')}`],
  d1: [`v=DKIM1; k=ed25519; p=${ED25519}`],
  d2: [`v=DKIM1; k=ed25519; p=${RSA}`],
  d3: [`v=DKIM1; k=rsa; p=${ED25519}`],
  d4: [`v=DKIM1; k=dsa; p=${RSA}`],
  d5: [`v=DKIM1; k=RSA; p=${RSA}`],
  e1: [`v=DKIM1; h=sha256; k=rsa; p=${RSA}`],
  e2: [`v=DKIM1; h=sha1; k=rsa; p=${RSA}`],
  e3: [`v=DKIM1; h=sha1:sha256; k=rsa; p=${RSA}`],
  e4: [`v=DKIM1; s=email; k=rsa; p=${RSA}`],
  e5: [`v=DKIM1; s=tlsrpt; k=rsa; p=${RSA}`],
  e6: [`v=DKIM1; s=*; k=rsa; p=${RSA}`],
  e7: [`v=DKIM1; t=y; k=rsa; p=${RSA}`],
  e8: [`v=DKIM1; t=s; k=rsa; p=${RSA}`],
  e9: [`v=DKIM1; n=a note; x=unknown; k=rsa; p=${RSA}`],
  f1: [`v=DKIM1; k=rsa; p=${RSA};`],
  f2: [`v=DKIM1; k=rsa;; p=${RSA}`],
  f3: [`v=DKIM1; k=rsa; p=${RSA}; p=${RSA}`],
  f4: [`v=DKIM1 ; k = rsa ; p = ${RSA}`],
  f5: [`v=DKIM1\\; k=rsa\\; p=${RSA}`],
  f6: [`v=DKIM1, k=rsa, p=${RSA}`],
  g1: [`v=DKIM1; k=rsa; p=${RSA}`, `v=DKIM1; k=rsa; p=${spki(rsaKey(1024))}`],
  g2: ['v=spf1 -all'],
};

/** Aliases by the selector. */
export const DKIM_ALIASES: Readonly<Record<string, string>> = { h1: 'a1._domainkey', h2: 'gone._domainkey' };

const quoted = (text: string): string =>
  (text.match(/.{1,200}/gs) ?? [''])
    .map((part) => `"${part.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)
    .join(' ');

/** All of them in a zone. */
export const DKIM_ZONE = [
  '$ORIGIN k.test.',
  '$TTL 60',
  '@ SOA ns1 dns 1 3600 600 86400 60',
  '@ NS ns1',
  'ns1 A 192.0.2.53',
  ...Object.entries(DKIM_RECORDS).flatMap(([selector, texts]) =>
    texts.map((text) => `${selector}._domainkey TXT ${quoted(text)}`),
  ),
  ...Object.entries(DKIM_ALIASES).map(([selector, target]) => `${selector}._domainkey CNAME ${target}`),
  '',
].join('\n');
