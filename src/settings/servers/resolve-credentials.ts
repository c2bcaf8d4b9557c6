import type { AuthMethod, Credentials } from '../../model/credentials.ts';
import { type Issue, isReported } from '../../model/issue.ts';
import type { Protocol } from '../../model/phase.ts';
import { listWords } from '../../text/list-words.ts';
import { inputName, type Settings } from '../settings.ts';
import { ownSettings } from './own-settings.ts';

/**
 * Resolves the credentials of a protocol, which must be complete. A password or token of the protocol's own replaces
 * both common ones. With `isShared`, messages name the prefixed inputs, because the other protocol may have what is
 * missing here.
 */
export function resolveCredentials(
  settings: Settings,
  protocol: Protocol,
  issues: Issue[],
  isShared = false,
): Credentials | undefined {
  const own = ownSettings(settings, protocol);
  const hasOwnSecret = own.password !== undefined || own.accessToken !== undefined;
  const username = own.username ?? settings.username;
  const { password, accessToken: token } = hasOwnSecret ? own : settings;
  const method = own.authMethod ?? settings.authMethod;
  const login = `the ${protocol.toUpperCase()} login`;
  const nameInput = isShared ? own.input : inputName;
  if (username === undefined && !isReported(issues, 'username', own.input('username'))) {
    const remedy = `Set username or ${own.input('username')}.`;
    issues.push(missing(settings, nameInput('username'), `${login} has no user name`, remedy));
  }
  if (password !== undefined && token !== undefined) {
    const input = hasOwnSecret ? own.input('accessToken') : 'access-token';
    if (!isReported(issues, input)) issues.push(twoSecrets(input, hasOwnSecret ? own.input('password') : 'password'));
    return undefined;
  }
  if (password === undefined && token === undefined) {
    const inputs = ['password', 'access-token', own.input('password'), own.input('accessToken')];
    if (!isReported(issues, ...inputs)) {
      const remedy = `Set ${listWords(inputs)}.`;
      const problem = `${login} has neither a password nor an access token`;
      // With a user name alone, the workflow most likely sets the secret, and it is empty.
      issues.push(missing(settings, nameInput('password'), problem, remedy, username !== undefined));
    }
    return undefined;
  }
  const methodInput = own.authMethod === undefined ? 'auth-method' : own.input('authMethod');
  if (!isReported(issues, methodInput)) checkMethod(methodInput, method, token !== undefined, issues);
  return username === undefined ? undefined : { username, password, token, method };
}

function checkMethod(input: string, method: AuthMethod, hasToken: boolean, issues: Issue[]): void {
  const isForToken = method === 'xoauth2' || method === 'oauthbearer';
  if (method === 'auto' || isForToken === hasToken) return;
  issues.push({
    code: 'E_CONFIG_CONFLICT',
    input,
    value: method,
    problem: hasToken ? 'would send the access token as a password' : 'needs an access token, and a password is given',
    remedy: hasToken ? 'Use auto, xoauth2 or oauthbearer.' : 'Set access-token, or use auto, plain, login or cram-md5.',
  });
}

function twoSecrets(input: string, other: string): Issue {
  return {
    code: 'E_CONFIG_CONFLICT',
    input,
    problem: `is given together with ${other}`,
    remedy: `Give either ${other} or ${input}.`,
  };
}

/**
 * Returns the issue for a missing part of the credentials. A secret that was withheld arrives as empty text, just like
 * one that was not set.
 */
function missing(settings: Settings, input: string, what: string, remedy: string, isEmptySecret = false): Issue {
  if (settings.mayLackSecrets) {
    return {
      code: 'E_SECRET_MISSING',
      input,
      problem: `is empty: ${what}`,
      remedy:
        'GitHub gives no secrets to pull requests from forks and to Dependabot: skip the step there, or start it by another event.',
    };
  }
  if (!isEmptySecret) return { code: 'E_INPUT', input, problem: `is required: ${what}`, remedy };
  return {
    code: 'E_SECRET_MISSING',
    input,
    problem: `is empty: ${what}`,
    remedy: `${remedy} A secret that does not exist, or whose name is misspelt, arrives as empty text.`,
  };
}
