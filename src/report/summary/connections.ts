import type { ConnectionFacts } from '../../model/facts.ts';
import { counted } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { shownCertificates, validity } from '../common/shown-certificates.ts';
import { STATUS_SYMBOLS } from '../common/status-symbol.ts';
import { day, table } from './markdown.ts';

/** At most this many certificates are shown. */
const MAX_CERTIFICATES = 8;

/** Renders one row per connection. */
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

/** Renders one row per certificate, leaf first; a chain that both protocols show is listed once. */
export function certificateTable(connections: readonly ConnectionFacts[]): string {
  const seen = shownCertificates(connections);
  if (seen.length === 0) return '';
  const rows = seen
    .slice(0, MAX_CERTIFICATES)
    .map(({ certificate, protocols }) => [
      codeSpan(certificate.subject, 120),
      codeSpan(certificate.issuer, 120),
      day(certificate.validTo),
      daysLeft(certificate.daysLeft),
      protocols.join(', '),
    ]);
  const left = seen.length - rows.length;
  return table(
    ['Certificate of', 'Issued by', 'Valid to', 'Left', 'Seen by'],
    left > 0 ? [...rows, [`and ${counted(left, 'more certificate')}`]] : rows,
  );
}

function daysLeft(days: number): string {
  const { mark, text } = validity(days);
  return mark === 'ok' ? text : `${STATUS_SYMBOLS[mark]} ${text}`;
}
