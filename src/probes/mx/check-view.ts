/** All checks of a mail domain in one zone. */
import type { Concern } from '../../policy/concern.ts';
import { type DkimResult, judgeDkim } from '../../policy/dkim/check-dkim.ts';
import { checkDmarc, type DmarcResult } from '../../policy/dmarc/check-dmarc.ts';
import type { DomainView } from '../../policy/domain-view.ts';
import { type CheckedMtaSts, checkMtaSts } from '../../policy/mta-sts/check-mta-sts.ts';
import type { PolicyFetch } from '../../policy/mta-sts/policy-fetch.ts';
import { type CheckedMx, checkMx } from '../../policy/mx/check-mx.ts';
import { checkPtr } from '../../policy/ptr.ts';
import { checkSpf, type SpfResult } from '../../policy/spf/check-spf.ts';

/** What the checks of one zone have come to. */
export interface CheckedView {
  readonly view: DomainView;
  readonly concerns: readonly Concern[];
  readonly mx: CheckedMx;
  readonly spf: SpfResult;
  readonly dkim: DkimResult;
  readonly dmarc: DmarcResult;
  readonly mtaSts: CheckedMtaSts;
}

/**
 * Runs every check that needs no mail server, all at once.
 *
 * @param policy the policy of MTA-STS that goes with this zone, as soon as it is there
 */
export async function checkView(view: DomainView, policy: Promise<PolicyFetch | undefined>): Promise<CheckedView> {
  const hosts = checkMx(view);
  const [mx, spf, dkim, dmarc, mtaSts, ptr] = await Promise.all([
    hosts,
    checkSpf(view),
    judgeDkim(view),
    checkDmarc(view),
    Promise.all([hosts, policy]).then(([found, fetched]) => checkMtaSts(view, fetched, found.hosts)),
    hosts.then((found) => checkPtr(view, found.hosts.map(addressed))),
  ]);
  const concerns = [mx, spf, dkim, dmarc, mtaSts].flatMap((result) => result.concerns);
  return { view, concerns: [...concerns, ...ptr], mx, spf, dkim, dmarc, mtaSts };
}

function addressed({ host, addresses }: CheckedMx['hosts'][number]) {
  return { host, addresses: addresses.map(({ address }) => address) };
}
