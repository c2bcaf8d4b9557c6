/** Concerns as findings and notices of the report. */
import { ProbeFailure } from '../../model/failure.ts';
import type { Source } from '../../model/issue.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { Concern } from '../../policy/concern.ts';
import { WEIGHT, type WeighedConcern } from './weigh-concerns.ts';

/** A concern, and the part of the gate that found it. */
export interface PlacedConcern extends WeighedConcern {
  readonly phase: PhaseName;
}

const PREFIX: Readonly<Record<WeighedConcern['age'], string>> = {
  new: '',
  old: 'Published already: ',
  mended: 'The plan mends this: ',
};

/**
 * What is the cause of other trouble comes before it: a zone that is refused or not published yet, then where mail goes.
 * A zone that is not published yet may be at the next attempt, and other trouble then be gone with the old one.
 */
function rankOf({ code }: Concern): number {
  if (code === 'E_ZONE_INVALID' || code === 'E_PLAN_NOT_PUBLISHED') return 0;
  return code.startsWith('E_MX_') ? 1 : 2;
}

/**
 * Tells all concerns, the worst first, and ends the check with the worst one unless there is nothing but information.
 *
 * @throws ProbeFailure
 */
export function tellConcerns(concerns: readonly PlacedConcern[], context: ProbeContext): void {
  const sorted = concerns.toSorted(
    (one, other) => WEIGHT[one.severity] - WEIGHT[other.severity] || rankOf(one) - rankOf(other),
  );
  const [worst, ...others] = sorted.filter(({ severity }) => severity !== 'info');
  for (const concern of sorted) if (concern.severity === 'info') context.notice(noticeOf(concern));
  for (const concern of others) {
    const { severity, code, hint, phase } = concern;
    if (severity === 'info') continue;
    context.note({ status: severity, code, message: wordsOf(concern), hint, phase, source: sourceOf(concern) });
  }
  if (!worst || worst.severity === 'info') return;
  const { severity: status, code, hint, phase } = worst;
  throw new ProbeFailure({ status, code, message: wordsOf(worst), hint, phase, source: sourceOf(worst) });
}

function noticeOf(concern: PlacedConcern) {
  const { code, hint, age } = concern;
  return { code, message: wordsOf(concern), hint: age === 'mended' ? undefined : hint, source: sourceOf(concern) };
}

/** What could not be found out is neither old nor mended. */
function wordsOf({ age, severity, message }: WeighedConcern): string {
  return severity === 'unknown' ? message : PREFIX[age] + message;
}

/** The line of the plan that a concern is about. */
export function sourceOf({ record, source: own }: Concern): Source | undefined {
  const source = record?.source ?? own;
  return source && 'file' in source ? { file: source.file, line: source.line, column: source.column ?? 1 } : undefined;
}
