/** Where a history is kept between runs. */
import type { History } from '../model/memory/record.ts';

/** What a store has. */
export type StoredHistory =
  | { readonly kind: 'text'; readonly text: string }
  /** There is none yet. */
  | { readonly kind: 'none' }
  /** It is there, and cannot be read. A sentence that continues after "The history". */
  | { readonly kind: 'unreadable'; readonly problem: string };

/** A place of a history. Never throws. */
export interface HistoryStore {
  /** For people: the path, or the branch. */
  readonly place: string;
  /** What to do about a text that is no history, and about a place that cannot be read. */
  readonly remedies: { readonly text: string; readonly unreadable?: string };
  read(): Promise<StoredHistory>;
  /** Writes a history. @returns why that failed, a sentence that continues after "It" */
  write(history: History): Promise<string | undefined>;
  /** Keeps a text that is no history, for people to look at, before it is replaced. */
  setAside(text: string): Promise<void>;
}
