/** What the report says of a gate, beside its findings. */
import { type MxTalk, talkFacts } from '../../mail/mx/talk.ts';
import type { MxAddressFacts, MxHostFacts, TlsaFacts } from '../../model/gate-facts.ts';
import type { StsPolicy } from '../../policy/mta-sts/read-policy.ts';
import { namesHost } from '../../policy/mta-sts/read-policy.ts';
import type { MxHost } from '../../policy/mx-host.ts';

/** What is known of the hosts of a domain. */
export interface HostsToTell {
  readonly published: readonly MxHost[];
  /** Absent without a plan. */
  readonly planned?: readonly MxHost[] | undefined;
  readonly talks: readonly MxTalk[];
  readonly policy?: StsPolicy | undefined;
  readonly tlsa: ReadonlyMap<string, readonly TlsaFacts[]>;
}

/** Returns one row for each host, the most preferred first, planned ones before those that leave. */
export function hostFacts({ published, planned, talks, policy, tlsa }: HostsToTell): readonly MxHostFacts[] {
  const later = (planned ?? []).map((host) => ({ host, isPlanned: true }));
  const kept = new Set(later.map(({ host: { host } }) => host));
  const leaving = published.filter(({ host }) => !kept.has(host));
  const all = [...later, ...leaving.map((host) => ({ host, isPlanned: false }))];
  return all.map(({ host, isPlanned }) => {
    const before = published.find((each) => each.host === host.host);
    return {
      host: host.host,
      preference: host.preference,
      isPublished: before !== undefined,
      isPlanned: planned && isPlanned,
      addresses: addressFacts([host, ...(before ? [before] : [])], before, talks),
      isInPolicy: policy && namesHost(policy, host.host),
      tlsa: tlsa.get(host.host),
    };
  });
}

function addressFacts(
  views: readonly MxHost[],
  published: MxHost | undefined,
  talks: readonly MxTalk[],
): readonly MxAddressFacts[] {
  const known = new Set(published?.addresses.map(({ address }) => address));
  const own = talks.filter(({ target }) => target.host === views[0]?.host);
  const inDns = views.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  const given = own.filter(({ target }) => target.origin === 'input').map(({ target }) => target.address);
  return [...new Set([...inDns, ...given])].map((address) => {
    const talk = own.find(({ target }) => target.address === address);
    const origin = given.includes(address) ? 'input' : known.has(address) ? 'published' : 'planned';
    return { address, origin, smtp: talk && talkFacts(talk) };
  });
}
