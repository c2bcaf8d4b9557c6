/** Everything that is wrong with the inputs and the checks files, as a table in the job summary. */
import type { Issue } from '../../model/issue.ts';
import { counted } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { fitting, sizeOf } from '../common/fitting.ts';
import { placeText } from '../common/issue-sentence.ts';
import { leftOut, prose, table } from './markdown.ts';

const HEADING = ['Input', 'Value', 'What is wrong', 'What to write'];

/** Renders one row per issue, within `room` bytes. */
export function renderIssues(issues: readonly Issue[], room: number): string {
  const hasPlaces = issues.some(({ source }) => source !== undefined);
  const heading = hasPlaces ? ['Where', 'Check', ...HEADING] : HEADING;
  const rows = issues.map((issue) => [...(hasPlaces ? placeCells(issue) : []), ...issueCells(issue)]);
  const all = table(heading, rows);
  if (sizeOf(all) <= room) return all;
  const kept = fitting(rows, (row) => sizeOf(row.join(' | ')) + 5, room - sizeOf(table(heading, [])) - 400);
  return kept.length === 0
    ? ''
    : `${table(heading, kept)}\n\n${leftOut([counted(rows.length - kept.length, 'more problem')])}`;
}

function placeCells({ source, check }: Issue): string[] {
  return [source === undefined ? '–' : codeSpan(placeText(source), 250), check === undefined ? '–' : prose(check, 120)];
}

function issueCells({ input, value, problem, remedy }: Issue): string[] {
  return [codeSpan(input, 100), value === undefined ? '–' : codeSpan(value, 200), prose(problem), prose(remedy)];
}
