import { isLoopback } from '../../system/loopback.ts';
import { type Draft, switchOff } from '../draft/draft.ts';

/**
 * Switches off a check whose original sends a password in clear text, or to a server that has not proved its identity.
 * Here that requires `allow-insecure-auth`, which only the user may set; so the check is written in its safe form.
 */
export function protectLogin(draft: Draft): void {
  const { login, fields } = draft;
  if (!login) return;
  if (fields.tlsMode === 'none' && !isThisMachine(fields.host)) {
    fields.tlsMode = 'starttls';
    switchOff(
      draft,
      'The original logs in without TLS. Written with tls-mode: starttls: try that and remove enabled, or set tls-mode: none and allow-insecure-auth: true.',
    );
  }
  if (fields.tlsVerify === 'false') {
    delete fields.tlsVerify;
    switchOff(
      draft,
      'The original logs in without verifying the certificate. Trust the certificate with tls-ca and remove enabled, or set tls-verify: false and allow-insecure-auth: true.',
    );
  }
}

function isThisMachine(host: string | readonly string[] | undefined): boolean {
  return typeof host === 'string' && (isLoopback(host) || host.toLowerCase() === 'localhost');
}
