import type { Protocol } from '../../model/phase.ts';
import type { Settings } from '../settings.ts';

/** The settings that name a server. Each exists without a prefix, and with the prefix of each protocol. */
export const SERVER_FIELDS = ['host', 'port', 'tlsMode'] as const;

/** The settings that make up a login. Each exists without a prefix, and with the prefix of each protocol. */
export const LOGIN_FIELDS = ['username', 'password', 'accessToken', 'authMethod'] as const;

type OwnField = (typeof SERVER_FIELDS)[number] | (typeof LOGIN_FIELDS)[number];

/** The name of a setting with the prefix of a protocol: `smtpAccessToken`. */
export type Prefixed<F extends OwnField> = `${Protocol}${Capitalize<F>}`;

/** Returns the name of a setting with the prefix of a protocol. */
export function prefixed<F extends OwnField>(protocol: Protocol, field: F): Prefixed<F> {
  const capitalised = (field.charAt(0).toUpperCase() + field.slice(1)) as Capitalize<F>;
  return `${protocol}${capitalised}`;
}

/** Returns the values of a setting: the one without a prefix, then those of the protocols. */
export function allValues<F extends 'username' | 'password' | 'accessToken'>(
  settings: Settings,
  field: F,
): readonly Settings[F][] {
  return [settings[field], settings[prefixed('smtp', field)], settings[prefixed('imap', field)]] as Settings[F][];
}
