/** DMARC of a domain (RFC 9989): one valid record, how strict it is, and what of it is out of date. */
import { below } from '../../dns/name.ts';
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import { toldOnce } from '../failed-lookup.ts';
import { sendsMail } from '../sends-mail.ts';
import { tagValue } from '../tag-list.ts';
import {
  type DmarcPolicies,
  type DmarcPolicy,
  type DmarcRecord,
  isTesting,
  isWeaker,
  writtenPolicy,
} from './dmarc-record.ts';
import { judgeReports } from './dmarc-reports.ts';
import { judgeDiscarded, judgeObsolete, judgeTags } from './dmarc-tags.ts';
import { type DmarcDiscovery, discoverDmarc } from './dmarc-walk.ts';

/** What is to be said about DMARC of one zone. */
export interface DmarcResult {
  readonly domain: string;
  readonly concerns: readonly Concern[];
  /** The record that receivers apply: of the domain, or of its organizational domain. */
  readonly record?: DmarcRecord | undefined;
}

/** Checks DMARC of a domain. */
export async function checkDmarc(view: DomainView): Promise<DmarcResult> {
  const { domain, zone } = view;
  const [discovery, isSender] = await Promise.all([discoverDmarc(zone, domain), sendsMail(view)]);
  const { own, record, failure } = discovery;
  if (failure) return { domain, concerns: [failure] };
  const concerns: Concern[] = [...judgeDiscarded(own, isSender)];
  if (own.record) {
    concerns.push(...judgeTags(own.record, isSender), ...judgeObsolete(own.record));
    concerns.push(...(await judgeReports(zone, own.record)));
  }
  if (record?.policies) concerns.push(...judgePolicy(domain, record, isSender));
  else if (own.discarded.length === 0 && !own.record) concerns.push(absence(domain, discovery, isSender));
  return { domain, concerns: toldOnce(concerns), record: record?.policies ? record : undefined };
}

/** Finds what a plan makes weaker. Silent about a planned record that `checkDmarc` calls missing, broken or unknown. */
export function compareDmarc(published: DmarcResult, planned: DmarcResult): readonly Concern[] {
  const { domain } = planned;
  const [before, after] = [policiesFor(published), policiesFor(planned)];
  const isTold = planned.concerns.some(({ severity }) => severity === 'critical' || severity === 'unknown');
  if (!before || isTold) return [];
  if (!after) return [disappearance(published, domain)];
  const weaker = (['domain', 'subdomains', 'missing'] as const).flatMap((who) =>
    isWeaker(after[who], before[who]) ? [`${NAMES[who]} from ${before[who]} to ${after[who]}`] : [],
  );
  if (weaker.length === 0) return [];
  return [
    {
      code: 'E_DMARC_WEAK',
      severity: 'warning',
      subject: 'weaker than published',
      message: `The plan makes the DMARC policy of ${domain} weaker: ${weaker.join(', ')}.`,
      hint: `Keep the policy that is published: ${published.record?.text}`,
      record: planned.record?.record,
    },
  ];
}

const NAMES: Readonly<Record<keyof DmarcPolicies, string>> = {
  domain: 'for the domain',
  subdomains: 'for subdomains',
  missing: 'for subdomains that do not exist',
};

/** Policies as they apply to a domain, which may have inherited them. */
function policiesFor({ domain, record }: DmarcResult): DmarcPolicies | undefined {
  const policies = record?.policies;
  if (!policies || record.domain === domain) return policies;
  return { ...policies, domain: policies.subdomains };
}

function disappearance({ record }: DmarcResult, domain: string): Concern {
  return {
    code: 'E_DMARC_MISSING',
    severity: 'warning',
    subject: domain,
    message: `The plan takes the DMARC record of ${domain} away.`,
    hint: `Keep ${JSON.stringify(record?.text)} at ${below('_dmarc', record?.domain ?? domain)}.`,
  };
}

function absence(domain: string, { record }: DmarcDiscovery, isSender: boolean): Concern {
  const name = below('_dmarc', domain);
  const sample = isSender ? `v=DMARC1; p=none; rua=mailto:dmarc@${domain}` : 'v=DMARC1; p=reject';
  const what = record ? `, and the one of ${record.domain} asks for nothing` : '';
  const why = isSender ? ': large receivers refuse its mail or treat it as spam' : '';
  return {
    code: 'E_DMARC_MISSING',
    severity: isSender ? 'critical' : 'info',
    subject: domain,
    message: `${domain} has no DMARC record${what}${why}.`,
    hint: `Publish a TXT record at ${name}: "${sample}".`,
    isOptional: !isSender,
  };
}

function judgePolicy(domain: string, found: DmarcRecord, isSender: boolean): readonly Concern[] {
  const { policies, tags, record } = found;
  const isInvalid = (['p', 'sp', 'np'] as const).some((tag) => writtenPolicy(tags, tag) === 'invalid');
  if (!policies || isInvalid) return [];
  const isOwn = found.domain === domain;
  const policy = isOwn ? policies.domain : policies.subdomains;
  const inherited = isOwn ? '' : `, which it takes from ${found.domain},`;
  const whose = `The DMARC policy of ${domain}${inherited}`;
  const weak = (subject: string, message: string, hint: string): Concern => {
    return { code: 'E_DMARC_WEAK', severity: 'info', subject, message, hint, record, isOptional: true };
  };
  const concerns: Concern[] = [];
  if (isTesting(tags)) {
    const message = `${whose} is in test mode (t=y), so that receivers apply ${policy}.`;
    concerns.push(weak('t=y', message, 'Take t=y out when the reports show that your mail passes.'));
  } else if (!isSender && policy !== 'reject') {
    const message = `${whose} is ${policy}, and the domain sends no mail.`;
    concerns.push(weak(`p=${policy}`, message, 'Write p=reject: no mail of yours can be refused by it.'));
  } else if (policy === 'none') {
    const hint = 'Write p=quarantine or p=reject when the reports show that your mail passes.';
    const how = tagValue(tags, 'p') === undefined ? 'has no p, which counts as none' : 'is none';
    concerns.push(weak('p=none', `${whose} ${how}: receivers take forged mail.`, hint));
  }
  if (isOwn) concerns.push(...subdomainConcerns(policies, whose, weak));
  return concerns;
}

type Weak = (subject: string, message: string, hint: string) => Concern;

function subdomainConcerns({ domain, subdomains, missing }: DmarcPolicies, whose: string, weak: Weak): Concern[] {
  const lower = (tag: string, policy: DmarcPolicy, than: DmarcPolicy, who: string): Concern[] =>
    isWeaker(policy, than)
      ? [
          weak(
            `${tag}=${policy}`,
            `${whose} is ${than}, and ${policy} for ${who}.`,
            `Write ${tag}=${than}, or leave ${tag} out.`,
          ),
        ]
      : [];
  return [
    ...lower('sp', subdomains, domain, 'subdomains'),
    ...lower('np', missing, subdomains, 'subdomains that do not exist'),
  ];
}
