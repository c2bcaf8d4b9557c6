/**
 * Finds out why a name does not resolve. The system has two answers only, that the name does not exist and that the
 * look-up failed; the name server says more.
 */
import { promises as dns } from 'node:dns';

/** At most this many links of a chain of CNAMEs are followed. */
const MAX_LINKS = 10;

/**
 * Asks the name servers of the system for the addresses of a host, once and no longer than `limitMs`. Returns
 * `ENOTFOUND`, `ENODATA` for a name without an address, `ELOOP` for one that leads back to itself, another code of
 * `node:dns` for a name server that fails, or nothing when it answers now.
 */
export async function explainLookup(host: string, limitMs: number): Promise<string | undefined> {
  const resolver = new dns.Resolver({ timeout: Math.ceil(limitMs), tries: 1 });
  const cancel = setTimeout(() => resolver.cancel(), limitMs);
  try {
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    if (answers.some((answer) => answer.status === 'fulfilled' && answer.value.length > 0)) return undefined;
    // A chain of CNAMEs that ends nowhere is an answer without an address.
    const codes = answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason.code) : 'ENODATA'));
    if (await leadsBack(resolver, host)) return 'ELOOP';
    return codes.find((code) => code === 'ENODATA') ?? codes[0];
  } finally {
    clearTimeout(cancel);
    resolver.cancel();
  }
}

async function leadsBack(resolver: dns.Resolver, host: string): Promise<boolean> {
  const seen = new Set<string>();
  for (let name = host.toLowerCase(); seen.size < MAX_LINKS; ) {
    if (seen.has(name)) return true;
    seen.add(name);
    try {
      const [next] = await resolver.resolveCname(name);
      if (next === undefined) return false;
      name = next.toLowerCase();
    } catch {
      return false;
    }
  }
  return false;
}
