import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderJson } from '../../../src/report/json.ts';
import type { Report } from '../../../src/report/report.ts';
import { schemaErrors } from '../../support/json-schema.ts';
import { randomReport } from '../../support/random-report.ts';
import { parseRunnerCommands } from '../../support/runner-commands.ts';
import { SAMPLE_REPORTS } from '../../support/sample-reports.ts';

const schema = JSON.parse(readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8'));

describe('the checker of schemas', () => {
  const root = {
    $defs: { name: { type: 'string', pattern: '^a' } },
    type: 'object',
    required: ['a'],
    properties: {
      a: { $ref: '#/$defs/name' },
      n: { type: ['integer', 'null'], minimum: 1 },
      l: { type: 'array', items: { enum: [1, 2] } },
    },
  };

  test.each([
    [{ a: 'a', n: 2, l: [1, 2] }, []],
    [{ a: 'a', n: 0 }, ['$.n: is less than 1']],
    [{ a: 'a', n: 1.5 }, ['$.n: is not of type integer,null']],
    [{ n: 1 }, ['$: lacks a']],
    [{ a: 'b' }, ['$.a: does not match ^a']],
    [{ a: 'a', x: 1 }, ['$: has x']],
    [{ a: 'a', l: [1, 3] }, ['$.l[1]: is none of 1,2']],
  ])('judges %j', (value, errors) => {
    expect(schemaErrors(value, root)).toEqual(errors);
  });

  test('knows its limits', () => {
    expect(schemaErrors({}, { oneOf: [] })).toEqual(['$: unknown keyword oneOf']);
  });
});

describe('renderJson', () => {
  test.each(Object.entries(SAMPLE_REPORTS))('of %s is valid, and holds all of it', (_name, report: Report) => {
    const json = JSON.parse(renderJson(report));
    expect(schemaErrors(json, schema)).toEqual([]);
    expect(json).toEqual(JSON.parse(JSON.stringify(report)));
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
      fc.property(randomReport, (report) => {
        const text = renderJson(report);
        expect(schemaErrors(JSON.parse(text), schema)).toEqual([]);
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
