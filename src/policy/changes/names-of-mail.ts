/** Which record sets matter to the mail of a domain. */
import { isWithin, parentOf } from '../../dns/name.ts';
import type { RecordType, ResourceRecord, Zone } from '../../dns/records.ts';
import { isSpfText } from './record-sets.ts';

/** A question for a record set. */
export interface MailName {
  readonly name: string;
  readonly type: RecordType;
}

/** What decides which record sets matter. */
export interface MailNamesOptions {
  /** In ASCII, in lower case, without the final dot. */
  readonly domain: string;
  /** The zone of the domain: the domain itself, or a name above it. */
  readonly zone: string;
  /** The published view, and with a plan the planned one. */
  readonly views: readonly Zone[];
  /** Selectors of DKIM keys: those in use, and those of the plan. */
  readonly selectors: readonly string[];
}

/** At most this many terms of SPF cost a question (RFC 7208 section 4.6.4). */
const MAX_SPF_RECORDS = 10;

/**
 * Lists the record sets that matter to mail, in the order in which people look at them: where mail goes to, who may send,
 * what protects it, and who serves the zone. Of foreign zones only the addresses and TLSA records of MX hosts are listed.
 */
export async function namesOfMail({ domain, zone, views, selectors }: MailNamesOptions): Promise<readonly MailName[]> {
  const [hosts, spf, servers] = await Promise.all([
    mailHosts(domain, views),
    spfNames(domain, zone, views),
    changingServers(zone, views),
  ]);
  const names: MailName[] = [
    { name: domain, type: 'MX' },
    ...hosts.flatMap(addressesOf),
    ...hosts.map((host): MailName => ({ name: `_25._tcp.${host}`, type: 'TLSA' })),
    ...spf,
    ...selectors.map((selector) => text(`${selector}._domainkey.${domain}`)),
    ...dmarcNames(domain, zone),
    text(`_mta-sts.${domain}`),
    ...addressesOf(`mta-sts.${domain}`),
    text(`_smtp._tls.${domain}`),
    { name: zone, type: 'NS' },
    ...servers.flatMap(addressesOf),
  ];
  return [...new Map(names.map((each) => [`${each.name} ${each.type}`, each])).values()];
}

function text(name: string): MailName {
  return { name, type: 'TXT' };
}

function addressesOf(name: string): readonly MailName[] {
  return [
    { name, type: 'A' },
    { name, type: 'AAAA' },
  ];
}

/** Name servers in the zone itself that come or go: without their addresses nothing of the zone is found. */
async function changingServers(zone: string, views: readonly Zone[]): Promise<readonly string[]> {
  const lookups = await Promise.all(views.map((view) => view.lookup(zone, 'NS')));
  const named = lookups.map(({ records }) => records.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : [])));
  const all = [...new Set(named.flat())];
  return all.filter((host) => isWithin(host, zone) && !named.every((each) => each.includes(host)));
}

/** Hosts that mail goes to, in any view: the domain itself where it has no MX record (RFC 5321 section 5.1). */
async function mailHosts(domain: string, views: readonly Zone[]): Promise<readonly string[]> {
  const lookups = await Promise.all(views.map((view) => view.lookup(domain, 'MX')));
  const hosts = lookups.flatMap(({ outcome, records }) => {
    if (outcome === 'failed') return [];
    const named = records.flatMap(({ data }) => (data.type === 'MX' ? [data] : []));
    if (named.length === 0) return [domain];
    const inOrder = named.toSorted((one, other) => one.preference - other.preference);
    // The root stands for "no mail" (RFC 7505 section 3).
    return inOrder.map(({ exchange }) => exchange).filter((exchange) => exchange !== '');
  });
  return [...new Set(hosts)];
}

/** DMARC records of the domain and of what is above it, as far as the zone goes (RFC 9989 section 4.10). */
function dmarcNames(domain: string, zone: string): readonly MailName[] {
  const names: MailName[] = [];
  for (let at: string | undefined = domain; at?.includes('.') && isWithin(at, zone); at = parentOf(at)) {
    names.push(text(`_dmarc.${at}`));
  }
  return names;
}

/** The SPF record, and the names of the zone on which it stands. */
async function spfNames(domain: string, zone: string, views: readonly Zone[]): Promise<readonly MailName[]> {
  const found: MailName[] = [text(domain)];
  const seen = new Set([domain]);
  for (let waiting = [domain]; waiting.length > 0 && seen.size <= MAX_SPF_RECORDS; ) {
    const terms = (await Promise.all(waiting.map((name) => spfTerms(name, views)))).flat();
    const own = terms.filter(({ name }) => isWithin(name, zone));
    found.push(...own.filter(({ isRecord }) => !isRecord).flatMap(({ name }) => addressesOf(name)));
    waiting = [...new Set(own.filter(({ name, isRecord }) => isRecord && !seen.has(name)).map(({ name }) => name))];
    found.push(...waiting.map(text));
    for (const name of waiting) seen.add(name);
  }
  return found;
}

/** Names in the SPF records of a name. Those with macros depend on the message (RFC 7208 section 7). */
async function spfTerms(
  name: string,
  views: readonly Zone[],
): Promise<readonly { readonly name: string; readonly isRecord: boolean }[]> {
  const lookups = await Promise.all(views.map((view) => view.lookup(name, 'TXT')));
  const records = lookups.flatMap((lookup) => lookup.records.flatMap(spfTextOf));
  return records
    .flatMap((record) => record.toLowerCase().split(' '))
    .flatMap((term) => {
      const [, kind, target] = /^[+?~-]?(include:|redirect=|a:|a\/|a$)([^/%]*)(?:\/.*)?$/.exec(term) ?? [];
      if (kind === undefined || target === undefined) return [];
      return [
        {
          name: kind.endsWith(':') || kind.endsWith('=') ? target.replace(/\.$/, '') : name,
          isRecord: kind.length > 2,
        },
      ];
    });
}

function spfTextOf({ data }: ResourceRecord): readonly string[] {
  const whole = data.type === 'TXT' ? data.strings.join('') : '';
  return isSpfText(whole) ? [whole] : [];
}
