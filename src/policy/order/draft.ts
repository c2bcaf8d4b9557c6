/** A publication as it is drawn up: what is done, and what has to be visible everywhere before what. */
import type { PublicationStep } from '../../model/gate-facts.ts';
import type { Concern } from '../concern.ts';

/** Something that is done at one moment. A milestone is a moment at which nothing is done, and on which waits end. */
export interface Act {
  readonly id: string;
  readonly kind: Exclude<PublicationStep['kind'], 'wait'> | 'milestone';
  readonly text: string;
  readonly reason: string;
  /** Whether it is advice that alone is no reason to publish in steps. */
  readonly isSoft?: boolean | undefined;
  /** Whether the plan itself has it. What is not in the plan makes steps necessary. */
  readonly isPlanned?: boolean | undefined;
}

/** One act waits for another one. */
export interface Wait {
  readonly from: string;
  readonly to: string;
  /** 0 where only the order counts. */
  readonly seconds: number;
  /** What runs out in the meantime, words: `TTL of MX example.org`. */
  readonly what: string;
  /** Why it is waited for, one sentence. */
  readonly reason: string;
}

/** Collects acts and waits. Acts come in the order in which they are added, where no wait says otherwise. */
export class PublicationDraft {
  readonly #acts = new Map<string, Act>();
  readonly #waits: Wait[] = [];
  readonly concerns: Concern[] = [];

  get acts(): readonly Act[] {
    return [...this.#acts.values()];
  }

  /** Waits between acts that are there. */
  get waits(): readonly Wait[] {
    return this.#waits.filter(({ from, to }) => this.#acts.has(from) && this.#acts.has(to));
  }

  has(id: string): boolean {
    return this.#acts.has(id);
  }

  /** Adds an act, or puts it in the place of the one that has its id. */
  add(act: Act): string {
    this.#acts.set(act.id, act);
    return act.id;
  }

  /** Whether an act has to come before another one, by all that is known so far. */
  leads(from: string, to: string): boolean {
    const reached = new Set([from]);
    for (const id of reached) for (const wait of this.#waits) if (wait.from === id) reached.add(wait.to);
    return reached.has(to);
  }

  /** Gives an act another reason: one that is known only when all acts are there. */
  reword(id: string, reason: string): void {
    const act = this.#acts.get(id);
    if (act) this.#acts.set(id, { ...act, reason });
  }

  milestone(id: string): string {
    return this.add({ id, kind: 'milestone', text: '', reason: '' });
  }

  /** Leaves an act of the plan out, because another one takes its place. */
  drop(id: string): void {
    this.#acts.delete(id);
  }

  /** `to` comes after `from`, at once. */
  order(from: string, to: string): void {
    this.wait(from, to, 0, '', '');
  }

  /** `to` comes at least so many seconds after `from`. */
  wait(from: string, to: string, seconds: number, what: string, reason: string): void {
    if (from !== to) this.#waits.push({ from, to, seconds, what, reason });
  }
}
