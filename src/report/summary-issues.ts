/** Everything that is wrong with the inputs, as a table in the job summary. */
import type { Issue } from '../settings/issue.ts';
import { counted } from './counted.ts';
import { fitting, leftOut, prose, sizeOf, table } from './markdown.ts';
import { codeSpan } from './untrusted.ts';

const HEADING = ['Input', 'Value', 'What is wrong', 'What to write'];

/** One row an issue, within `room` bytes. */
export function renderIssues(issues: readonly Issue[], room: number): string {
  const rows = issues.map(({ input, value, problem, remedy }) => [
    codeSpan(input, 100),
    value === undefined ? '–' : codeSpan(value, 200),
    prose(problem),
    prose(remedy),
  ]);
  const all = table(HEADING, rows);
  if (sizeOf(all) <= room) return all;
  const kept = fitting(rows, (row) => sizeOf(row.join(' | ')) + 5, room - sizeOf(table(HEADING, [])) - 400);
  return kept.length === 0
    ? ''
    : `${table(HEADING, kept)}\n\n${leftOut([counted(rows.length - kept.length, 'more problem')])}`;
}
