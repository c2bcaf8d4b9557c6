/** Whether a domain sends mail at all: one that does not needs less. */
import type { Declared, DomainView } from './domain-view.ts';
import { lookupTexts } from './texts.ts';

/** An SPF record that permits no address. */
const NO_SENDER = /^v=spf1 +-all *$/i;

/** Whether the user names what sends for the domain. */
export function namesSenders({ outboundIps, dkimSelectors }: Declared): boolean {
  return outboundIps.length + dkimSelectors.length > 0;
}

/**
 * Whether the domain takes no mail, by what the user says or by a null MX, and names no sender. Such a domain sends none
 * that others would take (RFC 7505 section 4.2).
 */
export async function isQuiet({ domain, zone, declared }: DomainView): Promise<boolean> {
  if (namesSenders(declared)) return false;
  if (declared.isNoMail) return true;
  const { records } = await zone.lookup(domain, 'MX');
  return records.length === 1 && records.some(({ data }) => data.type === 'MX' && data.exchange === '');
}

/** Whether mail of the domain has to be taken: not when it is quiet, nor when SPF permits no sender. */
export async function sendsMail(view: DomainView): Promise<boolean> {
  if (namesSenders(view.declared)) return true;
  const [quiet, { texts }] = await Promise.all([isQuiet(view), lookupTexts(view.zone, view.domain)]);
  return !quiet && !texts.some(({ text }) => NO_SENDER.test(text));
}
