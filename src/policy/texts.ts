/** Texts of TXT records. */
import type { Lookup, ResourceRecord, Zone } from '../dns/records.ts';

/** The text of one TXT record: its strings joined without a blank. */
export interface TxtRecord {
  /** Octets as Latin-1. Untrusted. */
  readonly text: string;
  readonly record: ResourceRecord;
}

/** What a question for TXT records has come to. */
export interface Texts {
  readonly texts: readonly TxtRecord[];
  readonly lookup: Lookup;
}

/** Asks for the TXT records of a name. */
export async function lookupTexts(zone: Zone, name: string): Promise<Texts> {
  const lookup = await zone.lookup(name, 'TXT');
  const texts = lookup.records.flatMap((record) =>
    record.data.type === 'TXT' ? [{ text: record.data.strings.join(''), record }] : [],
  );
  return { texts, lookup };
}
