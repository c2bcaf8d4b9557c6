import type { Address, Resolver } from '../system/world.ts';

/**
 * Creates a resolver that asks once for each name: both protocols of a check, and all its attempts, talk to the same
 * machines, and an answer that changes in between cannot lead a credential elsewhere.
 */
export function pinResolver(dns: Resolver): Resolver {
  const answers = new Map<string, Promise<readonly Address[]>>();
  return {
    lookup: (host) => {
      const known = answers.get(host);
      if (known) return known;
      const answer = dns.lookup(host);
      answers.set(host, answer);
      // A failure is not pinned: a further attempt may pass.
      answer.catch(() => answers.delete(host));
      return answer;
    },
    explain: (host, limitMs) => dns.explain(host, limitMs),
    servers: () => dns.servers(),
  };
}
