import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../../src/model/report.ts';
import { renderJson } from '../../../../src/report/formats/json.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import { compileSchema, reportErrors } from '../../../support/reports/json-schema.ts';
import { wellNamedReport } from '../../../support/reports/random-report.ts';
import { SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

describe('the checker of schemas', () => {
  const errors = compileSchema({
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'string' }, list: { type: 'array', items: { enum: [1, 2] } } },
  });

  test.each([
    [{ a: 'a', list: [1, 2] }, []],
    [{ list: [1, 3] }, ["/ must have required property 'a'", '/list/1 must be equal to one of the allowed values']],
    [{ a: 'a', other: 1 }, ['/ must NOT have additional properties']],
  ])('judges %j', (value, expected) => {
    expect(errors(value)).toEqual(expected);
  });

  test('takes no schema with a word that it does not know', () => {
    expect(() => compileSchema({ type: 'object', propertys: {} })).toThrow('unknown keyword');
  });
});

describe('renderJson', () => {
  test.each(Object.entries(SAMPLE_REPORTS))('of %s is valid, and holds all of it', (_name, report: Report) => {
    const json = JSON.parse(renderJson(report));
    expect(reportErrors(json)).toEqual([]);
    // The judgement has been made: what it needed to know is no part of the report.
    const told = JSON.stringify(report, (name, value) =>
      ['alarms', 'missing', 'remark'].includes(name) ? undefined : value,
    );
    expect(json).toEqual(JSON.parse(told));
  });

  test('is indented, ends with a line end, and has its keys in a fixed order', () => {
    const shuffled = reversed(SAMPLE_REPORTS.misconfigured) as Report;
    expect(renderJson(shuffled)).toBe(renderJson(SAMPLE_REPORTS.misconfigured));
    expect(renderJson(shuffled).split('\n').slice(0, 5)).toEqual([
      '{',
      '  "schemaVersion": 1,',
      '  "version": "0.1.0",',
      '  "status": "unknown",',
      '  "code": "E_INPUT",',
    ]);
    expect(renderJson(shuffled)).toMatch(/\n}\n$/);
  });

  test('lets nothing in that has no place in it', () => {
    const [issue] = SAMPLE_REPORTS.misconfigured.issues;
    const issues = [{ ...issue, secret: 'hunter2' }] as unknown as Report['issues'];
    expect(renderJson({ ...SAMPLE_REPORTS.misconfigured, issues })).not.toContain('hunter2');
  });

  test('is valid whatever a server says, says the same, and gives no command in a log', () => {
    fc.assert(
      fc.property(wellNamedReport, (report) => {
        const text = renderJson(report);
        expect(reportErrors(JSON.parse(text))).toEqual([]);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
        expect(renderJson(reversed(report) as Report)).toBe(text);
        expect(parseRunnerCommands(text)).toEqual([]);
        expect(text).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
      }),
    );
  });
});

/** The same data with all keys in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
}
