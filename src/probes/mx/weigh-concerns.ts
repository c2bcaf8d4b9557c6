/** Which trouble is new, which is old, and how much each weighs. */
import type { Concern, Severity } from '../../policy/concern.ts';

/** The concerns of both zones. */
export interface BothConcerns {
  readonly published: readonly Concern[];
  /** Absent without a plan, and when the plan is not what is judged. */
  readonly planned?: readonly Concern[] | undefined;
}

/** A concern with its final weight. */
export interface WeighedConcern extends Concern {
  /** `old`: published already, and kept by the plan. `mended`: the plan takes it away. */
  readonly age: 'new' | 'old' | 'mended';
}

/** In the order of reports, the worst first. */
export const WEIGHT: Readonly<Record<Severity, number>> = { critical: 0, unknown: 1, warning: 2, info: 3 };

const LOWER: Readonly<Record<Severity, Severity>> = {
  critical: 'warning',
  warning: 'info',
  info: 'info',
  unknown: 'unknown',
};
const HIGHER: Readonly<Record<Severity, Severity>> = {
  critical: 'critical',
  warning: 'critical',
  info: 'warning',
  unknown: 'unknown',
};

/**
 * Gives every concern its weight. Trouble that the plan brings has its full weight; trouble that is published already
 * is one step lower, since the plan is not to blame; trouble that the plan mends is information. What could not be found
 * out stays unknown, whichever zone it is in.
 */
export function weighConcerns({ published, planned }: BothConcerns, isStrict: boolean): readonly WeighedConcern[] {
  const raised = (concern: Concern): Concern =>
    isStrict && concern.isOptional ? { ...concern, severity: HIGHER[concern.severity] } : concern;
  if (!planned) return distinct(published.map((concern) => ({ ...raised(concern), age: 'new' })));
  const before = new Set(published.map(keyOf));
  const after = new Set(planned.map(keyOf));
  const kept = planned.map((concern): WeighedConcern => {
    if (!before.has(keyOf(concern))) return { ...raised(concern), age: 'new' };
    const old = raised(concern);
    return { ...old, severity: LOWER[old.severity], age: 'old' };
  });
  // That optional protection is no longer absent is seen in the records.
  const gone = published.filter((concern) => !after.has(keyOf(concern)) && concern.severity !== 'info');
  const mended = gone.map((concern): WeighedConcern => {
    const severity = concern.severity === 'unknown' ? 'unknown' : 'info';
    return { ...concern, severity, age: 'mended' };
  });
  return distinct([...kept, ...mended]);
}

/**
 * The same trouble, found in different ways, counts as its worst. What could not be found out is told once, however many
 * checks have asked for it.
 */
export function worstOfEach<T extends Concern>(concerns: readonly T[]): readonly T[] {
  const worst = new Map<string, number>();
  for (const concern of concerns) {
    worst.set(keyOf(concern), Math.min(WEIGHT[concern.severity], worst.get(keyOf(concern)) ?? WEIGHT.info));
  }
  const unknown = new Set<string>();
  return concerns.filter((concern) => {
    const key = keyOf(concern);
    if (WEIGHT[concern.severity] !== worst.get(key)) return false;
    if (concern.severity !== 'unknown') return true;
    return !unknown.has(key) && unknown.add(key);
  });
}

/** What tells one trouble from another. A subject of name and type counts as one of type and name. */
function keyOf({ code, subject }: Concern): string {
  return `${code} ${subject.split(' ').toSorted().join(' ')}`;
}

function distinct(concerns: readonly WeighedConcern[]): readonly WeighedConcern[] {
  const kept = new Map<string, WeighedConcern>();
  for (const concern of concerns) {
    const key = `${keyOf(concern)} ${concern.message}`;
    if (!kept.has(key)) kept.set(key, concern);
  }
  return [...kept.values()];
}
