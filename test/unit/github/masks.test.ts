import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsMasked, printMasks } from '../../../src/github/masks.ts';
import { parseRunnerCommands } from '../../support/bundle/runner-commands.ts';

function masks(...forms: string[]): string[] {
  const lines: string[] = [];
  printMasks(forms, (line) => lines.push(line));
  return lines;
}

describe('printMasks', () => {
  test.each([
    [['hunter2'], ['::add-mask::hunter2']],
    [['50%25 off'], ['::add-mask::50%2525 off']],
    [['hunter2', 'hunter2'], ['::add-mask::hunter2']],
    [['abc', '    ', ''], []],
    [['abc ', ' ab c'], ['::add-mask:: ab c']],
    [['first line\r\nab\nsecond line\n'], ['::add-mask::first line', '::add-mask::second line']],
    [['::error::boom'], ['::add-mask::::error::boom']],
  ])('SEC-010: %j gives %j', (forms, lines) => {
    expect(masks(...forms)).toEqual(lines);
  });

  test('SEC-010: the runner reads each form as it is, never a short one, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('%0A', '%25', '##[error]x', '::x::y', 'a\nb'))),
        (forms) => {
          const commands = parseRunnerCommands(masks(...forms).join('\n'));
          const expected = new Set(
            forms.flatMap((form) => form.split(/[\r\n]+/)).filter((line) => line.trim().length >= 4),
          );
          expect(commands.map(({ name }) => name)).toEqual([...expected].map(() => 'add-mask'));
          expect(commands.map(({ data }) => data)).toEqual([...expected]);
        },
      ),
    );
  });
});

describe('holdsMasked', () => {
  test.each([
    [['ok', 'TLSv1.3'], ['TLSv1.3'], true],
    [['{"a":1}', 'see hunter2 here'], ['other', 'hunter2'], true],
    [['hunter'], ['hunter2'], false],
    [['abc'], ['abc'], false],
    [['second line'], ['first line\nsecond line'], true],
    [[], ['hunter2'], false],
    [['hunter2'], [], false],
  ])('GHA-006: %j with the secrets %j: %j', (texts, forms, expected) => {
    expect(holdsMasked(texts, forms)).toBe(expected);
  });
});
