/** Whether the MTA-STS policy that is served is the one in the file that the plan came with. Pure. */
import type { Concern } from '../../policy/concern.ts';
import { type PolicyFetch, policyIn } from '../../policy/mta-sts/policy-fetch.ts';
import type { StsPolicy } from '../../policy/mta-sts/read-policy.ts';

/** Compares what senders read of both; that there is none that they can use is said elsewhere. */
export function checkServedPolicy(
  domain: string,
  served: PolicyFetch | undefined,
  file: PolicyFetch | undefined,
): readonly Concern[] {
  const [now, wanted] = [policyIn(served)?.policy, policyIn(file)?.policy];
  if (!file || !now) return [];
  if (wanted && textOf(now) === textOf(wanted)) return [];
  const has = wanted ? `has "${textOf(wanted)}"` : 'has no policy that senders can use';
  return [
    {
      code: 'E_PLAN_NOT_PUBLISHED',
      severity: 'critical',
      subject: `policy ${domain}`,
      message: `The MTA-STS policy that is served says "${textOf(now)}", where ${file.where} ${has}.`,
      hint: `Serve ${file.where} at https://mta-sts.${domain}/.well-known/mta-sts.txt, and publish a new id in _mta-sts.${domain} after that.`,
    },
  ];
}

/** The order of hosts means nothing. */
function textOf({ mode, mx, maxAge }: StsPolicy): string {
  return [`mode: ${mode}`, ...mx.toSorted().map((host) => `mx: ${host}`), `max_age: ${maxAge}`].join(' | ');
}
