/**
 * What went wrong on the way to a session: system and TLS errors -> `ProbeFailure`. Answers of a server are judged
 * where they are read; this file knows errors that have no words of a server.
 */

import { type FailureCode, type PhaseName, ProbeFailure } from '../../model/failure.ts';
import { describeEndpoint, type Endpoint } from '../../settings/servers/resolve-endpoint.ts';
import { errorCode } from '../../system/error-code.ts';
import { NESTED_TOO_DEEP } from '../imap/wire/nesting.ts';
import type { CertificateProblem } from '../tls/certificate-problems.ts';
import { reset } from './connect-failures.ts';
import { ConnectionEnded, LineTooLong } from './line-reader.ts';

const VERSION_REFUSED = /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE/;

/** Whether the handshake failed because no version suits both sides. */
export function isVersionRefused(failure: ProbeFailure): boolean {
  return failure.code === 'E_TLS_VERSION' && VERSION_REFUSED.test(errorCode(failure.cause) ?? '');
}

/** A handshake that did not come to its end. Without an error the server just closed the connection. */
export function handshakeFailure(endpoint: Endpoint, error: Error | undefined, isAfterStarttls: boolean): unknown {
  const phase = `${endpoint.protocol}_tls` as const;
  const at = `${endpoint.host}:${endpoint.port}`;
  const code = errorCode(error) ?? '';
  const failure = (failureCode: FailureCode, message: string, hint: string): ProbeFailure =>
    new ProbeFailure({ code: failureCode, phase, message, hint, cause: error });
  if (isPlainText(code)) {
    return isAfterStarttls
      ? injected(endpoint)
      : failure(
          'E_TLS_WRONG_MODE',
          `${at} answered the TLS handshake in clear text.`,
          `The port does not speak TLS from the first byte. Use tls-mode: starttls, or port ${endpoint.protocol === 'smtp' ? 465 : 993}.`,
        );
  }
  if (VERSION_REFUSED.test(code)) {
    return failure(
      'E_TLS_VERSION',
      `${at} offers no ${endpoint.tls.minVersion.replace('v', ' ')} or newer.`,
      `Enable ${endpoint.tls.minVersion.replace('v', ' ')} on the server, or see tls-min-version; TLS 1.0 and 1.1 are obsolete (RFC 8996).`,
    );
  }
  if (wantsClientCertificate(code)) return clientCertificate(endpoint, error);
  if (/KEY_TOO_SMALL|MD_TOO_WEAK|DH_KEY|EE_KEY/.test(code)) {
    return failure(
      'E_TLS_WEAK_KEY',
      `${at} uses a key or a digest that is too weak (${code}).`,
      'Renew the key and the certificate with at least RSA 2048 or an elliptic curve, and the Diffie-Hellman parameters.',
    );
  }
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return failure(
      'E_CONN_RESET',
      `${at} ended the connection during the TLS handshake.`,
      'The port may not speak TLS, or the server found nothing in common with a current client. Look at its log.',
    );
  }
  if (error === undefined) {
    return failure(
      'E_CONN_CLOSED',
      `${at} closed the connection during the TLS handshake.`,
      'Look at the log of the server.',
    );
  }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
    return failure(
      'E_TLS_VERSION',
      `The TLS handshake with ${at} failed (${code}).`,
      'Server and client have no TLS settings in common, or the server demands a client certificate. Look at its log.',
    );
  }
  return sessionFailure(endpoint, phase, 'the TLS handshake', error);
}

/** Bytes in clear text where only a handshake may stand (RFC 3207 section 6, RFC 9051 section 6.2.1). */
export function injected(endpoint: Endpoint): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_INJECTION',
    phase: `${endpoint.protocol}_tls`,
    message: `Data arrived from ${endpoint.host}:${endpoint.port} in clear text after the STARTTLS answer.`,
    hint: 'Somebody on the path tampers with the connection, or the server is broken. No credential was sent.',
  });
}

/** A certificate that does not prove that this is the server that was asked for. */
export function certificateFailure(endpoint: Endpoint, problem: CertificateProblem): ProbeFailure {
  return new ProbeFailure({ ...problem, phase: `${endpoint.protocol}_tls` });
}

/**
 * An error while a session was under way: what `awaited` names was not answered. An error that no network and no
 * server can cause is a fault of ours, and is given back as it is.
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
  if (code === '' || error instanceof TypeError || error instanceof RangeError) return error;
  return new ProbeFailure({
    code: 'E_PROTO',
    phase,
    message: `${describeEndpoint(endpoint)} could not be understood while waiting for ${awaited} (${code}).`,
    hint: 'Run again with transcript: true, and look at what the server says.',
    // No accident of the line: the next answer would be the same.
    isRetryable: code === NESTED_TOO_DEEP ? false : undefined,
    cause: error,
  });
}

function isPlainText(code: string): boolean {
  return /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE|BAD_RECORD_TYPE/.test(
    code,
  );
}

/** With TLS 1.3 the alert comes after the handshake, when the client waits for the first answer (RFC 8446 section 4.4.2.4). */
function wantsClientCertificate(code: string): boolean {
  return /CERTIFICATE_REQUIRED|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|CERTIFICATE_EXPIRED|CERTIFICATE_REVOKED|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA/.test(
    code,
  );
}

function clientCertificate(endpoint: Endpoint, cause: unknown): ProbeFailure {
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
