/** Reading of files as a part of a run: it ends when the run is cancelled or its time is up. */
import { startLimit } from '../engine/end-reason.ts';
import type { RunLimits } from '../model/plan.ts';
import { filesUntil, Interrupted } from '../system/files-until.ts';
import type { Files } from '../system/world.ts';

/** What can end the reading. */
export interface ReadingEnds {
  readonly cancel: AbortSignal | undefined;
  readonly limits: Pick<RunLimits, 'maxDurationMs' | 'spentMs'>;
}

/** The result of work that reads files, or the reason why it had to end. */
export type ReadingResult<T> = { readonly done: T } | { readonly endReason: unknown };

/** Does work that reads files. */
export async function readWithin<T>(
  files: Files,
  { cancel, limits }: ReadingEnds,
  work: (files: Files) => Promise<T>,
): Promise<ReadingResult<T>> {
  const limit = new AbortController();
  const timer = startLimit(limit, limits);
  const end = cancel ? AbortSignal.any([cancel, limit.signal]) : limit.signal;
  try {
    return { done: await work(filesUntil(files, end)) };
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return { endReason: error.reason };
  } finally {
    clearTimeout(timer);
  }
}
