/** The hosts that take the mail of a domain: one row a host. */

import type { Gate, MxAddressFacts, MxHostFacts } from '../../../model/gate-facts.ts';
import { counted, grouped } from '../../../text/counted.ts';
import { forMarkup } from '../../../text/untrusted.ts';
import { fittingPart } from '../../common/fitting.ts';
import {
  type HostRemark,
  hostState,
  originText,
  policyRemark,
  talkRemarks,
  tlsaRemark,
  tlsaText,
} from '../../common/gate-hosts.ts';
import { andMore, blocks, type Column, code, remark, table } from '../parts/elements.ts';
import { locked, marked } from '../parts/icons.ts';

const MAX_HOSTS = 50;
const MAX_ADDRESSES = 8;
const MAX_REMARKS = 8;
const DETAIL_LIMIT = 200;
const MAX_TLSA = 6;
/** A SHA-256 has 64 digits; the beginning is enough to compare. */
const TLSA_LIMIT = 26;

const COLUMNS: readonly Column[] = ['Mail host', 'Addresses', 'MTA-STS policy', 'TLSA'].map((heading) => ({ heading }));

/** Renders one row per host, most preferred first; empty without hosts. */
export function hostTable(gate: Gate): string {
  const rows = fittingPart(
    gate.hosts
      .slice(0, MAX_HOSTS)
      .map((host) => [
        code(host.host) + remark(`preference ${host.preference}, ${hostState(host)}`),
        addressList(host.addresses),
        remarkText(policyRemark(host, gate)),
        tlsaCell(host),
      ]),
  );
  const left = gate.hosts.length - rows.length;
  return blocks(table('Mail hosts', COLUMNS, rows, 'hosts'), andMore(left > 0 ? counted(left, 'more host') : ''));
}

function addressList(addresses: readonly MxAddressFacts[]): string {
  if (addresses.length === 0) return marked('warning', 'no address');
  const items = addresses.slice(0, MAX_ADDRESSES).map(addressItem);
  const left = addresses.length - items.length;
  return `<ul class="plain">${[...items, ...(left > 0 ? [`<li>and ${grouped(left)} more</li>`] : [])].join(' ')}</ul>`;
}

function addressItem(address: MxAddressFacts): string {
  const origin = originText(address);
  const remarks = talkRemarks(address.smtp);
  const shown = remarks.slice(0, MAX_REMARKS).map((each) => `<li>${remarkText(each)}</li>`);
  const left = remarks.length - shown.length;
  const all = [...shown, ...(left > 0 ? [`<li>and ${grouped(left)} more</li>`] : [])].join(' ');
  const head = code(address.address, 60) + (origin === '' ? '' : ` <span class="group">${origin}</span>`);
  return `<li>${head} <ul class="plain">${all}</ul></li>`;
}

function tlsaCell(host: MxHostFacts): string {
  const { tlsa = [] } = host;
  const shown = tlsa.slice(0, MAX_TLSA).map((record) => code(tlsaText(record), TLSA_LIMIT));
  const left = tlsa.length - shown.length;
  const all = [...shown, ...(left > 0 ? [`and ${counted(left, 'more record')}`] : [])].join('<br> ');
  return remarkText(tlsaRemark(host)) + remark(all);
}

/** Renders a remark. What is about encryption has a lock in place of the icon of its status. */
function remarkText(found: HostRemark | undefined): string {
  if (found === undefined) return '–';
  const { status, label, detail, isTls } = found;
  const words = status === undefined ? label : isTls ? locked(status, label) : marked(status, label);
  return detail === undefined ? words : `${words} <span class="detail">${forMarkup(detail, DETAIL_LIMIT)}</span>`;
}
