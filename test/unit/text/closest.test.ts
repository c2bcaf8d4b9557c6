import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closest } from '../../../src/text/closest.ts';

const KNOWN = ['host', 'port', 'imap-host', 'imap-port', 'smtp-host', 'timeout', 'tls-verify', 'imap_auth_seconds'];

describe('closest', () => {
  test.each([
    ['host', 'host'],
    ['hots', 'host'],
    ['hst', 'host'],
    ['hosst', 'host'],
    ['pört', 'port'],
    ['imap_host', 'imap-host'],
    ['IMAP-HOST', 'imap-host'],
    ['imaphost', 'imap-host'],
    ['tls-verfiy', 'tls-verify'],
    ['time-out', 'timeout'],
    ['imap-auth-secs', 'imap_auth_seconds'],
    ['hoarse', undefined],
    ['x', undefined],
    ['', undefined],
    ['completely-different', undefined],
  ])('%j is near %j', (name, expected) => {
    expect(closest(name, KNOWN)).toBe(expected);
  });

  test('prefers fewer edits, then the earlier name', () => {
    expect(closest('abcdef', ['abcdxy', 'abcdey'])).toBe('abcdey');
    expect(closest('abcx', ['abcy', 'abcz'])).toBe('abcy');
    expect(closest('abc', [])).toBeUndefined();
  });

  test('allows one edit in the shortest names', () => {
    expect(closest('tp', ['cc', 'to'])).toBe('to');
  });

  test('finds a name with any one slip in it', () => {
    const slip = fc.tuple(fc.constantFrom(...KNOWN), fc.nat(), fc.constantFrom('drop', 'double', 'replace', 'swap'));
    fc.assert(
      fc.property(slip, ([name, at, kind]) => {
        const i = at % (name.length - 1);
        const [head, a, b, tail] = [
          name.slice(0, i),
          name.slice(i, i + 1),
          name.slice(i + 1, i + 2),
          name.slice(i + 2),
        ];
        const slips = { drop: b, double: a + a + b, replace: `~${b}`, swap: b + a };
        const others = ['unrelated-name', 'another-setting'];
        expect(closest(head + slips[kind as keyof typeof slips] + tail, [...others, name])).toBe(name);
      }),
    );
  });

  test('counts edits as a straightforward search does', () => {
    const word = fc.stringMatching(/^[ab]{3,6}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        const isNear =
          neighbours(a).has(b) || (a.length === 6 && [...neighbours(a)].some((next) => neighbours(next).has(b)));
        if (isNear) expect(closest(a, [b])).toBe(b);
        else if (a.length < 6) expect(closest(a, [b])).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('takes a text of any length', () => {
    expect(closest('x'.repeat(1_000_000), KNOWN)).toBeUndefined();
  });
});

/** All words one edit away, and the word itself. */
function neighbours(word: string): Set<string> {
  const found = new Set([word]);
  for (let i = 0; i <= word.length; i += 1) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    found.add(head + tail.slice(1));
    if (tail.length > 1) found.add(head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2));
    for (const letter of 'ab') found.add(head + letter + tail).add(head + letter + tail.slice(1));
  }
  return found;
}
