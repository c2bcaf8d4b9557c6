/** The hosts that take the mail of a domain, in the job summary: one row a host. */

import type { Gate, MxAddressFacts, MxHostFacts } from '../../model/gate-facts.ts';
import { counted, grouped } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { fittingPart } from '../common/fitting.ts';
import {
  type HostRemark,
  hostState,
  originText,
  policyRemark,
  talkRemarks,
  tlsaRemark,
  tlsaText,
} from '../common/gate-hosts.ts';
import { STATUS_SYMBOLS } from '../common/status-symbol.ts';
import { prose, table } from './markdown.ts';

const MAX_HOSTS = 40;
const MAX_ADDRESSES = 8;
const MAX_REMARKS = 8;
const DETAIL_LIMIT = 200;
const MAX_TLSA = 4;
/** A SHA-256 has 64 digits; the beginning is enough to compare. */
const TLSA_LIMIT = 26;

/** Renders one row per host, most preferred first; empty without hosts. */
export function hostTable(gate: Gate): string {
  const rows = fittingPart(
    gate.hosts
      .slice(0, MAX_HOSTS)
      .map((host) => [
        String(host.preference),
        codeSpan(host.host, 260),
        hostState(host),
        addressCell(host.addresses),
        remarkText(policyRemark(host, gate)),
        tlsaCell(host),
      ]),
  );
  if (rows.length === 0) return '';
  const left = gate.hosts.length - rows.length;
  const heading = ['Pref.', 'Mail host', 'In the plan', 'Addresses and what they said', 'MTA-STS policy', 'TLSA'];
  if (gate.hosts.every(({ isPlanned }) => isPlanned === undefined)) heading[2] = 'State';
  return table(heading, left > 0 ? [...rows, ['', `and ${counted(left, 'more host')}`]] : rows);
}

function addressCell(addresses: readonly MxAddressFacts[]): string {
  if (addresses.length === 0) return '⚠️ no address';
  const shown = addresses.slice(0, MAX_ADDRESSES).map(addressLines);
  const left = addresses.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${grouped(left)} more`] : [])].join('<br>');
}

function addressLines(address: MxAddressFacts): string {
  const origin = originText(address);
  const remarks = talkRemarks(address.smtp);
  const shown = remarks.slice(0, MAX_REMARKS).map(remarkText);
  const left = remarks.length - shown.length;
  const head = codeSpan(address.address, 60) + (origin === '' ? '' : ` (${origin})`);
  return [`${head} ${shown[0]}`, ...shown.slice(1), ...(left > 0 ? [`and ${grouped(left)} more`] : [])].join('<br>');
}

function tlsaCell(host: MxHostFacts): string {
  const { tlsa = [] } = host;
  const shown = tlsa.slice(0, MAX_TLSA).map((record) => codeSpan(tlsaText(record), TLSA_LIMIT));
  const left = tlsa.length - shown.length;
  return [remarkText(tlsaRemark(host)), ...shown, ...(left > 0 ? [`and ${counted(left, 'more record')}`] : [])].join(
    '<br>',
  );
}

/** Renders a remark, with a lock where it is about encryption that is in order. */
function remarkText(remark: HostRemark | undefined): string {
  if (remark === undefined) return '–';
  const { status, label, detail, isTls } = remark;
  const symbol = status === undefined ? '' : `${isTls && status === 'ok' ? '🔒' : STATUS_SYMBOLS[status]} `;
  return `${symbol}${label}${detail === undefined ? '' : `: ${prose(detail, DETAIL_LIMIT)}`}`;
}
