/** MTA-STS: the policy covers a host before MX names it, and ends before it disappears (RFC 8461 section 8). */
import type { MtaStsFacts, RecordSetFacts } from '../../model/gate-facts.ts';
import { hasOtherData } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import { MX_GONE } from './mail-hosts.ts';
import { endPolicy } from './mta-sts-end.ts';
import { policyHostSets } from './mta-sts-host.ts';
import { seeReports, startPolicy } from './mta-sts-start.ts';
import {
  hostsWithoutPattern,
  idOf,
  idValue,
  isSamePolicy,
  matchesPattern,
  nextId,
  type Policy,
  servePolicyText,
} from './policy-text.ts';
import type { Situation } from './situation.ts';
import { publishText } from './texts.ts';

/**
 * Adds the policy, its record, and its host.
 *
 * @returns the sets by which the host of a policy in use moves
 */
export function addMtaSts(situation: Situation): readonly RecordSetFacts[] {
  const { input, domain, hosts } = situation;
  const name = `_mta-sts.${domain}`;
  const host = policyHostSets(situation);
  const record = ['TXT', 'CNAME'].flatMap((type) => situation.changed(type, name) ?? []);
  for (const facts of host) situation.publish(facts, hostReason(facts, host));
  for (const facts of record) situation.publish(facts, recordReason(facts, record, input.mtaSts?.served));
  const { served, planned } = input.mtaSts ?? {};
  const isLive = served !== undefined && served.mode !== 'none';
  const isGone = (sets: readonly RecordSetFacts[]): boolean =>
    sets.some(({ change }) => change === 'removed') && sets.every(({ change }) => change === 'removed');
  const ownHost = host.filter((facts) => facts.name === `mta-sts.${domain}`);
  const isEnd = isGone(record) || isGone(ownHost) || (hosts.planned.length === 0 && situation.changed('MX', domain));
  if (isEnd) {
    if (served?.mode === 'enforce') endPolicy(situation, served, { record, host, txt: textOf(situation, name) });
    return [];
  }
  const txt = textOf(situation, name);
  if (record.some(({ change }) => change === 'added') || !txt?.published) {
    startPolicy(situation, { record, host, txt });
    return [];
  }
  if (isLive) changePolicy(situation, txt, served);
  else if (planned && !isSamePolicy(planned, served)) serveAndName(situation, txt, planned, 'policy');
  return host;
}

function hostReason({ planned, name }: RecordSetFacts, all: readonly RecordSetFacts[]): string {
  if (planned) return `Senders fetch the policy from ${name}.`;
  const next = all.find((each) => each.planned);
  return next ? `${setLabel(next)} takes its place.` : 'No sender asks for a policy any more.';
}

function recordReason(
  { planned }: RecordSetFacts,
  all: readonly RecordSetFacts[],
  served: MtaStsFacts | undefined,
): string {
  if (planned) return 'Senders that see the id fetch the policy.';
  const next = all.find((each) => each.planned);
  if (next) return `${setLabel(next)} takes its place.`;
  if (served?.mode === 'enforce') return 'No sender has a policy in its cache any more.';
  if (!served?.mode) return 'Senders look for a policy no more.';
  return `With a policy in mode ${served.mode} in its cache, a sender delivers in any case.`;
}

/** The TXT record, at the end of its alias where it has one. */
function textOf(situation: Situation, name: string): RecordSetFacts | undefined {
  const [target] = situation.values('CNAME', name, 'planned');
  return situation.set('TXT', target?.replace(/\.$/, '') ?? name);
}

/** A policy that senders may have in their caches becomes another one, or has to, for the MX records. */
function changePolicy(situation: Situation, txt: RecordSetFacts, served: MtaStsFacts): void {
  const { draft, domain, input, hosts } = situation;
  const mx = situation.changed('MX', domain);
  const planned = input.mtaSts?.planned;
  const missing = hostsWithoutPattern(hosts.planned, served.mx);
  if (mx && missing.length > 0) {
    const both = interimPolicy(situation, served, planned);
    const id = serveAndName(situation, txt, both, 'policy for old and new hosts');
    waitForId(situation, txt, id, setLabel(mx));
    const last = planned ?? {
      ...both,
      mx: both.mx.filter((pattern) => hosts.planned.some((each) => matchesPattern(pattern, each))),
    };
    if (!isSamePolicy(last, both)) serveAfterMove(situation, txt, last, nextId(idNow(txt)), setLabel(mx));
    return;
  }
  if (planned && !isSamePolicy(planned, served)) {
    const isLater = mx !== undefined && hostsWithoutPattern(hosts.published, planned.mx).length > 0;
    const serve = serveAndName(situation, txt, planned, 'policy');
    if (served.mode === 'testing' && planned.mode === 'enforce') {
      draft.order(seeReports(situation, true), `${serve}: body`);
    }
    if (isLater) draft.order(MX_GONE, `${serve}: body`);
    return;
  }
  if (!input.mtaSts?.isIdStale) return;
  const id = nameAgain(situation, txt, nextId(idNow(txt)), 'id');
  if (mx) waitForId(situation, txt, id, setLabel(mx));
}

/** The planned policy where it covers old and new hosts, else both. */
function interimPolicy({ hosts }: Situation, served: MtaStsFacts, planned: MtaStsFacts | undefined): Policy {
  if (planned && hostsWithoutPattern([...hosts.published, ...hosts.planned], planned.mx).length === 0) return planned;
  const mx = [...new Set([...served.mx, ...(planned?.mx ?? [])])];
  return {
    mode: served.mode,
    maxAgeSeconds: served.maxAgeSeconds,
    mx: [...mx, ...hostsWithoutPattern(hosts.planned, mx)],
  };
}

/** The body first: under a new id senders would otherwise remember the old one. Returns the id of the second act. */
function serveAndName(situation: Situation, txt: RecordSetFacts, policy: Policy, key: string): string {
  const id = hasOtherData(txt) ? setLabel(txt) : nameAgain(situation, txt, nextId(idNow(txt)), key);
  const serve = situation.draft.add({
    id: `${id}: body`,
    kind: 'do',
    text: servePolicyText(situation.domain, policy),
    reason: 'The policy comes before its id: a sender that sees the new id must not fetch the old policy.',
  });
  situation.draft.order(serve, id);
  return id;
}

/** The policy without the hosts that have gone. */
function serveAfterMove(situation: Situation, txt: RecordSetFacts, policy: Policy, after: string, mx: string): void {
  const { draft } = situation;
  const before = situation.hosts.removed.length > 0 ? MX_GONE : mx;
  const serve = draft.add({
    id: 'last policy',
    kind: 'do',
    text: servePolicyText(situation.domain, policy),
    reason: 'No cache has an MX record with another host any more.',
  });
  draft.order(before, serve);
  draft.order(serve, nameAgain(situation, txt, hasOtherData(txt) ? after : nextId(after), 'last policy'));
}

function nameAgain(situation: Situation, txt: RecordSetFacts, id: string, key: string): string {
  const { ttl = 3600 } = txt.planned ?? txt.published ?? {};
  return situation.draft.add({
    id: `${setLabel(txt)} for the ${key}`,
    kind: 'publish',
    text: publishText(setLabel(txt), { values: [idValue(id)], ttl }),
    reason: 'Senders fetch the policy again when they see another id.',
  });
}

function waitForId({ draft }: Situation, txt: RecordSetFacts, id: string, later: string): void {
  const label = setLabel(txt);
  const reason = 'Until then senders may not know that there is another policy, and refuse the new hosts.';
  draft.wait(id, later, txt.published?.ttl ?? 0, `TTL of ${label}`, reason);
}

function idNow(txt: RecordSetFacts): string | undefined {
  return idOf(txt.planned?.values[0]) ?? idOf(txt.published?.values[0]);
}
