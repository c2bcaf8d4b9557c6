/** One GET over HTTPS to one address, with a certificate that must have the name as a DNS name. */
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import * as tls from 'node:tls';
import { errorCode } from '../../system/error-code.ts';
import { trustMore } from '../../system/trust-more.ts';
import type { World } from '../../system/world.ts';

/** What to get, and how much of it. */
export interface HttpsTarget {
  /** The name, for the certificate and for the server. */
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly path: string;
  /** Further authorities to trust, in PEM. */
  readonly ca?: string | undefined;
  /** So many octets, and one more, are read. */
  readonly maxBytes: number;
  readonly limitMs: number;
}

/** An answer. Texts are untrusted. */
export interface HttpsAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly contentType: string | undefined;
  readonly encoding: string | undefined;
  readonly body: Buffer;
}

/** Why there is no answer. */
export class Fault {
  readonly address: string;
  /** A code of the system or of TLS; `timeout`. */
  readonly code: string;
  /** A clause that continues after the name of the host. Untrusted. */
  readonly message: string;
  readonly hint: string | undefined;

  constructor(address: string, code: string, message: string, hint?: string) {
    this.address = address;
    this.code = code;
    this.message = message;
    this.hint = hint;
  }
}

/** In octets. */
const MAX_HEADER = 16_384;

/**
 * Gets it. No redirect is followed.
 * @throws the reason of the signal, and nothing else
 */
export async function httpsGet(
  target: HttpsTarget,
  { connect }: Pick<World, 'connect'>,
  signal: AbortSignal,
): Promise<HttpsAnswer | Fault> {
  if (signal.aborted) throw signal.reason;
  const socket = connect(target.address, target.port);
  const sockets: Socket[] = [socket];
  const ended = new AbortController();
  let step = 'does not answer the connection attempt';
  const onAbort = (): void => ended.abort();
  signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => ended.abort(), target.limitMs);
  try {
    await within(ended.signal, opened(socket, 'connect'));
    step = 'does not finish the TLS handshake';
    const secure = startTls(socket, target);
    sockets.push(secure);
    await within(ended.signal, opened(secure, 'secureConnect'));
    const refusal = certificateFault(secure, target);
    if (refusal) return refusal;
    step = 'does not send all of its answer';
    return await within(ended.signal, answered(secure, target));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (ended.signal.aborted) return timedOut(target, step);
    return connectionFault(target, error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    for (const each of sockets.toReversed()) each.destroy();
  }
}

/** Waits for a promise, but no longer than until the signal; what comes of it later is passed over. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('too late'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function opened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    // Never removed: while no owner listens, a late error must not end the process.
    socket.on('error', reject);
    socket.once('close', () => reject(closed()));
    socket.once(event, () => resolve());
  });
}

function closed(): Error {
  return Object.assign(new Error('closed'), { code: 'closed' });
}

function startTls(socket: Socket, { host, ca }: HttpsTarget): tls.TLSSocket {
  return tls.connect({
    socket,
    host,
    servername: host,
    secureContext: trustMore(tls.createSecureContext({ minVersion: 'TLSv1.2' }), ca),
    ALPNProtocols: ['http/1.1'],
    // It is judged right after the handshake, so that the reason can be told.
    rejectUnauthorized: false,
    checkServerIdentity: (name, certificate) => nameError(name, certificate),
  });
}

/** The name must be a DNS name of the certificate: the Common Name does not count (RFC 8461 section 3.3). */
function nameError(name: string, certificate: tls.PeerCertificate): Error | undefined {
  const hasDnsName = /(?:^|, )DNS:/.test(certificate.subjectaltname ?? '');
  if (hasDnsName) return tls.checkServerIdentity(name, certificate);
  return Object.assign(new Error('no DNS name'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
}

function certificateFault(secure: tls.TLSSocket, { host, address }: HttpsTarget): Fault | undefined {
  if (secure.authorized) return undefined;
  const reason = String(errorCode(secure.authorizationError) ?? secure.authorizationError);
  const { valid_to: until, valid_from: from, subjectaltname = '' } = secure.getPeerCertificate();
  const names = subjectaltname.replaceAll('DNS:', '').slice(0, 200);
  const renew = 'Senders take no policy from it. Renew the certificate, and look that the web server uses the new one.';
  switch (reason) {
    case 'CERT_HAS_EXPIRED':
      return new Fault(address, reason, `shows a certificate that has expired (${until})`, renew);
    case 'CERT_NOT_YET_VALID':
      return new Fault(address, reason, `shows a certificate that is not valid before ${from}`, renew);
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return new Fault(
        address,
        reason,
        `shows a certificate for ${names === '' ? 'no DNS name' : names}`,
        `Issue a certificate with the DNS name ${host}, and let the web server use it for this name.`,
      );
    default:
      return new Fault(
        address,
        reason,
        `shows a certificate that cannot be verified (${reason})`,
        'Use a certificate of a public authority, and send its intermediate certificates, too. An authority of your own can be named in tls-ca.',
      );
  }
}

function answered(secure: tls.TLSSocket, { host, path, maxBytes }: HttpsTarget): Promise<HttpsAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { Host: host, Accept: 'text/plain', Connection: 'close' };
    const asked = request({ createConnection: () => secure, path, headers, maxHeaderSize: MAX_HEADER });
    asked.on('error', reject);
    asked.once('response', (message) =>
      readBody(message, maxBytes).then((body) => resolve(answerOf(message, body)), reject),
    );
    asked.end();
  });
}

function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      // One octet more than allowed tells that it is too large.
      if (size > maxBytes) resolve(Buffer.concat(chunks).subarray(0, maxBytes + 1));
    });
    message.once('end', () => (message.complete ? resolve(Buffer.concat(chunks)) : reject(closed())));
    message.on('error', reject);
    message.once('aborted', () => reject(closed()));
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, body: Buffer): HttpsAnswer {
  return {
    status: statusCode,
    location: headers.location,
    contentType: headers['content-type'],
    encoding: headers['content-encoding'],
    body,
  };
}

function timedOut({ address, limitMs }: HttpsTarget, step: string): Fault {
  return new Fault(address, 'timeout', `${step} within ${Math.max(1, Math.round(limitMs / 1000))} s`);
}

function connectionFault({ address }: HttpsTarget, error: unknown): Fault {
  const code = errorCode(error) ?? 'unknown';
  if (code === 'ECONNREFUSED') return new Fault(address, code, 'refuses the connection');
  if (code === 'closed' || code === 'ECONNRESET')
    return new Fault(address, code, 'closes the connection without a whole answer');
  if (code.startsWith('HPE_')) return new Fault(address, code, `sends what is no HTTP (${code})`);
  return new Fault(address, code, `does not work over HTTPS (${code})`);
}
