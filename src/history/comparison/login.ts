/** A login in words that can be compared: `PLAIN over TLS`. */
import type { LoginFacts } from '../../model/facts.ts';

export function loginWords({ mechanism, isEncrypted }: LoginFacts): string {
  return `${mechanism.toUpperCase()} ${isEncrypted ? 'over TLS' : 'in clear text'}`;
}

/** Whether an eavesdropper, or the server, learns more from one login than from the other. */
export function isWeakerLogin(before: string, after: string): boolean {
  return rankOf(after) < rankOf(before);
}

/**
 * Over TLS a token is better than a password, since it ends by itself; how a password is sent makes no difference there
 * (INSIDE_TLS in `mail/login/`). In clear text only what is not the password itself is worth something.
 */
function rankOf(login: string): number {
  const hasToken = /^(?:XOAUTH2|OAUTHBEARER)\b/.test(login);
  if (login.endsWith('over TLS')) return hasToken ? 4 : 3;
  return /^(?:CRAM|DIGEST|SCRAM)/.test(login) ? 2 : 1;
}
