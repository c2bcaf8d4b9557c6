/** What people read of the results: a line for each fault, and a table at the end. */
import { PRIORITIES } from '../catalogue/fault.ts';
import type { FaultResult } from '../run/suite.ts';

/** `id  expected  got  milliseconds`, and what is wrong in lines of its own. */
export function describeResult(result: FaultResult): string {
  const { fault, expected, got, ms, mismatches, gap, later, unchecked } = result;
  return [
    `${mark(result)} ${fault.id.padEnd(9)} expected: ${expected.padEnd(34)} got: ${got} (${ms} ms)`,
    ...(gap === undefined ? [] : [`       ${gap}`]),
    ...(later === undefined ? [] : [`       ${later}`]),
    ...mismatches.map((text) => `       ${text}`),
    ...unchecked.map((text) => `       not checked: ${text}`),
  ].join('\n');
}

/** What became of it, in four letters. */
function mark({ mismatches, gap, later }: FaultResult): string {
  if (gap !== undefined) return 'gap ';
  if (later !== undefined) return 'late';
  return mismatches.length === 0 ? 'ok  ' : 'FAIL';
}

/** By priority and by area: how many hold, how many do not, how many could not be brought about, how many come later. */
export function summarise(results: readonly FaultResult[]): string {
  const areas = [...new Set(results.map(({ fault }) => fault.area))];
  const gaps = results.filter(({ gap }) => gap !== undefined);
  return [
    row('', 'faults', 'hold', 'fail', 'gaps', 'later'),
    ...PRIORITIES.map((prio) =>
      counts(
        prio,
        results.filter(({ fault }) => fault.prio === prio),
      ),
    ),
    ...areas.map((area) =>
      counts(
        area,
        results.filter(({ fault }) => fault.area === area),
      ),
    ),
    ...gaps.map(({ fault, gap }) => `gap: ${fault.id} ${fault.prio} ${fault.title}: ${gap}`),
  ].join('\n');
}

function counts(name: string, results: readonly FaultResult[]): string {
  const marks = results.map(mark);
  const cells = ['ok  ', 'FAIL', 'gap ', 'late'].map((wanted) => marks.filter((each) => each === wanted).length);
  return row(name, results.length, ...cells);
}

function row(...cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).padStart(7)).join('');
}
