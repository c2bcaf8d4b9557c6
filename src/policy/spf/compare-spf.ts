/** Addresses that lose the permission to send when a plan is published. */
import type { Concern } from '../concern.ts';
import { type AddressSet, countRanges, isEmpty, isOpen, networksOf, subtract } from './address-set.ts';
import type { SpfPermits, SpfResult } from './check-spf.ts';
import { firstOf, withTerms } from './spf-texts.ts';

/** Networks that are named of one term. */
const FEW_NETWORKS = 3;
/** Networks that are written into a record: an MX record has few hosts. */
const MANY_NETWORKS = 12;

/**
 * Finds addresses that the published record passes, and the planned one does not. Silent when one of the two is no
 * record that receivers can evaluate, or could not be looked up: that is told by `checkSpf`.
 */
export function compareSpf(published: SpfResult, planned: SpfResult): readonly Concern[] {
  const [before, after] = [published.permits, planned.permits];
  if (!before || !after || after.isUnknown) return [];
  if (isOpen(before.addresses) || isOpen(after.addresses)) return [];
  const lost = lostTerms(before, after);
  if (lost.length === 0) return [];
  const newDynamic = after.dynamic.filter((text) => !before.dynamic.includes(text));
  const doubt = newDynamic.length > 0 ? `, unless ${firstOf(newDynamic)} does` : '';
  const union = withTerms(planned.facts?.record ?? '', [...new Set(lost.flatMap(({ terms }) => terms))]);
  return [
    {
      code: 'E_SPF_NARROWED',
      severity: newDynamic.length > 0 ? 'info' : 'warning',
      subject: before.domain,
      message: `The planned SPF record of ${before.domain} no longer permits ${firstOf(lost.map(({ shown }) => shown))}${doubt}.`,
      hint: `Permit both until nothing sends from there, and 5 days more for queues: ${union}`,
    },
  ];
}

/** What a term loses. */
interface LostTerm {
  /** `192.0.2.0/24 (include:_spf.example.org)` */
  readonly shown: string;
  /** What keeps it: the term itself, or its addresses where the plan has the term, too. */
  readonly terms: readonly string[];
}

function lostTerms(before: SpfPermits, after: SpfPermits): LostTerm[] {
  const planned = after.byTerm.map(({ text }) => text);
  return before.byTerm.flatMap(({ text, addresses, dynamic }) => {
    const lost = subtract(addresses, after.addresses);
    const isTerm = /^\+?(?:ip4|ip6|include|exists|ptr)(?:$|:)/i.test(text) && !planned.includes(text);
    const gone = dynamic.filter((each) => !after.dynamic.includes(each));
    return [
      ...(isEmpty(lost) ? [] : [{ shown: networksOfTerm(text, lost), terms: isTerm ? [text] : asTerms(lost) }]),
      ...gone.map((each) => ({
        shown: each === text ? `what ${text} finds` : `what ${each} finds (${text})`,
        terms: [isTerm ? text : each],
      })),
    ];
  });
}

function networksOfTerm(text: string, lost: AddressSet): string {
  const networks = networksOf(lost, FEW_NETWORKS);
  const more = Math.max(0, countRanges(lost) - networks.length);
  const list = `${networks.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return text.endsWith(`:${list}`) ? text : `${list} (${text})`;
}

function asTerms(set: AddressSet): string[] {
  return networksOf(set, MANY_NETWORKS).map((each) => `${each.includes(':') ? 'ip6' : 'ip4'}:${each}`);
}
