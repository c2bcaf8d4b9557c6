/** SPF of a domain (RFC 7208): one valid record within the limits, which permits the addresses that send. */
import type { SpfFacts } from '../../model/gate-facts.ts';
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import { toldOnce } from '../failed-lookup.ts';
import { isQuiet, namesSenders } from '../sends-mail.ts';
import type { AddressSet } from './address-set.ts';
import { type FoundSpf, findSpf } from './find-record.ts';
import { judgeOutbound } from './outbound.ts';
import type { SpfBranch, SpfPass, SpfWalk } from './spf-branch.ts';
import { judgeLimits } from './spf-limits.ts';
import { judgeStrength } from './spf-strength.ts';
import { walkRecord } from './walk-record.ts';

/** Far above what a valid record can need: 10 terms, and includes with some hundred terms each. */
const MAX_QUESTIONS = 100;

/** Whom an SPF record lets send. */
export interface SpfPermits {
  readonly domain: string;
  readonly addresses: AddressSet;
  /** By the terms of the record, in order. */
  readonly byTerm: readonly SpfPass[];
  /** Terms that decide by more than the address, so that they cannot be listed: macros, `exists`, `ptr`. */
  readonly dynamic: readonly string[];
  /** Whether parts could not be looked up. */
  readonly isUnknown: boolean;
}

/** What is to be said about SPF of one zone. */
export interface SpfResult {
  readonly concerns: readonly Concern[];
  readonly facts?: SpfFacts | undefined;
  /** Absent when there is no record that receivers can evaluate. */
  readonly permits?: SpfPermits | undefined;
}

/** Checks SPF of a domain. */
export async function checkSpf(view: DomainView): Promise<SpfResult> {
  const { domain, zone, declared } = view;
  const found = await findSpf(zone, domain);
  if (found.kind !== 'found') return { concerns: [absence(view, found, await isQuiet(view))] };
  const walk: SpfWalk = { zone, domain, questions: MAX_QUESTIONS, follow: walkRecord };
  const branch = await walkRecord(walk, { ...found, name: domain, chain: [domain] });
  const own = [...branch.concerns, ...judgeLimits(branch, walk.questions <= 0), ...judgeStrength(branch)];
  const isBroken = own.some(({ code, severity }) => code === 'E_SPF_PERMERROR' && severity === 'critical');
  const judged = isBroken ? [] : await Promise.all(declared.outboundIps.map((ip) => judgeOutbound(view, ip, found)));
  const concerns = toldOnce([...own, ...judged.flat(), ...noSender(view, branch, own)]);
  return { concerns, facts: factsOf(branch), permits: isBroken ? undefined : permitsOf(branch) };
}

function factsOf({ text, lookups, voids, facts }: SpfBranch): SpfFacts {
  return { record: text, lookups, voidLookups: voids.length, terms: facts };
}

function permitsOf({ name, passes, passesBy, dynamic, isUnknown }: SpfBranch): SpfPermits {
  return { domain: name, addresses: passes, byTerm: passesBy, dynamic, isUnknown };
}

function absence(
  { domain, declared }: DomainView,
  found: Exclude<FoundSpf, { kind: 'found' }>,
  isSilent: boolean,
): Concern {
  if (found.kind === 'failed') return found.concern;
  if (found.kind === 'many') {
    return {
      code: 'E_SPF_PERMERROR',
      severity: 'critical',
      subject: 'records',
      message: `${domain} has ${found.records.length} SPF records, and receivers accept only one.`,
      hint: `Join them into one TXT record: ${joined(found.records.map(({ text }) => text))}`,
      record: found.records[1]?.record,
    };
  }
  const isNeeded = declared.outboundIps.length > 0;
  const near = found.near
    ? `; ${JSON.stringify(found.near.text)} is none, since it does not begin with v=spf1 and a blank`
    : '';
  const terms = declared.outboundIps.map((ip) => `${ip.includes(':') ? 'ip6' : 'ip4'}:${ip} `).join('');
  const record = isSilent ? 'v=spf1 -all' : `v=spf1 ${terms === '' ? 'mx ' : terms}~all`;
  return {
    code: 'E_SPF_MISSING',
    severity: isNeeded ? 'critical' : isSilent ? 'info' : 'warning',
    subject: domain,
    message: `${domain} has no SPF record${near}.`,
    hint: `Publish one TXT record at ${domain}: "${record}"${isSilent ? '' : ', with all that sends for the domain'}.`,
    isOptional: isSilent,
    record: found.near?.record,
  };
}

/** All terms of several records, with the end of the last one that has an end. */
function joined(records: readonly string[]): string {
  const terms = records.flatMap((text) => text.split(' ').filter(Boolean).slice(1));
  const isEnd = (term: string): boolean => /^(?:[+\-?~]?all|redirect=.*)$/i.test(term);
  const end = terms.filter(isEnd).at(-1) ?? '~all';
  return ['v=spf1', ...new Set(terms.filter((term) => !isEnd(term))), end].join(' ');
}

/** A domain that takes no mail and names no sender should permit none. */
function noSender(
  { domain, declared }: DomainView,
  branch: SpfBranch,
  concerns: readonly Concern[],
): readonly Concern[] {
  const isSilent = declared.isNoMail && !namesSenders(declared);
  const isShut = branch.otherwise === '-' && branch.terms.length === 1;
  if (!isSilent || isShut || concerns.length > 0) return [];
  return [
    {
      code: 'E_SPF_WEAK',
      severity: 'info',
      subject: 'senders',
      message: `${domain} takes no mail, and its SPF record still permits senders.`,
      hint: `If it sends none either, publish "v=spf1 -all" at ${domain}.`,
      record: branch.record,
      isOptional: true,
    },
  ];
}
