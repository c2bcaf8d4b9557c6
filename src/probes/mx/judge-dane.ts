/** TLSA records against every certificate that the servers of a host show. */
import type { MxTalk } from '../../mail/mx/talk.ts';
import type { TlsaFacts } from '../../model/gate-facts.ts';
import { type CheckedDane, checkDane } from '../../policy/dane/check-dane.ts';
import type { MxHost } from '../../policy/mx-host.ts';
import type { DnssecState } from '../../policy/security.ts';
import type { CheckedView } from './check-view.ts';

/** What is known of certificates. */
export interface ShownCertificates {
  /** Talks with the hosts of the zone. */
  readonly talks: readonly MxTalk[];
  /** PEM text of the certificate that new hosts will show, with its chain. */
  readonly certificate?: string | undefined;
  /** Hosts that are not new. */
  readonly published: readonly MxHost[];
}

type Chain = readonly Buffer[];

/**
 * Checks the TLSA records of every host. Where the addresses of a host show different certificates, each has to fit.
 */
export async function judgeDane(
  { view, mx }: CheckedView,
  shown: ShownCertificates,
  states: ReadonlyMap<string, DnssecState>,
): Promise<CheckedDane> {
  const chains = new Map(mx.hosts.map(({ host }) => [host, chainsOf(host, shown)]));
  const rounds = Math.max(1, ...[...chains.values()].map(({ length }) => length));
  const checked: CheckedDane[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const hosts = mx.hosts.filter(({ host }) => round === 0 || (chains.get(host)?.length ?? 0) > round);
    const seen = new Map(
      [...chains].flatMap(([host, each]) => {
        const chain = each[round];
        return chain ? [[host, chain] as const] : [];
      }),
    );
    checked.push(await checkDane(view, hosts, seen, states));
  }
  return { concerns: checked.flatMap(({ concerns }) => concerns), tlsa: together(checked) };
}

function chainsOf(host: string, { talks, certificate, published }: ShownCertificates): readonly Chain[] {
  const distinct = new Map<string, Chain>();
  for (const { target, chain } of talks) {
    const leaf = chain?.[0]?.toString('base64');
    if (target.host === host && chain && leaf !== undefined && !distinct.has(leaf)) distinct.set(leaf, chain);
  }
  if (distinct.size > 0) return [...distinct.values()];
  const isNew = !published.some((each) => each.host === host);
  return isNew && certificate !== undefined ? [derChain(certificate)] : [];
}

function derChain(pem: string): Chain {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => Buffer.from(block.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
}

/** A record fits when it fits every certificate. */
function together(checked: readonly CheckedDane[]): ReadonlyMap<string, readonly TlsaFacts[]> {
  const [first, ...others] = checked;
  return new Map(
    [...(first?.tlsa ?? [])].map(([host, records]) => [
      host,
      records.map((record, at) => {
        const further = others.flatMap(({ tlsa }) => tlsa.get(host)?.[at]?.isMatch ?? []);
        return { ...record, isMatch: further.includes(false) ? false : record.isMatch };
      }),
    ]),
  );
}
