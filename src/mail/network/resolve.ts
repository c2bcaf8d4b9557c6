import type { Endpoint } from '../../model/endpoint.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { errorCode } from '../../system/error-code.ts';
import { ipFamily } from '../../system/ip-family.ts';
import type { Address } from '../../system/world.ts';
import { dnsFailure, dnsTimeout, noAddressOfFamily } from './dns-failures.ts';

/** At most this many addresses are used: a name may have hundreds. */
const MAX_ADDRESSES = 8;
/** The longest wait for the reason of a failed lookup, in milliseconds. It is not worth more. */
const MAX_EXPLAINING_MS = 2000;

/**
 * Resolves the endpoint's host. An IP address is returned as it is.
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
  const { signal, world } = context;
  const begin = world.clock.now();
  const limit = new AbortController();
  const onAbort = (): void => limit.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  // getaddrinfo cannot be cancelled; its answer is ignored after the limit.
  const expiry = world.clock.sleep(limitMs, limit.signal).then(() => {
    throw dnsTimeout(endpoint);
  });
  expiry.catch(() => {});
  try {
    return await Promise.race([world.dns.lookup(endpoint.host), expiry]);
  } catch (error) {
    const leftMs = Math.min(MAX_EXPLAINING_MS, limitMs - (world.clock.now() - begin));
    const mayAsk = errorCode(error) !== undefined && leftMs > 0 && !signal.aborted;
    const reason = mayAsk ? await Promise.race([world.dns.explain(endpoint.host, leftMs), expiry]) : undefined;
    throw dnsFailure(endpoint, error, reason);
  } finally {
    signal.removeEventListener('abort', onAbort);
    limit.abort();
  }
}
