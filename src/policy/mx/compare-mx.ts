/** What a plan does to the MX records of a domain as a whole. */
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import type { CheckedMx } from './check-mx.ts';

/**
 * Finds a plan that takes all MX records away while the domain has an address: mail then goes to that address (RFC 5321
 * section 5.1), which mostly is a web server. An address that took mail before goes on to do so.
 */
export function compareMx(
  { domain, declared }: Pick<DomainView, 'domain' | 'declared'>,
  published: CheckedMx,
  planned: CheckedMx,
): readonly Concern[] {
  if (!planned.isImplicit || published.isImplicit || published.hosts.length === 0 || declared.isNoMail) return [];
  const before = new Set(published.hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address)));
  const then = planned.hosts.flatMap(({ addresses }) => addresses);
  const strange = then.filter(({ address }) => !before.has(address));
  if (strange.length === 0) return [];
  const hosts = published.hosts.map(({ host, preference }) => `${preference} ${host}.`);
  return [
    {
      code: 'E_MX_IMPLICIT',
      severity: 'critical',
      subject: domain,
      message: `The plan takes all MX records of ${domain} away, so mail goes to ${strange.map(({ address }) => address).join(', ')}, the address of the domain itself.`,
      hint: `Keep the MX records in the plan: ${hosts.map((host) => `${domain}. MX ${host}`).join(' and ')}. If the domain is to take no mail, publish "${domain}. MX 0 ." and set no-mail: true.`,
      record: strange[0]?.record,
    },
  ];
}
