import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../../../src/model/report.ts';
import type { Status } from '../../../../src/model/status.ts';
import { groupPath, groupsOf } from '../../../../src/report/common/overview.ts';
import { renderHtml } from '../../../../src/report/html/html.ts';
import { renderSummary } from '../../../../src/report/summary/summary.ts';
import { parsePage, select } from '../../../support/page/parse-page.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const [sample] = SAMPLE_REPORTS.ok.checks;

function checkOf(group: string | undefined, status: Status = 'ok'): CheckResult {
  if (sample === undefined) throw new Error('The sample has no check.');
  return { ...sample, name: `${group} ${status}`, group, status };
}

const NESTED = [
  checkOf('Europe/Paris'),
  checkOf('Europe/Berlin', 'critical'),
  checkOf('Europe/Berlin'),
  checkOf('Europe'),
  checkOf('Asia', 'warning'),
  checkOf(undefined),
];

describe('groups in groups', () => {
  test('are counted at each level, the worst first on each of them', () => {
    const rows = groupsOf(NESTED).map(({ name, depth, checks, own, status }) => [
      name,
      depth,
      checks.length,
      own.length,
      status,
    ]);
    expect(rows).toEqual([
      ['Europe', 0, 4, 1, 'critical'],
      ['Berlin', 1, 2, 2, 'critical'],
      ['Paris', 1, 1, 1, 'ok'],
      ['Asia', 0, 1, 1, 'warning'],
      [undefined, 0, 1, 1, 'ok'],
    ]);
  });

  test.each([
    [undefined, []],
    ['Europe', ['Europe']],
    ['Europe / Berlin', ['Europe', 'Berlin']],
    ['//', ['//']],
    ['', ['']],
    ['/a//b/', ['a', 'b']],
    ['a/b/c/d/e/f', ['a', 'b', 'c', 'd', 'e/f']],
  ])('%j lies in %j', (group, path) => {
    expect(groupPath(group)).toEqual(path);
  });

  test('are indented rows of the summary', () => {
    const rows = renderSummary(reportOf(...NESTED)).match(
      /^\|.*(?:Europe|Berlin|Paris|Asia|without)[^|]*(?:\| [–\d]+ ){4}\|$/gm,
    );
    expect(rows).toEqual([
      '| ❌ | Europe (4) | 1 | – | – | 3 |',
      '| ❌ | \u2003Berlin | 1 | – | – | 1 |',
      '| ✅ | \u2003Paris | – | – | – | 1 |',
      '| ⚠️ | Asia | – | – | 1 | – |',
      '| ✅ | without a group | – | – | – | 1 |',
    ]);
  });

  test('are indented rows of the page', () => {
    const table = select(parsePage(renderHtml(reportOf(...NESTED))), 'table').find(
      ({ attributes }) => attributes['aria-label'] === 'Groups',
    );
    const rows = table?.inner.filter(({ tag }) => tag === 'tr').slice(1) ?? [];
    expect(rows.map(({ text }) => text.trim())).toEqual([
      'Europe (4)1––3',
      'Berlin1––1',
      'Paris–––1',
      'Asia––1–',
      'without a group–––1',
    ]);
    expect(rows.map(({ inner }) => inner.some(({ attributes }) => attributes['class'] === 'in-1'))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
