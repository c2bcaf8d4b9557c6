/** Follows aliases from answer to answer, wherever they lead. */
import type { Lookup, RecordType, ResourceRecord } from '../records.ts';
import { type LookupStep, MAX_ALIASES } from './read-step.ts';

/** Asks about one name. */
export type AskStep = (name: string, type: RecordType) => Promise<LookupStep>;

/** Looks a name up to the end of its aliases. Too many of them, and a circle, are the failure `ELOOP`. */
export async function follow(name: string, type: RecordType, ask: AskStep): Promise<Lookup> {
  const aliases: ResourceRecord[] = [];
  const seen = new Set<string>();
  let isAuthentic: boolean | undefined = true;
  for (let at = name; ; ) {
    const step = await ask(at, type);
    aliases.push(...step.aliases);
    isAuthentic = bothAuthentic(isAuthentic, step.isAuthentic);
    const names = [at, ...step.aliases.map(({ name }) => name).slice(1)];
    const isCircle = aliases.length > MAX_ALIASES || names.some((each) => seen.has(each)) || hasTwice(names);
    if (isCircle) return { outcome: 'failed', records: [], aliases, failure: 'ELOOP' };
    if (step.outcome !== 'alias') {
      const { outcome, records, negativeTtl, failure } = step;
      return { outcome, records, aliases, isAuthentic, negativeTtl, failure };
    }
    for (const each of names) seen.add(each);
    at = step.at;
  }
}

function hasTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

/** An answer is authentic when all of its parts are; what is not known of one part is not known of the whole. */
function bothAuthentic(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  return one === undefined || other === undefined ? undefined : one && other;
}
