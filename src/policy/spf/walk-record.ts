/** Walks over an SPF record and all that it includes, and finds what it costs, what it permits, and what is wrong. */
import { isWithin } from '../../dns/name.ts';
import type { Concern } from '../concern.ts';
import { type AddressSet, NO_ADDRESS, subtract, unite } from './address-set.ts';
import { parseSpf, type SpfTerm } from './parse-record.ts';
import type { SpfBranch, SpfPass, SpfPlace, SpfTermBranch, SpfWalk } from './spf-branch.ts';
import { recordNamed } from './spf-texts.ts';
import { walkTerm } from './walk-term.ts';

/** At most so many terms of a record are told to be wrong. */
const MAX_PROBLEMS = 5;
/** So many terms of an included record count as one question. */
const TERMS_PER_QUESTION = 50;

/** Walks over one record. Terms are looked up in parallel. */
export async function walkRecord(walk: SpfWalk, place: SpfPlace): Promise<SpfBranch> {
  const all = parseSpf(place.text);
  // Long records of others use the questions up, too, so that the tree stays small.
  if (place.chain.length > 1) walk.questions -= Math.floor(all.length / TERMS_PER_QUESTION);
  const wrong = all.filter(({ problem }) => problem !== undefined);
  const evaluated = wrong.length > 0 ? [] : evaluatedTerms(all);
  const terms = await Promise.all(evaluated.map((term) => walkTerm(walk, place, term)));
  const { name, text, record } = place;
  const factsOf = new Map(evaluated.map((term, index) => [term, terms[index]?.facts]));
  return {
    ...{ name, text, record, terms },
    facts: all.map((term) => factsOf.get(term) ?? idleFacts(term, evaluated)),
    lookups: terms.reduce((sum, { lookups }) => sum + lookups, 0),
    voids: terms.flatMap(({ voids }) => voids),
    ...permitted(terms),
    otherwise: wrong.length > 0 ? undefined : otherwise(evaluated, terms),
    concerns: [
      ...wrong.slice(0, MAX_PROBLEMS).map((term) => badTerm(walk, place, term)),
      ...terms.flatMap(({ concerns }) => concerns),
    ],
    isUnknown: terms.some(({ isUnknown }) => isUnknown),
  };
}

/** The mechanisms up to `all`; without one the `redirect` comes last (RFC 7208 sections 5.1 and 6.1). */
function evaluatedTerms(terms: readonly SpfTerm[]): readonly SpfTerm[] {
  const mechanisms = terms.filter(({ kind }) => kind !== 'redirect' && kind !== 'other');
  const end = mechanisms.findIndex(({ kind }) => kind === 'all');
  if (end >= 0) return mechanisms.slice(0, end + 1);
  return [...mechanisms, ...terms.filter(({ kind }) => kind === 'redirect')];
}

function idleFacts(term: SpfTerm, evaluated: readonly SpfTerm[]): SpfBranch['facts'][number] {
  const isIgnored = evaluated.length > 0 && term.kind !== 'other';
  const trouble = term.problem ?? (isIgnored ? 'is ignored beside all' : undefined);
  return { text: term.text, lookups: 0, trouble };
}

type Permitted = Pick<SpfBranch, 'passes' | 'passesBy' | 'decided' | 'dynamic'>;

/** The first term that matches decides. */
function permitted(terms: readonly SpfTermBranch[]): Permitted {
  let [passes, decided]: AddressSet[] = [NO_ADDRESS, NO_ADDRESS];
  const passesBy: SpfPass[] = [];
  for (const { qualifier, matched, facts, dynamic: own, next } of terms) {
    const lets = next ? next.passes : qualifier === '+' ? matched : NO_ADDRESS;
    const addresses = subtract(lets, decided ?? NO_ADDRESS);
    passesBy.push({ text: facts.text, addresses, dynamic: qualifier === '+' ? own : [] });
    passes = unite(passes ?? NO_ADDRESS, addresses);
    decided = unite(decided ?? NO_ADDRESS, next ? next.decided : matched);
  }
  return {
    passes: passes ?? NO_ADDRESS,
    decided: decided ?? NO_ADDRESS,
    passesBy,
    dynamic: passesBy.flatMap((each) => each.dynamic),
  };
}

function otherwise(terms: readonly SpfTerm[], branches: readonly SpfTermBranch[]): SpfBranch['otherwise'] {
  const last = terms.at(-1);
  if (last?.kind === 'all') return last.qualifier;
  return last?.kind === 'redirect' ? branches.at(-1)?.next?.otherwise : '?';
}

function badTerm({ domain }: SpfWalk, { name, record }: SpfPlace, { text, problem, remedy }: SpfTerm): Concern {
  const foreign = `${remedy} Until its owner does so, take ${name} out of the record of ${domain}.`;
  return {
    code: 'E_SPF_PERMERROR',
    severity: 'critical',
    subject: `${name} ${text}`,
    message: `${recordNamed(name, domain)} is not valid: ${text} ${problem}.`,
    hint: isWithin(name, domain) ? (remedy ?? '') : foreign,
    record,
  };
}
