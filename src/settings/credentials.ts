import type { Credentials } from './secrets.ts';
import type { Settings } from './settings.ts';

/** Every pairing of a user name and a secret that the settings hold, used or not: all of them are masked. */
export function allCredentials(settings: Settings): readonly Credentials[] {
  const names = [settings.username, settings.smtpUsername, settings.imapUsername];
  const usernames = [...new Set(names.map((name) => name ?? ''))];
  const passwords = [settings.password, settings.smtpPassword, settings.imapPassword];
  const tokens = [settings.accessToken, settings.smtpAccessToken, settings.imapAccessToken];
  return usernames.flatMap((username) => [
    ...passwords.flatMap((password) => (password ? [{ username, password }] : [])),
    ...tokens.flatMap((token) => (token ? [{ username, token }] : [])),
  ]);
}
