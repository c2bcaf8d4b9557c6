/**
 * Substitutes environment variables in a value: `${NAME}`, `${NAME:-default}`, and `$${` for `${` itself. The result is
 * text, never YAML, and the value of a variable is not substituted again.
 */
import type { World } from '../../system/world.ts';

/** A value after substitution. */
export interface Substituted {
  readonly text: string;
  /** Whether the text comes from variables; a default that is written into the file does not count. */
  readonly isFromVariables: boolean;
}

/** The reason why a value has no text. */
export type BadReference =
  | { readonly kind: 'absent' | 'empty' | 'reserved'; readonly variable: string }
  | { readonly kind: 'expression' | 'syntax' };

const REFERENCE = /\$\$\{|\$\{\{|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$\{/g;

/** The runner's own variables: tokens for access to the workflow run, inputs, and the saved state of steps. */
const RESERVED = /^(?:ACTIONS|INPUT|STATE)_/i;

/** Substitutes variables. An empty one counts as absent, because a secret that does not exist arrives as empty text. */
export function substitute(text: string, env: World['env']): Substituted | BadReference {
  let bad: BadReference | undefined;
  let isFromVariables: boolean | undefined;
  const result = text.replace(REFERENCE, (match: string, name: string | undefined, preset: string | undefined) => {
    if (match === '$${') return '${';
    const value = name === undefined ? undefined : readVariable(name, env);
    bad ??= name === undefined ? malformed(match) : unusable(name, value, preset, env);
    isFromVariables = isFromVariables !== false && (value !== undefined || preset === '');
    return value ?? preset ?? '';
  });
  return bad ?? { text: result, isFromVariables: isFromVariables === true };
}

function readVariable(name: string, env: World['env']): string | undefined {
  // The environment of a process also inherits the properties of every object.
  const value: unknown = env[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function malformed(match: string): BadReference {
  return { kind: match === '${{' ? 'expression' : 'syntax' };
}

function unusable(
  variable: string,
  value: string | undefined,
  preset: string | undefined,
  env: World['env'],
): BadReference | undefined {
  if (RESERVED.test(variable)) return { kind: 'reserved', variable };
  if (value !== undefined || preset !== undefined) return undefined;
  return { kind: env[variable] === '' ? 'empty' : 'absent', variable };
}

/** Returns the variables without a default in a whole file, without those in comments. */
export function requiredVariables(text: string): string[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  return [...lines.join('\n').matchAll(REFERENCE)].flatMap(([, name, preset]) =>
    name === undefined || preset !== undefined || RESERVED.test(name) ? [] : [name],
  );
}
