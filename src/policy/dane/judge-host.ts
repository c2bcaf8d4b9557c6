/** The TLSA records of one host: whether senders can use them, whether they fit, and what the next change breaks. */
import type { X509Certificate } from 'node:crypto';
import type { Concern } from '../concern.ts';
import { certificateTrouble } from './certificate-trouble.ts';
import * as concerns from './concerns.ts';
import type { DaneHost } from './dane-host.ts';
import { fittingCertificate, type Tlsa, unusable } from './matches-tlsa.ts';

/** Some senders read no more records of one host (Microsoft, about 12). */
const MANY = 12;
/** The authority of which it is known that it signs with one of several issuers at a time, and changes them. */
const ROTATING = /^O=Let's Encrypt$/m;
const TRUST_ANCHOR = 2;

/** Judges a host that has TLSA records. */
export function judgeHost(daneHost: DaneHost): readonly Concern[] {
  const { host, records, security, isOwn } = daneHost;
  const found: Concern[] = [];
  const faults = records.flatMap(({ record, data }) => {
    const fault = unusable(data);
    return fault === undefined ? [] : [{ record, data, fault }];
  });
  const [first] = faults;
  if (first) found.push(concerns.notUsable(host.host, first, faults.length, records.length));
  if (records.length > MANY) found.push(concerns.tooMany(host.host, records.length, records[0]?.record));
  if (host.isProxied) found.push(concerns.proxiedWithTlsa(host.host, records[0]?.record));
  if (faults.length === records.length) return found;
  if (security === 'insecure') return [...found, concerns.unsignedTlsa(host.host, isOwn, records[0]?.record)];
  const fit = fitConcerns(daneHost);
  return [...found, ...fit, ...(fit.some(({ severity }) => severity === 'critical') ? [] : nextConcerns(daneHost))];
}

function usableIn({ records }: DaneHost): DaneHost['records'] {
  return records.filter(({ data }) => unusable(data) === undefined);
}

/**
 * Whether senders pass over a record because of another one: of the digests with one usage and selector they look at the
 * strongest alone (RFC 7671 section 9). Whole certificates and keys are always looked at.
 */
function isStronger(one: Tlsa, other: Tlsa): boolean {
  const isAlike = one.usage === other.usage && one.selector === other.selector;
  return isAlike && other.matching === 1 && one.matching === 2;
}

/** Whether one of the records fits what the host shows. */
function fitConcerns(daneHost: DaneHost): readonly Concern[] {
  const { domain, host, chain, security } = daneHost;
  const usable = usableIn(daneHost);
  const leaf = chain?.[0];
  if (!chain || !leaf) return [];
  const all = usable.flatMap(({ data, record }) => {
    const certificate = fittingCertificate(data, chain);
    return certificate ? [{ data, record, certificate }] : [];
  });
  const fits = all.filter(({ data }) => !usable.some((other) => isStronger(other.data, data)));
  const record = usable[0]?.record;
  const [weak] = all;
  if (weak && fits.length === 0) return [concerns.weakDigest(host.host, leaf, security, weak.record)];
  if (fits.length === 0) {
    const isIssuerOnly = usable.every(({ data }) => data.usage === TRUST_ANCHOR);
    return [concerns.tlsaMismatch({ host: host.host, leaf, count: chain.length, isIssuerOnly, security, record })];
  }
  // With usage 3 neither the name nor the time counts.
  if (fits.some(({ data }) => data.usage !== TRUST_ANCHOR)) return [];
  const trouble = certificateTrouble(leaf, [host.host, domain]);
  if (trouble !== undefined) return [concerns.wrongLeaf(host.host, trouble, security, record)];
  const anchors = usable.filter(({ data }) => data.usage === TRUST_ANCHOR);
  const [fit] = fits;
  const isRotating = anchors.length === 1 && fit !== undefined && isRotatingIssuer(fit.certificate);
  return isRotating ? [concerns.rotatingIssuer(host.host, nameOf(fit.certificate), fit.record)] : [];
}

/** An intermediate, not a root: a root that is named stays. */
function isRotatingIssuer(certificate: X509Certificate): boolean {
  return ROTATING.test(certificate.subject) && certificate.subject !== certificate.issuer;
}

function nameOf({ subject }: X509Certificate): string {
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
}

/** With one record only, the next key has none when it comes (RFC 7671 section 8). */
function nextConcerns(daneHost: DaneHost): readonly Concern[] {
  const usable = usableIn(daneHost);
  const [only] = usable;
  if (!only || usable.length > 1) return [];
  // The issuer outlives many leaves, and a host of others is theirs to look after.
  const isWarning = only.data.usage !== TRUST_ANCHOR && daneHost.isOwn;
  return [concerns.noRollover(daneHost.host.host, only.data, isWarning, only.record)];
}
