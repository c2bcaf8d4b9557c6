/** What a plan does to MTA-STS: senders keep a policy, and ask for a new one only when the id has changed. */
import type { ResourceRecord } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import type { MxHost } from '../mx-host.ts';
import type { CheckedMtaSts } from './check-mta-sts.ts';
import { type PolicyFetch, policyIn } from './policy-fetch.ts';
import type { StsPolicy } from './read-policy.ts';
import { uncovered } from './uncovered.ts';

/** MTA-STS and the MX hosts of one zone. */
export interface MtaStsSide {
  readonly view: DomainView;
  readonly checked: CheckedMtaSts;
  readonly hosts: readonly MxHost[];
  readonly isNullMx: boolean;
}

/** Before and after, and the policies. */
export interface MtaStsChange {
  readonly published: MtaStsSide;
  readonly planned: MtaStsSide;
  /** The policy as it is served now. Absent when it was not fetched. */
  readonly served?: PolicyFetch | undefined;
  /** The policy that will be served, from a file. */
  readonly file?: PolicyFetch | undefined;
}

/** Says what breaks on the way from the published zone to the planned one. All of it is new trouble. */
export async function compareMtaSts(change: MtaStsChange): Promise<readonly Concern[]> {
  const served = policyIn(change.served)?.policy;
  const file = policyIn(change.file)?.policy;
  const removed = await removedConcern(change, served);
  return [
    ...(removed ? [removed] : weakened(change, served)),
    ...staleId(change, served, file),
    ...coverage(change, served, file),
    ...notRenewable(change, served),
  ];
}

/** The policy changes, and nothing tells senders (RFC 8461 section 8.1). */
function staleId(
  { published, planned, file }: MtaStsChange,
  served: StsPolicy | undefined,
  next: StsPolicy | undefined,
): readonly Concern[] {
  const [before, after] = [published.checked.record, planned.checked.record];
  if (!served || !next || before?.kind !== 'valid' || after?.kind !== 'valid') return [];
  if (before.id !== after.id || isSame(served, next)) return [];
  const { domain } = published.view;
  return [
    {
      code: 'E_STS_ID_STALE',
      severity: 'critical',
      subject: domain,
      message: `The MTA-STS policy in ${file?.where ?? 'the file'} differs from the one that is served, and the plan leaves the id "${after.id}" as it is: senders that hold the old policy go on using it.`,
      hint: `Serve the new policy, then publish a new id: _mta-sts.${domain}. TXT "v=STSv1; id=<the time, such as 20260101120000>".`,
      record: after.record,
    },
  ];
}

/** Whether two policies mean the same to senders. */
function isSame(one: StsPolicy, other: StsPolicy): boolean {
  const patterns = ({ mx }: StsPolicy): string => [...new Set(mx)].sort().join(' ');
  return one.mode === other.mode && one.maxAge === other.maxAge && patterns(one) === patterns(other);
}

/** A policy disappears that senders still hold (RFC 8461 section 8.3). */
async function removedConcern(change: MtaStsChange, served: StsPolicy | undefined): Promise<Concern | undefined> {
  const { published, planned } = change;
  const { domain } = published.view;
  if (published.checked.record?.kind !== 'valid' || served?.mode === 'none') return undefined;
  const what = await whatIsRemoved(planned, published, domain);
  if (what === undefined) return undefined;
  const isEnforced = served?.mode === 'enforce';
  const mode = served
    ? `mode ${served.mode}, max_age ${served.maxAge} s`
    : 'it could not be fetched, so its mode is not known';
  return {
    code: 'E_STS_REMOVED',
    severity: isEnforced ? 'critical' : 'warning',
    subject: domain,
    message: `The plan ${what.text}, and senders may still hold the MTA-STS policy of ${domain} (${mode}).`,
    hint: `First serve a policy with mode: none and publish a new id, wait ${served?.maxAge ?? 'max_age'} s, then remove the TXT record and, after its TTL, the host mta-sts.${domain}.`,
    record: what.record,
    isOptional: true,
  };
}

async function whatIsRemoved(
  { checked, view, isNullMx }: MtaStsSide,
  published: MtaStsSide,
  domain: string,
): Promise<{ readonly text: string; readonly record?: ResourceRecord | undefined } | undefined> {
  const { record } = checked;
  const name = `_mta-sts.${domain}`;
  if (record?.kind === 'missing') return { text: `removes the TXT record ${name}` };
  if (record?.kind === 'broken') return { text: `makes the TXT record ${name} unusable`, record: record.record };
  if (isNullMx && !published.isNullMx) return { text: `makes ${domain} a domain that takes no mail` };
  const host = `mta-sts.${domain}`;
  const isThere = async (each: DomainView): Promise<boolean | undefined> => {
    const lookups = await Promise.all([each.zone.lookup(host, 'A'), each.zone.lookup(host, 'AAAA')]);
    if (lookups.some(({ outcome }) => outcome === 'found')) return true;
    return lookups.some(({ outcome }) => outcome === 'failed') ? undefined : false;
  };
  const isGone = (await isThere(view)) === false && (await isThere(published.view)) === true;
  return isGone ? { text: `removes the policy host ${host}` } : undefined;
}

/** Senders with the old policy meet the new hosts, and senders with the new one still know the old hosts. */
function coverage(
  { published, planned, file }: MtaStsChange,
  served: StsPolicy | undefined,
  next: StsPolicy | undefined,
): readonly Concern[] {
  const isInForce = published.checked.record?.kind === 'valid';
  const view = planned.view;
  const later = planned.checked.policy;
  // Where the policy stays, the check of the plan has judged it.
  const now =
    served && isInForce && (!later || !isSame(served, later))
      ? uncovered({ view, policy: served, hosts: planned.hosts, where: 'the MTA-STS policy that is served' })
      : [];
  const known = new Set([...now.map(({ subject }) => subject), ...planned.hosts.map(({ host }) => host)]);
  const leaving = published.hosts.filter(({ host }) => !known.has(host));
  const stillUsed =
    next && isInForce
      ? uncovered({ view, policy: next, hosts: leaving, where: `the MTA-STS policy in ${file?.where ?? 'the file'}` })
      : [];
  return [
    ...now,
    ...stillUsed.map((each) => ({
      ...each,
      hint: `Senders use ${each.subject} until the TTL of the MX records is over. Keep "mx: ${each.subject}" in the policy until then, and remove it with a new id afterwards.`,
    })),
  ];
}

/** The policy asks for less than the one that is served, by its file or at the place that the plan moves it to. */
function weakened({ published, planned }: MtaStsChange, served: StsPolicy | undefined): readonly Concern[] {
  const { policy: next, record } = planned.checked;
  if (published.checked.record?.kind !== 'valid' || record?.kind !== 'valid') return [];
  if (served?.mode !== 'enforce' || !next || next.mode === 'enforce') return [];
  const { domain } = published.view;
  const isEnd = next.mode === 'none';
  return [
    {
      code: 'E_STS_REMOVED',
      severity: 'warning',
      subject: domain,
      message: `The MTA-STS policy of ${domain} goes from mode enforce to mode ${next.mode}: senders that fetch it deliver without a verified certificate, too.`,
      hint: isEnd
        ? `Keep mode: enforce. If MTA-STS is to end, this is the first step: serve the policy, publish a new id, and keep the TXT record and mta-sts.${domain} for ${served.maxAge} s more.`
        : 'Keep mode: enforce. If mail servers are to be mended, go back to it as soon as their certificates are right.',
      record: record.record,
      isOptional: true,
    },
  ];
}

/** New hosts, while senders cannot fetch the policy anew: those that hold an old one may refuse them. */
function notRenewable({ published, planned, served }: MtaStsChange, policy: StsPolicy | undefined): readonly Concern[] {
  const before = new Set(published.hosts.map(({ host }) => host));
  const added = planned.hosts.filter(({ host }) => !before.has(host)).map(({ host }) => host);
  const isUsed = published.checked.record?.kind === 'valid';
  if (!served || policy || served.trouble?.isUnknown || !isUsed || added.length === 0) return [];
  const { domain } = published.view;
  return [
    {
      code: served.trouble?.code ?? 'E_STS_POLICY',
      severity: 'critical',
      subject: `mta-sts.${domain}`,
      message: `The plan adds the MX host ${added.join(', ')} while senders get no MTA-STS policy of ${domain}: those that hold an older one cannot renew it, and may refuse the new host.`,
      hint: `${served.trouble?.hint ?? 'Mend the policy.'} Then publish a new id, wait for its TTL, and change the MX records last.`,
      record: planned.hosts.find(({ host }) => host === added[0])?.record,
    },
  ];
}
