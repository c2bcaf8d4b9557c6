/** What stands at a DKIM selector of a domain (RFC 6376 section 3.6.2.1). */
import { below, fits } from '../../dns/name.ts';
import type { PlannedZone } from '../../dns/planned-zone.ts';
import type { DomainView } from '../domain-view.ts';
import { lookupTexts, type Texts, type TxtRecord } from '../texts.ts';
import { type DkimKey, isKeyRecord, judgeKey } from './dkim-key.ts';

/** What a selector has. */
export interface Selector {
  readonly selector: string;
  readonly name: string;
  readonly texts: Texts;
  /** TXT records that are meant as keys. */
  readonly keys: readonly TxtRecord[];
}

/** The declared selectors, each once. */
export function selectorsOf(views: readonly DomainView[]): string[] {
  const all = views.flatMap(({ declared }) => declared.dkimSelectors);
  return [...new Set(all.map((selector) => selector.toLowerCase()))];
}

/** Selectors at which a plan has records, or takes some away. A wildcard stands for none. */
export function selectorsInPlan(zones: readonly PlannedZone[], domain: string): string[] {
  const suffix = `._domainkey.${domain}`;
  const named = zones.flatMap(({ records, flattened, changes }) => [
    ...records.map(({ name, data: { type } }) => ({ name, type })),
    ...flattened.map(({ name }) => ({ name, type: 'CNAME' })),
    ...changes,
  ]);
  const own = named.filter(({ name, type }) => {
    return name.endsWith(suffix) && !name.startsWith('*') && (type === 'TXT' || type === 'CNAME');
  });
  return [...new Set(own.map(({ name }) => name.slice(0, -suffix.length)))];
}

/** Asks for the key of a selector. */
export async function lookupSelector({ domain, zone }: DomainView, selector: string): Promise<Selector> {
  const name = below(selector, below('_domainkey', domain));
  const nothing: Texts = { texts: [], lookup: { outcome: 'nxdomain', records: [], aliases: [] } };
  const texts = fits(name) ? await lookupTexts(zone, name) : nothing;
  return { selector, name, texts, keys: texts.texts.filter(({ text }) => isKeyRecord(text)) };
}

/** The key that receivers use, if there is one. */
export function usableKey({ keys: [first, second] }: Selector): DkimKey | undefined {
  const key = first && !second ? judgeKey(first.text) : undefined;
  return key?.broken ? undefined : key;
}
