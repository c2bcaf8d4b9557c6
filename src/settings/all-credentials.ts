import type { Credentials } from '../secrets/forms.ts';
import type { Settings } from './settings.ts';

/** Everything secret that the settings hold, used or not, each with every user name and each once: all of it is masked. */
export function allCredentials(all: readonly Settings[]): readonly Credentials[] {
  const found = all.flatMap(credentialsOf);
  const keyOf = ({ username, password, token, privateKey }: Credentials): string =>
    JSON.stringify([username, password?.reveal() ?? null, token?.reveal() ?? null, privateKey?.reveal()]);
  return [...new Map(found.map((each) => [keyOf(each), each])).values()];
}

function credentialsOf(settings: Settings): readonly Credentials[] {
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
