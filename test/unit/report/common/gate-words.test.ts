import { describe, expect, test } from 'vitest';
import type { Gate, GateStage, PublicationStep, RecordSetFacts } from '../../../../src/model/gate-facts.ts';
import type { CheckResult } from '../../../../src/model/report.ts';
import type { Status } from '../../../../src/model/status.ts';
import {
  adviceOf,
  durationText,
  inWords,
  stepText,
  ttlText,
  valueChange,
  viewsOf,
} from '../../../../src/report/common/gate-words.ts';

describe('durations', () => {
  test.each([
    [0, '0 s'],
    [1, '1 s'],
    [60, '1 min'],
    [90, '1 min 30 s'],
    [3600, '1 h'],
    [5400, '1 h 30 min'],
    [3601, '1 h 1 s'],
    [86_400, '1 day'],
    [90_061, 'about 1 day 1 h'],
    [604_800, '7 days'],
    [31_557_600, '365 days 6 h'],
    [4_294_967_295, 'about 49,710 days 6 h'],
  ])('of %d seconds in words: %s', (seconds, words) => {
    expect(inWords(seconds)).toBe(words);
  });

  test('have words beside the seconds where these say more', () => {
    expect([30, 300, 3600].map(durationText)).toEqual(['30 s', '300 s (5 min)', '3,600 s (1 h)']);
  });
});

describe('steps', () => {
  const step = (text: string, seconds?: number): PublicationStep => ({ kind: 'wait', text, reason: '', seconds });

  test.each([
    [step('wait 3600 s (TTL of MX example.org)', 3600), 'wait 3,600 s (1 h, TTL of MX example.org)'],
    [
      step('wait 432000 s (5 days, as long as mail is kept)', 432_000),
      'wait 432,000 s (5 days, as long as mail is kept)',
    ],
    [step('wait 3600 s', 3600), 'wait 3,600 s (1 h)'],
    [step('wait 3600 s, then look again', 3600), 'wait 3,600 s (1 h), then look again'],
    [step('wait 30 s (TTL)', 30), 'wait 30 s (TTL)'],
    [step('wait 30 s', 30), 'wait 30 s'],
    [step('wait until all caches have it', 300), 'wait until all caches have it (300 s (5 min))'],
    [step('wait for the provider'), 'wait for the provider'],
    [{ kind: 'do', text: 'wait 3600 s', reason: '', seconds: 3600 } as const, 'wait 3600 s'],
  ])('read well: %#', (given, text) => {
    expect(stepText(given)).toBe(text);
  });
});

describe('changes of records', () => {
  const set = (changes: Partial<RecordSetFacts>): RecordSetFacts => ({
    name: 'example.org',
    type: 'TXT',
    change: 'changed',
    ...changes,
  });

  test('name what comes and goes, and count what stays', () => {
    const both = set({ published: { values: ['a', 'b'], ttl: 300 }, planned: { values: ['b', 'c', 'd'], ttl: 60 } });
    expect(valueChange(both)).toEqual({ removed: ['a'], added: ['c', 'd'], kept: 1 });
    expect(ttlText(both)).toBe('300 s → 60 s');
  });

  test('of one side only', () => {
    expect(valueChange(set({ planned: { values: ['a'], ttl: 60 } }))).toEqual({ removed: [], added: ['a'], kept: 0 });
    expect(ttlText(set({ published: { values: [], ttl: 3600 } }))).toBe('3,600 s (1 h)');
    expect(ttlText(set({ published: { values: [], ttl: 30 }, planned: { values: [], ttl: 30 } }))).toBe('30 s');
  });

  test('equal views are one, whatever the order of their fields, and the planned one comes first', () => {
    expect(viewsOf({ published: { a: 1, b: [2] }, planned: { b: [2], a: 1 } })).toHaveLength(1);
    expect(viewsOf({ published: { a: 1 }, planned: { a: 1, b: undefined } as { a: number } })).toHaveLength(1);
    expect(viewsOf({ published: 'x', planned: 'y' }).map(({ name }) => name)).toEqual(['planned', 'published']);
    expect(viewsOf({ published: 'x' }).map(({ name }) => name)).toEqual(['published']);
    expect(viewsOf({})).toEqual([]);
  });
});

describe('advice', () => {
  const step: PublicationStep = { kind: 'publish', text: 'publish', reason: '' };
  const changed: RecordSetFacts = { name: 'example.org', type: 'MX', change: 'changed' };

  function advice(status: Status, stage: GateStage, changes: Partial<Gate> = {}): string {
    const findings: CheckResult['findings'] = status === 'ok' ? [] : [{ status, message: 'It is so.' }];
    const gate = { domain: 'example.org', stage, records: [changed], hosts: [], order: [], untested: [], ...changes };
    const { lead, why } = adviceOf({ status, findings }, gate);
    return `${lead}: ${why}`;
  }

  test.each([
    [advice('ok', 'planned'), 'Approve: no trouble was found; all of it may be published at once.'],
    [advice('ok', 'planned', { order: [step] }), 'Approve: no trouble was found; publish in the order below.'],
    [
      advice('ok', 'planned', { records: [] }),
      'Approve: no trouble was found; no record that mail depends on changes.',
    ],
    [advice('warning', 'planned'), 'Approve only after reading the warnings: 1 warning.'],
    [advice('critical', 'planned'), 'Do not approve: 1 critical finding.'],
    [
      advice('critical', 'planned', { order: [step] }),
      'Do not approve: 1 critical finding; the order below tells what has to come first.',
    ],
    [
      advice('unknown', 'planned', { untested: ['a', 'b'] }),
      'Do not approve yet: not everything could be judged; 2 things were not tested, see below.',
    ],
    [advice('ok', 'live'), 'Nothing to do: no trouble was found.'],
    [
      advice('ok', 'live', { untested: ['a'] }),
      'Nothing to do: no trouble was found; 1 thing was not tested, see below.',
    ],
    [advice('critical', 'live'), 'Act now: 1 critical finding.'],
    [advice('ok', 'after'), 'Done: no trouble was found.'],
    [advice('critical', 'after'), 'Not done: 1 critical finding.'],
    [advice('unknown', 'after'), 'Not known: not everything could be judged.'],
  ])('%s', (given, text) => {
    expect(given).toBe(text);
  });
});
