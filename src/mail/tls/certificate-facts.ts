/** Reads the facts of a certificate that a report shows. Its contents are untrusted. */
import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../model/facts.ts';
import { describeKey } from './certificate-strength.ts';

const DAY_MS = 86_400_000;

/** Reads a certificate in DER form that a handshake has accepted. */
export function certificateFacts(der: Buffer): CertificateFacts {
  const certificate = new X509Certificate(der);
  const validTo = moment(certificate.validTo);
  return {
    subject: distinguishedName(certificate.subject),
    issuer: distinguishedName(certificate.issuer),
    names: (certificate.subjectAltName ?? '').split(', ').filter((name) => name !== ''),
    validFrom: moment(certificate.validFrom).toISOString(),
    validTo: validTo.toISOString(),
    daysLeft: Math.floor((validTo.getTime() - Date.now()) / DAY_MS),
    fingerprint256: certificate.fingerprint256,
    ...describeKey(certificate),
  };
}

/** Parses a date of a certificate. An unreadable date becomes the epoch, which is long past. */
function moment(text: string): Date {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

function distinguishedName(text: string | undefined): string {
  return (text ?? '').split('\n').join(', ');
}
