import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { substitute } from '../../../../src/settings/checks-file/substitute.ts';

const env = { A: 'alpha', B: 'b\n${A}', EMPTY: '', INPUT_PASSWORD: 'x', ACTIONS_RUNTIME_TOKEN: 'y' };

describe('substitute', () => {
  test.each([
    ['plain', 'plain', false],
    ['${A}', 'alpha', true],
    ['x-${A}-${A}', 'x-alpha-alpha', true],
    ['${NONE:-preset}', 'preset', false],
    ['${EMPTY:-preset}', 'preset', false],
    ['${A:-preset}', 'alpha', true],
    ['${A}${NONE:-preset}', 'alphapreset', false],
    ['${NONE:-}', '', true],
    ['${NONE:-a b: [c] # d}', 'a b: [c] # d', false],
    ['$${A}', '${A}', false],
    ['$${', '${', false],
    ['$A $ $$ {A} a$', '$A $ $$ {A} a$', false],
    ['${B}', 'b\n${A}', true],
  ])('makes of %j %j', (text, expected, isFromVariables) => {
    expect(substitute(text, env)).toEqual({ text: expected, isFromVariables });
  });

  test.each([
    ['${NONE}', { kind: 'absent', variable: 'NONE' }],
    ['${EMPTY}', { kind: 'empty', variable: 'EMPTY' }],
    ['${A}${NONE}${EMPTY}', { kind: 'absent', variable: 'NONE' }],
    ['${constructor}', { kind: 'absent', variable: 'constructor' }],
    ['${__proto__}', { kind: 'absent', variable: '__proto__' }],
    ['${INPUT_PASSWORD}', { kind: 'reserved', variable: 'INPUT_PASSWORD' }],
    ['${ACTIONS_RUNTIME_TOKEN:-}', { kind: 'reserved', variable: 'ACTIONS_RUNTIME_TOKEN' }],
    ['${{ secrets.A }}', { kind: 'expression' }],
    ['${', { kind: 'syntax' }],
    ['${A', { kind: 'syntax' }],
    ['${}', { kind: 'syntax' }],
    ['${1A}', { kind: 'syntax' }],
    ['${A-x}', { kind: 'syntax' }],
    ['${A b}', { kind: 'syntax' }],
  ])('refuses %j', (text, expected) => {
    expect(substitute(text, env)).toEqual(expected);
  });

  test('leaves alone whatever has no dollar sign before a brace', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('${'));
        expect(substitute(text, env)).toEqual({ text, isFromVariables: false });
      }),
    );
  });

  test('gives the value as it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        expect(substitute('a${V}b', { V: value })).toEqual({ text: `a${value}b`, isFromVariables: true });
      }),
    );
  });
});
