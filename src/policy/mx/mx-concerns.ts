/** What can be wrong with MX records, in words. */
import type { Lookup, ResourceRecord } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';

type About = ResourceRecord | undefined;

/** The domain says that it takes no mail, and `no-mail` does not say that this is meant. */
export function nullMx(domain: string, record: About): Concern {
  return {
    code: 'E_MX_NULL',
    severity: 'critical',
    subject: domain,
    message: `${domain} has the null MX record "0 .", so senders return all mail for it at once.`,
    hint: 'Publish MX records that name mail servers. If the domain is to take no mail, set no-mail: true.',
    record,
  };
}

/** RFC 7505 section 3. */
export function nullMixed(domain: string, record: About): Concern {
  return {
    code: 'E_MX_NULL_MIXED',
    severity: 'critical',
    subject: domain,
    message: `${domain} has the null MX record "0 ." beside other MX records, so senders disagree whether it takes mail.`,
    hint: 'Remove "0 ." where the domain takes mail; remove the others where it does not.',
    record,
  };
}

/** The domain takes mail, and is said not to. */
export function takesMail(domain: string, record: About): Concern {
  return {
    code: 'E_MX_NULL',
    severity: 'critical',
    subject: `${domain} takes mail`,
    message: `${domain} is to take no mail (no-mail: true), and its MX records name mail servers.`,
    hint: `Replace them by the null MX record "${domain}. MX 0 .", or remove no-mail.`,
    record,
  };
}

/** Nothing says where mail goes. */
export function noMx(domain: string, outcome: Lookup['outcome']): Concern {
  const what = outcome === 'nxdomain' ? `${domain} does not exist` : `${domain} has neither MX records nor an address`;
  return {
    code: 'E_MX_MISSING',
    severity: 'critical',
    subject: domain,
    message: `${what}, so no mail can be delivered to it.`,
    hint: `Publish an MX record: ${domain}. MX 10 mail.${domain}. If it is to take no mail, publish "${domain}. MX 0 ." and set no-mail: true.`,
  };
}

/** RFC 5321 section 5.1. */
export function implicitMx(domain: string, isNoMail: boolean, record: About): Concern {
  return {
    code: 'E_MX_IMPLICIT',
    severity: 'warning',
    subject: domain,
    message: isNoMail
      ? `${domain} has an address and no MX record, so senders deliver to the address though it is to take no mail.`
      : `${domain} has no MX record, so senders deliver to the address of the domain itself.`,
    hint: isNoMail
      ? `Publish the null MX record: ${domain}. MX 0 .`
      : `Publish an MX record that names the mail server: ${domain}. MX 10 mail.${domain}.`,
    record,
  };
}

/** RFC 5321 section 5.1 and RFC 1035 section 3.3.9: the field is a host name. */
export function isAddress(domain: string, address: string, record: About): Concern {
  return {
    code: 'E_MX_IP',
    severity: 'critical',
    subject: address,
    message: `An MX record of ${domain} names the address ${address}; senders look for a host of that name and find none.`,
    hint: `Give the address a name, and name that: mail.${domain}. ${address.includes(':') ? 'AAAA' : 'A'} ${address} and ${domain}. MX 10 mail.${domain}.`,
    record,
  };
}

/** A host without an address. */
export interface Unresolvable {
  readonly domain: string;
  readonly host: string;
  readonly outcome: Lookup['outcome'];
  /** The host that was meant, where the final dot is missing. */
  readonly meant: { readonly name: string; readonly isThere: boolean } | undefined;
  readonly record: About;
}

/** Senders cannot connect to the host. */
export function unresolvable({ domain, host, outcome, meant, record }: Unresolvable): Concern {
  const what = outcome === 'nxdomain' ? 'does not exist' : 'has no address';
  const preference = record?.data.type === 'MX' ? record.data.preference : 10;
  return {
    code: 'E_MX_UNRESOLVABLE',
    severity: 'critical',
    subject: host,
    message: `The MX host ${host} ${what}, so senders cannot deliver to it.`,
    hint: meant?.isThere
      ? `${meant.name} has an address: the final dot is missing. Write ${domain}. MX ${preference} ${meant.name}.`
      : `Publish an address for ${host} (A or AAAA), or remove the MX record.${meant ? ` If ${meant.name} was meant, the final dot is missing: ${domain}. MX ${preference} ${meant.name}.` : ''}`,
    record,
  };
}

/** RFC 2181 section 10.3. */
export function isAlias(host: string, alias: ResourceRecord, record: About): Concern {
  const target = alias.data.type === 'CNAME' ? alias.data.target : 'another name';
  return {
    code: 'E_MX_CNAME',
    severity: 'critical',
    subject: host,
    message: `The MX host ${host} is an alias of ${target}, and MX records must not name an alias: some senders refuse to deliver.`,
    hint: `Let the MX record name ${target}. itself, or give ${host} its own A and AAAA records.`,
    record,
  };
}

/** Addresses that the outside does not reach. */
export function notPublic(host: string, addresses: readonly string[], record: About): Concern {
  return {
    code: 'E_MX_PRIVATE',
    severity: 'warning',
    subject: host,
    message: `The MX host ${host} is at ${addresses.join(', ')}, which cannot be reached from outside of your network.`,
    hint: `Publish the public address of ${host}, and keep the internal one in the internal zone.`,
    record,
  };
}

/** Mail does not pass a web proxy. */
export function proxiedHost(host: string, record: About): Concern {
  return {
    code: 'E_MX_PROXIED',
    severity: 'warning',
    subject: host,
    message: `The MX host ${host} is behind the web proxy of the provider: its addresses take no mail, and the provider publishes another MX host in its place.`,
    hint: `Set ${host} to "DNS only" (proxied: false).`,
    record,
  };
}

/** No other server takes over. */
export function singleServer(domain: string, addresses: readonly string[], record: About): Concern {
  return {
    code: 'E_MX_SINGLE',
    severity: 'info',
    // Another server is new trouble, though one server took all mail before.
    subject: [domain, ...addresses].join(' '),
    message: `One server (${addresses.join(', ')}) takes all mail for ${domain}.`,
    hint: 'Senders wait and try again while it is down, mostly for some days. A second server in another network takes mail meanwhile.',
    record,
  };
}
