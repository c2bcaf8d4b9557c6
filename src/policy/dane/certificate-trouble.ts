/** What else must be right where a record names an issuer: names and times of the certificate (RFC 7671 section 5.2). */
import { X509Certificate } from 'node:crypto';

/**
 * Why a client refuses the leaf though its issuer fits, a clause that continues after "the certificate"; undefined when
 * it does not.
 *
 * @param names the MX host and the mail domain: one of them is enough (RFC 7672 section 3.2.2)
 */
export function certificateTrouble(leaf: Buffer, names: readonly string[]): string | undefined {
  const certificate = new X509Certificate(leaf);
  if (!names.some((name) => certificate.checkHost(name, { subject: 'never', partialWildcards: false }) !== undefined)) {
    return `is for ${(certificate.subjectAltName ?? 'no name').replaceAll('DNS:', '')}`;
  }
  const [from, until] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  if (Date.now() > until) return `has expired (${certificate.validTo})`;
  return Date.now() < from ? `is not valid before ${certificate.validFrom}` : undefined;
}
