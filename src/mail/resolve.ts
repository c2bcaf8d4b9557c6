/** From a host name to the addresses that may be dialled, with one name resolution. */
import type { ProbeContext } from '../probes/probe.ts';
import type { Endpoint } from '../settings/endpoint.ts';
import { ipFamily } from '../settings/ip-family.ts';
import type { Address } from '../world.ts';
import { dnsFailure, dnsTimeout, noAddressOfFamily } from './failures.ts';

/** A name with hundreds of addresses is not worked through. */
const MAX_ADDRESSES = 8;

/**
 * Resolves the endpoint's host. An IP address is taken as it is.
 * @throws ProbeFailure
 */
export async function resolve(endpoint: Endpoint, context: ProbeContext, limitMs: number): Promise<readonly Address[]> {
  const family = ipFamily(endpoint.host);
  const found: readonly Address[] =
    family === 0
      ? await lookup(endpoint, context, limitMs)
      : [{ address: endpoint.host, family: family === 6 ? 6 : 4 }];
  const wanted = { auto: undefined, ipv4: 4, ipv6: 6 }[endpoint.addressFamily];
  const usable = found.filter((entry) => wanted === undefined || entry.family === wanted);
  if (usable.length === 0) throw noAddressOfFamily(endpoint, found);
  return usable.slice(0, MAX_ADDRESSES);
}

async function lookup(endpoint: Endpoint, context: ProbeContext, limitMs: number): Promise<readonly Address[]> {
  const { signal } = context;
  const limit = new AbortController();
  const onAbort = (): void => limit.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  // getaddrinfo cannot be cancelled; what it says after the limit is not waited for.
  const expiry = context.world.clock.sleep(limitMs, limit.signal).then(() => {
    throw dnsTimeout(endpoint);
  });
  expiry.catch(() => {});
  try {
    return await Promise.race([context.world.dns.lookup(endpoint.host), expiry]);
  } catch (error) {
    throw dnsFailure(endpoint, error);
  } finally {
    signal.removeEventListener('abort', onAbort);
    limit.abort();
  }
}
