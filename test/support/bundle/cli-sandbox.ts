import { roundTripInputs } from '../../../src/sandbox/inputs.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { toArguments } from './cli.ts';

/** The arguments of a round trip through a sandbox, and the variables that hold the secret. */
export function roundTripArguments(
  sandbox: Sandbox,
  changes: Readonly<Record<string, string>> = {},
): { readonly args: string[]; readonly env: Record<string, string> } {
  const { password = '', ...inputs } = { ...roundTripInputs(sandbox), ...changes };
  return { args: toArguments(inputs), env: { MAIL_PROBE_PASSWORD: password } };
}
