/** Limits of SPF (RFC 7208 section 4.6.4). */
import type { Concern } from '../concern.ts';
import type { SpfBranch } from './spf-branch.ts';
import { firstOf } from './spf-texts.ts';

const MAX_LOOKUPS = 10;
const MAX_VOIDS = 2;
/** From so many on there is hardly room for another provider. */
const MANY_LOOKUPS = 9;

/**
 * Whether a record costs more than receivers spend on it.
 *
 * @param isCutOff whether parts of it were not looked at, since there is no end of it
 */
export function judgeLimits(branch: SpfBranch, isCutOff: boolean): readonly Concern[] {
  const { name, terms, lookups, voids, record } = branch;
  const concerns: Concern[] = [];
  const base = { code: 'E_SPF_PERMERROR', record } as const;
  const costly = terms.filter((term) => term.lookups > 0).toSorted((one, other) => other.lookups - one.lookups);
  const list = firstOf(costly.map(({ facts, lookups: own }) => `${facts.text} (${own})`));
  const dearest = costly[0]?.facts.text ?? '';
  if (lookups > MAX_LOOKUPS) {
    const message = `The SPF record of ${name} costs ${lookups} lookups, and receivers stop after ${MAX_LOOKUPS}: ${list}.`;
    const hint = `Take out what no longer sends mail, or list its addresses with ip4: and ip6:; ${dearest} costs most.`;
    concerns.push({ ...base, severity: 'critical', subject: 'lookups', message, hint });
  } else if (isCutOff) {
    const message = `The SPF record of ${name} and what it includes are too long to be evaluated.`;
    const hint = 'Take out what no longer sends mail, and write networks in place of single addresses.';
    concerns.push({ ...base, severity: 'critical', subject: 'length', message, hint });
  } else if (lookups >= MANY_LOOKUPS) {
    const message = `The SPF record of ${name} costs ${lookups} of ${MAX_LOOKUPS} lookups: ${list}.`;
    const hint = `Take out what no longer sends mail, before an include grows; ${dearest} costs most.`;
    concerns.push({ ...base, severity: 'info', subject: 'lookups close to the limit', message, hint });
  }
  if (voids.length > MAX_VOIDS) {
    const message = `The SPF record of ${name} has ${voids.length} terms whose names have no records, and receivers stop after ${MAX_VOIDS}: ${firstOf(voids)}.`;
    const hint = 'Take these terms out: they permit no address.';
    concerns.push({ ...base, severity: 'critical', subject: 'void lookups', message, hint });
  }
  return concerns;
}
