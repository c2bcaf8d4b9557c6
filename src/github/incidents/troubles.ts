/** What went wrong with issues in a run: one clear warning, and what is only worth a note. */
import type { Notice } from '../../model/finding.ts';
import { ApiFailure } from '../api/failure.ts';

/** Collects what went wrong. */
export class Troubles {
  readonly #warnings: Notice[] = [];
  readonly #notes = new Map<string, Notice>();

  /** Records a call that failed. @throws the error itself, when it is no failure of a call */
  add(error: unknown): ApiFailure {
    if (!(error instanceof ApiFailure)) throw error;
    // What merely follows from an earlier failure is not worth saying.
    if (!error.isEcho) this.warn(error.message, error.remedy);
    return error;
  }

  /** Records what a person should mend. */
  warn(message: string, hint: string): void {
    this.#warnings.push({ code: 'E_GH_INCIDENTS', message, hint });
  }

  /** Records what a person may want to know; the same text once. */
  note(message: string, hint?: string): void {
    this.#notes.set(message, { code: 'E_GH_INCIDENTS', message, ...(hint === undefined ? {} : { hint }) });
  }

  /** Whether something failed. */
  get hasFailed(): boolean {
    return this.#warnings.length > 0;
  }

  /** The first one: the others mostly follow from it, and the next run tries again. */
  get warning(): Notice | undefined {
    const [first, ...others] = this.#warnings;
    if (first === undefined || others.length === 0) return first;
    return { ...first, message: `${first.message} (${others.length} more calls failed; the next run tries again.)` };
  }

  get notes(): readonly Notice[] {
    return [...this.#notes.values()];
  }
}
