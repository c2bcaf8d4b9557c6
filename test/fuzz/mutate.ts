/** Mutations that know the structure of what they change: words of the protocol go in, whole lines move, pieces repeat. */
import fc from 'fast-check';

/** One change; places and lengths are shares of the text in thousandths, so that they fit any text. */
type Edit =
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'delete' | 'double'; readonly at: number; readonly length: number }
  | { readonly kind: 'replace'; readonly at: number; readonly length: number; readonly text: string }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly times: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'move line'; readonly at: number; readonly to: number }
  | { readonly kind: 'other case'; readonly at: number; readonly length: number };

/** Characters that parsers trip over: line ends, quotes, brackets, what is invisible, what is no character at all. */
const NASTY = [
  ...[
    '\r',
    '\n',
    '\r\n',
    '\n\n',
    '\0',
    '\t',
    ' ',
    '"',
    '\\',
    "'",
    '`',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '*',
    '%',
  ],
  ...['+', '-', '~', ':', '::', '##[', ',', ';', '=', '@', '#', '|', '&', '&-', '!', '?', '/', '.', '..'],
  ...['\u0085', '\u00a0', '\u200b', '\u2028', '\u202e', '\ufeff', '\ufffd', '\ud800', '😀', 'ß', 'İ', '０'],
  ...[
    '0',
    '1',
    '-1',
    '4294967295',
    '4294967296',
    '9007199254740993',
    '1e308',
    '999999999999999999999',
    'NaN',
    '__proto__',
  ],
];

/** Texts that come of seeds by some changes; words of `dictionary` and what is nasty anywhere go in. */
export function mutated(seeds: readonly string[], dictionary: readonly string[] = []): fc.Arbitrary<string> {
  const place = fc.nat(1000);
  const length = fc.oneof(fc.nat(20), fc.nat(1000));
  const text = fc.oneof(
    fc.constantFrom(...NASTY, ...dictionary),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.string({ maxLength: 12 }),
  );
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), at: place, text }),
    fc.record({ kind: fc.constantFrom('delete' as const, 'double' as const), at: place, length }),
    fc.record({ kind: fc.constant('replace' as const), at: place, length, text }),
    fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.nat(20), times: fc.nat(200) }),
    fc.record({ kind: fc.constant('cut' as const), at: place }),
    fc.record({ kind: fc.constant('move line' as const), at: place, to: place }),
    fc.record({ kind: fc.constant('other case' as const), at: place, length }),
  );
  const edits = fc.array(edit, { maxLength: 6 });
  return fc.tuple(fc.constantFrom(...seeds), edits).map(([seed, changes]) => changes.reduce(apply, seed));
}

/** Any text at all: mutated seeds, words of the dictionary in a row, and noise. */
export function foreignText(seeds: readonly string[], dictionary: readonly string[] = []): fc.Arbitrary<string> {
  const words = fc.array(fc.constantFrom(...NASTY, ...dictionary, ...seeds), { maxLength: 12 });
  return fc.oneof(
    { weight: 5, arbitrary: mutated(seeds, dictionary) },
    { weight: 2, arbitrary: words.map((all) => all.join('')) },
    { weight: 1, arbitrary: words.map((all) => all.join(' ')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  );
}

function apply(text: string, edit: Edit): string {
  const at = Math.floor((edit.at * text.length) / 1000);
  const end = 'length' in edit ? Math.min(text.length, at + Math.ceil((edit.length * text.length) / 1000)) : at;
  const [head, piece, tail] = [text.slice(0, at), text.slice(at, end), text.slice(end)];
  switch (edit.kind) {
    case 'insert':
    case 'replace':
      return head + edit.text + tail;
    case 'delete':
      return head + tail;
    case 'double':
      return head + piece + piece + tail;
    case 'repeat':
      return head + piece.repeat(edit.times) + tail;
    case 'cut':
      return head;
    case 'move line':
      return moveLine(text, edit.at, edit.to);
    case 'other case':
      return head + (piece === piece.toUpperCase() ? piece.toLowerCase() : piece.toUpperCase()) + tail;
  }
}

function moveLine(text: string, from: number, to: number): string {
  const lines = text.split('\n');
  const [line] = lines.splice(Math.floor((from * lines.length) / 1001), 1);
  if (line !== undefined) lines.splice(Math.floor((to * lines.length) / 1000), 0, line);
  return lines.join('\n');
}
