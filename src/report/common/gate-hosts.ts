/** What was found out about the hosts of a mail domain, in words of ours with texts of theirs. */

import type { Gate, MtaStsFacts, MxAddressFacts, MxHostFacts, MxTalkFacts, TlsaFacts } from '../../model/gate-facts.ts';
import type { Status } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { policyOf } from './gate-words.ts';

/** One thing that was found out. */
export interface HostRemark {
  /** How it looks by itself; the findings are the verdict. Absent when it is neither good nor bad. */
  readonly status?: Status | undefined;
  /** Our own words. */
  readonly label: string;
  /** What the server or the record says. Untrusted. */
  readonly detail?: string | undefined;
  /** Whether it is about encryption. */
  readonly isTls?: boolean | undefined;
}

/** Returns whether a host stays, comes or goes. */
export function hostState({ isPublished, isPlanned }: MxHostFacts): string {
  if (isPlanned === undefined) return isPublished ? 'published' : 'not published';
  if (isPlanned) return isPublished ? 'stays' : 'new';
  return isPublished ? 'removed' : 'neither published nor planned';
}

/** Returns where an address comes from, when it is not from the published zone. */
export function originText({ origin }: MxAddressFacts): string {
  if (origin === 'published') return '';
  return origin === 'planned' ? 'planned' : 'from mx-addresses';
}

/** Returns what the server at an address said: the outcome, TLS, and each recipient. */
export function talkRemarks(smtp: MxTalkFacts | undefined): HostRemark[] {
  if (smtp === undefined) return [{ label: 'not talked to' }];
  const { outcome, message, recipients } = smtp;
  const outcomes: Readonly<Record<MxTalkFacts['outcome'], HostRemark>> = {
    ok: { status: 'ok', label: 'answers', detail: message },
    failed: { status: 'critical', label: 'failed', detail: message },
    'not tested': { status: 'unknown', label: 'not tested', detail: message },
  };
  return [outcomes[outcome], ...tlsRemarks(smtp), ...recipients.map(recipientRemark)];
}

function tlsRemarks({ outcome, tls }: MxTalkFacts): HostRemark[] {
  if (tls === undefined) return outcome === 'ok' ? [{ status: 'warning', label: 'no TLS', isTls: true }] : [];
  const { version, isVerified, trouble, daysLeft } = tls;
  if (!isVerified) {
    const detail = trouble === undefined ? version : `${version}, ${trouble}`;
    return [{ status: 'warning', label: 'certificate not verified', detail, isTls: true }];
  }
  const left = daysLeft === undefined ? '' : `, ${counted(Math.max(0, daysLeft), 'day')} left`;
  return [{ status: 'ok', label: 'certificate verified', detail: `${version}${left}`, isTls: true }];
}

function recipientRemark({ address, outcome, reply }: MxTalkFacts['recipients'][number]): HostRemark {
  if (outcome === 'accepted') return { status: 'ok', label: 'accepts', detail: address };
  const isRefused = outcome === 'refused';
  return {
    status: isRefused ? 'critical' : 'warning',
    label: isRefused ? 'refuses' : 'defers',
    detail: `${address}: ${reply}`,
  };
}

/** Returns whether the policy of MTA-STS names a host. What is wrong depends on the mode of the policy. */
export function policyRemark({ isInPolicy }: MxHostFacts, gate: Gate): HostRemark | undefined {
  if (isInPolicy === undefined) return undefined;
  if (isInPolicy) return { status: 'ok', label: 'named' };
  return { status: NOT_NAMED[policyOf(gate)?.mode ?? 'none'], label: 'not named' };
}

const NOT_NAMED: Readonly<Record<NonNullable<MtaStsFacts['mode']>, Status | undefined>> = {
  enforce: 'critical',
  testing: 'warning',
  none: undefined,
};

/** Returns how the TLSA records of a host fit its certificate. One that fits is enough (RFC 7672 section 2.2). */
export function tlsaRemark({ tlsa }: MxHostFacts): HostRemark | undefined {
  if (tlsa === undefined) return undefined;
  if (tlsa.length === 0) return { label: 'no records' };
  const matches = tlsa.filter(({ isMatch }) => isMatch === true).length;
  const all = counted(tlsa.length, 'record');
  if (matches > 0) return { status: 'ok', label: tlsa.length === 1 ? 'matches' : `${matches} of ${all} match` };
  if (tlsa.some(({ isMatch }) => isMatch === undefined)) return { label: `${all}, no certificate seen` };
  return { status: 'critical', label: tlsa.length === 1 ? 'does not match' : `none of ${all} matches` };
}

/** Returns a TLSA record as a zone file has it. Untrusted. */
export function tlsaText({ usage, selector, matching, certificate }: TlsaFacts): string {
  return `${usage} ${selector} ${matching} ${certificate}`;
}
