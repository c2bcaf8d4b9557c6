/** Record sets out of the answers of a zone. */
import { chunked } from '../../dns/octets.ts';
import type { Lookup, RecordData, ResourceRecord } from '../../dns/records.ts';
import type { RecordSetView } from '../../model/gate-facts.ts';
import type { Source } from '../../model/issue.ts';
import { presentationOf } from './presentation.ts';

/** A record set of one zone. */
export interface RecordSet {
  readonly name: string;
  readonly type: string;
  readonly view: RecordSetView;
  /** Lines of the plan that have the values. */
  readonly lines: ReadonlyMap<string, Source>;
}

/** Names a record set in messages, and tells it from all others: `MX example.org`. */
export function setLabel({ name, type }: { readonly name: string; readonly type: string }): string {
  return `${type} ${name}`;
}

/** Whether the text of a TXT record, without quotes, is an SPF record (RFC 7208 section 4.5). */
export function isSpfText(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/** The data as it is compared and shown: where a TXT record is split into strings means nothing. */
export function shownData(data: RecordData): string {
  return presentationOf(data.type === 'TXT' ? { type: 'TXT', strings: chunked(data.strings.join('')) } : data);
}

/** Returns the sets of an answer: each alias on the way, and the records at its end. Nothing when nothing is known. */
export function setsOf({ outcome, aliases, records }: Lookup): readonly RecordSet[] {
  if (outcome === 'failed') return [];
  const sets = new Map<string, ResourceRecord[]>();
  for (const record of [...aliases, ...records]) {
    const key = setLabel({ name: record.name, type: record.data.type });
    sets.set(key, [...(sets.get(key) ?? []), record]);
  }
  return [...sets.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ name: first.name, type: first.data.type, view: viewOf(own), lines: linesOf(own) }] : [];
  });
}

function viewOf(records: readonly ResourceRecord[]): RecordSetView {
  const values = [...new Set(records.toSorted(byData).map(({ data }) => shownData(data)))];
  // A set has one TTL (RFC 2181 section 5.2). Where it has two, caches may keep parts of it for the longer one.
  const ttl = Math.max(...records.map((record) => record.ttl));
  return { values, ttl, source: records.map(sourceOf).find((source) => source !== undefined) };
}

function linesOf(records: readonly ResourceRecord[]): ReadonlyMap<string, Source> {
  return new Map(
    records.flatMap((record) => {
      const source = sourceOf(record);
      return source ? [[shownData(record.data), source] as const] : [];
    }),
  );
}

function sourceOf({ source }: ResourceRecord): Source | undefined {
  return source && 'file' in source ? { ...source, column: source.column ?? 1 } : undefined;
}

function byData({ data: one }: ResourceRecord, { data: other }: ResourceRecord): number {
  if (one.type === 'MX' && other.type === 'MX' && one.preference !== other.preference) {
    return one.preference - other.preference;
  }
  const [text, otherText] = [shownData(one), shownData(other)];
  if (text === otherText) return 0;
  return text < otherText ? -1 : 1;
}
