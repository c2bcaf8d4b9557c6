/** Whether a TLSA record fits a certificate chain (RFC 6698 section 2.1, RFC 7671 section 5). */
import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { RecordData } from '../../dns/records.ts';

/** The data of a TLSA record. */
export type Tlsa = Extract<RecordData, { type: 'TLSA' }>;

const TRUST_ANCHOR = 2;
const END_ENTITY = 3;
const HASHES: Readonly<Record<number, string>> = { 1: 'sha256', 2: 'sha512' };
/** In octets. */
const DIGEST_OCTETS: Readonly<Record<number, number>> = { 1: 32, 2: 64 };
/** No chain that works is longer. */
const MAX_CHAIN = 16;

/**
 * Why SMTP clients pass a record over, a clause that continues after the record (RFC 7672 section 3.1); undefined when
 * they use it.
 */
export function unusable({ usage, selector, matching, certificate }: Tlsa): string | undefined {
  if (usage !== TRUST_ANCHOR && usage !== END_ENTITY) return `has the usage ${usage}, and SMTP knows 2 and 3 only`;
  if (selector > 1) return `has the selector ${selector}, and only 0 and 1 are known`;
  if (matching > 2) return `has the matching type ${matching}, and only 0, 1 and 2 are known`;
  const octets = certificate.length / 2;
  const wanted = DIGEST_OCTETS[matching];
  if (wanted !== undefined && octets !== wanted)
    return `has ${octets} octets of data, and a ${matching === 1 ? 'SHA-256' : 'SHA-512'} digest has ${wanted}`;
  if (wanted === undefined && !isWhole(selector, certificate))
    return `holds no ${selector === 0 ? 'certificate' : 'public key'}`;
  return undefined;
}

function isWhole(selector: number, hex: string): boolean {
  const octets = Buffer.from(hex, 'hex');
  return (selector === 0 ? certificateIn(octets) : keyIn(octets)) !== undefined;
}

/**
 * Returns the certificate that a usable record fits: the leaf for usage 3, the issuer in the chain for usage 2; the last
 * certificate of the chain when the record itself holds what has signed it. Undefined when it fits none.
 *
 * @param chain as the server shows it, in DER, the leaf first
 */
export function fittingCertificate(record: Tlsa, chain: readonly Buffer[]): X509Certificate | undefined {
  const certificates = chain.slice(0, MAX_CHAIN).map(certificateIn);
  const [leaf] = certificates;
  if (!leaf) return undefined;
  if (record.usage === END_ENTITY) return isEqual(record, leaf) ? leaf : undefined;
  if (record.usage !== TRUST_ANCHOR) return undefined;
  const path = pathFrom(
    leaf,
    certificates.slice(1).filter((each) => each !== undefined),
  );
  const issuer = path.slice(1).find((each) => isEqual(record, each));
  if (issuer) return issuer;
  const last = path.at(-1);
  return last && isSignedByRecord(record, last) ? last : undefined;
}

/** Whether a TLSA record fits a chain of certificates in DER, the leaf first. Names and times are not looked at. */
export function matchesTlsa(record: Tlsa, chain: readonly Buffer[]): boolean {
  return fittingCertificate(record, chain) !== undefined;
}

function isEqual({ selector, matching, certificate }: Tlsa, shown: X509Certificate): boolean {
  const octets = selector === 0 ? shown.raw : spkiOf(shown);
  if (octets === undefined) return false;
  const hash = HASHES[matching];
  return (hash === undefined ? octets.toString('hex') : createHash(hash).update(octets).digest('hex')) === certificate;
}

/** The leaf and those that have signed it, one after the other, in whatever order the server shows them. */
function pathFrom(leaf: X509Certificate, others: readonly X509Certificate[]): readonly X509Certificate[] {
  const path = [leaf];
  for (let at = leaf; path.length < MAX_CHAIN; ) {
    const issuer = others.find((each) => !path.includes(each) && isSignedBy(at, each));
    if (!issuer) break;
    path.push(issuer);
    at = issuer;
  }
  return path;
}

function isSignedBy(subject: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** A record may hold the certificate or the key of the issuer as a whole; then the chain need not. */
function isSignedByRecord({ selector, matching, certificate }: Tlsa, last: X509Certificate): boolean {
  if (matching !== 0) return false;
  const octets = Buffer.from(certificate, 'hex');
  // OpenSSL, and so most senders, take no leaf for its own issuer, even where it has signed itself.
  if (octets.equals(last.raw)) return false;
  try {
    const key = selector === 0 ? certificateIn(octets)?.publicKey : keyIn(octets);
    return key !== undefined && last.verify(key);
  } catch {
    return false;
  }
}

function certificateIn(octets: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(octets);
  } catch {
    return undefined;
  }
}

function keyIn(octets: Buffer): KeyObject | undefined {
  try {
    return createPublicKey({ key: octets, format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

/** The public key with its algorithm, in DER. */
function spkiOf({ publicKey }: X509Certificate): Buffer | undefined {
  try {
    return publicKey.export({ type: 'spki', format: 'der' });
  } catch {
    return undefined;
  }
}
