/**
 * State that the main step leaves for the post step. It is written at once and without the toolkit, which would have to
 * be loaded before the first packet: a state must be on disk before the message that it is about is sent.
 */
import { appendFileSync } from 'node:fs';
import type { World } from '../system/world.ts';

/** A value that neither ends a line nor begins a delimiter. The caller encodes everything else as base64. */
const VALUE = /^[A-Za-z0-9+/=_.-]*$/;
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * Keeps a value; a later one of the same name replaces it. Outside of a workflow it does nothing.
 *
 * @returns whether the post step will see it; a state that cannot be written is no reason to end the run
 * @throws TypeError for a name or a value with other characters, which is a fault of Mail Probe
 */
export function saveState(env: World['env'], name: string, value: string): boolean {
  if (!NAME.test(name) || !VALUE.test(value)) throw new TypeError(`State ${name} must be base64.`);
  const path = env['GITHUB_STATE'];
  if (!path) return false;
  try {
    appendFileSync(path, `${name}=${value}\n`);
    return true;
  } catch {
    return false;
  }
}

/** Returns the value that the main step kept last; empty when there is none. */
export function readState(env: World['env'], name: string): string {
  const value = env[`STATE_${name}`] ?? '';
  return VALUE.test(value) ? value : '';
}
