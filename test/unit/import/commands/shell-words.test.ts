import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellCommands, UnclosedQuote } from '../../../../src/import/commands/shell-words.ts';
import { readable, UNKNOWN, variable } from '../../../../src/import/draft/placeholder.ts';

describe('shellCommands', () => {
  it.each<[string, string[]]>([
    ['check_imap -H mail', ['check_imap', '-H', 'mail']],
    ['a \'b c\' "d e" f\\ g', ['a', 'b c', 'd e', 'f g']],
    ["'it'\\''s'", ["it's"]],
    ['"a\\"b" "a\\\\b" "a\\nb" "\\$x"', ['a"b', 'a\\b', 'a\\nb', '$x']],
    ["'$x' '\\' \"'\"", ['$x', '\\', "'"]],
    ['--a="b c"d', ['--a=b cd']],
    ['\'\' ""', ['', '']],
    ['a#b #c d', ['a#b']],
    [`$HOME "$HOME" \${HOME}x`, [variable('HOME'), variable('HOME'), `${variable('HOME')}x`]],
    [`\${A:-b c} "\${A-d}"`, [variable('A', 'b c'), variable('A', 'd')]],
    [`$(cat /x) "\`cat /x\`" \${A%%b} $1 $?`, [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]],
    ["a$ $'x\\'y'", ['a$', UNKNOWN]],
    ['a >/dev/null 2>&1 b <in', ['a', 'b']],
    ['a &>log b', ['a', 'b']],
    ['a\\\nb', ['ab']],
  ])('%s', (line, words) => {
    expect(shellCommands(line)).toEqual([words]);
  });

  it.each<[string, string[][]]>([
    ['a b; c && d || e | f & g', [['a', 'b'], ['c'], ['d'], ['e'], ['f'], ['g']]],
    ['a\nb', [['a'], ['b']]],
    ['(a;b)', [['a'], ['b']]],
    ['\'a;b\' "c|d"', [['a;b', 'c|d']]],
    ['# a', []],
    ['', []],
  ])('separates %j', (line, commands) => {
    expect(shellCommands(line)).toEqual(commands);
  });

  it.each(["'a", '"a', '"a\\', '$(a', '`a', '${a', '"$(a"', '"`a"'])('refuses %s, which has no end', (line) => {
    expect(() => shellCommands(line)).toThrow(UnclosedQuote);
  });

  it('gives back any word that was quoted', () => {
    const single = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
    const double = (word: string) => `"${word.replace(/["\\$`]/g, '\\$&')}"`;
    const escaped = (word: string) => word.replace(/[\s\S]/g, (char) => (char === '\n' ? "'\n'" : `\\${char}`));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.constantFrom(single, double, escaped)), { minLength: 1 }),
        (words) => {
          const line = words.map(([word, quote]) => quote(word)).join(' ');
          expect(shellCommands(line)).toEqual([words.map(([word]) => word)]);
        },
      ),
    );
  });

  it('throws nothing else, and executes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab \'"\\$`(){}|&;<>#\n') }), (line) => {
        try {
          for (const word of shellCommands(line).flat()) expect(typeof readable(word)).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(UnclosedQuote);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
