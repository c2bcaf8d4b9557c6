/** What can be wrong with TLSA records, in words. */
import { createHash, X509Certificate } from 'node:crypto';
import type { ResourceRecord } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import type { DnssecState } from '../security.ts';
import type { Tlsa } from './matches-tlsa.ts';

type About = ResourceRecord | undefined;

function ownerOf(host: string): string {
  return `_25._tcp.${host}`;
}

/** No host has records, or this one has none while others have. */
export function withoutTlsa(subject: string, domain: string, record: About): Concern {
  return {
    code: 'E_DANE_MISSING',
    severity: 'info',
    subject,
    message:
      subject === domain
        ? `No MX host of ${domain} has TLSA records.`
        : `The MX host ${subject} has no TLSA records, and others of ${domain} have.`,
    hint: 'With DNSSEC and TLSA records, senders verify the certificate of each MX host and do not deliver without TLS.',
    record,
    isOptional: true,
  };
}

/** The name servers do not answer the question. */
export function lookupFails(name: string, failure: string): Concern {
  return {
    code: 'E_DANE_LOOKUP',
    severity: 'critical',
    subject: name,
    message: `The question for TLSA ${name} fails (${failure}), and the host is signed: senders that follow DANE keep mail back until it is answered.`,
    hint: `The name servers must answer it, also where there is no such record. Try it with: dig +dnssec ${name} TLSA`,
  };
}

/** Records that senders pass over. */
export function notUsable(
  host: string,
  { record, data, fault }: { readonly record: ResourceRecord; readonly data: Tlsa; readonly fault: string },
  count: number,
  all: number,
): Concern {
  const isAll = count === all;
  const shown = `${data.usage} ${data.selector} ${data.matching} ${data.certificate.slice(0, 16)}…`;
  return {
    code: 'E_DANE_USAGE',
    severity: isAll ? 'warning' : 'info',
    subject: host,
    message: isAll
      ? `Senders can use no TLSA record of ${host}: ${shown} ${fault}. They deliver without verifying the certificate.`
      : `Senders pass over ${count} of ${all} TLSA records of ${host}: ${shown} ${fault}.`,
    hint: `Publish ${ownerOf(host)}. TLSA 3 1 1 with the SHA-256 digest of the public key.`,
    record,
    isOptional: true,
  };
}

/** More records than some senders read. */
export function tooMany(host: string, count: number, record: About): Concern {
  return {
    code: 'E_DANE_USAGE',
    severity: 'info',
    subject: `${host} (count)`,
    message: `${host} has ${count} TLSA records, and some senders read about 12 only.`,
    hint: 'Remove the records of keys that are no longer in use.',
    record,
  };
}

/** Senders look at another name. */
export function proxiedWithTlsa(host: string, record: About): Concern {
  return {
    code: 'E_MX_PROXIED',
    severity: 'critical',
    subject: host,
    message: `The MX host ${host} is behind the web proxy of the provider, which publishes another MX host in its place: the TLSA records of ${ownerOf(host)} are not those that senders ask for.`,
    hint: `Set ${host} to "DNS only" (proxied: false).`,
    record,
  };
}

/** Without signatures the records count for nothing (RFC 7672 section 2.2). */
export function unsignedTlsa(host: string, isOwn: boolean, record: About): Concern {
  return {
    code: 'E_DANE_INSECURE',
    severity: isOwn ? 'warning' : 'info',
    subject: host,
    message: `${host} has TLSA records, and its zone is not signed: senders pass them over.`,
    hint: isOwn
      ? `Sign the zone of ${host} with DNSSEC and publish its DS record, or remove the TLSA records.`
      : `Only who runs ${host} can sign its zone.`,
    record,
    isOptional: isOwn,
  };
}

/** What does not fit. */
export interface Mismatch {
  readonly host: string;
  readonly leaf: Buffer;
  /** Certificates that the host shows. */
  readonly count: number;
  readonly isIssuerOnly: boolean;
  readonly security: DnssecState;
  readonly record: About;
}

/** RFC 7672 section 2.2: a sender that finds no match does not deliver. */
export function tlsaMismatch({ host, leaf, count, isIssuerOnly, security, record }: Mismatch): Concern {
  const chain = count === 1 ? 'the server shows its certificate alone' : `the server shows ${count} certificates`;
  const issuer = isIssuerOnly ? `; usage 2 needs the issuer among those that it shows (${chain})` : '';
  return {
    code: 'E_DANE_MISMATCH',
    severity: 'critical',
    subject: host,
    message: `No TLSA record of ${host} fits the certificate of its server${issuer}: senders that follow DANE do not deliver there${untested(security)}.`,
    hint: `Publish ${ownerOf(host)}. TLSA 3 1 1 ${digestOf(leaf)} beside the present records, wait twice their TTL, then remove what fits no key in use.`,
    record,
  };
}

/** RFC 7671 section 9: of several digests the strongest counts alone. */
export function weakDigest(host: string, leaf: Buffer, security: DnssecState, record: About): Concern {
  return {
    code: 'E_DANE_MISMATCH',
    severity: 'critical',
    subject: host,
    message: `Only a SHA-256 digest among the TLSA records of ${host} fits the certificate of its server, and beside SHA-512 digests senders pass over it: senders that follow DANE do not deliver there${untested(security)}.`,
    hint: `Publish ${ownerOf(host)}. TLSA 3 1 1 ${digestOf(leaf)}, and remove the records with the matching type 2 that fit no key in use.`,
    record,
  };
}

function untested(security: DnssecState): string {
  return security === 'unknown' ? ' where the zone is signed, which was not tested' : '';
}

function digestOf(leaf: Buffer): string {
  try {
    const key = new X509Certificate(leaf).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(key).digest('hex');
  } catch {
    return '<SHA-256 of the public key>';
  }
}

/** The issuer fits, and the certificate itself is refused. */
export function wrongLeaf(host: string, trouble: string, security: DnssecState, record: About): Concern {
  return {
    code: 'E_DANE_MISMATCH',
    severity: 'critical',
    subject: host,
    message: `The TLSA records of ${host} name its issuer (usage 2), and the certificate ${trouble}: senders that follow DANE do not deliver there${untested(security)}.`,
    hint: `With usage 2 the certificate must be valid and name ${host}. Issue it anew, or publish a record 3 1 1 of its key, for which name and time do not count.`,
    record,
  };
}

/** The next certificate may be signed by another issuer. */
export function rotatingIssuer(host: string, issuer: string, record: About): Concern {
  return {
    code: 'E_DANE_MISMATCH',
    severity: 'warning',
    subject: `${host} (issuer)`,
    message: `The only TLSA record that names an issuer of ${host} fits "${issuer}", and this authority signs with several issuers in turn: the next certificate may not fit.`,
    hint: 'Publish a record 2 1 1 for each issuer that your authority uses, or a record 3 1 1 of a key that you keep at each renewal.',
    record,
    isOptional: true,
  };
}

/** One record only. */
export function noRollover(
  host: string,
  { usage, selector, matching }: Tlsa,
  isWarning: boolean,
  record: About,
): Concern {
  return {
    code: 'E_DANE_NO_ROLLOVER',
    severity: isWarning ? 'warning' : 'info',
    subject: host,
    message: `${host} has one usable TLSA record (${usage} ${selector} ${matching}): when ${usage === 2 ? 'the issuer' : 'the key'} changes, no record fits.`,
    hint: `Publish the record of the next ${usage === 2 ? 'issuer' : 'key'} beside it, at least twice its TTL before that is used.`,
    record,
    isOptional: isWarning,
  };
}
