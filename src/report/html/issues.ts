/** Everything that is wrong with the inputs. */
import type { Issue } from '../../model/issue.ts';
import { counted } from '../../text/counted.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { placeText } from '../common/issue-sentence.ts';
import { andMore, blocks, type Column, code, isolated, remark, table } from './parts/elements.ts';

/** At most this many issues are shown: more are not fixed at once, and each may be some kilobytes. */
const MAX_ISSUES = 200;
const COLUMNS: readonly Column[] = ['Input', 'Value', 'What is wrong', 'What to write'].map((heading) => ({ heading }));

/** Renders one row per issue, with its place when it is in a file. */
export function issueTable(issues: readonly Issue[]): string {
  const rows = issues
    .slice(0, MAX_ISSUES)
    .map((issue) => [
      code(issue.input, 100) + place(issue),
      issue.value === undefined ? '–' : code(issue.value, 200),
      forMarkup(issue.problem, 600) + remark(code(issue.code)),
      forMarkup(issue.remedy, 600),
    ]);
  const left = issues.length - rows.length;
  return blocks(table('Problems', COLUMNS, rows), andMore(left > 0 ? counted(left, 'more problem') : ''));
}

function place({ source, check }: Issue): string {
  return (
    remark(check === undefined ? '' : `check ${isolated(check, 120)}`) +
    remark(source === undefined ? '' : code(placeText(source), 250))
  );
}
