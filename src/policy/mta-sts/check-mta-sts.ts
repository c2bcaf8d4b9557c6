/** MTA-STS of a domain (RFC 8461): the record, the policy, and whether it names every MX host. */
import type { Lookup } from '../../dns/records.ts';
import type { MtaStsFacts } from '../../model/gate-facts.ts';
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import { unanswered } from '../failed-lookup.ts';
import type { MxHost } from '../mx-host.ts';
import { type PolicyFetch, policyIn } from './policy-fetch.ts';
import type { StsPolicy } from './read-policy.ts';
import { readStsRecord, type StsRecord } from './sts-record.ts';
import { uncovered } from './uncovered.ts';

/** MTA-STS in one zone. */
export interface CheckedMtaSts {
  readonly concerns: readonly Concern[];
  /** Absent when there is neither a usable record nor a policy. */
  readonly facts?: MtaStsFacts | undefined;
  /** Absent when there is no policy that senders can use. */
  readonly policy?: StsPolicy | undefined;
  /** Undefined when it could not be asked for. */
  readonly record?: StsRecord | undefined;
}

/** A policy that is kept for less than a day is not there when it is needed, in seconds. */
const SHORT_MAX_AGE = 86_400;

/**
 * Checks the record, the policy that was fetched or that a file holds, and the MX hosts.
 *
 * @param fetched undefined when it was not fetched: then nothing is said about a policy
 * @param hosts those of the same zone
 */
export async function checkMtaSts(
  view: DomainView,
  fetched: PolicyFetch | undefined,
  hosts: readonly MxHost[],
): Promise<CheckedMtaSts> {
  const { domain, zone } = view;
  const name = `_mta-sts.${domain}`;
  const lookup: Lookup = await zone.lookup(name, 'TXT');
  const failed = unanswered(name, 'TXT', lookup);
  const record = failed ? undefined : readStsRecord(lookup);
  const read = policyIn(fetched);
  const policy = read?.policy;
  const id = record?.kind === 'valid' ? record.id : undefined;
  const facts = id !== undefined || policy ? factsOf(id, policy, fetched) : undefined;
  if (failed) return { concerns: [failed], facts, policy };
  if (!record || record.kind === 'missing') {
    return { concerns: hosts.length > 0 ? [missing(domain, policy)] : [], facts, policy, record };
  }
  if (record.kind === 'broken') return { concerns: [broken(name, record)], facts, policy, record };
  const concerns = [
    ...policyConcerns(domain, fetched, read?.fault, record),
    ...(policy
      ? [...ageConcerns(domain, policy, record), ...uncovered({ view, policy, hosts, where: whereOf(fetched) })]
      : []),
  ];
  return { concerns, facts, policy, record };
}

function factsOf(id: string | undefined, policy: StsPolicy | undefined, fetched: PolicyFetch | undefined): MtaStsFacts {
  const { mode, maxAge, mx = [] } = policy ?? {};
  return { id, mode, maxAgeSeconds: maxAge, mx, origin: fetched?.origin ?? 'fetched' };
}

function whereOf(fetched: PolicyFetch | undefined): string {
  return fetched?.origin === 'file' ? `the MTA-STS policy in ${fetched.where}` : 'the MTA-STS policy that is served';
}

function missing(domain: string, policy: StsPolicy | undefined): Concern {
  return {
    code: 'E_STS_MISSING',
    severity: 'info',
    subject: domain,
    message: policy
      ? `There is an MTA-STS policy for ${domain}, but no TXT record _mta-sts.${domain}, so senders do not look for it.`
      : `${domain} has no MTA-STS policy, so senders deliver without TLS when it is suppressed on the way.`,
    hint: `Serve a policy at https://mta-sts.${domain}/.well-known/mta-sts.txt, with mode: testing at first, then publish _mta-sts.${domain}. TXT "v=STSv1; id=1".`,
    isOptional: true,
  };
}

function broken(name: string, { fault, record }: Extract<StsRecord, { kind: 'broken' }>): Concern {
  return {
    code: 'E_STS_RECORD',
    severity: 'warning',
    subject: name,
    message: `The MTA-STS record ${name} ${fault}. Senders behave as if there were none.`,
    hint: `Publish exactly one, such as ${name}. TXT "v=STSv1; id=20260101000000", with a new id each time the policy changes.`,
    record,
    isOptional: true,
  };
}

type ValidRecord = Extract<StsRecord, { kind: 'valid' }>;

function policyConcerns(
  domain: string,
  fetched: PolicyFetch | undefined,
  fault: string | undefined,
  { record }: ValidRecord,
): readonly Concern[] {
  const found: Concern[] = [];
  if (fetched?.trouble) {
    const { code, isUnknown, message, hint } = fetched.trouble;
    found.push({
      code,
      severity: isUnknown ? 'unknown' : 'warning',
      subject: `mta-sts.${domain}`,
      message,
      hint,
      record,
      isOptional: !isUnknown,
    });
  }
  if (fault !== undefined) {
    found.push({
      code: 'E_STS_POLICY',
      severity: 'warning',
      subject: domain,
      message: `The MTA-STS policy at ${fetched?.where ?? domain} ${fault}. Senders refuse it.`,
      hint: 'A policy has the lines "version: STSv1", "mode: enforce" (or testing, none), "max_age: 604800", and "mx: mail.example.org" for each MX host.',
      record,
      isOptional: true,
    });
  }
  return found;
}

function ageConcerns(domain: string, { mode, maxAge }: StsPolicy, { record }: ValidRecord): readonly Concern[] {
  if (mode !== 'enforce' || maxAge >= SHORT_MAX_AGE) return [];
  return [
    {
      code: 'E_STS_POLICY',
      severity: 'warning',
      subject: `${domain} max_age`,
      message: `The MTA-STS policy of ${domain} is kept for ${maxAge} s (max_age), so most senders hold none when it is suppressed on the way.`,
      hint: 'Write max_age: 604800 or more, for a week and longer.',
      record,
      isOptional: true,
    },
  ];
}
