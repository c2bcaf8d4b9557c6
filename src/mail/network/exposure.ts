import type { Endpoint } from '../../model/endpoint.ts';
import { ConfigError } from '../../model/issue.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { isLoopback } from '../../system/loopback.ts';
import type { Address } from '../../system/world.ts';
import { resolve } from './resolve.ts';

/**
 * Refuses to send credentials in clear text to another machine. It only looks up addresses and opens no connection, so
 * that a check of two servers is refused before it has logged in to the first.
 * @throws ConfigError
 */
export async function refuseExposure(endpoint: Endpoint, context: ProbeContext): Promise<void> {
  if (!endpoint.loopbackOnly) return;
  let addresses: readonly Address[] = [];
  try {
    addresses = await resolve(endpoint, context, endpoint.connectTimeoutMs);
  } catch {
    context.signal.throwIfAborted();
  }
  if (!areLoopback(addresses)) throw new ConfigError([endpoint.loopbackOnly]);
}

/** Whether there is at least one address, and all of them are loopback addresses. */
export function areLoopback(addresses: readonly Address[]): boolean {
  return addresses.length > 0 && addresses.every(({ address }) => isLoopback(address));
}
