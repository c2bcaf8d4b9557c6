import { describe, expect, test } from 'vitest';
import { clockTime, plainName, runLink, span } from '../../../../src/incidents/issue/words.ts';
import { RUN_URL } from '../../../support/incidents/worlds.ts';

describe('times', () => {
  test.each([
    ['2026-12-01T04:10:59.999Z', '2026-12-01 04:10 UTC'],
    ['2026-12-01T04:10:00Z', '2026-12-01 04:10 UTC'],
    ['<img>', 'an unknown time'],
    [undefined, 'an unknown time'],
  ])('%s is %s', (time, expected) => {
    expect(clockTime(time)).toBe(expected);
  });

  test.each([
    ['2026-12-01T04:10:00Z', '2026-12-01T04:10:59Z', 'less than a minute'],
    ['2026-12-01T04:10:00Z', '2026-12-01T04:09:00Z', 'less than a minute'],
    ['2026-12-01T04:10:00Z', '2026-12-01T04:12:00Z', '2 min'],
    ['2026-12-01T04:10:00Z', '2026-12-01T05:10:00Z', '1 h'],
    ['2026-12-01T04:10:00Z', '2026-12-01T06:15:00Z', '2 h 5 min'],
    ['2026-12-01T04:10:00Z', '2026-12-02T04:15:00Z', '1 day'],
    ['2026-12-01T04:10:00Z', '2026-12-04T07:15:00Z', '3 days 3 h'],
    ['x', '2026-12-04T07:15:00Z', 'less than a minute'],
  ])('from %s to %s are %s', (from, to, expected) => {
    expect(span(from, to)).toBe(expected);
  });
});

describe('links to runs', () => {
  test.each([
    ['a run of the repository', `${RUN_URL.slice(0, -2)}61`, `[run](${RUN_URL.slice(0, -2)}61)`],
    ['another repository', 'https://github.example/evil/mail/actions/runs/61', ''],
    ['another server', 'https://evil.example/octo-org/mail/actions/runs/61', ''],
    ['a script', 'javascript:alert(1)', ''],
    ['markup after the number', `${RUN_URL}) <img src=x>`, ''],
    ['no run', undefined, ''],
  ])('H03 %s', (_, url, expected) => {
    expect(runLink(url, RUN_URL)).toBe(expected);
    expect(runLink(url, undefined)).toBe('');
  });
});

describe('names in titles', () => {
  test.each([
    ['IMAP of provider-x', 'IMAP of provider-x'],
    ['Größe 你好', 'Größe 你好'],
    ['@org/team `x` <img> #1 | \u202e [a](b)', 'org/team x img 1 a b'],
    ['a\r\nb', 'a b'],
    ['x'.repeat(500), `${'x'.repeat(79)}…`],
  ])('%j is %j', (name, expected) => {
    expect(plainName(name)).toBe(expected);
  });
});
