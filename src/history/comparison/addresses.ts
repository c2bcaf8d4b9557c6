/**
 * The addresses that a host had. Names of large hosters have another one each time, so that each address is a fact of
 * its own, with the time when it was last seen.
 */
import type { SeenFact } from '../../model/memory/record.ts';
import type { FoldedFact, Sight } from './fold-fact.ts';

/** An address that was not seen for so long is forgotten, in milliseconds. */
const REMEMBERED_MS = 30 * 86_400_000;
/** With so many addresses there is a pool, and a further one is no news. */
const POOL_FROM = 3;
const MAX_KEPT = 24;

/** Adds the address of a run to those of its host. */
export function foldAddress(
  known: readonly SeenFact[],
  { kind, subject, value }: Sight,
  now: string,
  accept = false,
): { readonly facts: readonly SeenFact[]; readonly news?: FoldedFact['news'] } {
  const time = Date.parse(now);
  const recent = known.filter(({ seenAt }) => time - Date.parse(seenAt) <= REMEMBERED_MS);
  const own = recent.find(({ usual, candidate }) => usual[0] === value || candidate?.value === value);
  const others = recent.filter((fact) => fact !== own).slice(0, MAX_KEPT - 1);
  const usual = others.filter((fact) => fact.usual.length > 0);
  const settled: SeenFact = { kind, subject, usual: [value], seenAt: now };
  const isNews = own?.usual[0] !== value && usual.length > 0 && usual.length < POOL_FROM && !accept;
  if (!isNews) return { facts: [settled, ...others] };
  const since = own?.candidate?.since;
  if (since === undefined)
    return { facts: [{ ...settled, usual: [], candidate: { value, runs: 1, since: now } }, ...others] };
  // By turns with the others: a pool of few.
  const isMixed = usual.some(({ seenAt }) => Date.parse(seenAt) > Date.parse(since));
  const before = usual.flatMap((fact) => fact.usual);
  return {
    facts: [settled, ...others],
    news: isMixed ? undefined : { before, after: value, isWorse: false, isMixed, since },
  };
}
