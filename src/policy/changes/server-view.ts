/** What single name servers and resolvers say about the record sets of a plan. */
import type { AuthoritativeZone } from '../../dns/authority/authoritative-zone.ts';
import { readStep } from '../../dns/lookup/read-step.ts';
import { createResolverZone } from '../../dns/lookup/resolver-zone.ts';
import { isWithin } from '../../dns/name.ts';
import type { DnsClient } from '../../dns/query/client.ts';
import type { NameServerAddress } from '../../dns/query/name-server.ts';
import type { Lookup, RecordType } from '../../dns/records.ts';
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { setLabel, setsOf } from './record-sets.ts';

/** What one server says about one record set. */
export interface ServerView {
  /** Host and address of a name server: `ns1.example.org (192.0.2.53)`; the address of a resolver. */
  readonly server: string;
  /** The label of the set: `MX example.org`. */
  readonly set: string;
  /** As `RecordSetView.values`; empty when the server says that there is none. Absent when nothing usable was said. */
  readonly values?: readonly string[] | undefined;
  /** Seconds for which a resolver keeps its answer; absent when it did not say so. */
  readonly ttl?: number | undefined;
  /** Why nothing usable was said: `timeout`, `REFUSED`, `no AA`. */
  readonly failure?: string | undefined;
}

/** Asks every name server of the zone for the sets that are in it. All at once. */
export async function askNameServers(
  zone: AuthoritativeZone,
  changes: readonly RecordSetFacts[],
): Promise<readonly ServerView[]> {
  const apex = zone.authority.zone;
  const own = changes.filter(({ name }) => isWithin(name, apex));
  const views = await Promise.all(
    own.map(async (facts): Promise<readonly ServerView[]> => {
      const type = facts.type as RecordType;
      const answers = await zone.answers(facts.name, type);
      return answers.flatMap(({ server, standing, detail, answer }): readonly ServerView[] => {
        const shown = { server: `${server.host} (${server.address})`, set: setLabel(facts) };
        if (standing === 'referral') return [];
        if (standing !== 'authoritative' || !answer.message) return [{ ...shown, failure: detail ?? standing }];
        const step = readStep(answer.message, facts.name, type, (owner) => isWithin(owner, apex));
        const lookup = { ...step, outcome: step.outcome === 'alias' ? ('nodata' as const) : step.outcome };
        return [{ ...shown, ...viewOf(lookup, facts) }];
      });
    }),
  );
  return views.flat();
}

/** Asks each resolver for the sets. All at once. */
export async function askResolvers(
  client: DnsClient,
  resolvers: readonly NameServerAddress[],
  changes: readonly RecordSetFacts[],
): Promise<readonly ServerView[]> {
  const views = await Promise.all(
    resolvers.flatMap((resolver) => {
      const zone = createResolverZone({ client, resolvers: [resolver], isTrusted: false });
      return changes.map(async (facts): Promise<ServerView> => {
        const lookup = await zone.lookup(facts.name, facts.type as RecordType);
        return { server: resolver.address, set: setLabel(facts), ...viewOf(lookup, facts) };
      });
    }),
  );
  return views;
}

function viewOf(lookup: Lookup, facts: RecordSetFacts): Pick<ServerView, 'values' | 'ttl' | 'failure'> {
  if (lookup.outcome === 'failed') return { failure: lookup.failure ?? 'no answer' };
  const own = setsOf(lookup).find((each) => setLabel(each) === setLabel(facts))?.view;
  return own ? { values: own.values, ttl: own.ttl } : { values: [], ttl: lookup.negativeTtl };
}
