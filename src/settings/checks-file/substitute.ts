/**
 * Environment variables in a value: `${NAME}`, `${NAME:-default}`, and `$${` for `${` itself. Only text comes out, never
 * YAML, and what a variable holds is not read again.
 */
import type { World } from '../../system/world.ts';

/** A value with its variables put in. */
export interface Substituted {
  readonly text: string;
  /** Whether it comes from variables; a default that is written into the file does not. */
  readonly isFromVariables: boolean;
}

/** Why a value has no text. */
export type BadReference =
  | { readonly kind: 'absent' | 'empty' | 'reserved'; readonly variable: string }
  | { readonly kind: 'expression' | 'syntax' };

const REFERENCE = /\$\$\{|\$\{\{|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$\{/g;

/** The runner's own: tokens that give access to the workflow run, inputs, and what steps keep for themselves. */
const RESERVED = /^(?:ACTIONS|INPUT|STATE)_/i;

/** Puts the variables in. One that is empty counts as absent: that is how a secret arrives that does not exist. */
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
  // The environment of a process also has what every object has.
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

/** The variables without a default in a whole file, comments left out. */
export function requiredVariables(text: string): string[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  return [...lines.join('\n').matchAll(REFERENCE)].flatMap(([, name, preset]) =>
    name === undefined || preset !== undefined || RESERVED.test(name) ? [] : [name],
  );
}
