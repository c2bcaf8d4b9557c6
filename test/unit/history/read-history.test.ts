/** The text of a history: what is written fits its schema, and what is read is nothing but a history. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyText } from '../../../src/history/history-text.ts';
import { MAX_HISTORY_LENGTH } from '../../../src/history/limits.ts';
import { emptyHistory, readHistory } from '../../../src/history/read-history.ts';
import { isStamp } from '../../../src/history/read-values.ts';
import type { History } from '../../../src/model/memory/record.ts';
import { largeHistory } from '../../support/history/large-history.ts';
import { DAY, foldOnce, MINUTE, reportOf, resultOf, SCOPE, START, simulate } from '../../support/history/simulate.ts';
import { compileSchema } from '../../support/reports/json-schema.ts';

const now = START + DAY;
const read = (text: string | undefined) => readHistory(text, { scope: SCOPE, now });
const schemaErrors = compileSchema(
  JSON.parse(readFileSync(new URL('../../../docs/history.schema.json', import.meta.url), 'utf8')),
);
/** A history with an outage, its end, events and samples. */
const RICH = simulate('gbbbgbggubwbgbgbgbgbgbbb').at(-1)?.history as History;
const TEXT = historyText(RICH);
interface Json {
  readonly checks: readonly Record<string, unknown>[];
}
/** The text with a change to its JSON. */
const changed = (change: (value: Json) => unknown): string => {
  const value = JSON.parse(TEXT);
  return JSON.stringify(change(value) ?? value);
};
/** The text with other fields of its check, or of the outage of that. */
const withCheck = (fields: object): string =>
  changed((value) => ({ ...value, checks: [{ ...value.checks[0], ...fields }] }));
const withOutage = (fields: object): string => {
  const [check] = JSON.parse(TEXT).checks;
  return withCheck({ outage: { ...check.outage, ...fields } });
};

describe('what is written', () => {
  test('is read as it was, and fits the schema', () => {
    const found = read(TEXT);
    expect(found).toEqual({ history: RICH, read: 'warm', notices: [] });
    expect(schemaErrors(JSON.parse(TEXT))).toEqual([]);
    expect(historyText(found.history)).toBe(TEXT);
  });

  test('fits the schema with all samples, and with all that can be in it', () => {
    const { history } = largeHistory(3);
    const issues = {
      etag: 'W/"x"',
      reconciledAt: new Date(START).toISOString(),
      author: 'github-actions[bot]',
      settled: 'abc',
    };
    const at = new Date(START).toISOString();
    const [first, ...others] = history.checks;
    const full = {
      ...history,
      issues,
      checks: [
        {
          ...first,
          removedAt: at,
          isFlapping: true,
          outage: {
            ...first?.outage,
            state: 'recovering',
            before: 'lost',
            isMuted: true,
            isAcknowledged: true,
            heldUntil: at,
            issue: 17,
            endedAt: at,
            recoveries: [{ number: 1, at, result: 'started', runUrl: 'https://github.com/x' }],
          },
          undo: { ...first?.undo, isHeld: true, past: first?.past },
          series: first?.series.map((series) => ({ ...series, slow: { runs: 2, since: at } })),
          facts: first?.facts.map((fact) => ({ ...fact, candidate: { value: 'x', runs: 1, since: at } })),
        },
        ...others,
      ],
    } as History;
    const text = historyText(full);
    expect(schemaErrors(JSON.parse(text))).toEqual([]);
    expect(read(text)).toMatchObject({ history: full, read: 'warm' });
  });

  test('has one check a line', () => {
    expect(historyText(largeHistory(5).history).split('\n')).toHaveLength(8);
    expect(read(historyText(emptyHistory(SCOPE, START)))).toMatchObject({ read: 'warm', history: { checks: [] } });
  });

  test('H07: 1,000 checks with all their samples are less than 10 MB', () => {
    const { history, report, now } = largeHistory(1000);
    const folded = foldOnce({ history, report, now });
    expect(Buffer.byteLength(historyText(folded.history))).toBeLessThan(10_000_000);
  });
});

describe('H01: a cold start', () => {
  test('from nothing, without a word', () => {
    expect(read(undefined)).toEqual({ history: emptyHistory(SCOPE, now), read: 'cold', notices: [] });
  });

  test.each<[string, string, string]>([
    ['empty', '', 'is empty'],
    ['blanks', ' \n\0'.replace('\0', ''), 'is empty'],
    ['cut off', TEXT.slice(0, -20), 'is not JSON, or was cut off'],
    ['not JSON', 'history', 'is not JSON, or was cut off'],
    ['null', 'null', 'is no JSON object'],
    ['a list', '[]', 'is no JSON object'],
    ['a number', '1', 'is no JSON object'],
    ['another object', '{}', 'is no history of Mail Probe: it has no number of a schema'],
    [
      'another schema',
      changed((value) => ({ ...value, schema: 2 })),
      'has schema 2, and this version of Mail Probe reads schema 1',
    ],
    [
      'another scope',
      changed((value) => ({ ...value, scope: 'evil/fork' })),
      'belongs to "evil/fork", and not to "octo-org/mail main"',
    ],
    ['deep', '['.repeat(100_000), 'has lists in lists, more than 16 deep'],
    ['long', `${' '.repeat(MAX_HISTORY_LENGTH)}{}`, 'is longer than 32000000 characters'],
    [
      'a check that is none',
      changed((value) => ({ ...value, checks: [null] })),
      'is no history of Mail Probe: in check 1, a check is no object',
    ],
    [
      'checks that are no list',
      changed((value) => ({ ...value, checks: {} })),
      'is no history of Mail Probe: checks is no list',
    ],
    [
      'too many checks',
      changed((value) => ({ ...value, checks: Array(5001).fill(0) })),
      'is no history of Mail Probe: checks has more than 5000 items',
    ],
    [
      'a key twice',
      changed((value) => ({ ...value, checks: [value.checks[0], value.checks[0]] })),
      'is no history of Mail Probe: in check 2, key is that of another check',
    ],
    ['an unknown state', withOutage({ state: 'fine' }), 'in check 1, state is none of new, up, failing'],
    ['__proto__', withCheck({}).replace('"outage":', '"__proto__":'), 'in check 1, outage is no object'],
    ['a time that is none', withOutage({ since: '2026-02-31T00:00:00.000Z' }), 'in check 1, since is no time'],
    ['a negative count', withOutage({ failures: -1 }), 'failures is no whole number from 0 to 1000000'],
    ['a huge count', withOutage({ alerts: 1e9 }), 'alerts is no whole number from 0 to 1000000'],
    ['half a count', withOutage({ blind: 0.5 }), 'blind is no whole number from 0 to 1000000'],
    ['a long name', withCheck({ name: 'x'.repeat(301) }), 'name is longer than 300 characters'],
    [
      'too many runs',
      withCheck({ runs: Array(31).fill('2026-12-01T00:00:00.000Z ok') }),
      'runs has more than 30 items',
    ],
    [
      'a run that is none',
      withCheck({ runs: ['2026-12-01T00:00:00.000Z fine'] }),
      'status is none of ok, warning, critical, unknown',
    ],
    ['a run with two codes', withCheck({ runs: ['2026-12-01T00:00:00.000Z critical E_A E_B'] }), 'a run has two codes'],
    [
      'days without their order',
      withCheck({ days: '2026-12-01 1 0 0 0;2026-12-01 1 0 0 0' }),
      'days are not in their order',
    ],
    ['days of another form', withCheck({ days: '2026-12-01 1 0 0' }), 'days is not what it should be'],
    [
      'an infinite value',
      withCheck({ trend: { metric: 'a', unit: 'b', values: ['@'], goods: '1' } }).replace('"@"', '1e999'),
      'values has no number',
    ],
    [
      'a value without its mark',
      withCheck({ trend: { metric: 'a', unit: 'b', values: [1], goods: '' } }),
      'goods has another length than values',
    ],
    ['results of another kind', withCheck({ results: 'bgx' }), 'results is not what it should be'],
    [
      'an event of another kind',
      withOutage({ events: [{ id: 'x-1', kind: 'x', at: RICH.writtenAt }] }),
      'kind is none of',
    ],
    ['a number for an issue', withOutage({ issue: 1.5 }), 'issue is no whole number'],
    ['a time of writing that is none', changed((value) => ({ ...value, writtenAt: 'x' })), 'writtenAt is no time'],
  ])('from %s', (_, text, trouble) => {
    const found = read(text);
    expect(found).toMatchObject({ history: emptyHistory(SCOPE, now), read: 'unreadable' });
    expect(found.trouble).toContain(trouble);
    expect(found.trouble?.length).toBeLessThan(800);
  });

  test('whatever is cut, changed or added, nothing is thrown, and what is read can be written', () => {
    const places = fc.nat({ max: TEXT.length });
    fc.assert(
      fc.property(places, places, fc.string({ maxLength: 20 }), (start, length, added) => {
        const text = TEXT.slice(0, start) + added + TEXT.slice(start + (length % 50));
        const { history, read: found } = read(text);
        const again = read(historyText(history));
        expect(again.read).toBe('warm');
        expect({ ...again.history, writtenAt: '' }).toEqual({ ...history, writtenAt: '' });
        if (found === 'unreadable') expect(history.checks).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('from any JSON at all', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom('outage', 'undo', 'runs', 'days', 'past', 'series', 'trend', 'facts', 'results'),
        (json, name) => {
          expect(read(json).read).toBe('unreadable');
          // Also in the place of each field of a check.
          const found = read(withCheck({ [name]: JSON.parse(json) }));
          expect(['warm', 'unreadable']).toContain(found.read);
          expect(schemaErrors(JSON.parse(historyText(found.history)))).toEqual([]);
        },
      ),
    );
  });
});

describe('H02: times in the future', () => {
  test('are taken as now, with a notice; five minutes are nothing', () => {
    const since = new Date(now + 6 * MINUTE).toISOString();
    const found = read(withOutage({ since }));
    expect(found.history.checks[0]?.outage.since).toBe(new Date(now).toISOString());
    expect(found.notices).toMatchObject([{ code: 'E_HISTORY', message: expect.stringContaining('in the future') }]);
    const near = new Date(now + 4 * MINUTE).toISOString();
    expect(read(withOutage({ since: near }))).toMatchObject({
      notices: [],
      history: { checks: [{ outage: { since: near } }] },
    });
  });

  test('a whole history from the future goes on as of now', () => {
    const ahead = simulate('bbb', { start: START + 30 * DAY }).at(-1)?.history as History;
    const found = read(historyText(ahead));
    expect(found.notices).toHaveLength(1);
    const folded = foldOnce({ history: found.history, now: now + MINUTE, report: reportOf([resultOf('critical')]) });
    expect(folded.stories.get('login')).toMatchObject({ state: 'down', failures: 4 });
    expect(folded.history.writtenAt).toBe(new Date(now + MINUTE).toISOString());
  });
});

test('H03: hostile texts stay texts', () => {
  const name = '::error::boom @all --> <script> \u202e ##[group]';
  const folded = foldOnce({
    now: START,
    report: reportOf([resultOf('critical', { name, target: `x${name}`, group: name })]),
  });
  const text = historyText(folded.history);
  expect(read(text).history.checks[0]).toMatchObject({ name, target: `x${name}`, group: name });
});

test('long texts of a result are cut, so that the history can be read', () => {
  const long = 'x'.repeat(10_000);
  const checks = [
    resultOf('critical', { name: long, target: long, group: long, source: { file: long, line: 1, column: 1 } }),
  ];
  const folded = foldOnce({ now: START, report: reportOf(checks), run: { id: long, startedAt: '', runUrl: long } });
  expect(read(historyText(folded.history))).toMatchObject({
    read: 'warm',
    history: { checks: [{ name: 'x'.repeat(300) }] },
  });
});

test.each([
  ['2026-12-01T00:00:00.000Z', true],
  ['2024-02-29T23:59:59.999Z', true],
  ['2026-02-29T00:00:00.000Z', false],
  ['2026-04-31T00:00:00.000Z', false],
  ['2026-12-01T24:00:00.000Z', false],
  ['2026-12-01T00:00:00Z', false],
  ['+002026-12-01T00:00:00.000Z', false],
  ['2026-12-01T00:00:00.000Z\n', false],
])('%s is a time: %s', (text, expected) => {
  expect(isStamp(text)).toBe(expected);
});
