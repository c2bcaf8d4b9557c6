/** The login of an SMTP session: by the library for passwords, by handlers of our own for tokens. */
import type { Credentials } from '../../model/credentials.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { ProbeFailure } from '../../model/failure.ts';
import { decodeTokenError, loginRefused } from '../login/login-refused.ts';
import { chooseMechanism, type Mechanism, notOffered } from '../login/mechanism.ts';
import { base64, oauthBearer, xoauth2 } from '../login/sasl.ts';
import { smtpOutOfStep } from './refusals.ts';
import type { ReplyWatch } from './reply-watch.ts';

type CustomAuth = NonNullable<
  NonNullable<ConstructorParameters<typeof import('nodemailer/lib/smtp-connection')['default']>[0]>['customAuth']
>;

/**
 * Returns the name under which the library finds our login handler. Under the name XOAUTH2, and without a token store
 * of its own, the library uses the first mechanism of the server and sends the token as a password.
 */
function ownName(mechanism: Mechanism): string {
  return `PROBE-${mechanism}`;
}

/** Returns the login handlers for tokens, by the names under which the library finds them. */
export function tokenLogins(endpoint: Endpoint): CustomAuth {
  const login =
    (mechanism: string, initial: (credentials: Credentials) => string, giveUp: string): CustomAuth[string] =>
    async (exchange) => {
      const credentials = (exchange.auth as { probe?: Credentials }).probe;
      if (!credentials) throw new Error('No credentials');
      const first = await exchange.sendCommand(`AUTH ${mechanism} ${base64(initial(credentials))}`);
      if (first.status === 235) return;
      // The server explains itself in a challenge and waits for an empty answer before it refuses.
      const last = first.status === 334 ? await exchange.sendCommand(giveUp) : first;
      throw Object.assign(new Error('Login refused'), { response: last.response });
    };
  return {
    [ownName('XOAUTH2')]: login('XOAUTH2', xoauth2, ''),
    [ownName('OAUTHBEARER')]: login('OAUTHBEARER', (credentials) => oauthBearer(credentials, endpoint), base64('\x01')),
  };
}

/** Credentials and mechanism in the form that the library expects. */
interface Login {
  readonly user: string;
  readonly pass: string;
  readonly method: string;
  readonly mechanism: Mechanism;
  /** Read only by our own handlers. */
  readonly probe: Credentials;
}

/**
 * Chooses the mechanism and returns what the library needs for it.
 *
 * @param ehlo lines of the EHLO reply after the first; absent when the server does not support EHLO
 * @throws ProbeFailure when the server offers no login, or none that fits
 */
export function loginFor(
  endpoint: Endpoint,
  credentials: Credentials,
  ehlo: readonly string[] | undefined,
  isProtected: boolean,
): Login {
  if (ehlo === undefined) throw notOffered(endpoint, 'It knows no EHLO.');
  const offered = new Set(
    ehlo
      .flatMap((line) => (/^AUTH[ =](.*)$/i.exec(line)?.[1] ?? '').toUpperCase().split(/[ =]+/))
      .filter((name) => name),
  );
  const mechanism = chooseMechanism(endpoint, credentials, offered, isProtected);
  return {
    user: credentials.username,
    pass: (credentials.password ?? credentials.token)?.reveal() ?? '',
    method: credentials.token ? ownName(mechanism) : mechanism,
    mechanism,
    probe: credentials,
  };
}

/** Turns the last reply to a login into its failure. */
export function loginFailure(
  endpoint: Endpoint,
  credentials: Credentials,
  { lastReply: reply, lastChallenge }: Pick<ReplyWatch, 'lastReply' | 'lastChallenge'>,
): ProbeFailure {
  if (!/^[45]\d\d(?:[ \n-]|$)/.test(reply)) return smtpOutOfStep(endpoint, { command: 'AUTH', reply });
  const tokenError = decodeTokenError(lastChallenge ?? '');
  return loginRefused(endpoint, { reply, hasToken: credentials.token !== undefined, tokenError });
}
