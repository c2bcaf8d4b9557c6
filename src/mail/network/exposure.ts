import { ConfigError } from '../../model/issue.ts';
import type { ProbeContext } from '../../probes/probe.ts';
import { insecureAuth } from '../../settings/servers/check-protection.ts';
import type { Endpoint } from '../../settings/servers/resolve-endpoint.ts';
import { isLoopback } from '../../system/loopback.ts';
import type { Address } from '../../system/world.ts';
import { resolve } from './resolve.ts';

/**
 * Refuses what would send credentials in clear text to another machine. Asks for addresses and connects to nothing, so
 * that a check of two servers is refused before it has logged in to the first.
 * @throws ConfigError
 */
export async function refuseExposure(endpoint: Endpoint, context: ProbeContext): Promise<void> {
  if (endpoint.tlsMode !== 'none' || endpoint.allowInsecureAuth) return;
  let addresses: readonly Address[] = [];
  try {
    addresses = await resolve(endpoint, context, endpoint.connectTimeoutMs);
  } catch {
    context.signal.throwIfAborted();
  }
  if (addresses.length === 0 || !addresses.every((entry) => isLoopback(entry.address))) {
    throw new ConfigError([insecureAuth(endpoint)]);
  }
}
