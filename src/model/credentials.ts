import type { Secret } from './secret.ts';

/** The login mechanisms, as settings name them; with `auto`, the session chooses from what the server offers. */
export const AUTH_METHODS = ['auto', 'plain', 'login', 'cram-md5', 'xoauth2', 'oauthbearer'] as const;

/** A login mechanism, or `auto`. */
export type AuthMethod = (typeof AUTH_METHODS)[number];

/** The credentials of a login: a password or an OAuth 2 bearer token, never both. */
export interface Credentials {
  readonly username: string;
  readonly password?: Secret | undefined;
  readonly token?: Secret | undefined;
  readonly method: AuthMethod;
}
