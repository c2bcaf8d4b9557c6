import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/model/secret.ts';

const secret = new Secret('hunter2');

describe('Secret', () => {
  test('gives its value to whoever asks for it', () => {
    expect(secret.reveal()).toBe('hunter2');
  });

  test('knows whether it is empty; blanks are a value', () => {
    expect(new Secret('').isEmpty).toBe(true);
    expect(new Secret(' ').isEmpty).toBe(false);
    expect(secret.isEmpty).toBe(false);
  });

  test.each([
    ['String', String(secret), '***'],
    ['a template', `<${secret}>`, '<***>'],
    ['JSON', JSON.stringify({ password: secret }), '{"password":"***"}'],
    ['inspect', inspect({ password: secret }, { showHidden: true, depth: 9 }), '{ password: *** }'],
    ['format', format('%s %o %O %j', secret, secret, secret, secret), '*** *** *** "***"'],
    ['join', [secret, secret].join(' '), '*** ***'],
    ['keys', Object.keys(secret).join(), ''],
    ['own properties', Reflect.ownKeys(secret).join(), ''],
    ['an error', new Error(`refused ${secret}`).message, 'refused ***'],
  ])('prints as *** through %s', (_way, printed, expected) => {
    expect(printed).toBe(expected);
  });

  test('prints every value alike', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const any = new Secret(value);
        expect([String(any), inspect(any), JSON.stringify(any)]).toEqual(['***', '***', '"***"']);
        expect(any.reveal()).toBe(value);
      }),
    );
  });
});
