/** Asks name servers for the records of a name. */
import { promises as dns } from 'node:dns';
import type { DnsQuestion, RecordData, RecordType } from './world.ts';

/** Reads the records of each type with Node, in the form of `RecordData`. */
const READERS: { readonly [T in RecordType]: (resolver: dns.Resolver, name: string) => Promise<RecordData[T][]> } = {
  A: (resolver, name) => resolver.resolve4(name),
  AAAA: (resolver, name) => resolver.resolve6(name),
  CNAME: (resolver, name) => resolver.resolveCname(name),
  MX: (resolver, name) => resolver.resolveMx(name),
  NS: (resolver, name) => resolver.resolveNs(name),
  PTR: (resolver, name) => resolver.resolvePtr(name),
  // The strings of one record belong together, without spaces between them (RFC 7208 section 3.3).
  TXT: async (resolver, name) => (await resolver.resolveTxt(name)).map((strings) => strings.join('')),
};

/**
 * Asks once, and waits no longer than `limitMs`.
 * @throws an error with a code of `node:dns`: `ENOTFOUND`, `ENODATA` for a name without such records, `ETIMEOUT`,
 *   `ECANCELLED` at the limit, `ESERVFAIL`, `EREFUSED`
 */
export async function queryRecords<T extends RecordType>(
  { name, type, servers }: DnsQuestion<T>,
  limitMs: number,
): Promise<readonly RecordData[T][]> {
  const resolver = new dns.Resolver({ timeout: Math.ceil(limitMs), tries: 1 });
  if (servers) resolver.setServers(servers);
  const cancel = setTimeout(() => resolver.cancel(), limitMs);
  try {
    return await READERS[type](resolver, name);
  } finally {
    clearTimeout(cancel);
    resolver.cancel();
  }
}
