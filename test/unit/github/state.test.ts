import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readState, saveState } from '../../../src/github/state.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-probe-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('saveState', () => {
  test('is on disk when it returns, one line a value', () => {
    const env = { GITHUB_STATE: join(folder, 'state') };
    expect(saveState(env, 'isPost', 'true')).toBe(true);
    expect(saveState(env, 'ticket', 'eyJ0b2tlbiI6IjEifQ==')).toBe(true);
    expect(saveState(env, 'ticket', '')).toBe(true);
    expect(readFileSync(env.GITHUB_STATE, 'utf8')).toBe('isPost=true\nticket=eyJ0b2tlbiI6IjEifQ==\nticket=\n');
  });

  test.each([{}, { GITHUB_STATE: '' }])('does nothing outside of a workflow: %j', (env) => {
    expect(saveState(env, 'ticket', 'abc')).toBe(false);
  });

  test('says when it could not be written, and goes on', () => {
    expect(saveState({ GITHUB_STATE: join(folder, 'missing', 'state') }, 'ticket', 'abc')).toBe(false);
  });

  test.each([
    ['ticket', 'a\nb=c'],
    ['ticket', 'a<<EOF'],
    ['ticket', 'ä'],
    ['ticket', ' '],
    ['a=b', 'c'],
    ['a\nb', 'c'],
    ['', 'c'],
  ])('refuses %j with %j, which could be read as something else', (name, value) => {
    const path = join(folder, 'state');
    expect(() => saveState({ GITHUB_STATE: path }, name, value)).toThrow(TypeError);
    expect(() => readFileSync(path)).toThrow('ENOENT');
  });
});

describe('readState', () => {
  test.each([
    [{ STATE_ticket: 'abc=' }, 'abc='],
    [{ STATE_ticket: '' }, ''],
    [{}, ''],
    [{ STATE_ticket: 'a\nb' }, ''],
  ])('of %j is "%s"', (env, value) => {
    expect(readState(env, 'ticket')).toBe(value);
  });
});
