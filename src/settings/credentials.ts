import type { Credentials } from './secrets.ts';
import type { Settings } from './settings.ts';

/** Everything secret that the settings hold, used or not, each with every user name: all of it is masked. */
export function allCredentials(settings: Settings): readonly Credentials[] {
  const names = [settings.username, settings.smtpUsername, settings.imapUsername];
  const usernames = [...new Set(names.map((name) => name ?? ''))];
  const passwords = [settings.password, settings.smtpPassword, settings.imapPassword];
  const tokens = [settings.accessToken, settings.smtpAccessToken, settings.imapAccessToken];
  const privateKey = settings.tlsClientKey;
  const logins = usernames.flatMap((username): Credentials[] => [
    ...passwords.flatMap((password) => (password ? [{ username, password }] : [])),
    ...tokens.flatMap((token) => (token ? [{ username, token }] : [])),
  ]);
  return privateKey ? [...logins, { privateKey }] : logins;
}
