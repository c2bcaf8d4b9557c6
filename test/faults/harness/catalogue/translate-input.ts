/** Names of the catalogue that are no inputs of ours -> the inputs that mean the same. */
import type { Inputs } from './base-inputs.ts';
import { Gap } from './case.ts';
import type { Json } from './fault.ts';
import { isObject } from './parameter-reader.ts';

/** Inputs as a fault has them, in our words. @throws Gap for what we have no input for */
export function translateInputs(given: Readonly<Record<string, Json>>): Inputs {
  return Object.assign({}, ...Object.entries(given).map(([name, value]) => translate(name, value))) as Inputs;
}

function translate(name: string, value: Json): Inputs {
  if (name === 'warning' || name === 'critical') return { [name]: range(String(value)) };
  if (name === 'max-age') return { thresholds: `newest_message_age_seconds critical=${value}` };
  if (name === 'min-messages') return { thresholds: `mailbox_messages critical=${value}:` };
  if (name === 'servername') return { 'tls-servername': String(value) };
  if (name === 'query') return { search: criteria(value) };
  if (name === 'to_count') {
    return { to: Array.from({ length: Number(value) }, (_, at) => `user${at}@mail.test`).join(', ') };
  }
  if (UNKNOWN.has(name)) throw new Gap(`there is no input ${name}`);
  return { [name]: String(value) };
}

/** What the catalogue would set, and interface.md leaves to a later issue or to nobody. */
const UNKNOWN = new Set(['open-relay-check', 'expect-auth', 'on-missing-secret', 'allow-fork-secrets']);

/** `unseen>50` is a range on the primary metric; what cannot be read that way stays as it is. */
function range(text: string): string {
  const [, above] = /^\w+>([\d.]+\w*)$/.exec(text) ?? [];
  const [, below] = /^\w+<([\d.]+\w*)$/.exec(text) ?? [];
  return above ?? (below === undefined ? text : `${below}:`);
}

function criteria(value: Json): string {
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .map(([key, wanted]) => `${key}: ${wanted}`)
    .join('\n');
}
