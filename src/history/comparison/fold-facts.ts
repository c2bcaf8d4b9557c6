/** The facts of a check after a run, and what is told of them. */
import type { SeenFact } from '../../model/memory/record.ts';
import type { CheckResult } from '../../model/report.ts';
import { foldAddress } from './addresses.ts';
import { FACETS, facetOf } from './facets.ts';
import { accepted, foldFact, standing } from './fold-fact.ts';
import { foldRenewal } from './renewal.ts';
import { certificatesOf, type Seen, sightsOf } from './sights.ts';
import { type Told, tellChange, tellLate } from './tell-change.ts';

/** A fact that was not seen for so long is forgotten, in milliseconds: the check has another server. */
const REMEMBERED_MS = 90 * 86_400_000;
/** At most this many facts of a check are kept. */
const MAX_FACTS = 200;

/** What is known, and the run that is added. */
interface FactsToFold {
  readonly result: CheckResult;
  readonly past: { readonly facts: readonly SeenFact[] } | undefined;
  readonly now: string;
  readonly accept: boolean;
}

/** Adds the facts of a run. Those of a run that was not good teach nothing. */
export function foldFacts({ result, past, now, accept }: FactsToFold): {
  readonly facts: readonly SeenFact[];
  readonly told: readonly Told[];
} {
  const known = past?.facts ?? [];
  if (result.status !== 'ok' && result.status !== 'warning') {
    return accept ? { facts: known.map(accepted), told: [] } : { facts: known, told: known.flatMap(stillTold) };
  }
  const folding = new Folding(known, now, accept);
  for (const seen of sightsOf(result)) folding.add(seen);
  for (const { subject, validTo } of certificatesOf(result)) folding.addRenewal(subject, validTo);
  return { facts: folding.facts(), told: folding.told };
}

class Folding {
  readonly told: Told[] = [];
  readonly #known: readonly SeenFact[];
  readonly #now: string;
  readonly #accept: boolean;
  readonly #folded: SeenFact[] = [];
  readonly #subjects = new Set<string>();

  constructor(known: readonly SeenFact[], now: string, accept: boolean) {
    this.#known = known;
    this.#now = now;
    this.#accept = accept;
  }

  add(seen: Seen): void {
    const { kind, subject, facet } = seen;
    const before = this.#take(kind, subject);
    if (kind === 'address') {
      const { facts, news } = foldAddress(before, seen, this.#now, this.#accept);
      this.#folded.push(...facts);
      if (news) this.told.push(tellChange(facet, subject, news));
      return;
    }
    const { fact, news } = foldFact(before[0], seen, facet.isWorse, this.#now, this.#accept);
    this.#folded.push(fact);
    if (news) this.told.push(tellChange(facet, subject, news));
  }

  addRenewal(subject: string, validTo: string): void {
    const [before] = this.#take('certificate', subject);
    const { fact, late } = foldRenewal(before, subject, { validTo }, this.#now, this.#accept);
    this.#folded.push(fact);
    if (late) this.told.push(tellLate(FACETS.renewal, subject, late));
  }

  /** The facts of the run first. Those of other servers are kept for a while. */
  facts(): readonly SeenFact[] {
    const others = this.#known.filter(({ kind, subject, seenAt }) => {
      const isRecent = Date.parse(this.#now) - Date.parse(seenAt) <= REMEMBERED_MS;
      return isRecent && !this.#subjects.has(`${kind} ${subject}`);
    });
    return [...this.#folded, ...(this.#accept ? others.map(accepted) : others)].slice(0, MAX_FACTS);
  }

  #take(kind: SeenFact['kind'], subject: string): readonly SeenFact[] {
    this.#subjects.add(`${kind} ${subject}`);
    return this.#known.filter((fact) => fact.kind === kind && fact.subject === subject);
  }
}

function stillTold(fact: SeenFact): readonly Told[] {
  const facet = facetOf(fact.kind, fact.subject);
  if (facet === undefined || facet.suffix === FACETS.renewal.suffix) return [];
  const news = standing(fact, facet.isWorse);
  return news ? [tellChange(facet, fact.subject, news)] : [];
}
