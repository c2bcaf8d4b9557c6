import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Argument } from '../../../../src/mail/imap/wire/grammar.ts';
import { compileSearch } from '../../../../src/mail/mailbox/search-program.ts';
import type { Criterion } from '../../../../src/model/message/criterion.ts';
import { parseCriterion } from '../../../../src/settings/kinds/criteria.ts';

const NOW = Date.UTC(2026, 10, 20, 13, 0, 0);
const DAY_MS = 86_400_000;

/** A program as people write it. */
function show(args: readonly Argument[] = []): string {
  return args
    .map((arg): string => {
      if (!('type' in arg)) return `(${show(arg)})`;
      if (arg.type === 'STRING') return JSON.stringify(arg.value);
      return arg.type === 'LITERAL' ? `{${arg.value.length}}` : arg.value;
    })
    .join(' ');
}

function compile(lines: readonly string[], hasWithin = false) {
  return compileSearch(lines.map(parseCriterion), NOW, hasWithin);
}

describe('compileSearch', () => {
  test.each([
    [[], 'ALL'],
    [['all'], 'ALL'],
    [['unseen', 'not from: "a"'], 'UNSEEN NOT FROM {3}'],
    [['subject: ü'], 'CHARSET UTF-8 SUBJECT {2}'],
    [['header: X-A: '], 'HEADER "X-A" ""'],
    [['since: 2026-11-01', 'on: 0100-01-02'], 'SINCE 1-Nov-2026 ON 2-Jan-0100'],
    [['larger: 1024GB', 'smaller: 1KB'], 'LARGER 4294967295 SMALLER 1024'],
    [['uid: 1:*', 'keyword: $x'], 'UID 1:* KEYWORD $x'],
  ])('%j', (lines, expected) => {
    const program = compile(lines);
    expect(show(program.widest)).toBe(expected);
    expect(program.surest).toBeUndefined();
    expect(program.accepts(0)).toBe(true);
  });

  test('an age becomes two programs with a day of doubt on either side, and one for what is between', () => {
    const program = compile(['seen', 'newer-than: 2h']);
    expect(show(program.widest)).toBe('SEEN SINCE 19-Nov-2026');
    expect(show(program.surest)).toBe('SEEN SINCE 22-Nov-2026');
    expect(show(program.doubtful)).toBe('SEEN SINCE 19-Nov-2026 NOT (SINCE 22-Nov-2026)');
    expect(program.accepts(NOW - 7_200_000)).toBe(true);
    expect(program.accepts(NOW - 7_200_001)).toBe(false);
  });

  test('with WITHIN the server knows ages', () => {
    expect(show(compile(['newer-than: 2h', 'not older-than: 36500d'], true).widest)).toBe(
      'YOUNGER 7200 NOT OLDER 3153600000',
    );
  });

  test('ages before the epoch are days after it', () => {
    expect(show(compile(['older-than: 36500d']).widest)).toBe('BEFORE 1-Jan-1970');
  });
});

const age = fc.record({
  kind: fc.constant('age' as const),
  key: fc.constantFrom('newer-than' as const, 'older-than' as const),
  ms: fc.oneof(
    fc.integer({ min: 1, max: 96 }).map((h) => h * 3_600_000),
    fc.integer({ min: 1000, max: 40 * DAY_MS }),
  ),
  isNegated: fc.boolean(),
});
const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(
      fc.constantFrom('', 'not '),
      fc.constantFrom(
        'from',
        'to',
        'cc',
        'subject',
        'body',
        'text',
        'header: X',
        'keyword',
        'uid',
        'since',
        'larger',
        'newer-than',
      ),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.constantFrom('a"b\\c', '{3}', '(x)', 'ü', '1:*', '2h', '2026-01-01'),
      ),
    )
    .map(([not, key, value]) => `${not}${key}: ${value}`),
);

/** Every token, lists opened. */
function flat(args: readonly Argument[]): readonly Exclude<Argument, readonly Argument[]>[] {
  return args.flatMap((arg) => ('type' in arg ? [arg] : flat(arg)));
}

describe('for all criteria', () => {
  test('no control character and no text of the user goes out unquoted', () => {
    let compiled = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), fc.boolean(), (lines, hasWithin) => {
        const parsed = lines.flatMap((each): Criterion[] => {
          try {
            return [parseCriterion(each)];
          } catch {
            return [];
          }
        });
        const program = compileSearch(parsed, NOW, hasWithin);
        for (const token of flat([...program.widest, ...(program.surest ?? []), ...(program.doubtful ?? [])])) {
          compiled += 1;
          if (token.type === 'LITERAL') expect(token.value.some((byte) => byte < 32 || byte === 127)).toBe(false);
          else if (token.type === 'STRING') expect(token.value).toMatch(/^[\x20-\x7e]*$/);
          else expect(token.value).toMatch(token.type === 'ATOM' ? /^[^\s(){%*"\\\]\x7f-\uffff]+$/ : /^[\d:*,]+$/);
        }
      }),
      { numRuns: 1000 },
    );
    expect(compiled).toBeGreaterThan(1000);
  });

  test('widest ⊇ exact ⊇ surest, and doubtful is what lies between, in every time zone', () => {
    const ages = fc.array(age, { minLength: 1, maxLength: 3 });
    const zone = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 900_000);
    const received = fc.oneof(
      fc.integer({ min: -2 * DAY_MS, max: 45 * DAY_MS }),
      fc.integer({ min: 0, max: 200 }).map((halves) => halves * 1_800_000),
    );
    fc.assert(
      fc.property(ages, zone, received, fc.integer({ min: 0, max: DAY_MS }), (list, zoneMs, ageMs, shift) => {
        const now = NOW + shift;
        const at = now - ageMs;
        const { widest, surest = [], doubtful = [], accepts } = compileSearch(list, now, false);
        // The model: the age alone decides.
        const exact = list.every(
          ({ key, ms, isNegated }) => (key === 'newer-than' ? ageMs <= ms : ageMs > ms) !== isNegated,
        );
        expect(accepts(at)).toBe(exact);
        const [wide, sure, between] = [widest, surest, doubtful].map((program) => matches(program, at + zoneMs));
        expect(!exact || wide).toBe(true);
        expect(!sure || exact).toBe(true);
        expect(between).toBe(wide && !sure);
      }),
      { numRuns: 5000 },
    );
  });
});

/** A server that compares days: `localMs` is the arrival in its time zone. */
function matches(program: readonly Argument[], localMs: number): boolean {
  const day = Math.floor(localMs / DAY_MS);
  const rest = [...program];
  const readKey = (): boolean => {
    const key = rest.shift();
    if (key === undefined) throw new Error('Key expected');
    if (!('type' in key)) return matches(key, localMs);
    if (key.value === 'NOT') return !readKey();
    const date = rest.shift();
    const wanted = Math.floor(Date.parse(`${date && 'type' in date ? date.value : ''} UTC`) / DAY_MS);
    if (key.value === 'SINCE') return day >= wanted;
    if (key.value === 'BEFORE') return day < wanted;
    throw new Error(`Unknown key ${key.value}`);
  };
  let isMatch = true;
  while (rest.length > 0) isMatch = readKey() && isMatch;
  return isMatch;
}
