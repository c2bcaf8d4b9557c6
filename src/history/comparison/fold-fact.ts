/**
 * What a fact was so far, and what it is now. A value must be seen in two runs before it is told. Where servers of
 * different kinds answer under one name, their values are kept side by side: a value that comes by turns with others is
 * that of another server, and not a change. When the better one of them is seen no more, that is one.
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
/** So many runs in a row can be those of one of several servers. */
const MIXED_RUNS = 10;

/** A value that a fact has in a run. */
export interface Sight {
  readonly kind: SeenFact['kind'];
  readonly subject: string;
  readonly value: string;
}

/** What differs from fact to fact. */
export interface FactRules {
  /** Whether a value is worse than all of the accepted ones. */
  isWorse(before: readonly string[], after: string): boolean;
  /** Accepted values that were last seen before this time are forgotten, in milliseconds since 1970; one is kept. */
  readonly forgetBefore: number;
  /** Whether a new value stands beside the others, and not in their place. */
  readonly isSet?: boolean | undefined;
  /** Whether it is told when the better ones of several values are forgotten. */
  readonly tellsForgotten?: boolean | undefined;
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

/** An accepted value, and when it was last seen. */
interface Variant {
  readonly value: string;
  readonly at: string;
}

/**
 * Adds the value of a run to what is known of a fact.
 *
 * @param now ISO 8601, UTC
 * @param accept whether the value is to be the usual one
 */
export function foldFact(
  known: SeenFact | undefined,
  sight: Sight,
  rules: FactRules,
  now: string,
  accept = false,
): FoldedFact {
  const { value } = sight;
  const fresh = { value, at: now };
  const settled = (variants: readonly Variant[], candidate?: SeenFact['candidate']): SeenFact =>
    factOf(sight, now, variants, candidate);
  if (known === undefined || known.usual.length === 0 || accept) return { fact: settled([fresh]) };
  const all = variantsOf(known);
  const isTold = (known.candidate?.runs ?? 0) >= TOLD_FROM;
  // While a loss is told, what it is compared with stays.
  const [live, gone] = isTold ? [all, []] : split(all, rules.forgetBefore);
  const valuesOf = (variants: readonly Variant[]): readonly string[] => variants.map((each) => each.value);
  const usual = valuesOf(live);
  if (usual.includes(value)) {
    const lost = valuesOf(gone);
    const isLoss = rules.tellsForgotten && lost.length > 0 && usual.every((each) => rules.isWorse(lost, each));
    if (isLoss) {
      const since = gone[0]?.at ?? now;
      const news = { before: lost, after: value, isWorse: true, isMixed: false, since };
      return { fact: settled(gone, { value, runs: TOLD_FROM, since }), news };
    }
    const { variants, candidate } = afterUsual(known, live, now);
    return { fact: settled([fresh, ...variants.filter((each) => each.value !== value)], candidate) };
  }
  if (live.length >= VARIES_FROM) return { fact: settled([fresh, ...live]) };
  const { candidate } = known;
  if (candidate?.value !== value) {
    // One that was seen once, and then another one: there are many.
    const others = candidate && !isTold ? [...live, { value: candidate.value, at: known.seenAt }] : live;
    return { fact: settled(others, { value, runs: 1, since: now }) };
  }
  const runs = candidate.runs + 1;
  const { since } = candidate;
  const isWorse = rules.isWorse(usual, value);
  const news: News = { before: usual, after: value, isWorse, isMixed: false, since };
  if (!isTold && ageMs(since, known.seenAt) > 0)
    return { fact: settled([fresh, ...live]), news: isWorse ? { ...news, isWorse: false, isMixed: true } : undefined };
  // What is only news is told once. Of several servers the others may still be as before.
  if (!isWorse) return { fact: settled(rules.isSet || live.length > 1 ? [fresh, ...live] : [fresh]), news };
  if (ageMs(since, now) > TOLD_FOR_MS) return { fact: settled([fresh]) };
  return { fact: settled(live, { value, runs, since }), news };
}

/** What is still told of a fact in a run that does not show it. */
export function standing({ usual, candidate }: SeenFact, isWorse: FactRules['isWorse']): News | undefined {
  if (candidate === undefined || candidate.runs < TOLD_FROM || usual.length === 0) return undefined;
  const { value, since } = candidate;
  return { before: usual, after: value, isWorse: isWorse(usual, value), isMixed: false, since };
}

/** Makes the value that is not accepted yet the usual one. */
export function accepted(fact: SeenFact): SeenFact {
  const { candidate, times: _times, ...known } = fact;
  return candidate === undefined ? fact : { ...known, usual: [candidate.value] };
}

/** What becomes of a value that is not accepted yet when a usual one is seen. */
function afterUsual(
  { candidate, seenAt }: SeenFact,
  variants: readonly Variant[],
  now: string,
): { readonly variants: readonly Variant[]; readonly candidate?: SeenFact['candidate'] } {
  if (candidate === undefined) return { variants };
  // Seen once, it may come again by turns with this one. What was told for long was a change, and is gone.
  if (candidate.runs < TOLD_FROM)
    return ageMs(candidate.since, now) < MIXED_WITHIN_MS ? { variants, candidate } : { variants };
  return { variants: candidate.runs > MIXED_RUNS ? variants : [...variants, { value: candidate.value, at: seenAt }] };
}

function factOf(
  { kind, subject }: Sight,
  seenAt: string,
  variants: readonly Variant[],
  candidate: SeenFact['candidate'],
): SeenFact {
  const kept = variants.slice(0, MAX_USUAL);
  return {
    kind,
    subject,
    usual: kept.map(({ value }) => value),
    ...(kept.length > 1 ? { times: kept.map(({ at }) => at) } : {}),
    ...(candidate === undefined ? {} : { candidate }),
    seenAt,
  };
}

/** A value without a time of its own was seen when the fact was. */
function variantsOf({ usual, times, seenAt }: SeenFact): readonly Variant[] {
  return usual.map((value, index) => ({ value, at: times?.[index] ?? seenAt }));
}

/** Divides values into those that are kept, and those that are forgotten. The one seen last is always kept. */
function split(
  variants: readonly Variant[],
  forgetBefore: number,
): readonly [live: readonly Variant[], gone: readonly Variant[]] {
  const isLive = ({ at }: Variant, index: number): boolean => index === 0 || !(Date.parse(at) < forgetBefore);
  return [variants.filter(isLive), variants.filter((each, index) => !isLive(each, index))];
}

function ageMs(since: string, now: string): number {
  return Date.parse(now) - Date.parse(since);
}
