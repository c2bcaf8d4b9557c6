import type { ConnectionFacts } from '../../model/facts.ts';
import { counted, grouped } from '../../text/counted.ts';
import { shownCertificates, validity } from '../common/shown-certificates.ts';
import { andMore, blocks, type Column, code, day, table } from './parts/elements.ts';
import { marked } from './parts/icons.ts';

const MAX_CERTIFICATES = 8;
const MAX_NAMES = 12;

const COLUMNS: readonly Column[] = [
  { heading: 'Certificate' },
  { heading: 'Names' },
  { heading: 'Issued by' },
  { heading: 'Valid to', kind: 'short' },
  { heading: 'Left', kind: 'short' },
  { heading: 'Seen by', kind: 'short' },
];

/** Renders one row per certificate; empty when no server presented one. */
export function certificateTable(connections: readonly ConnectionFacts[]): string {
  const seen = shownCertificates(connections);
  const rows = seen
    .slice(0, MAX_CERTIFICATES)
    .map(({ certificate, protocols }) => [
      code(certificate.subject, 120),
      nameList(certificate.names),
      code(certificate.issuer, 120),
      day(certificate.validTo),
      daysLeft(certificate.daysLeft),
      protocols.join(', '),
    ]);
  const left = seen.length - rows.length;
  return blocks(table('Certificates', COLUMNS, rows), andMore(left > 0 ? counted(left, 'more certificate') : ''));
}

function nameList(names: readonly string[]): string {
  if (names.length === 0) return '–';
  const shown = names.slice(0, MAX_NAMES).map((name) => code(name.replace(/^DNS:/, ''), 100));
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${grouped(left)} more`] : [])].join('<br> ');
}

function daysLeft(days: number): string {
  const { mark, text } = validity(days);
  return mark === 'ok' ? text : marked(mark, text);
}
