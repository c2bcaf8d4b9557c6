import type { Field } from '../../../src/settings/field.ts';
import { FIELDS } from '../../../src/settings/fields.ts';
import type { Settings } from '../../../src/settings/settings.ts';

/** Settings as they are when no input is given, except for what a test states. */
export function createSettings(overrides: Partial<Settings> = {}): Settings {
  const defaults = Object.entries(FIELDS).map(([name, { kind, default: text }]: [string, Field<unknown>]) => [
    name,
    text === undefined ? undefined : kind.parse(text),
  ]);
  return { ...Object.fromEntries(defaults), mayLackSecrets: false, attachedFiles: [], reportFiles: [], ...overrides };
}
