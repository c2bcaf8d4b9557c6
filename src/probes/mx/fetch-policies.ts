/** The policies of MTA-STS that go with the published zone and with the planned one. */
import type { Zone } from '../../dns/records.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { fetchPolicy } from '../../policy/mta-sts/fetch-policy.ts';
import { movesPolicyHost } from '../../policy/mta-sts/moves-policy-host.ts';
import { type PolicyFetch, policyFromFile } from '../../policy/mta-sts/policy-fetch.ts';
import type { GatePlan } from './plan.ts';

/** A policy for each view, as soon as it is there. */
export interface Policies {
  /** As it is served now. Undefined when no record leads senders to it. */
  readonly served: Promise<PolicyFetch | undefined>;
  /** As it will be served: from the file, else from the host that the plan names. */
  readonly planned: Promise<PolicyFetch | undefined>;
  /** From the file that the user has named. */
  readonly file: PolicyFetch | undefined;
}

/** Begins to fetch what is needed. */
export function fetchPolicies(
  { domain, ca, policyText }: GatePlan,
  zones: { readonly published: Zone; readonly planned?: Zone | undefined },
  context: ProbeContext,
): Policies {
  const isAnnounced = async (zone: Zone): Promise<boolean> =>
    (await zone.lookup(`_mta-sts.${domain}`, 'TXT')).outcome === 'found';
  const fetchFrom = async (zone: Zone): Promise<PolicyFetch | undefined> => {
    if (!(await isAnnounced(zone))) return undefined;
    const { world, signal } = context;
    return await context.phase('policy', () => fetchPolicy(domain, { world, signal, zone, ca }));
  };
  const file = policyText && policyFromFile(policyText.path, policyText.octets);
  const served = fetchFrom(zones.published);
  const { planned } = zones;
  const later = async (): Promise<PolicyFetch | undefined> => {
    if (file || !planned) return file;
    // A plan that does not move the host is served what is served now. Where it moves it, the new place has to serve it.
    const now = await served;
    if (now && !(await movesPolicyHost(domain, zones.published, planned))) return now;
    return (await fetchFrom(planned)) ?? now;
  };
  return { served, planned: later(), file };
}
