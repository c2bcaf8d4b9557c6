/** MX hosts that a policy does not name: with enforce, senders do not deliver to them (RFC 8461 section 5). */
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import type { MxHost } from '../mx-host.ts';
import { namesHost, type StsPolicy } from './read-policy.ts';

/** A policy, and the hosts that it has to name. */
export interface Coverage {
  readonly view: Pick<DomainView, 'domain' | 'declared'>;
  readonly policy: StsPolicy;
  readonly hosts: readonly MxHost[];
  /** Words for the policy: `the MTA-STS policy that is served`. */
  readonly where: string;
}

/** Says which hosts the policy does not name. With mode none it need not name any. */
export function uncovered({ view, policy, hosts, where }: Coverage): readonly Concern[] {
  if (policy.mode === 'none') return [];
  const wanted = hosts.filter(({ host }) => !view.declared.allowDead.includes(host));
  return wanted.flatMap(({ host, record, isProxied }): readonly Concern[] => {
    const isNamed = namesHost(policy, host);
    if (isNamed && !isProxied) return [];
    const isEnforced = policy.mode === 'enforce';
    const effect = isEnforced
      ? 'senders that follow it do not deliver there'
      : 'senders will not deliver there as soon as it is enforced (now mode: testing)';
    return [
      {
        code: 'E_STS_MX_MISMATCH',
        severity: isEnforced ? 'critical' : 'warning',
        subject: host,
        message: isNamed
          ? `${host} is behind the web proxy of the provider, which publishes another MX host in its place that ${where} does not name: ${effect}.`
          : `${where[0]?.toUpperCase()}${where.slice(1)} does not name the MX host ${host}: ${effect}.`,
        hint: isNamed
          ? `Set ${host} to "DNS only" (proxied: false).`
          : `Serve a policy with the line "mx: ${host}" first, then publish a new id in _mta-sts.${view.domain}, wait for the TTL of that record, and only then let the MX record name ${host}.`,
        record,
        isOptional: true,
      },
    ];
  });
}
