/**
 * How long before its end a certificate is renewed. A renewal that always came in time, and does not come, is seen
 * weeks before the certificate expires.
 */
import type { CertificateFacts } from '../../model/facts.ts';
import type { SeenFact } from '../../model/memory/record.ts';

const DAY_MS = 86_400_000;
/** So many renewals make a habit. */
const HABIT = 2;
/** Renewals that are kept. */
const MAX_KEPT = 4;
/** So many days, and a tenth of the usual ones, may a renewal be late. */
const LATE_DAYS = 1;
/** For so long it is told, in milliseconds. */
const TOLD_FOR_MS = 7 * DAY_MS;

/** A renewal that is late. */
export interface Late {
  /** The least days that were left at a renewal. */
  readonly usualDays: number;
  readonly daysLeft: number;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/**
 * Adds a certificate to what is known of renewals. `usual` of the fact has the end of the present certificate, and the
 * days that were left at each renewal, the last one first.
 */
export function foldRenewal(
  known: SeenFact | undefined,
  subject: string,
  { validTo }: Pick<CertificateFacts, 'validTo'>,
  now: string,
  accept = false,
): { readonly fact: SeenFact; readonly late?: Late | undefined } {
  const settled = (usual: readonly string[]): SeenFact => ({ kind: 'certificate', subject, usual, seenAt: now });
  const [end, ...habits] = known?.usual ?? [];
  const time = Date.parse(now);
  const [was, is] = [Date.parse(end ?? ''), Date.parse(validTo)];
  // One that ends earlier is that of another server: no habit can be seen where there are several.
  if (known === undefined || accept || Number.isNaN(was) || is < was) return { fact: settled([validTo]) };
  if (is > was) {
    const left = Math.floor((was - time) / DAY_MS);
    return { fact: settled([validTo, ...[String(left), ...habits].slice(0, MAX_KEPT)]) };
  }
  const usualDays = Math.min(...habits.map(Number));
  const daysLeft = Math.floor((is - time) / DAY_MS);
  const isLate = habits.length >= HABIT && usualDays > 0 && daysLeft < usualDays - LATE_DAYS - usualDays / 10;
  if (!isLate) return { fact: settled(known.usual) };
  const { runs, since } = known.candidate ?? { runs: 0, since: now };
  if (time - Date.parse(since) > TOLD_FOR_MS) return { fact: settled([validTo]) };
  const fact = { ...settled(known.usual), candidate: { value: validTo, runs: runs + 1, since } };
  return { fact, late: runs === 0 ? undefined : { usualDays, daysLeft, since } };
}
