import { defaultPort, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { FailureCode } from '../../model/failure-codes.ts';
import { errorCode } from '../../system/error-code.ts';
import { clientCertificate, injected, sessionFailure, wantsClientCertificate } from '../network/session-failure.ts';
import type { CertificateProblem } from './certificate-problems.ts';

/** Turns errors of the handshake and problems of a certificate into a `ProbeFailure`. */

/** Whether the handshake failed because client and server have no TLS version in common. */
export function isVersionRefused(failure: ProbeFailure): boolean {
  return failure.code === 'E_TLS_VERSION' && VERSION_REFUSED.test(errorCode(failure.cause) ?? '');
}

const VERSION_REFUSED = /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE/;

/** The failure of a handshake that took too long. */
export function handshakeTimeout(endpoint: Endpoint): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_TIMEOUT',
    phase: `${endpoint.protocol}_tls`,
    message: `The TLS handshake with ${endpoint.host}:${endpoint.port} did not finish within connect-timeout (${endpoint.connectTimeoutMs / 1000} s with DNS and TCP).`,
    hint: 'The server accepts connections, but does not answer the handshake. Look at its load and its log.',
  });
}

/** The failure of a handshake that did not finish. Without an error the server just closed the connection. */
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
          `The port does not speak TLS from the first byte. Use tls-mode: starttls, or port ${defaultPort(endpoint.protocol, 'implicit')}.`,
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

/** The failure when the certificate does not prove the identity of the server. */
export function certificateFailure(endpoint: Endpoint, problem: CertificateProblem): ProbeFailure {
  return new ProbeFailure({ ...problem, phase: `${endpoint.protocol}_tls` });
}

function isPlainText(code: string): boolean {
  return /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE|BAD_RECORD_TYPE/.test(
    code,
  );
}
