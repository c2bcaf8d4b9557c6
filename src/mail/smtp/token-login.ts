import type { Credentials } from '../../model/credentials.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Mechanism } from '../login/mechanism.ts';
import { base64, oauthBearer, xoauth2 } from '../login/sasl.ts';

type CustomAuth = NonNullable<
  NonNullable<ConstructorParameters<typeof import('nodemailer/lib/smtp-connection')['default']>[0]>['customAuth']
>;

/**
 * The name under which the library finds our login. Asked for XOAUTH2 by that name, without a token store of its own,
 * it takes the first mechanism of the server, and sends the token as a password.
 */
export function ownName(mechanism: Mechanism): string {
  return `PROBE-${mechanism}`;
}

/** The handlers, by the names under which the library finds them. */
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
