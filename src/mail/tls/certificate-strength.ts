/**
 * Judges the strength of keys and signatures of certificates. OpenSSL refuses weak ones by a security level that each
 * build sets for itself, and gives no reason; here the weak certificate and its weakness are named.
 */
import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../model/facts.ts';

/** Minimum key sizes in bits, for 112 bits of security (NIST SP 800-57 part 1, table 2). */
const MIN_BITS = 2048;
const MIN_CURVE_BITS = 224;
const WEAK_DIGEST = /md[245]|sha-?1(?!\d)|ecdsa-with-sha1$/i;

/** A certificate that is too weak to be trusted, and why: `has a key of RSA 1024, which is too small`. */
export interface Weakness {
  readonly certificate: CertificateFacts;
  readonly what: string;
}

/** Finds the first weak certificate of a chain, leaf first. The signature of a self-signed root does not count. */
export function findWeakness(chain: readonly CertificateFacts[]): Weakness | undefined {
  for (const certificate of chain) {
    const { key, signature, subject, issuer } = certificate;
    if (key !== undefined && isSmall(key)) return { certificate, what: `has a key of ${key}, which is too small` };
    if (signature !== undefined && subject !== issuer && WEAK_DIGEST.test(signature)) {
      return { certificate, what: `is signed with ${signature}, which can be forged` };
    }
  }
  return undefined;
}

/** Describes key and signature for the report. */
export function describeKey(certificate: X509Certificate): Pick<CertificateFacts, 'key' | 'signature'> {
  return { key: keyOf(certificate), signature: certificate.signatureAlgorithm };
}

function keyOf(certificate: X509Certificate): string | undefined {
  try {
    const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details = {} } = certificate.publicKey;
    const size = details.modulusLength ?? details.namedCurve;
    return size === undefined ? type : `${type.toUpperCase()} ${size}`;
  } catch {
    // This OpenSSL does not know the type of the key.
    return undefined;
  }
}

/** Whether a key is too small. The name of a curve contains its size: `secp160r1`, `prime192v1`. */
function isSmall(key: string): boolean {
  const [, bits] = /^(?:RSA|RSA-PSS|DSA) (\d+)$/.exec(key) ?? [];
  const [, curveBits] = /^EC .*?(\d{3})/.exec(key) ?? [];
  if (bits !== undefined) return Number(bits) < MIN_BITS;
  return curveBits !== undefined && Number(curveBits) < MIN_CURVE_BITS;
}
