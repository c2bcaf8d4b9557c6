/** All checks at a glance, worst first. */

import type { CheckResult } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { successSentence } from '../../verdict/success-sentence.ts';
import { formatValue } from '../../verdict/value.ts';
import { lateNote } from '../common/failed-attempts.ts';
import { isolated, remark } from './parts/elements.ts';
import { statusMark } from './parts/icons.ts';
import { storyRemark } from './parts/story.ts';

/** Renders the table; each of the rows is a check. */
export function checkTable(rows: readonly string[]): string {
  return [
    '<table class="checks" aria-label="Checks">',
    '<thead><tr><th scope="col">Status</th><th scope="col">Check</th><th scope="col" class="number">Took</th></tr></thead>',
    '<tbody>',
    ...rows,
    '</tbody>',
    '</table>',
  ].join('\n');
}

/**
 * Renders one row.
 *
 * @param id of the part of the page with the details; absent when there is no such part
 */
export function checkRow(check: CheckResult, id?: string): string {
  const { status, name, group, findings, durationSeconds } = check;
  const label = isolated(name, 120);
  const result = worstFirst(findings)[0]?.message ?? (status === 'ok' ? successSentence(check) : '');
  return [
    `<tr><td>${statusMark(status)}</td>`,
    `<th scope="row">${id === undefined ? label : `<a href="#${id}">${label}</a>`}`,
    group === undefined ? '' : ` <span class="group">${isolated(group, 80)}</span>`,
    `${remark(forMarkup(result, 160) + forMarkup(lateNote(check), 80))}${remark(storyRemark(check))}</th>`,
    `<td class="number">${formatValue(durationSeconds, 'seconds')}</td></tr>`,
  ].join('');
}
