/** A mail domain on the page: whether to approve, what changes, the hosts, SPF and policy, and the order. */

import type { Gate, PublicationStep } from '../../../model/gate-facts.ts';
import type { CheckResult } from '../../../model/report.ts';
import { counted } from '../../../text/counted.ts';
import { forMarkup } from '../../../text/untrusted.ts';
import { fittingPart } from '../../common/fitting.ts';
import { adviceOf, MAX_STEPS, MAX_UNTESTED, stepText } from '../../common/gate-words.ts';
import { andMore, blocks, remark, section } from '../parts/elements.ts';
import { statusIcon } from '../parts/icons.ts';
import { hostTable } from './hosts.ts';
import { policyTable, spfTrees } from './policies.ts';
import { recordTables } from './records.ts';

/** Renders whether to approve, in one line; empty when the check is no gate. */
export function adviceLine(check: CheckResult): string {
  const { gate } = check.facts;
  if (gate === undefined) return '';
  const { status, lead, why } = adviceOf(check, gate);
  return `<p class="advice ${status}">${statusIcon(status)} <b>${lead}:</b> ${why}</p>`;
}

/** Renders a section per topic; empty when the check is no gate. */
export function gateSections({ facts: { gate } }: CheckResult, level: 2 | 3): string {
  if (gate === undefined) return '';
  return blocks(
    section(level, 'Records', recordTables(gate)),
    section(level, 'Mail hosts', hostTable(gate)),
    section(level, 'SPF', spfTrees(gate)),
    section(level, 'MTA-STS policy', policyTable(gate)),
    section(level, 'Not tested', untestedList(gate)),
    section(level, 'Order of publication', orderList(gate)),
  );
}

function untestedList({ untested }: Gate): string {
  if (untested.length === 0) return '';
  const items = untested.slice(0, MAX_UNTESTED).map((each) => `<li>${forMarkup(each, 600)}</li>`);
  const left = untested.length - items.length;
  return blocks(
    `<ul class="not-run">\n${items.join('\n')}\n</ul>`,
    andMore(left > 0 ? counted(left, 'more thing') : ''),
  );
}

function orderList({ order }: Gate): string {
  if (order.length === 0) return '';
  const items = fittingPart(order.slice(0, MAX_STEPS).map(stepItem));
  const left = order.length - items.length;
  return blocks(`<ol class="steps">\n${items.join('\n')}\n</ol>`, andMore(left > 0 ? counted(left, 'more step') : ''));
}

function stepItem(step: PublicationStep): string {
  const { kind, reason } = step;
  return `<li class="${kind}"><b>${forMarkup(stepText(step), 1200)}</b>${remark(forMarkup(reason, 400))}</li>`;
}
