import type { Protocol } from '../../model/phase.ts';
import { inputName, type Settings } from '../settings.ts';
import { LOGIN_FIELDS, type Prefixed, prefixed, SERVER_FIELDS } from './login-fields.ts';

const OWN_FIELDS = [...SERVER_FIELDS, ...LOGIN_FIELDS] as const;

type OwnField = (typeof OWN_FIELDS)[number];

/** The prefixed settings of a protocol, and the names of their inputs. */
export type OwnSettings = { readonly [F in OwnField]: Settings[Prefixed<F>] } & {
  readonly input: (field: OwnField) => string;
};

/** Returns the prefixed settings of a protocol by the names that they have without the prefix. */
export function ownSettings(settings: Settings, protocol: Protocol): OwnSettings {
  const values = OWN_FIELDS.map((field) => [field, settings[prefixed(protocol, field)]]);
  const input = (field: OwnField): string => inputName(prefixed(protocol, field));
  return { ...Object.fromEntries(values), input };
}
