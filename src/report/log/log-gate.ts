/** A mail domain in the log, below its check: short, one line a record set, host or step. */

import type { Gate, MxHostFacts, RecordSetFacts } from '../../model/gate-facts.ts';
import type { CheckResult } from '../../model/report.ts';
import { counted, grouped } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import { fitting } from '../common/fitting.ts';
import { type HostRemark, hostState, originText, policyRemark, talkRemarks, tlsaRemark } from '../common/gate-hosts.ts';
import { spfCost } from '../common/gate-spf.ts';
import {
  adviceOf,
  MAX_STEPS,
  MAX_UNTESTED,
  maxAgeText,
  recordName,
  recordSource,
  stepText,
  ttlText,
  valueChange,
  viewsOf,
} from '../common/gate-words.ts';
import { fileLine } from '../common/issue-sentence.ts';
import { safeLongText } from '../common/long-value.ts';

/** Characters of the lines about one topic. */
const MAX_LENGTH = 24 * 1024;
const MAX_SETS = 50;
const MAX_HOSTS = 40;
const MAX_ADDRESSES = 8;
const MAX_VALUES = 8;
const MAX_PATTERNS = 20;
const VALUE_LIMIT = 200;

/** Renders whether to approve; nothing when the check is no gate. */
export function adviceLines(check: CheckResult): string[] {
  const { gate } = check.facts;
  if (gate === undefined) return [];
  const { lead, why } = adviceOf(check, gate);
  return [`  advice: ${lead}: ${why}`];
}

/** Renders what changes, hosts, SPF, policy, what was not tested, and the order; nothing when the check is no gate. */
export function gateLines({ facts: { gate } }: CheckResult): string[] {
  if (gate === undefined) return [];
  return [
    ...recordLines(gate),
    ...limited(gate.hosts, MAX_HOSTS, 'host', (host) => hostLine(host, gate)),
    ...viewsOf(gate.spf ?? {}).map(({ name, facts }) => `  SPF: ${name}, ${spfCost(facts)}`),
    ...viewsOf(gate.mtaSts ?? {}).map(
      ({ name, facts }) =>
        `  MTA-STS: ${name}, mode ${facts.mode ?? 'unknown'}, max_age ${maxAgeText(facts)}, hosts ${listed(facts.mx, MAX_PATTERNS)}`,
    ),
    ...limited(gate.untested, MAX_UNTESTED, 'untested thing', (each) => `  not tested: ${safeText(each, 600)}`),
    ...(gate.order.length === 0 ? [] : [`  order of publication: ${counted(gate.order.length, 'step')}`]),
    ...limited(gate.order, MAX_STEPS, 'step', (step, index) => {
      const why = step.reason === '' ? '' : ` - ${safeText(step.reason, 400)}`;
      return `    ${index + 1}. ${safeText(stepText(step), 1200)}${why}`;
    }),
  ];
}

function recordLines({ records }: Gate): string[] {
  const changed = records.filter(({ change }) => change !== 'same');
  const same = records.length - changed.length;
  return [
    ...limited(changed, MAX_SETS, 'changed record set', recordLine),
    ...(same > 0 ? [`  unchanged: ${counted(same, 'record set')}`] : []),
  ];
}

/** Renders a change, the values that stay left out: `changed: MX example.org: 10 old. → 10 new. (zone.db:12)`. */
function recordLine(set: RecordSetFacts): string {
  const { removed, added } = valueChange(set);
  const source = recordSource(set);
  const parts = [listed(removed, MAX_VALUES), '→', listed(added, MAX_VALUES)];
  const what = removed.length + added.length > 0 ? parts.join(' ') : `TTL ${ttlText(set)}`;
  const where = source === undefined ? '' : ` (${fileLine(source)})`;
  return `  ${set.change}: ${safeText(recordName(set), VALUE_LIMIT)}: ${what}${where}`;
}

function listed(values: readonly string[], limit: number): string {
  if (values.length === 0) return 'none';
  const shown = values.slice(0, limit).map((value) => safeLongText(value, VALUE_LIMIT));
  const left = values.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${grouped(left)} more`] : [])].join(', ');
}

function hostLine(host: MxHostFacts, gate: Gate): string {
  const policy = policyRemark(host, gate);
  const tlsa = tlsaRemark(host);
  const addresses = host.addresses.slice(0, MAX_ADDRESSES).map((address) => {
    const origin = originText(address);
    const said = talkRemarks(address.smtp).slice(0, MAX_VALUES).map(remarkText).join(', ');
    return `${safeText(address.address, 60)}${origin === '' ? '' : ` (${origin})`} ${said}`;
  });
  const left = host.addresses.length - addresses.length;
  const parts = [
    `  host: ${host.preference} ${safeText(host.host, 260)}, ${hostState(host)}`,
    ...(policy === undefined ? [] : [`${policy.label} in the MTA-STS policy`]),
    ...(tlsa === undefined ? [] : [`TLSA ${tlsa.label}`]),
    ...(addresses.length === 0 ? ['no address'] : addresses),
    ...(left > 0 ? [`and ${grouped(left)} more`] : []),
  ];
  return parts.join('; ');
}

function remarkText({ label, detail }: HostRemark): string {
  return detail === undefined ? label : `${label} (${safeText(detail, 200)})`;
}

/** Renders one line per item, as many as the limits allow, and a line about the others. */
function limited<T>(
  all: readonly T[],
  limit: number,
  noun: string,
  line: (each: T, index: number) => string,
): string[] {
  const lines = fitting(all.slice(0, limit).map(line), ({ length }) => length, MAX_LENGTH);
  const left = all.length - lines.length;
  return [...lines, ...(left > 0 ? [`  and ${counted(left, `more ${noun}`)}`] : [])];
}
