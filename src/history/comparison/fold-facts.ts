/** The facts of a check after a run, and what is told of them. */
import type { CheckHistory, SeenFact } from '../../model/memory/record.ts';
import type { CheckResult } from '../../model/report.ts';
import { FACETS, type Facet, facetOf } from './facets.ts';
import { accepted, type FactRules, foldFact, standing } from './fold-fact.ts';
import { foldRenewal } from './renewal.ts';
import { certificatesOf, factsSeenIn, type Seen } from './sights.ts';
import { type ToldChange, tellChange, tellLate } from './tell-change.ts';

/** A fact that was not seen for so long is forgotten, in milliseconds: the check has another server. */
const REMEMBERED_MS = 90 * 86_400_000;
/** An address, or a set of MX records, that was not seen for so long is news, in milliseconds. */
const SET_REMEMBERED_MS = 30 * 86_400_000;
/** One of several servers is gone when it was not seen for so long, in milliseconds, and in so many runs. */
const GONE_MS = 3 * 86_400_000;
const GONE_RUNS = 12;
/** At most this many facts of a check are kept. */
const MAX_FACTS = 200;

/** What is known, and the run that is added. */
interface FactsToFold {
  readonly result: CheckResult;
  readonly past: Pick<CheckHistory, 'facts' | 'runs'> | undefined;
  readonly now: string;
  readonly accept: boolean;
}

/** Adds the facts of a run. Those of a run that was not good teach nothing. */
export function foldFacts({ result, past, now, accept }: FactsToFold): {
  readonly facts: readonly SeenFact[];
  readonly told: readonly ToldChange[];
} {
  const known = past?.facts ?? [];
  if (result.status !== 'ok' && result.status !== 'warning') {
    return accept ? { facts: known.map(accepted), told: [] } : { facts: known, told: known.flatMap(stillTold) };
  }
  const folding = new Folding(known, now, goneBefore(past?.runs ?? [], now), accept);
  for (const seen of factsSeenIn(result)) folding.add(seen);
  for (const { subject, validTo } of certificatesOf(result)) folding.addRenewal(subject, validTo);
  return { facts: folding.facts(), told: folding.told };
}

class Folding {
  readonly told: ToldChange[] = [];
  readonly #known: readonly SeenFact[];
  readonly #now: string;
  readonly #goneBefore: number;
  readonly #accept: boolean;
  readonly #folded: SeenFact[] = [];
  readonly #subjects = new Set<string>();

  constructor(known: readonly SeenFact[], now: string, goneBefore: number, accept: boolean) {
    this.#known = known;
    this.#now = now;
    this.#goneBefore = goneBefore;
    this.#accept = accept;
  }

  add(seen: Seen): void {
    const { kind, subject, facet } = seen;
    const { fact, news } = foldFact(this.#take(kind, subject), seen, this.#rulesOf(facet), this.#now, this.#accept);
    this.#folded.push(fact);
    if (news) this.told.push(tellChange(facet, subject, news));
  }

  addRenewal(subject: string, validTo: string): void {
    const { fact, late } = foldRenewal(
      this.#take('certificate', subject),
      subject,
      { validTo },
      this.#now,
      this.#accept,
    );
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

  #rulesOf({ kind, isWorse }: Facet): FactRules {
    const isSet = kind === 'address' || kind === 'mx';
    const forgetBefore = isSet ? Date.parse(this.#now) - SET_REMEMBERED_MS : this.#goneBefore;
    // Another issuer is a warning because it is another one: of two that were usual, none is better.
    return { isWorse, forgetBefore, isSet, tellsForgotten: kind !== 'certificate' };
  }

  #take(kind: SeenFact['kind'], subject: string): SeenFact | undefined {
    this.#subjects.add(`${kind} ${subject}`);
    return this.#known.find((fact) => fact.kind === kind && fact.subject === subject);
  }
}

/** The time before which one of several servers must have been seen last to be gone. */
function goneBefore(runs: CheckHistory['runs'], now: string): number {
  const since = Date.parse(runs.at(-GONE_RUNS)?.at ?? '');
  return Number.isNaN(since) ? Number.NEGATIVE_INFINITY : Math.min(since, Date.parse(now) - GONE_MS);
}

function stillTold(fact: SeenFact): readonly ToldChange[] {
  const facet = facetOf(fact.kind, fact.subject);
  if (facet === undefined || facet.suffix === FACETS.renewal.suffix) return [];
  const news = standing(fact, facet.isWorse);
  return news ? [tellChange(facet, fact.subject, news)] : [];
}
