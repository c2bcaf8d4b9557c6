/** Which branch, and when it is written. */
import { describe, expect, test } from 'vitest';
import { beginsAnew, branchProblem, isWriteDue } from '../../../../src/github/branch/place.ts';

describe('branchProblem', () => {
  const env = { GITHUB_REF: 'refs/heads/trunk' };

  test.each(['mail-probe-history', 'mail/probe/history', 'history_2', 'x'])('lets %s be', (branch) => {
    expect(branchProblem(branch, env, 'trunk')).toBeUndefined();
  });

  test.each(['trunk', 'develop'])('never lets the default branch, or that of the run, be written: %s', (branch) => {
    expect(branchProblem(branch, env, 'develop')).toContain('never written');
  });

  test.each(['main', 'master'])('takes %s for the default branch where it is not told', (branch) => {
    expect(branchProblem(branch, env)).toContain('never written');
    expect(branchProblem(branch, env, 'trunk')).toBeUndefined();
  });

  test.each([
    '',
    ' ',
    'a b',
    '../x',
    'a/../b',
    'a..b',
    '/a',
    'a/',
    'a//b',
    '.a',
    'a.',
    'a/.b',
    'a.lock',
    'a.lock/b',
    'a?b',
    'a#b',
    'a%2fb',
    '-a',
    'a\nb',
    'ä',
    'x'.repeat(101),
  ])('refuses %j', (branch) => {
    expect(branchProblem(branch, env, 'trunk')).toContain('no name');
  });
});

describe('isWriteDue', () => {
  const now = new Date('2026-12-01T06:00:00Z');

  test.each([
    ['a state changed', true, '2026-12-01T05:59:00Z', true],
    ['nothing changed', false, '2026-12-01T05:59:00Z', false],
    ['nothing changed for an hour', false, '2026-12-01T05:00:00Z', true],
    ['it was never written', false, undefined, true],
    ['the time is none', false, 'yesterday', true],
    ['the clock went back', false, '2026-12-01T07:00:00Z', true],
  ])('when %s', (_name, hasChanged, last, expected) => {
    expect(isWriteDue(hasChanged, last, now)).toBe(expected);
  });
});

describe('beginsAnew', () => {
  test.each([
    ['Sunday and Monday', '2026-12-06T23:59:00Z', '2026-12-07T00:00:00Z', true],
    ['Monday and Sunday', '2026-12-07T00:00:00Z', '2026-12-13T23:59:00Z', false],
    ['weeks apart', '2026-10-07T00:00:00Z', '2026-12-13T23:59:00Z', true],
    ['the first write', undefined, '2026-12-13T23:59:00Z', false],
    ['a time that is none', 'x', '2026-12-13T23:59:00Z', false],
    ['a clock that went back', '2026-12-14T00:00:00Z', '2026-12-13T23:59:00Z', false],
  ])('between %s', (_name, last, now, expected) => {
    expect(beginsAnew(last, new Date(now))).toBe(expected);
  });
});
