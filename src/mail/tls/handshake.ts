/**
 * The TLS handshake for both protocols and both TLS modes, and the judgement of the certificate.
 *
 * The handshake itself never refuses a certificate; the judgement does, right after it and before a byte is written. So
 * a refusal can name the certificate without a second connection, and the same code decides with and without
 * verification.
 */

import { constants } from 'node:crypto';
import type { Socket } from 'node:net';
import * as tls from 'node:tls';
import type { Endpoint } from '../../model/endpoint.ts';
import type { CertificateFacts, TlsFacts } from '../../model/facts.ts';
import type { ProbeFailure } from '../../model/failure.ts';
import type { Finding } from '../../model/finding.ts';
import { trustMore } from '../../system/trust-more.ts';
import type { Wire } from '../network/wire.ts';
import { certificateFacts } from './certificate-facts.ts';
import { commonNameOnly, findProblem, isPinned } from './certificate-problems.ts';
import { certificateFailure, handshakeFailure } from './tls-failures.ts';

/** At most this many certificates are read. A chain has four or five; a server may send hundreds. */
const MAX_CHAIN = 16;

/** A finished handshake. After a refusal nothing may be written to the connection. */
export interface Handshake {
  readonly facts: TlsFacts;
  /** Returns the certificates that the server sent, in DER form and in its order: the leaf is first. To be called once. */
  readonly takeChain: () => readonly Buffer[];
  /** Why the certificate is not accepted. */
  readonly refusal?: ProbeFailure;
  /** What other clients may not accept. */
  readonly warning?: Finding | undefined;
}

/**
 * Does the handshake over the wire's socket and judges the certificate.
 * @throws ProbeFailure when the handshake does not finish
 */
export async function startTls(wire: Wire, isAfterStarttls: boolean): Promise<Handshake> {
  const { endpoint } = wire;
  const socket = await handshake(wire, isAfterStarttls);
  const facts = readFacts(socket, endpoint);
  const takeChain = (): readonly Buffer[] => sentChain(socket);
  const problem = findProblem(endpoint, facts, socket.authorized ? undefined : String(socket.authorizationError));
  return problem
    ? { facts, takeChain, refusal: certificateFailure(endpoint, problem) }
    : { facts, takeChain, warning: commonNameOnly(endpoint, facts) };
}

async function handshake(wire: Wire, isAfterStarttls: boolean): Promise<tls.TLSSocket> {
  const { endpoint } = wire;
  const plain: Socket = wire.socket;
  const { servername } = endpoint.tls;
  return await wire.guard(
    new Promise<tls.TLSSocket>((resolve, reject) => {
      const socket = tls.connect({
        socket: plain,
        // The name to verify, also when it is an address: without it tls.connect would use "localhost".
        host: servername,
        ...sni(endpoint),
        secureContext: contextFor(endpoint.tls),
        rejectUnauthorized: false,
      });
      const onFailure = (error?: Error): void => reject(handshakeFailure(endpoint, error, isAfterStarttls));
      const onClose = (): void => onFailure();
      socket.once('error', onFailure);
      socket.once('close', onClose);
      socket.once('secureConnect', () => {
        socket.off('error', onFailure);
        socket.off('close', onClose);
        socket.pause();
        resolve(socket);
      });
      wire.secure(socket);
    }),
  );
}

const contexts = new Map<string, tls.SecureContext>();

/**
 * Returns the secure context of a handshake. Endpoints with the same minimum version and authorities share one, because
 * each costs 2 ms and a megabyte, and a thousand checks would create a thousand. A context with a client key is not
 * kept.
 */
function contextFor({ ca, minVersion, client }: Endpoint['tls']): tls.SecureContext {
  // A probe never needs a second handshake, and a server could ask for one again and again.
  const settings = { minVersion, secureOptions: constants.SSL_OP_NO_RENEGOTIATION };
  if (client) {
    const own = { cert: client.certificate, key: client.key.reveal() };
    return trustMore(tls.createSecureContext({ ...settings, ...own }), ca);
  }
  const name = `${minVersion} ${ca ?? ''}`;
  const context = contexts.get(name) ?? trustMore(tls.createSecureContext(settings), ca);
  contexts.set(name, context);
  return context;
}

/** Returns the name for SNI, which carries host names only, no addresses (RFC 6066 section 3). */
export function sni({ tls: { servername } }: Endpoint): { readonly servername?: string } {
  return /^[\d.]+$|:/.test(servername) ? {} : { servername };
}

function readFacts(socket: tls.TLSSocket, endpoint: Endpoint): TlsFacts {
  const cipher = socket.getCipher();
  const chain = readChain(socket);
  return {
    version: socket.getProtocol() ?? 'unknown',
    cipher: cipher.standardName ?? cipher.name,
    keyExchange: keyExchangeOf(socket),
    isVerified: socket.authorized || isPinned(endpoint, chain[0]),
    chain,
  };
}

/** Returns how the keys of the session were agreed on. OpenSSL does not tell of each kind, and of none in older modes. */
function keyExchangeOf(socket: tls.TLSSocket): string | undefined {
  const { type, name, size }: Partial<tls.EphemeralKeyInfo> = socket.getEphemeralKeyInfo() ?? {};
  if (type === 'DH') return `DHE ${size}`;
  if (name === undefined) return undefined;
  return /^X\d/.test(name) ? name : `ECDHE ${name}`;
}

function readChain(socket: tls.TLSSocket): CertificateFacts[] {
  const chain: CertificateFacts[] = [];
  const seen = new Set<string>();
  let certificate: tls.DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (certificate?.raw && chain.length < MAX_CHAIN && !seen.has(certificate.fingerprint256)) {
    seen.add(certificate.fingerprint256);
    chain.push(certificateFacts(certificate.raw));
    certificate = certificate.issuerCertificate;
  }
  return chain;
}

/**
 * `getPeerCertificate` adds a root that it finds on this machine, and a TLSA record of a root counts only when the
 * server sends it (RFC 7672 section 3.1.2). This call does not add one, and leaves nothing for a further call.
 */
function sentChain(socket: tls.TLSSocket): readonly Buffer[] {
  const chain: Buffer[] = [];
  let certificate = socket.getPeerX509Certificate();
  while (certificate && chain.length < MAX_CHAIN) {
    chain.push(certificate.raw);
    certificate = certificate.issuerCertificate;
  }
  return chain;
}
