/** One search criterion. */
export type Criterion = { readonly isNegated: boolean } & (
  | { readonly kind: 'flag'; readonly key: FlagKey }
  | { readonly kind: 'text'; readonly key: TextKey; readonly text: string }
  | { readonly kind: 'header'; readonly name: string; readonly text: string }
  | { readonly kind: 'date'; readonly key: DateKey; readonly date: CalendarDate }
  | { readonly kind: 'age'; readonly key: AgeKey; readonly ms: number }
  | { readonly kind: 'size'; readonly key: SizeKey; readonly bytes: number }
  | { readonly kind: 'uid'; readonly set: string }
  | { readonly kind: 'keyword'; readonly name: string }
);

export type FlagKey = (typeof FLAGS)[number];

export type TextKey = (typeof TEXTS)[number];

export type DateKey = (typeof DATES)[number];

export type AgeKey = (typeof AGES)[number];

export type SizeKey = (typeof SIZES)[number];

/** A day, as IMAP compares it: without time and time zone (RFC 9051 section 6.4.4). */
export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export const FLAGS = ['all', 'seen', 'unseen', 'answered', 'flagged', 'deleted', 'draft', 'recent'] as const;

export const TEXTS = ['from', 'to', 'cc', 'subject', 'body', 'text'] as const;

export const DATES = ['since', 'before', 'on'] as const;

export const AGES = ['newer-than', 'older-than'] as const;

export const SIZES = ['larger', 'smaller'] as const;
