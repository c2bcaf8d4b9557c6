import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BLOCK_LIMITS,
  eventMark,
  eventsOf,
  type IssueBlock,
  parseBlock,
  renderBlock,
} from '../../../../src/incidents/issue/block.ts';
import { ago, keyOf, NOW, SCOPE } from '../../../support/incidents/worlds.ts';

const BLOCK: IssueBlock = {
  scope: SCOPE,
  id: `check:${keyOf(1)}`,
  members: [{ key: keyOf(1), eventCount: 3, alerts: 2, firstBad: ago(60) }],
  state: 'down',
  firstBad: ago(60),
  lastBad: ago(5),
  openedAt: ago(40),
  alerts: 2,
  lastAlertAt: ago(10),
  recoveries: [{ number: 1, at: ago(30), result: 'started' }],
  codes: ['E_AUTH_REJECTED'],
  told: ['down-1.00000001.tpcp'],
  writtenAt: NOW,
  digest: 'abc.def',
  assigned: ['octocat'],
  labelled: ['mail-probe', 'on call'],
};

/** Renders any JSON as a block. */
function raw(value: unknown): string {
  return `<!-- mail-probe:incident:1 ${Buffer.from(JSON.stringify(value)).toString('base64url')} -->`;
}

/** The JSON in a block, with a change. */
function changed(change: Readonly<Record<string, unknown>>): string {
  const json = JSON.parse(Buffer.from(/incident:1 (\S+)/.exec(renderBlock(BLOCK))?.[1] ?? '', 'base64url').toString());
  return raw({ ...json, ...change });
}

describe('the hidden block', () => {
  test('comes back as it was written, in the middle of any text', () => {
    expect(parseBlock(`Down.\n\n${renderBlock(BLOCK)}\nmore`)).toEqual(BLOCK);
  });

  test('holds nothing that could end it, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = renderBlock({ ...BLOCK, scope: text.slice(0, 200), labelled: [text] });
        expect(written).toMatch(/^<!-- mail-probe:incident:1 [A-Za-z0-9_-]+ -->$/);
      }),
    );
  });

  test('has no address of a run: none would be believed', () => {
    const recoveries = [{ number: 1, at: NOW, result: 'started' as const, runUrl: 'https://evil.example/x' }];
    const block = parseBlock(renderBlock({ ...BLOCK, recoveries }));
    expect(block?.recoveries).toEqual([{ number: 1, at: NOW, result: 'started' }]);
  });

  test.each([
    ['G29 no body', undefined],
    ['G29 an empty body', ''],
    ['an unfinished one', renderBlock(BLOCK).slice(0, -5)],
    ['two of them', `${renderBlock(BLOCK)}\n${renderBlock(BLOCK)}`],
    ['no base64', '<!-- mail-probe:incident:1 !!!! -->'],
    ['no JSON', '<!-- mail-probe:incident:1 AAAA -->'],
    ['null', raw(null)],
    ['a list', raw([1])],
    ['no fields', raw({})],
    ['an unknown state', changed({ state: 'fine' })],
    ['G28 another kind of key', changed({ id: 'check:../../x' })],
    ['G28 a time that is none', changed({ firstBad: 'yesterday' })],
    ['G28 a number as a time', changed({ openedAt: 1e99 })],
    ['G28 members that are no keys', changed({ members: 'x'.repeat(16) })],
    ['G28 a scope of 1 MB', changed({ scope: 'x'.repeat(1_000_000) })],
    ['G28 1 MB of letters', `<!-- mail-probe:incident:1 ${'A'.repeat(1_000_000)} -->`],
  ])('is absent when there is %s', (_, body) => {
    expect(parseBlock(body)).toBeUndefined();
  });

  test.each([
    ['a huge number', { alerts: 1e30 }, { alerts: 0 }],
    ['a large number', { alerts: 10_001 }, { alerts: 0 }],
    ['a negative number', { alerts: -1 }, { alerts: 0 }],
    ['a text as a number', { alerts: '7' }, { alerts: 0 }],
    ['NaN, which JSON writes as null', { alerts: Number.NaN }, { alerts: 0 }],
    [
      'numbers of checks',
      { counts: [1e9, 'x', null] },
      { members: [{ key: keyOf(1), eventCount: 0, alerts: 0, firstBad: ago(60) }] },
    ],
    ['events of other forms', { told: ['ok-1', 'a b', 5, '-->'] }, { told: ['ok-1'] }],
    [
      'recoveries of other forms',
      { recoveries: [null, {}, { number: 1, at: NOW, result: 'x' }] },
      { recoveries: [{ number: 1, at: NOW, result: 'unknown' }] },
    ],
    ['users that are none', { assigned: ['a b', '@x', 'octocat'] }, { assigned: ['octocat'] }],
  ])('G28 bounds %s', (_, change, expected) => {
    expect(parseBlock(changed(change))).toEqual({ ...BLOCK, ...expected });
  });

  test('writes times with milliseconds, as histories have them', () => {
    expect(parseBlock(changed({ firstBad: '2026-12-01T04:10:00Z' }))?.firstBad).toBe('2026-12-01T04:10:00.000Z');
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseBlock(raw(value))));
    fc.assert(fc.property(fc.string(), (text) => void parseBlock(`<!-- mail-probe:incident:1 ${text} -->`)));
  });

  test('is bounded with many checks and many events', () => {
    const members = Array.from({ length: 5000 }, (_, number) => ({
      ...{ key: keyOf(number), eventCount: 1000, alerts: 1000, firstBad: NOW },
    }));
    const told = Array.from({ length: 5000 }, (_, number) => `repeat-${number}.${keyOf(number).slice(0, 8)}.tpcpfo`);
    const text = renderBlock({ ...BLOCK, members, told });
    expect(text.length).toBeLessThan(30_000);
    expect(parseBlock(text)?.members).toHaveLength(BLOCK_LIMITS.members);
    expect(parseBlock(text)?.told.at(-1)).toBe(told.at(-1));
  });
});

describe('the mark of an event', () => {
  test('is found again', () => {
    expect(eventsOf(`Down.\n${eventMark('repeat-2.a.b')}\n${eventMark('lost-3.a.b')}`)).toEqual([
      'repeat-2.a.b',
      'lost-3.a.b',
    ]);
    expect(eventsOf(undefined)).toEqual([]);
  });

  test('counts alone in its line only: a server may write the same', () => {
    expect(eventsOf(`The server said: \`${eventMark('recovered.a')}\``)).toEqual([]);
    expect(parseBlock(`**The server said:** \`${renderBlock(BLOCK)}\`\n\n${renderBlock(BLOCK)}`)).toEqual(BLOCK);
  });

  test('and the block are found after an edit in a browser, which writes other line ends', () => {
    expect(parseBlock(`Down.\r\n${renderBlock(BLOCK)}\r\nmore`)).toEqual(BLOCK);
    expect(eventsOf(`Down.\r\n${eventMark('a-1')}\r\n`)).toEqual(['a-1']);
  });
});
