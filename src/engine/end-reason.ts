/** The reasons why a run ends before its work is done: it was cancelled, or its time is up. */
import { ProbeFailure } from '../model/failure.ts';
import type { Finding } from '../model/finding.ts';
import type { PhaseName } from '../model/phase.ts';
import type { RunLimits } from '../model/plan.ts';

/** The reason of the signal that ends a run. */
export type EndReason = { readonly signal: string } | { readonly maxDurationMs: number };

/** Returns the failure of a check that was under way. */
export function endFailure(reason: unknown, phase: PhaseName | undefined): ProbeFailure {
  const limitMs = limitOf(reason);
  return new ProbeFailure({
    phase: phase ?? 'arrival',
    ...(limitMs === undefined
      ? { code: 'E_CANCELLED', message: 'The run was cancelled, so nothing is known.', hint: 'Run it again.' }
      : {
          code: 'E_MAX_DURATION',
          message: `The run reached its limit of ${limitMs / 1000} s while this check was under way, so nothing is known.`,
          hint: 'Raise max-duration, or look for what takes so long: the slowest phases are in the summary.',
        }),
  });
}

/** Returns the finding for a check that had no turn. */
export function noTurnFinding(reason: unknown): Finding {
  const limitMs = limitOf(reason);
  if (limitMs === undefined) {
    const message = 'The run was cancelled before this check had its turn, so nothing is known.';
    return { status: 'unknown', code: 'E_CANCELLED', message, hint: 'Run it again.' };
  }
  return {
    status: 'unknown',
    code: 'E_MAX_DURATION',
    message: `The run reached its limit of ${limitMs / 1000} s before this check had its turn, so nothing is known.`,
    hint: 'Raise max-duration or concurrency, or share the checks among several runners with shard.',
  };
}

/** Returns the finding for a run that ended while it read its inputs, or the files that they name. */
export function unreadFinding(reason: unknown): Finding {
  const limitMs = limitOf(reason);
  const rest = 'while it read its inputs, so nothing is known. Nothing was contacted.';
  if (limitMs === undefined)
    return { status: 'unknown', code: 'E_CANCELLED', message: `The run was cancelled ${rest}`, hint: 'Run it again.' };
  return {
    status: 'unknown',
    code: 'E_MAX_DURATION',
    message: `The run reached its limit of ${limitMs / 1000} s ${rest}`,
    hint: 'Raise max-duration, or look at the disk with the files that the inputs name.',
  };
}

/** Aborts when the limit of the whole run is reached, if there is one. Returns the timer. */
export function startLimit(
  limit: AbortController,
  { maxDurationMs, spentMs = 0 }: Pick<RunLimits, 'maxDurationMs' | 'spentMs'>,
): NodeJS.Timeout | undefined {
  if (maxDurationMs === undefined) return undefined;
  const reason: EndReason = { maxDurationMs };
  return setTimeout(() => limit.abort(reason), Math.max(0, maxDurationMs - spentMs));
}

function limitOf(reason: unknown): number | undefined {
  const hasLimit = typeof reason === 'object' && reason !== null && 'maxDurationMs' in reason;
  return hasLimit ? Number(reason.maxDurationMs) : undefined;
}
