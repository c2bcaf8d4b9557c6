/** Senders change: the record passes old and new ones while both send (RFC 7208). */
import { isIP } from 'node:net';
import type { RecordSetFacts, SpfTermFacts } from '../../model/gate-facts.ts';
import { addedValues, lineOf, removedValues } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import { SIGN } from './dkim.ts';
import type { OutboundIp } from './publication.ts';
import type { Situation } from './situation.ts';
import { coversAddress, lostTerms, type SpfRecord, spfRecordOf, spfUnion, spfValue } from './spf-text.ts';
import { listAll, QUEUE_SECONDS, QUEUE_WORDS, replaceText } from './texts.ts';

/** The moment from which SPF passes the new senders everywhere. Present when there are new ones. */
export const NEW_SENDERS_PASS = 'new senders pass';
/** Terms that cost a question, at most (RFC 7208 section 4.6.4). */
const MAX_LOOKUPS = 10;

/** What the plan does to the SPF record. */
interface SpfChange {
  readonly facts: RecordSetFacts;
  readonly published: SpfRecord;
  readonly planned: SpfRecord;
}

/** Adds the SPF record of the domain. */
export function addSpf(situation: Situation): void {
  const { domain } = situation;
  const facts = situation.set('TXT', domain);
  if (!facts) return;
  const changed = situation.changed('TXT', domain);
  const published = spfRecordOf(situation.values('TXT', domain, 'published'));
  const planned = spfRecordOf(situation.values('TXT', domain, 'planned'));
  if (changed) situation.publish(changed, textReason(published, planned));
  if (changed && !published && planned && planned.terms.length > 0) passLater(situation, setLabel(changed), changed);
  if (!published || !planned) return;
  const change = { facts, published, planned };
  const isReplaced = lostTerms(published, planned).length > 0 && lostTerms(planned, published).length > 0;
  const { outbound } = situation.input;
  const isKnownSafe = outbound.length > 0 && outbound.every(passesBoth);
  if (isReplaced && !isKnownSafe) {
    replaceSenders(situation, change);
    return;
  }
  const left = leftAddresses(situation, planned.terms).filter((address) =>
    outbound.some((each) => each.address === address && each.passes.planned !== true),
  );
  if (left.length > 0) keepOldServer(situation, change, left);
  else if (lostTerms(planned, published).length > 0) awaitNewSenders(situation, change);
  else if (lostTerms(published, planned).length > 0) stopOldSenders(situation, change);
}

function textReason(published: SpfRecord | undefined, planned: SpfRecord | undefined): string {
  if (published?.value === planned?.value) return 'No SPF record changes with it.';
  return planned ? 'Receivers pass the senders of the plan, and no others.' : 'Receivers find no SPF record any more.';
}

/** Only senders of the old system leave the record: it sends until mail has moved, and then what is in its queues. */
function stopOldSenders(situation: Situation, { facts, published, planned }: SpfChange): void {
  const { draft, domain, hosts, input } = situation;
  const mx = situation.changed('MX', domain);
  if (!mx || hosts.removed.length === 0 || hosts.planned.length === 0) return;
  if (input.outbound.length > 0 && input.outbound.every(passesBoth)) return;
  const stop = draft.add({
    id: 'old senders stop',
    kind: 'do',
    text: `send nothing for ${domain} from ${listAll(lostTerms(published, planned))} any more`,
    reason: 'The planned SPF record does not pass it.',
  });
  draft.order(setLabel(mx), stop);
  draft.order(SIGN, stop);
  draft.wait(
    stop,
    setLabel(facts),
    QUEUE_SECONDS,
    QUEUE_WORDS,
    'Old servers still deliver what waits in their queues.',
  );
}

/** Whether the record before and after the change is known to pass an address. */
function passesBoth({ passes }: OutboundIp): boolean {
  return passes.published === true && passes.planned === true;
}

/** The new senders are added to the record, start, and then the old ones leave it. */
function replaceSenders(situation: Situation, change: SpfChange): void {
  const { draft, domain } = situation;
  const { facts, published, planned } = change;
  const label = setLabel(facts);
  const union = spfUnion(published, planned);
  const { outbound } = situation.input;
  const left = leftAddresses(situation, union.terms).filter(
    (old) => outbound.length === 0 || outbound.some(({ address }) => address === old),
  );
  const terms = [...union.terms, ...left.map(termOf)];
  const lookups = countLookups(situation, terms);
  if (lookups > MAX_LOOKUPS) {
    tooManyLookups(situation, change, terms, lookups);
    return;
  }
  const value = spfValue(terms, union.end);
  const both = publishInstead(situation, change, {
    id: `${label} with old and new senders`,
    value,
    reason: 'Old and new servers send at the same time for a while, and both have to pass.',
  });
  const start = draft.add({
    id: 'new senders only',
    kind: 'do',
    text: `move all sending of ${domain} from ${listAll(lostTerms(published, planned))} to ${listAll(lostTerms(planned, published))}`,
    reason: 'Receivers pass the new senders by now.',
  });
  draft.order(NEW_SENDERS_PASS, start);
  // A new server signs with its own key.
  draft.order(SIGN, start);
  if (left.length > 0) waitBeforeMove(situation, both, facts);
  const others = removedValues(facts).filter((each) => each !== published.value);
  const replaced = facts.published?.values.length === 1 ? [] : [value, ...others];
  const text = replaceText(label, addedValues(facts), replaced, facts.planned?.ttl ?? 0);
  const reason = 'Old servers do not send any more, and receivers pass the senders of the plan only.';
  draft.add({ id: label, kind: 'publish', text, reason, isPlanned: true });
  draft.wait(start, label, QUEUE_SECONDS, QUEUE_WORDS, 'Old servers still deliver what waits in their queues.');
}

/** The MX record moves, and `mx` or `a` in the SPF record leaves a server that still sends. */
function keepOldServer(situation: Situation, change: SpfChange, left: readonly string[]): void {
  const { domain } = situation;
  const label = setLabel(change.facts);
  const { terms, end } = change.planned;
  const id = publishInstead(situation, change, {
    id: `${label} with the old server`,
    value: spfValue([...terms, ...left.map(termOf)], end),
    reason: `After the move the record does not pass ${listAll(left)} by its names, and mail of ${domain} comes from there, too: write the term into the plan.`,
  });
  situation.leaveOut(change.facts);
  waitBeforeMove(situation, id, change.facts);
}

/** Mail hosts move when receivers have the record that passes the old one by its address. */
function waitBeforeMove(situation: Situation, id: string, facts: RecordSetFacts): void {
  const reason = 'Until then receivers may have a record that does not pass the server after the move.';
  const { domain, hosts } = situation;
  const addresses = hosts.kept.flatMap((host) => [situation.changed('A', host), situation.changed('AAAA', host)]);
  for (const later of [situation.changed('MX', domain), ...addresses]) {
    const words = `TTL of ${setLabel(facts)}`;
    if (later) situation.draft.wait(id, setLabel(later), situation.oldTtl(facts), words, reason);
  }
}

/** Nothing leaves the record, and new senders start when it is everywhere. Only told of senders that are declared. */
function awaitNewSenders(situation: Situation, { facts }: SpfChange): void {
  const { draft, input } = situation;
  passLater(situation, setLabel(facts), facts);
  const starting = input.outbound.filter(({ passes }) => passes.published === false && passes.planned === true);
  if (starting.length === 0) return;
  const start = draft.add({
    id: 'new senders start',
    kind: 'do',
    text: `send from ${listAll(starting.map(({ address }) => address))}`,
    reason: 'Receivers pass the new senders by now.',
  });
  draft.order(NEW_SENDERS_PASS, start);
}

function publishInstead(
  situation: Situation,
  { facts, published }: SpfChange,
  { id, value, reason }: { readonly id: string; readonly value: string; readonly reason: string },
): string {
  const ttl = facts.planned?.ttl ?? facts.published?.ttl ?? 0;
  const isAlone = facts.published?.values.length === 1;
  const text = replaceText(setLabel(facts), [value], isAlone ? [] : [published.value], ttl);
  situation.draft.add({ id, kind: 'publish', text, reason });
  passLater(situation, id, facts);
  return id;
}

function passLater(situation: Situation, id: string, facts: RecordSetFacts): void {
  const reason = 'Until then receivers may not pass the new senders.';
  situation.draft.milestone(NEW_SENDERS_PASS);
  situation.draft.wait(id, NEW_SENDERS_PASS, situation.oldTtl(facts), situation.oldTtlWords(facts), reason);
}

function tooManyLookups(situation: Situation, { facts }: SpfChange, terms: readonly string[], lookups: number): void {
  const { draft, domain } = situation;
  const label = setLabel(facts);
  const dearest = terms.toSorted((one, other) => costOf(situation, other) - costOf(situation, one))[0] ?? '';
  situation.leaveOut(facts);
  draft.add({
    id: `${label} is too long`,
    kind: 'do',
    text: `write ${dearest} in the SPF records of ${domain} as the ip4 and ip6 terms that it stands for, and run the gate again`,
    reason: `A record for old and new senders needs ${lookups} lookups, and receivers make ${MAX_LOOKUPS}; ${dearest} costs ${costOf(situation, dearest)} of them.`,
  });
  const message = `The senders in ${label} cannot be replaced in steps: a record for old and new ones needs ${lookups} of ${MAX_LOOKUPS} lookups.`;
  situation.breach(label, message, lineOf(facts));
}

function countLookups(situation: Situation, terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + costOf(situation, term), 0);
}

/** Questions that a term costs: as they were counted, else the one of the term itself. */
function costOf({ input }: Situation, term: string): number {
  const known = (facts: readonly SpfTermFacts[] = []): number | undefined =>
    facts.find(({ text }) => text.toLowerCase() === term.toLowerCase())?.lookups;
  const own = /^\+?(?:include:|a$|a[:/]|mx$|mx[:/]|ptr|exists:|redirect=)/i.test(term) ? 1 : 0;
  return known(input.spf?.published?.terms) ?? known(input.spf?.planned?.terms) ?? own;
}

/** Addresses of old mail hosts to which `mx` or `a` does not lead any more after the move. */
function leftAddresses(situation: Situation, terms: readonly string[]): readonly string[] {
  const { hosts } = situation;
  if (!terms.some((term) => /^\+?(?:mx|a)(?:\/|$)/i.test(term))) return [];
  const now = hosts.published.flatMap((host) => situation.addresses(host, 'published'));
  const then = hosts.planned.flatMap((host) => situation.addresses(host, 'planned'));
  return [...new Set(now)].filter((address) => !then.includes(address) && !coversAddress(terms, address));
}

function termOf(address: string): string {
  return `ip${isIP(address)}:${address}`;
}
