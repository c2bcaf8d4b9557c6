import type { KnownSecrets } from '../../secrets/forms.ts';
import type { Settings } from '../settings.ts';
import { allValues } from './login-fields.ts';

/** Returns all secrets in the settings, used or not, each once per user name: all of them are masked. */
export function allCredentials(all: readonly Settings[]): readonly KnownSecrets[] {
  const found = all.flatMap(credentialsOf);
  const keyOf = ({ username, password, token, privateKey }: KnownSecrets): string =>
    JSON.stringify([username, password?.reveal() ?? null, token?.reveal() ?? null, privateKey?.reveal()]);
  return [...new Map(found.map((each) => [keyOf(each), each])).values()];
}

function credentialsOf(settings: Settings): readonly KnownSecrets[] {
  const usernames = new Set(allValues(settings, 'username').map((name) => name ?? ''));
  const passwords = allValues(settings, 'password').filter((password) => password !== undefined);
  const tokens = allValues(settings, 'accessToken').filter((token) => token !== undefined);
  const privateKey = settings.tlsClientKey;
  const logins = [...usernames].flatMap((username): KnownSecrets[] => [
    ...passwords.map((password) => ({ username, password })),
    ...tokens.map((token) => ({ username, token })),
  ]);
  // The runner masks it, too; a run that has no use for it does not search for it.
  const usesToken = settings.incidents !== undefined || settings.historyBranch !== undefined;
  const token = usesToken ? settings.githubToken : undefined;
  return [...logins, ...(privateKey ? [{ privateKey }] : []), ...(token ? [{ token }] : [])];
}
