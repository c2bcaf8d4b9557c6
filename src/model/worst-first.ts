import { type Status, worst } from './status.ts';

/** The same items, worst status first; those of one status keep their order. */
export function worstFirst<T extends { readonly status: Status }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => {
    if (a.status === b.status) return 0;
    return worst([a.status, b.status]) === a.status ? -1 : 1;
  });
}
