import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeSpan, forLabel, forMarkup, forNagios, forNagiosLabel, safeText } from '../../../src/text/untrusted.ts';
import { parseRunnerCommands } from '../../support/bundle/runner-commands.ts';

/** What an attacker would send, in random order, between random text. */
const hostile = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(':', '::', '::::', '#', '##', '##[', '[', ']', ']]', '%0A', '%3A', '=', ','),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom('error', 'add-mask', 'stop-commands', 'file=a', '2001:db8::1', '\\', '…'),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom(' ', '\t', '\r', '\n', '\v', '\f', '\u0085', '\u00a0', '\u2028', '\u3000'),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom('\0', '\x1b[31m', '\u200b', '\u00ad', '\u034f', '\ufe0f', '\ufeff', '\u202e'),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom('`', '``', '|', '\\|', '<img src=x>', '&amp;', '"', "'", '@octocat', '#1'),
      },
      { weight: 2, arbitrary: fc.constantFrom('\ud83d', '\ude00', '😀', '\ufffe', '\uffff', '\u{e0001}') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

const sinks = { safeText, codeSpan, forMarkup, forLabel, forNagios, forNagiosLabel };

describe('the port of the runner', () => {
  test.each([
    ['::error::boom', 'error', {}, 'boom'],
    ['  \t\u3000\u0085::error::boom', 'error', {}, 'boom'],
    ['::error file=a%3Ab,line=3::100%25%0Aof it', 'error', { file: 'a:b', line: '3' }, '100%\nof it'],
    ['::warning title=a=b,=c=d,e=,f::x::y', 'warning', { title: 'a=b', c: 'd' }, 'x::y'],
    ['::add-mask::%250A', 'add-mask', {}, '%0A'],
    [':::error::boom', ':error', {}, 'boom'],
    ['text ##[error]boom', 'error', {}, 'boom'],
    ['##[set-output name=a%3Bb;x=%5D]%0Dv%3B', 'set-output', { name: 'a;b', x: ']' }, '\rv;'],
    [':: ::##[group]g', 'group', {}, 'g'],
    [':\u200b:error::ignorable characters do not help', 'error', {}, 'ignorable characters do not help'],
    ['#\u00ad#[error]boom', 'error', {}, 'boom'],
  ])('finds the command in %j', (line, name, properties, data) => {
    expect(parseRunnerCommands(line)).toEqual([{ name, properties, data }]);
  });

  test.each([
    '',
    'text ::error::boom',
    '::error:',
    ':: error::x',
    '::::x',
    '##[error',
    '##[]x',
    '# #[error]x',
    '::1 is a host',
  ])('finds none in %j', (line) => {
    expect(parseRunnerCommands(line)).toEqual([]);
  });

  test('reads lines that end in LF, CR LF or a bare CR', () => {
    const names = parseRunnerCommands('a\n::b::\r\n::c::\r::d::\r\r\n##[e]').map((command) => command.name);
    expect(names).toEqual(['b', 'c', 'd', 'e']);
  });
});

describe('safeText', () => {
  test.each([
    ['250 OK', '250 OK'],
    ['Grüße, 你好, 😀', 'Grüße, 你好, 😀'],
    ['a\tb', 'a b'],
    ['one\r\ntwo', 'one\\r\\ntwo'],
    ['\x1b[31mred\x1b[0m', '\\x1b[31mred\\x1b[0m'],
    ['a\0b\x7fc\u0085d\u009be', 'a\\x00b\\x7fc\\x85d\\x9be'],
    ['a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
    ['\u061c\u200e\u200f\u202a\u202e\u2066\u2069', '\\u{61c}\\u{200e}\\u{200f}\\u{202a}\\u{202e}\\u{2066}\\u{2069}'],
    ['a\u200bb\u200dc\ufeffd\u00ade', 'a\\u{200b}b\\u{200d}c\\u{feff}d\\xade'],
    ['\u034f\u115f\u3164\ufe0f\u{e0100}', '\\u{34f}\\u{115f}\\u{3164}\\u{fe0f}\\u{e0100}'],
    ['a\ud83d, \ude00b', 'a\\u{d83d}, \\u{de00}b'],
    ['\uffff\ue000', '\\u{ffff}\\u{e000}'],
    ['::error::boom', '\\x3a:error::boom'],
    [' \u3000::error::boom', ' \u3000\\x3a:error::boom'],
    ['* OK ::error::boom', '* OK :\\x3aerror::boom'],
    ['connect ECONNREFUSED 2001:db8::a:993', 'connect ECONNREFUSED 2001:db8::a:993'],
    ['::1', '\\x3a:1'],
    ['##[error]boom', '##\\x5berror]boom'],
    ['a ##[group]#[x] [#1]', 'a ##\\x5bgroup]#\\x5bx] [#1]'],
    ['##', '#\\x23'],
    ['a literal \\x1b stays', 'a literal \\x1b stays'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(safeText(text)).toBe(expected);
  });

  test('cuts at 300 code points unless told otherwise', () => {
    expect(safeText('x'.repeat(300))).toBe('x'.repeat(300));
    expect(safeText('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
  });

  test.each([
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['😀'.repeat(99), 3, '😀😀…'],
    ['😀a😀b', 2, '😀…'],
    ['abc', 1, '…'],
    ['a\nb', 3, 'a\\…'],
  ])('never cuts through a surrogate pair: %j at %i', (text, limit, expected) => {
    expect(safeText(text, limit)).toBe(expected);
  });

  test('is the same whatever stands far behind the cut', () => {
    const shown = 'host 2001:db8::a refu…';
    expect(safeText(`host 2001:db8::a refused it${'.'.repeat(60)}`, 22)).toBe(shown);
    expect(safeText(`host 2001:db8::a refused it${'.'.repeat(60)}::`, 22)).toBe(shown);
  });

  test('is one printable line, no longer than the limit', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const safe = safeText(text, limit);
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
        expect(Array.from(safe).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        expect(safeText(safeText(text, limit), limit)).toBe(safeText(text, limit));
      }),
    );
  });

  test('leaves ordinary text alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 .,;!?<>|`@$%&()=+*/'"_-]{0,300}$/), (text) => {
        expect(safeText(text)).toBe(text);
      }),
    );
  });

  // A pattern that looks back or ahead for each character would take hours here and end in the time limit.
  test.each(['::', ' ', '##[', '#', '\u200b', '\ud83d', ': '])('takes linear time for a flood of %j', (piece) => {
    const flood = piece.repeat(1_000_000);
    expect(parseRunnerCommands(safeText(flood, Number.POSITIVE_INFINITY))).toEqual([]);
    expect(Array.from(safeText(flood)).length).toBe(300);
  });
});

describe('no foreign text gives a workflow command', () => {
  test.each(Object.entries(sinks))('through %s', (_name, sink) => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        expect(parseRunnerCommands(sink(text, limit))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('nor do several of them side by side, or behind a colon or a hash of ours', () => {
    fc.assert(
      fc.property(fc.constantFrom('', ' ', ':', '#'), fc.array(hostile, { maxLength: 5 }), (ours, texts) => {
        expect(parseRunnerCommands(ours + texts.map((text) => safeText(text)).join(''))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('codeSpan', () => {
  test.each([
    ['INBOX', '`INBOX`'],
    ['a`b', '``a`b``'],
    ['``a`', '``` ``a` ```'],
    [' a ', '`  a  `'],
    ['a|b\\|c', '`a\\x7cb\\\\x7cc`'],
    ['a\\', '`a\\`'],
    ['', '` `'],
    ['  ', '`  `'],
    [' \u00a0 ', '`  \u00a0  `'],
    ['@octocat #1 https://example.org <b>', '`@octocat #1 https://example.org <b>`'],
  ])('%j becomes %j', (text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });

  test('is exactly one code span with exactly that text, in a paragraph and in a table cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = text === '' ? ' ' : safeText(text).replaceAll('|', '\\x7c');
        expect(parseInline(codeSpan(text))).toEqual([{ code: shown }]);
        expect(splitRow(`| x | ${codeSpan(text)} | y |`)).toEqual(['x', codeSpan(text), 'y']);
      }),
      { numRuns: 2000 },
    );
  });

  test('the checkers themselves see an escape', () => {
    expect(parseInline('`a` b`')).toEqual([{ code: 'a' }, ' b`']);
    expect(parseInline('`` a ` b `` <i>')).toEqual([{ code: 'a ` b' }, ' <i>']);
    expect(splitRow('| `a|b` | c\\|d |')).toEqual(['`a', 'b`', 'c|d']);
    expect(splitRow('| a\\\\|b |')).toEqual(['a\\\\', 'b']);
  });
});

describe('forMarkup', () => {
  test('escapes what HTML and XML read as markup', () => {
    expect(forMarkup(`<a href="x" b='y'>&amp;\u0000`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;\\x00');
  });

  test('holds no markup and only characters of XML 1.0, and decodes to the safe text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markup = forMarkup(text);
        expect(markup).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(markup).toMatch(/^[\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
        expect(decodeEntities(markup)).toBe(safeText(text));
      }),
    );
  });
});

describe('forLabel', () => {
  test('escapes backslash and quote', () => {
    expect(forLabel('a"b\\c\nd')).toBe('a\\"b\\\\c\\\\nd');
  });

  test('stays inside its quotes and decodes to the safe text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(forLabel(text)).toMatch(/^(?:[^"\\\n]|\\["\\])*$/);
        expect(forLabel(text).replace(/\\(.)/g, '$1')).toBe(safeText(text));
      }),
    );
  });
});

describe('forNagios', () => {
  test('keeps a pipe from beginning the performance data', () => {
    expect(forNagios('250 a|b=1\nc')).toBe('250 a\\x7cb=1\\nc');
  });

  test('keeps a tag from being one in Icinga Web, and leaves a comparison alone', () => {
    expect(forNagios('<a href=//evil.example>1 < 2</a><!--')).toBe('\\x3ca href=//evil.example>1 < 2\\x3c/a>\\x3c!--');
  });

  test('quotes a label', () => {
    expect(forNagiosLabel("Kim's a=b|c")).toBe("'Kim''s a\\x3db\\x7cc'");
  });

  test('never holds a pipe or a line break, and a label never ends early', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(forNagios(text)).not.toMatch(/[|\r\n]|<[\w/!?]/);
        expect(forNagiosLabel(text)).toMatch(/^'(?:[^'=|]|'')*'$/);
      }),
    );
  });
});

/** Code spans as in CommonMark 6.1: a run of back-ticks closes at the next run of the same length. */
function parseInline(markdown: string): (string | { code: string })[] {
  const [fence = ''] = /^`*/.exec(markdown) ?? [];
  if (fence === '') return markdown === '' ? [] : [markdown];
  for (const run of markdown.slice(fence.length).matchAll(/`+/g)) {
    if (run[0].length !== fence.length) continue;
    const inner = markdown.slice(fence.length, fence.length + run.index);
    const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && /[^ ]/.test(inner);
    const rest = markdown.slice(fence.length * 2 + run.index);
    return [{ code: isPadded ? inner.slice(1, -1) : inner }, ...parseInline(rest)];
  }
  return [markdown];
}

/** Cells as in cmark-gfm: pipes part them even within code, unless a backslash that is not escaped itself stands before. */
function splitRow(row: string): string[] {
  const cells = row.slice(1).match(/(?:\\.|[^|\\])*\|/g) ?? [];
  return cells.map((cell) => cell.slice(0, -1).trim().replaceAll('\\|', '|'));
}

function decodeEntities(markup: string): string {
  const plain = new Map([
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&#39;', "'"],
    ['&amp;', '&'],
  ]);
  return markup.replace(/&[^;]+;/g, (entity) => plain.get(entity) ?? entity);
}
