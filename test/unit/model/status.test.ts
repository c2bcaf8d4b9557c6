import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXIT_CODES, STATUSES, type Status, worst } from '../../../src/model/status.ts';

describe('worst', () => {
  test.each<[Status[], Status]>([
    [['ok'], 'ok'],
    [['ok', 'warning', 'ok'], 'warning'],
    [['unknown', 'warning'], 'unknown'],
    [['ok', 'critical', 'unknown', 'warning'], 'critical'],
    [[], 'unknown'],
  ])('of %j is %s', (statuses, expected) => {
    expect(worst(statuses)).toBe(expected);
  });

  test('depends neither on order nor on number, and is ok only when all are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUSES), { minLength: 1 }), (statuses) => {
        expect(worst([...statuses, ...statuses].reverse())).toBe(worst(statuses));
        expect(statuses).toContain(worst(statuses));
        expect(worst(statuses) === 'ok').toBe(statuses.every((status) => status === 'ok'));
      }),
    );
  });

  test('takes anything that can be iterated', () => {
    expect(worst(new Set<Status>(['warning', 'ok']).values())).toBe('warning');
  });
});

test('exit codes are those of monitoring plugins', () => {
  const codes = STATUSES.map((status) => [status, EXIT_CODES[status]]);
  expect(Object.fromEntries(codes)).toEqual({ ok: 0, warning: 1, critical: 2, unknown: 3 });
});
