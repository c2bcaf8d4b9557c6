import type { CheckHistory, History, SeenFact } from '../model/memory/record.ts';

/** A history after its present facts were accepted. */
export interface Accepted {
  readonly history: History;
  /** How many facts are usual now that were not before. */
  readonly count: number;
}

/**
 * Accepts the present facts of checks as usual: what differs from the own past is told no more. Changes nothing else.
 *
 * @param isMeant the checks that it is for; all when absent
 */
export function acceptFacts(history: History, isMeant: (check: CheckHistory) => boolean = () => true): Accepted {
  let count = 0;
  const checks = history.checks.map((check) => {
    const news = isMeant(check) ? check.facts.filter(({ candidate }) => candidate !== undefined).length : 0;
    count += news;
    return news === 0 ? check : { ...check, facts: check.facts.map(accepted) };
  });
  return { history: { ...history, checks }, count };
}

function accepted(fact: SeenFact): SeenFact {
  const { candidate, ...known } = fact;
  return candidate === undefined ? fact : { ...known, usual: [candidate.value] };
}
