import type { CertificateFacts, ConnectionFacts } from '../../model/facts.ts';
import type { Status } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';

/** Who renews by a machine has renewed long before. */
const SOON_DAYS = 14;

/** A certificate and who showed it. */
export interface ShownCertificate {
  readonly certificate: CertificateFacts;
  /** `SMTP`, `IMAP`. */
  readonly protocols: readonly string[];
}

/** The certificates of all connections, leaf first; one that both protocols show stands there once. */
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

/** How long a certificate is still valid, and how that has to be marked. It does not change the verdict of a check. */
export function validity(daysLeft: number): { readonly mark: Exclude<Status, 'unknown'>; readonly text: string } {
  if (daysLeft < 0) return { mark: 'critical', text: `expired ${counted(-daysLeft, 'day')} ago` };
  return { mark: daysLeft < SOON_DAYS ? 'warning' : 'ok', text: counted(daysLeft, 'day') };
}
