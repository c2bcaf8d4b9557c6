/** Whether a domain sends mail at all: one that does not needs less. */

import type { DomainView } from './domain-view.ts';
import { lookupTexts } from './texts.ts';

/** An SPF record that permits no address. */
const NO_SENDER = /^v=spf1 +-all *$/i;

/**
 * Whether mail of the domain has to be taken. It is not when the user says that there is none and names no sender, or
 * when SPF permits no sender.
 */
export async function sendsMail({ domain, zone, declared }: DomainView): Promise<boolean> {
  if (declared.outboundIps.length > 0 || declared.dkimSelectors.length > 0) return true;
  if (declared.isNoMail) return false;
  const { texts } = await lookupTexts(zone, domain);
  return !texts.some(({ text }) => NO_SENDER.test(text));
}
