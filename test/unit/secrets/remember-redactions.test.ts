import { describe, expect, test } from 'vitest';
import { rememberRedactions } from '../../../src/secrets/remember-redactions.ts';

/** A redactor that remembers, and what it had to work on. */
function remembering() {
  const worked: string[] = [];
  const redact = rememberRedactions((text) => {
    worked.push(text);
    return text.replaceAll('secret', '***');
  });
  return { redact, worked };
}

describe('rememberRedactions', () => {
  test('works on the same text once', () => {
    const { redact, worked } = remembering();
    expect(['a secret', 'secret', 'a secret', '', ''].map(redact)).toEqual(['a ***', '***', 'a ***', '', '']);
    expect(worked).toEqual(['a secret', 'secret', '']);
  });

  test.each([
    [120, 1],
    [121, 2],
  ])('works on a text of %i characters that comes twice %i times', (length, times) => {
    const { redact, worked } = remembering();
    const text = 'secret'.padEnd(length, '.');
    expect([text, text].map(redact)).toEqual(Array(2).fill('***'.padEnd(length - 3, '.')));
    expect(worked).toHaveLength(times);
  });

  test('keeps no more than 4000 texts', () => {
    const { redact, worked } = remembering();
    for (let n = 1; n <= 4001; n += 1) redact(`secret ${n}`);
    expect([redact('secret 4000'), redact('secret 4001')]).toEqual(['*** 4000', '*** 4001']);
    expect(worked.slice(4000)).toEqual(['secret 4001', 'secret 4001']);
  });
});
