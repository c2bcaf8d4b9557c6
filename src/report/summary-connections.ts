/** Who answered: the connections of a check and the certificates that were shown, as tables for the job summary. */
import type { CertificateFacts, ConnectionFacts } from '../probes/probe.ts';
import { counted } from './counted.ts';
import { day, table } from './markdown.ts';
import { codeSpan } from './untrusted.ts';

/** More certificates than this are not shown. */
const MAX_CERTIFICATES = 8;

/** One row a connection. */
export function connectionTable(connections: readonly ConnectionFacts[]): string {
  if (connections.length === 0) return '';
  return table(
    ['Connection', 'Address', 'TLS', 'Cipher', 'Certificate'],
    connections.map(({ protocol, address, port, tls }) => [
      protocol.toUpperCase(),
      codeSpan(address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, 100),
      tls === undefined ? '⚠️ none' : codeSpan(tls.version, 20),
      tls === undefined ? '–' : codeSpan(tls.cipher, 60),
      tls === undefined ? '–' : tls.isVerified ? '✅ verified' : '⚠️ not verified',
    ]),
  );
}

/** One row a certificate, leaf first; a chain that both protocols show stands there once. */
export function certificateTable(connections: readonly ConnectionFacts[]): string {
  const seen = new Map<string, { certificate: CertificateFacts; protocols: Set<string> }>();
  for (const { protocol, tls } of connections) {
    for (const certificate of tls?.chain ?? []) {
      const entry = seen.get(certificate.fingerprint256) ?? { certificate, protocols: new Set() };
      entry.protocols.add(protocol.toUpperCase());
      seen.set(certificate.fingerprint256, entry);
    }
  }
  if (seen.size === 0) return '';
  const rows = [...seen.values()]
    .slice(0, MAX_CERTIFICATES)
    .map(({ certificate, protocols }) => [
      codeSpan(certificate.subject, 120),
      codeSpan(certificate.issuer, 120),
      day(certificate.validTo),
      daysLeft(certificate.daysLeft),
      [...protocols].join(', '),
    ]);
  const left = seen.size - rows.length;
  return table(
    ['Certificate of', 'Issued by', 'Valid to', 'Left', 'Seen by'],
    left > 0 ? [...rows, [`and ${counted(left, 'more certificate')}`]] : rows,
  );
}

function daysLeft(days: number): string {
  return days < 0 ? `❌ expired ${counted(-days, 'day')} ago` : counted(days, 'day');
}
