/** Hosts and files that the user has named, and that were of no use: what was meant by them was not tested. Pure. */
import type { Concern } from '../../policy/concern.ts';
import { closest } from '../../text/closest.ts';
import type { CheckedView } from './check-view.ts';
import type { GatePlan } from './plan.ts';

/** What is known of the named. */
export interface NamedThings {
  readonly concerns: readonly Concern[];
  /** What was not tested by that, a sentence each. */
  readonly untested: readonly string[];
}

type Views = { readonly published: CheckedView; readonly planned?: CheckedView | undefined };

/**
 * Finds lines of `mx-addresses` and `allow-dead` that are about no MX host, and files that nothing is judged by. A name
 * that no zone has is most likely misspelt: the host that was meant was then not dialled, or is not excused.
 */
export function checkNamed(plan: GatePlan, { published, planned }: Views): NamedThings {
  const views = [published, ...(planned ? [planned] : [])];
  const hosts = [...new Set(views.flatMap(({ mx }) => mx.hosts.map(({ host }) => host)))];
  // Where MX records could not be asked for, that is the trouble.
  if (views.some(({ mx }) => mx.hosts.length === 0 && mx.concerns.some(({ severity }) => severity === 'unknown'))) {
    return { concerns: [], untested: [] };
  }
  const judged = plan.stage === 'planned' ? (planned ?? published) : published;
  const isStrange = (host: string): boolean => !hosts.includes(host);
  const given = plan.talk?.addresses.filter(({ host }) => isStrange(host)) ?? [];
  const dead = plan.declared.allowDead.filter(isStrange);
  return {
    concerns: [
      ...[...new Set(given.map(({ host }) => host))].map((host) => {
        const addresses = given.filter((line) => line.host === host).map(({ address }) => address);
        return notDialled(plan.domain, host, addresses, hosts);
      }),
      ...dead.map((host) => notExcused(plan.domain, host, hosts)),
      ...(isAllExcused(plan, judged) ? [noneLeft(plan.domain)] : []),
    ],
    untested: unjudged(plan, published, planned),
  };
}

function notDialled(domain: string, host: string, addresses: readonly string[], hosts: readonly string[]): Concern {
  const were = addresses.length === 1 ? 'was' : 'were';
  return {
    code: 'E_CONFIG_CONFLICT',
    severity: 'unknown',
    subject: `mx-addresses ${host}`,
    message: `mx-addresses names ${host}, which is no MX host of ${domain}, so ${addresses.join(', ')} ${were} not dialled.`,
    hint: advice('mx-addresses', host, hosts),
  };
}

function notExcused(domain: string, host: string, hosts: readonly string[]): Concern {
  return {
    code: 'E_CONFIG_CONFLICT',
    severity: 'info',
    subject: `allow-dead ${host}`,
    message: `allow-dead names ${host}, which is no MX host of ${domain}, so it excuses nothing.`,
    hint: advice('allow-dead', host, hosts),
  };
}

/** Whether no host of a zone is left that has to take mail. */
function isAllExcused({ declared }: GatePlan, { mx: { hosts } }: CheckedView): boolean {
  return hosts.length > 0 && hosts.every(({ host }) => declared.allowDead.includes(host));
}

function noneLeft(domain: string): Concern {
  return {
    code: 'E_CONFIG_CONFLICT',
    severity: 'unknown',
    subject: 'allow-dead',
    message: `allow-dead names every MX host of ${domain}, so that no host is left that has to take mail.`,
    hint: 'Name only hosts in allow-dead that are dead on purpose, or set no-mail: true for a domain that takes no mail.',
  };
}

function advice(input: string, host: string, hosts: readonly string[]): string {
  const meant = closest(host, hosts);
  const known = hosts.length === 0 ? 'There is no MX host.' : `The MX hosts are ${hosts.join(', ')}.`;
  return `${meant === undefined ? known : `Did you mean ${meant}?`} Write a name as in the MX records, or take the line out of ${input}.`;
}

/** Files that nothing was judged by. */
function unjudged(
  { domain, certificate, policyText }: GatePlan,
  published: CheckedView,
  planned: CheckedView | undefined,
): readonly string[] {
  const before = new Set(published.mx.hosts.map(({ host }) => host));
  const isNew = (planned?.mx.hosts ?? []).some(({ host }) => !before.has(host));
  const isAnnounced = planned?.mtaSts.record?.kind !== 'missing';
  return [
    // Hosts that are published show their own.
    ...(certificate !== undefined && !isNew
      ? ['The certificate in mx-certificate was judged by nothing, because the plan has no new MX host.']
      : []),
    ...(policyText && !isAnnounced
      ? [
          `The policy in ${policyText.path} (mta-sts-policy) was not judged, because no TXT record _mta-sts.${domain} leads senders to it.`,
        ]
      : []),
  ];
}
