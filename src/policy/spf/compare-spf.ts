/** Addresses that lose the permission to send when a plan is published. */
import type { Concern } from '../concern.ts';
import { countRanges, isEmpty, isOpen, networksOf, subtract } from './address-set.ts';
import type { SpfPermits, SpfResult } from './check-spf.ts';
import { firstOf } from './spf-texts.ts';

/** Networks that are named of one term. */
const FEW_NETWORKS = 3;

/**
 * Finds addresses that the published record passes, and the planned one does not. Silent when one of the two is no
 * record that receivers can evaluate, or could not be looked up: that is told by `checkSpf`.
 */
export function compareSpf(published: SpfResult, planned: SpfResult): readonly Concern[] {
  const [before, after] = [published.permits, planned.permits];
  if (!before || !after || after.isUnknown) return [];
  const isMended = isOpen(before.addresses);
  const lost = isMended ? [] : lostTerms(before, after);
  const goneDynamic = before.dynamic.filter((text) => !after.dynamic.includes(text) && !isOpen(after.addresses));
  const texts = [...lost, ...goneDynamic.map((text) => `what ${text} finds`)];
  if (texts.length === 0) return [];
  const newDynamic = after.dynamic.filter((text) => !before.dynamic.includes(text));
  const doubt = newDynamic.length > 0 ? `, unless ${firstOf(newDynamic)} does` : '';
  return [
    {
      code: 'E_SPF_NARROWED',
      severity: newDynamic.length > 0 ? 'info' : 'warning',
      subject: before.domain,
      message: `The planned SPF record of ${before.domain} no longer permits ${firstOf(texts)}${doubt}.`,
      hint: 'Keep these until all mail from there is delivered: a queue holds mail for up to 5 days after the last server stopped.',
    },
  ];
}

/** `192.0.2.0/24 (include:_spf.example.org)` */
function lostTerms(before: SpfPermits, after: SpfPermits): string[] {
  return before.byTerm.flatMap(({ text, addresses }) => {
    const lost = subtract(addresses, after.addresses);
    if (isEmpty(lost)) return [];
    const networks = networksOf(lost, FEW_NETWORKS);
    const more = Math.max(0, countRanges(lost) - networks.length);
    const list = `${networks.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return text.endsWith(`:${list}`) ? [text] : [`${list} (${text})`];
  });
}
