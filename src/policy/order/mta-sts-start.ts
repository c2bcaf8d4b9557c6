/** MTA-STS begins: reports first, then mode testing, and enforce when nothing fails any more. */
import type { MtaStsFacts, RecordSetFacts } from '../../model/gate-facts.ts';
import { hasOtherData } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import { MX_GONE } from './mail-hosts.ts';
import { hostsWithoutPattern, idOf, idValue, isSamePolicy, nextId, policyUrl, servePolicyText } from './policy-text.ts';
import type { Situation } from './situation.ts';
import { publishText } from './texts.ts';

/** The record sets of a first policy that change. */
export interface FirstPolicy {
  readonly record: readonly RecordSetFacts[];
  readonly host: readonly RecordSetFacts[];
  readonly txt?: RecordSetFacts | undefined;
}

/** A first policy is served before its record says that there is one. */
export function startPolicy(situation: Situation, first: FirstPolicy): void {
  const { served, planned } = situation.input.mtaSts ?? {};
  const isServed = served !== undefined && (!planned || isSamePolicy(planned, served));
  const policy = planned ?? served;
  if (first.record.length === 0) return;
  if (policy?.mode !== 'none') askForReports(situation, first.record);
  if (policy?.mode === 'enforce') testFirst(situation, first, policy);
  else if (!isServed) serveFirst(situation, first, planned);
}

/** Reports of what fails (RFC 8460) come before there is anything to report. */
function askForReports(situation: Situation, record: readonly RecordSetFacts[]): void {
  const { draft, domain } = situation;
  const name = `_smtp._tls.${domain}`;
  const sets = ['TXT', 'CNAME'].flatMap((type) => situation.set(type, name) ?? []);
  const coming = sets.filter((facts) => facts.planned && hasOtherData(facts));
  const ids = coming.map((facts) => situation.publish(facts, 'Senders report there what fails.'));
  const isThere = sets.some(({ change }) => change !== 'removed');
  if (!isThere) {
    const text = `publish TXT ${name} "v=TLSRPTv1; rua=mailto:tls-reports@${domain}"`;
    const reason = 'Without this record no sender tells you what fails.';
    ids.push(draft.add({ id: 'reports', kind: 'publish', text, reason, isSoft: true }));
  }
  for (const id of ids) for (const facts of record) draft.order(id, setLabel(facts));
}

function serveFirst(situation: Situation, { record, host }: FirstPolicy, planned: MtaStsFacts | undefined): void {
  const { draft, domain, hosts } = situation;
  const serve = draft.add({
    id: 'serve policy',
    kind: 'do',
    text: planned ? servePolicyText(domain, planned) : `serve the policy at ${policyUrl(domain)}`,
    reason: 'Senders that see the record fetch the policy.',
    isSoft: !planned,
  });
  for (const facts of host) draft.order(setLabel(facts), serve);
  for (const facts of record) draft.order(serve, setLabel(facts));
  if (planned && hostsWithoutPattern(hosts.published, planned.mx).length > 0) draft.order(MX_GONE, serve);
}

/** In mode testing senders deliver, and report what they would refuse (RFC 8461 section 5). */
function testFirst(situation: Situation, { record, host, txt }: FirstPolicy, policy: MtaStsFacts): void {
  const { draft, domain, hosts } = situation;
  const serve = draft.add({
    id: 'serve policy',
    kind: 'do',
    text: servePolicyText(domain, { ...policy, mode: 'testing' }),
    reason: 'In mode testing senders report what fails, and deliver all the same.',
  });
  for (const facts of host) draft.order(setLabel(facts), serve);
  for (const facts of record) draft.order(serve, setLabel(facts));
  const seen = seeReports(situation, false);
  const enforce = draft.add({
    id: 'enforce policy',
    kind: 'do',
    text: servePolicyText(domain, policy),
    reason: 'From here on senders deliver only where the certificate is right.',
  });
  for (const facts of record) draft.order(setLabel(facts), seen);
  draft.order(seen, enforce);
  if (hostsWithoutPattern(hosts.published, policy.mx).length > 0) draft.order(MX_GONE, enforce);
  const { values = [], ttl = 3600 } = txt?.planned ?? {};
  const named = draft.add({
    id: `TXT _mta-sts.${domain} for mode enforce`,
    kind: 'publish',
    text: publishText(txt ? setLabel(txt) : `TXT _mta-sts.${domain}`, {
      values: [idValue(nextId(idOf(values[0])))],
      ttl,
    }),
    reason: 'Senders fetch the policy again when they see another id.',
  });
  draft.order(enforce, named);
}

/** The act that shows that no mail fails under mode enforce. */
export function seeReports({ draft, domain }: Situation, isSoft: boolean): string {
  return draft.add({
    id: 'reports of some days',
    kind: 'do',
    text: `read the TLS-RPT reports of ${domain} for some days, and see that none has a failure`,
    reason: 'Senders report once a day, and in mode enforce each failure is mail that is not delivered.',
    isSoft,
  });
}
