import type { CertificateFacts, ConnectionFacts } from '../../model/facts.ts';
import type { Status } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';

/** Certificates with fewer days left are marked. Automatic renewal happens long before that. */
const SOON_DAYS = 14;

/** A certificate and the protocols of the servers that presented it. */
export interface ShownCertificate {
  readonly certificate: CertificateFacts;
  /** `SMTP`, `IMAP`. */
  readonly protocols: readonly string[];
}

/** Returns the certificates of all connections, leaf first; one that both protocols show is listed once. */
export function shownCertificates(connections: readonly ConnectionFacts[]): ShownCertificate[] {
  const seen = new Map<string, { certificate: CertificateFacts; protocols: Set<string> }>();
  for (const { protocol, tls } of connections) {
    for (const certificate of tls?.chain ?? []) {
      const entry = seen.get(certificate.fingerprint256) ?? { certificate, protocols: new Set() };
      entry.protocols.add(protocol.toUpperCase());
      seen.set(certificate.fingerprint256, entry);
    }
  }
  return [...seen.values()].map(({ certificate, protocols }) => ({ certificate, protocols: [...protocols] }));
}

/** Returns how long a certificate is still valid, and its mark. The mark does not change the verdict of a check. */
export function validity(daysLeft: number): { readonly mark: Exclude<Status, 'unknown'>; readonly text: string } {
  if (daysLeft < 0) return { mark: 'critical', text: `expired ${counted(-daysLeft, 'day')} ago` };
  return { mark: daysLeft < SOON_DAYS ? 'warning' : 'ok', text: counted(daysLeft, 'day') };
}
