/**
 * Turns system and TLS errors on the way to a session into a `ProbeFailure`. Answers of a server are judged where they
 * are read; this file handles errors that carry no reply of a server.
 */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import { errorCode } from '../../system/error-code.ts';
import { reset } from './connect-failures.ts';
import { ConnectionEnded, LineTooLong } from './line-reader.ts';

/** The failure when clear text came where only a handshake may follow (RFC 3207 section 6, RFC 9051 section 6.2.1). */
export function injected(endpoint: Endpoint): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_INJECTION',
    phase: `${endpoint.protocol}_tls`,
    message: `Data arrived from ${endpoint.host}:${endpoint.port} in clear text after the STARTTLS answer.`,
    hint: 'Something on the path tampers with the connection, or the server is broken. No credential was sent.',
  });
}

/** No code, or one of Node that speaks of the program: a missing file of the bundle is no fault of the server. */
const OWN_FAULT = /^(?:$|ERR_(?!SSL|TLS|STREAM|SOCKET)|MODULE_NOT_FOUND)/;

/**
 * Turns an error during a session into a failure. `awaited` names what the client was waiting for. An error that
 * neither a network nor a server can cause is a fault of Mail Probe, and is returned unchanged.
 */
export function sessionFailure(endpoint: Endpoint, phase: PhaseName, awaited: string, error: unknown): unknown {
  if (error instanceof ProbeFailure) return error;
  const code = errorCode(error) ?? '';
  if (error instanceof ConnectionEnded || /^(?:NoConnection|EConnectionClosed|ClosedAfterConnect.*)$/.test(code)) {
    return new ProbeFailure({
      code: 'E_CONN_CLOSED',
      phase,
      message: `${describeEndpoint(endpoint)} closed the connection before ${awaited}.`,
      hint: endpoint.tls.client
        ? 'Look at the log of the server: it may not accept the client certificate. Rate limits and access lists end connections this way too.'
        : 'Look at the log of the server: rate limits and access lists end connections this way.',
      cause: error,
    });
  }
  if (['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED'].includes(code))
    return reset(endpoint, phase, awaited, error);
  if (wantsClientCertificate(code)) return clientCertificate(endpoint, error);
  if (error instanceof LineTooLong || /TooLarge|TooLong|TooManyTokens/.test(code)) {
    return new ProbeFailure({
      code: 'E_PROTO_TOO_LARGE',
      phase,
      message: `${describeEndpoint(endpoint)} sent more than fits into ${awaited}.`,
      hint: 'Something else answers on this port, or the server is broken.',
      cause: error,
    });
  }
  if (OWN_FAULT.test(code) || error instanceof TypeError || error instanceof RangeError) return error;
  return new ProbeFailure({
    code: 'E_PROTO',
    phase,
    message: `${describeEndpoint(endpoint)} could not be understood while waiting for ${awaited} (${code}).`,
    hint: 'Run again with transcript: true, and look at what the server says.',
    // Not a transient fault of the network: the next answer would be the same.
    isRetryable: code === NESTED_TOO_DEEP ? false : undefined,
    cause: error,
  });
}

/**
 * Whether an error code is an alert about the client certificate. With TLS 1.3 the alert comes after the handshake,
 * when the client waits for the first answer (RFC 8446 section 4.4.2.4).
 */
export function wantsClientCertificate(code: string): boolean {
  return /CERTIFICATE_REQUIRED|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|CERTIFICATE_EXPIRED|CERTIFICATE_REVOKED|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA/.test(
    code,
  );
}

export function clientCertificate(endpoint: Endpoint, cause: unknown): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_CLIENT_CERT',
    phase: `${endpoint.protocol}_tls`,
    message: endpoint.tls.client
      ? `${endpoint.host}:${endpoint.port} does not accept the client certificate (${errorCode(cause) ?? 'no reason given'}).`
      : `${endpoint.host}:${endpoint.port} demands a client certificate.`,
    hint: endpoint.tls.client
      ? 'Check that tls-client-cert is still valid, holds its intermediate certificates, and was issued by an authority that the server trusts for clients.'
      : 'The server lets in only clients that show a certificate. Set tls-client-cert and tls-client-key, or use a port without it.',
    cause,
  });
}

/** Code of the error that ends a session in which a response is nested too deeply. */
export const NESTED_TOO_DEEP = 'NestedTooDeep';
