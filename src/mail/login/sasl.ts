import type { Credentials } from '../../model/credentials.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { crypto } from '../../system/lazy-crypto.ts';

/** Encodes the PLAIN message, without an authorization identity (RFC 4616 section 2). */
export function plain(credentials: Credentials): string {
  return `\0${credentials.username}\0${credentials.password?.reveal() ?? ''}`;
}

/** Computes the answer to a CRAM-MD5 challenge (RFC 2195 section 2). */
export function cramMd5(credentials: Credentials, challenge: Buffer): string {
  return `${credentials.username} ${digest(credentials, challenge)}`;
}

/**
 * Computes what proves the password in the answer to a CRAM-MD5 challenge in base64: a guess of the password can be
 * verified with it, so it is as secret. A library may read the challenge as ASCII.
 */
export function cramMd5Digests(credentials: Credentials, challenge: string): readonly string[] {
  const bytes = Buffer.from(challenge, 'base64');
  return [...new Set([digest(credentials, bytes), digest(credentials, Buffer.from(bytes.toString('ascii')))])];
}

function digest(credentials: Credentials, challenge: Buffer): string {
  return crypto()
    .createHmac('md5', credentials.password?.reveal() ?? '')
    .update(challenge)
    .digest('hex');
}

/** Encodes the XOAUTH2 message as Google and Microsoft document it. */
export function xoauth2(credentials: Credentials): string {
  return `user=${credentials.username}\x01auth=Bearer ${credentials.token?.reveal() ?? ''}\x01\x01`;
}

/** Encodes the OAUTHBEARER message with its GS2 header (RFC 7628 section 3.1; escapes RFC 5801 section 4). */
export function oauthBearer(credentials: Credentials, endpoint: Endpoint): string {
  const user = credentials.username.replace(/=/g, '=3D').replace(/,/g, '=2C');
  const fields = [`host=${endpoint.host}`, `port=${endpoint.port}`, `auth=Bearer ${credentials.token?.reveal() ?? ''}`];
  return `n,a=${user},\x01${fields.join('\x01')}\x01\x01`;
}

/** Encodes a text as Base64 of its UTF-8 bytes. */
export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
