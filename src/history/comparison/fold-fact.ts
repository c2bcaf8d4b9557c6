/**
 * What a fact was so far, and what it is now. A value must be seen in two runs before it is told. Where servers of
 * different kinds answer under one name, their values are kept side by side.
 */
import type { SeenFact } from '../../model/memory/record.ts';

/** Accepted values that are kept; with so many it varies, and no value of it is told. */
const MAX_USUAL = 5;
const VARIES_FROM = 3;
/** Runs in which a value must be seen before it is told. */
const TOLD_FROM = 2;
/** For so long it is told that something became worse, in milliseconds, unless it is accepted before. */
const TOLD_FOR_MS = 7 * 86_400_000;
/** A value that comes again within this time, by turns with a usual one, is that of another server under the same name. */
const MIXED_WITHIN_MS = 3 * 86_400_000;

/** A value that a fact has in a run. */
export interface Sight {
  readonly kind: SeenFact['kind'];
  readonly subject: string;
  readonly value: string;
}

/** A fact after a run. */
export interface FoldedFact {
  readonly fact: SeenFact;
  /** Present when the value is to be told. */
  readonly news?: News | undefined;
}

/** A value that differs from what was usual. */
export interface News {
  /** The accepted values, the one seen last first. */
  readonly before: readonly string[];
  readonly after: string;
  readonly isWorse: boolean;
  /** Seen by turns with the other ones: there are several servers. */
  readonly isMixed: boolean;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/**
 * Adds the value of a run to what is known of a fact.
 *
 * @param isWorse whether a value is worse than all of the accepted ones
 * @param now ISO 8601, UTC
 * @param accept whether the value is to be the usual one
 */
export function foldFact(
  known: SeenFact | undefined,
  { kind, subject, value }: Sight,
  isWorse: (before: readonly string[], after: string) => boolean,
  now: string,
  accept = false,
): FoldedFact {
  const settled = (usual: readonly string[]): SeenFact => ({
    kind,
    subject,
    usual: usual.slice(0, MAX_USUAL),
    seenAt: now,
  });
  if (known === undefined || known.usual.length === 0 || accept) return { fact: settled([value]) };
  const { usual, candidate, seenAt } = known;
  if (usual.includes(value)) {
    const fact = settled([value, ...usual.filter((each) => each !== value)]);
    // A value that was told and is gone is done with. One that was seen once may come again, by turns with this one.
    const isOpen =
      candidate !== undefined && candidate.runs < TOLD_FROM && ageMs(candidate.since, now) < MIXED_WITHIN_MS;
    return { fact: isOpen ? { ...fact, candidate } : fact };
  }
  if (usual.length >= VARIES_FROM) return { fact: settled([value, ...usual]) };
  if (candidate?.value !== value) return { fact: { ...settled(usual), candidate: { value, runs: 1, since: now } } };
  const runs = candidate.runs + 1;
  const { since } = candidate;
  const worse = isWorse(usual, value);
  if (runs === TOLD_FROM && isAfter(seenAt, since)) {
    const news = { before: usual, after: value, isWorse: false, isMixed: true, since };
    return { fact: settled([value, ...usual]), news: worse ? news : undefined };
  }
  const news: News = { before: usual, after: value, isWorse: worse, isMixed: false, since };
  // What is only news is told once. Of several servers the others may still be as before.
  if (!worse) return { fact: settled(usual.length > 1 ? [value, ...usual] : [value]), news };
  if (ageMs(since, now) > TOLD_FOR_MS) return { fact: settled([value]) };
  return { fact: { ...settled(usual), candidate: { value, runs, since } }, news };
}

/** What is still told of a fact in a run that does not show it. */
export function standing(
  { usual, candidate }: SeenFact,
  isWorse: (before: readonly string[], after: string) => boolean,
): News | undefined {
  if (candidate === undefined || candidate.runs < TOLD_FROM || usual.length === 0) return undefined;
  const { value, since } = candidate;
  return { before: usual, after: value, isWorse: isWorse(usual, value), isMixed: false, since };
}

/** Makes the value that is not accepted yet the usual one. */
export function accepted(fact: SeenFact): SeenFact {
  const { candidate, ...known } = fact;
  return candidate === undefined ? fact : { ...known, usual: [candidate.value] };
}

function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

function ageMs(since: string, now: string): number {
  return Date.parse(now) - Date.parse(since);
}
