/** A mail domain in the job summary: for a reviewer who reads nothing else. */

import type { Gate, PublicationStep } from '../../model/gate-facts.ts';
import type { CheckResult } from '../../model/report.ts';
import { counted } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { fittingPart } from '../common/fitting.ts';
import { adviceOf, MAX_STEPS, MAX_UNTESTED, stepText } from '../common/gate-words.ts';
import { STATUS_SYMBOLS } from '../common/status-symbol.ts';
import { hostTable } from './gate-hosts.ts';
import { policyTable, spfTrees } from './gate-policies.ts';
import { recordTables } from './gate-records.ts';
import { blocks, prose } from './markdown.ts';

/** A TXT record with a DKIM key of 4096 bits fits. */
const STEP_LIMIT = 1200;

/** Renders whether to approve, in one line; empty when the check is no gate. */
export function adviceLine(check: CheckResult): string {
  const { gate } = check.facts;
  if (gate === undefined) return '';
  const { status, lead, why } = adviceOf(check, gate);
  return `${STATUS_SYMBOLS[status]} **${lead}:** ${why}`;
}

/** Renders records, hosts, SPF, policy, what was not tested, and the order; empty when the check is no gate. */
export function gateParts({ facts: { gate } }: CheckResult): string {
  if (gate === undefined) return '';
  return blocks(
    recordTables(gate),
    hostTable(gate),
    spfTrees(gate),
    policyTable(gate),
    untestedList(gate),
    orderList(gate),
  );
}

/** Renders the order alone, for a summary that has no room for the rest. */
export function gateOrder({ facts: { gate } }: CheckResult): string {
  return gate === undefined ? '' : orderList(gate);
}

function untestedList({ untested }: Gate): string {
  if (untested.length === 0) return '';
  const shown = untested.slice(0, MAX_UNTESTED).map((each) => `- ❔ ${prose(each)}`);
  const left = untested.length - shown.length;
  return blocks('**Not tested**', [...shown, ...(left > 0 ? [`- and ${counted(left, 'more thing')}`] : [])].join('\n'));
}

function orderList({ order }: Gate): string {
  if (order.length === 0) return '';
  const shown = fittingPart(order.slice(0, MAX_STEPS).map(stepItem));
  const left = order.length - shown.length;
  const more = left > 0 ? `and ${counted(left, 'more step')}: the JSON report has all of them` : '';
  return blocks('**Order of publication**', shown.join('\n'), more);
}

/** One symbol per kind of step, so that waits are seen at once. */
const STEP_SYMBOLS: Readonly<Record<PublicationStep['kind'], string>> = {
  publish: '➕',
  remove: '➖',
  wait: '⏳',
  do: '🔧',
};

/** Renders a step, with its reason on a line of its own. */
function stepItem(step: PublicationStep, index: number): string {
  const number = `${index + 1}. `;
  const reason = step.reason === '' ? [] : [`${' '.repeat(number.length)}Why: ${prose(step.reason)}`];
  // Two spaces at the end break the line within the item.
  // Records are to be copied, quotes and final dots included.
  const isRecord = step.kind === 'publish' || step.kind === 'remove';
  const text = isRecord ? codeSpan(stepText(step), STEP_LIMIT) : prose(stepText(step), STEP_LIMIT);
  return [`${number}${STEP_SYMBOLS[step.kind]} ${text}`, ...reason].join('  \n');
}
