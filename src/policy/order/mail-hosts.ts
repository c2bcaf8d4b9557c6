/** MX records move: the hosts that are new, and those that go (RFC 5321 section 5.1). */
import type { RecordSetFacts, RecordSetView } from '../../model/gate-facts.ts';
import { lineOf, removedValues } from '../changes/change-kind.ts';
import { MAX_CHANGE_TTL, SHORT_TTL } from '../changes/check-ttl.ts';
import { setLabel } from '../changes/record-sets.ts';
import type { Situation } from './situation.ts';
import { listAll, publishText, QUEUE_SECONDS, QUEUE_WORDS } from './texts.ts';

/** The moment from which no cache has the old MX records. Present when hosts go. */
export const MX_GONE = 'old MX gone';
const ADDRESS_TYPES = ['A', 'AAAA'] as const;

/** Adds the change of the MX records, of the addresses of their hosts, and the end of the old hosts. */
export function addMailHosts(situation: Situation): void {
  const { domain, hosts } = situation;
  const mx = situation.changed('MX', domain);
  const isMove = mx !== undefined && hosts.removed.length > 0;
  if (mx) {
    situation.publish(mx, mxReason(situation));
    if (hosts.published.length > 0) addNewHosts(situation, mx, isMove);
  }
  if (mx && isMove) addOldHosts(situation, mx);
  for (const host of hosts.kept) moveAddresses(situation, host);
}

function mxReason({ domain, hosts }: Situation): string {
  if (hosts.planned.length === 0) return `From here on ${domain} takes no mail.`;
  if (hosts.added.length === 0) return 'Mail goes to the hosts that stay.';
  return `From here on mail goes to ${listAll(hosts.added)}.`;
}

/** A new host is found and takes mail before MX names it. */
function addNewHosts(situation: Situation, mx: RecordSetFacts, isMove: boolean): void {
  const { draft, domain, hosts } = situation;
  const label = setLabel(mx);
  if (hosts.added.length === 0) return;
  const check = draft.add({
    id: 'new hosts answer',
    kind: 'do',
    text: `see that ${listAll(hosts.added)} accept${hosts.added.length === 1 ? 's' : ''} mail for ${domain} on port 25`,
    reason: 'Senders go there as soon as the MX record says so.',
    isSoft: true,
  });
  draft.order(check, label);
  for (const host of hosts.added) {
    const tlsa = situation.changed('TLSA', `_25._tcp.${host}`);
    if (tlsa) {
      const reason = tlsa.planned
        ? `Senders that use DANE look for it before they deliver to ${host}.`
        : `Mail does not go to ${host} yet, and a record that does not fit would stop it.`;
      draft.order(situation.publish(tlsa, reason), check);
    }
    for (const facts of newAddresses(situation, host)) {
      const id = situation.publish(facts, `Senders must find ${host} before MX ${domain} names it.`);
      draft.order(id, check);
      if (!isMove || hosts.kept.length > 0) continue;
      const seconds = situation.oldTtl(facts);
      draft.wait(id, label, seconds, situation.oldTtlWords(facts), 'Until then senders may not find the new host.');
      if (seconds > 0) situation.breach(setLabel(facts), newHostMessage(situation, facts, seconds), lineOf(mx));
    }
  }
}

/** Address records on which a new host depends: those of a host that is found already only where they change. */
function newAddresses(situation: Situation, host: string): readonly RecordSetFacts[] {
  const isFound = situation.addresses(host, 'published').length > 0;
  return ADDRESS_TYPES.flatMap((type) => situation.changed(type, host) ?? []).filter(
    (facts) => facts.planned !== undefined && (!isFound || removedValues(facts).length > 0),
  );
}

function newHostMessage({ domain }: Situation, facts: RecordSetFacts, seconds: number): string {
  const label = setLabel(facts);
  if (facts.published) {
    return `MX ${domain} names ${facts.name} in the same change that moves ${label}, and caches keep its old address for up to ${seconds} s.`;
  }
  return `MX ${domain} names ${facts.name} in the same change that creates ${label}, and caches may remember for up to ${seconds} s that it does not exist.`;
}

/** A host that goes is found and takes mail as long as a cache or a queue may lead there. */
function addOldHosts(situation: Situation, mx: RecordSetFacts): void {
  const { draft, domain, hosts } = situation;
  const label = setLabel(mx);
  const ttl = addLowerTtl(situation, mx);
  const gone = draft.milestone(MX_GONE);
  draft.wait(
    label,
    gone,
    ttl,
    situation.oldTtlWords(mx),
    `Until then senders may still go to ${listAll(hosts.removed)}.`,
  );
  for (const host of hosts.removed) {
    for (const facts of ADDRESS_TYPES.flatMap((type) => situation.changed(type, host) ?? [])) {
      if (removedValues(facts).length === 0) continue;
      draft.order(gone, situation.publish(facts, `No MX record that is in a cache names ${host} any more.`));
      const oldTtl = mx.published?.ttl ?? ttl;
      // Beside a host that stays, one that is not found does no harm; and a domain that ends loses nothing.
      const isNeeded = hosts.kept.length === 0 && hosts.planned.length > 0;
      const message = `${setLabel(facts)} goes in the same change as the MX record that names ${host}, and caches keep that MX record for up to ${oldTtl} s.`;
      if (oldTtl > 0 && isNeeded) situation.breach(setLabel(facts), message, lineOf(facts));
    }
    const tlsa = situation.changed('TLSA', `_25._tcp.${host}`);
    if (tlsa && !tlsa.planned) draft.order(gone, situation.publish(tlsa, `Mail does not go to ${host} any more.`));
  }
  const ends = hosts.removed.filter((host) => !staysUnderOtherName(situation, host));
  if (ends.length > 0) addEnd(situation, gone, `stop accepting mail for ${domain} at ${listAll(ends)}`);
}

/** Whether mail goes on to all addresses of a host, such as of one that gets another name. */
function staysUnderOtherName(situation: Situation, host: string): boolean {
  const addresses = situation.addresses(host, 'published');
  return addresses.length > 0 && leavingOf(situation, addresses).length === 0;
}

/** Addresses to which the planned hosts lead no mail. */
function leavingOf(situation: Situation, addresses: readonly string[]): readonly string[] {
  const used = new Set(situation.hosts.planned.flatMap((host) => situation.addresses(host, 'planned')));
  return addresses.filter((address) => !used.has(address));
}

/** An address of a host that stays: the old machine takes mail until caches and queues have let go of it. */
function moveAddresses(situation: Situation, host: string): void {
  const { draft } = situation;
  for (const facts of ADDRESS_TYPES.flatMap((type) => situation.changed(type, host) ?? [])) {
    const removed = removedValues(facts);
    if (removed.length === 0) continue;
    const added = facts.planned?.values.filter((value) => !removed.includes(value)) ?? [];
    const reason =
      added.length > 0
        ? `From here on mail for ${host} goes to ${listAll(added)}.`
        : `From here on senders find ${host} at ${listAll(removed)} no more.`;
    const label = situation.publish(facts, reason);
    if (added.length > 0) {
      const check = draft.add({
        id: `${label} answers`,
        kind: 'do',
        text: `see that ${listAll(added)} accepts mail for ${situation.domain} on port 25 as ${host}`,
        reason: 'Senders go there as soon as the address record says so.',
        isSoft: true,
      });
      draft.order(check, label);
    }
    const gone = draft.milestone(`${label} gone`);
    const ttl = addLowerTtl(situation, facts);
    draft.wait(label, gone, ttl, `TTL of ${label}`, `Until then senders may still go to ${listAll(removed)}.`);
    const ends = leavingOf(situation, removed);
    if (ends.length > 0) addEnd(situation, gone, `stop accepting mail for ${situation.domain} at ${listAll(ends)}`);
  }
}

function addEnd({ draft }: Situation, gone: string, text: string): void {
  const end = draft.add({
    id: text,
    kind: 'do',
    text,
    reason: 'No cache leads there any more, and no sender has old mail in its queue.',
  });
  draft.wait(gone, end, QUEUE_SECONDS, QUEUE_WORDS, 'Senders may keep the address of a message that waits.');
}

/** With a long TTL the same data is published with a short one first. Returns the TTL that is then to be waited for. */
function addLowerTtl(situation: Situation, facts: RecordSetFacts): number {
  const { draft } = situation;
  const { published } = facts;
  if (!published) return situation.oldTtl(facts);
  if (published.ttl <= MAX_CHANGE_TTL) return published.ttl;
  const label = setLabel(facts);
  const short: RecordSetView = { ...published, ttl: SHORT_TTL };
  const id = draft.add({
    id: `${label} with a short TTL`,
    kind: 'publish',
    text: publishText(label, short),
    reason: `The data stays as it is; with a TTL of ${published.ttl} s a fault in the change would stay in caches for that long.`,
  });
  draft.wait(id, label, published.ttl, `TTL of ${label}`, 'Until then caches have the records with the long TTL.');
  return SHORT_TTL;
}
