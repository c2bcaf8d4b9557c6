import { describe, expect, test } from 'vitest';
import { desiredIncidents } from '../../../src/incidents/desired.ts';
import type { IncidentRun } from '../../../src/incidents/input.ts';
import { isReconcileDue, toldDigest } from '../../../src/incidents/is-due.ts';
import { planRepairs } from '../../../src/incidents/repairs.ts';
import type { IssueReading } from '../../../src/incidents/seen.ts';
import { ago, type CheckSketch, inputOf, keyOf, NOW, roleOf, settingsOf } from '../../support/incidents/worlds.ts';

const NONE: IssueReading = { own: [], gone: [], foreign: [], isComplete: true };

/** Identities of the incidents, with the names of their checks. */
function wanted(sketches: readonly CheckSketch[], own: Partial<IncidentRun> = {}): string[] {
  return desiredIncidents(inputOf(sketches, own), NONE).map(
    ({ id, members }) => `${id}: ${members.map(({ memory }) => memory.name).join(', ')}`,
  );
}

const named = (name: string, own: CheckSketch = {}): CheckSketch => ({ number: name.charCodeAt(0), name, ...own });

describe('which issues should exist', () => {
  test.each([
    ['down', { state: 'down' }, 1],
    ['lost', { state: 'lost' }, 1],
    ['recovering', { state: 'recovering' }, 1],
    ['new', { state: 'new' }, 0],
    ['up', { state: 'up' }, 0],
    ['failing', { state: 'failing' }, 0],
    ['muted by a person', { isMuted: true }, 0],
    ['removed', { removedAt: NOW }, 0],
    ['down, and not run this time', { hasRun: false }, 1],
    ['down, and could not be judged this time', { status: 'unknown' }, 1],
  ] as const)('a check that is %s', (_, sketch, count) => {
    expect(wanted([sketch])).toHaveLength(count);
  });

  test('by check, by group at its top, or all', () => {
    const checks = [named('a', { group: 'Europe/Berlin' }), named('b', { group: 'Europe' }), named('c')];
    const by = (grouping: 'check' | 'group' | 'all'): string[] =>
      wanted(checks, { settings: settingsOf({ grouping }) });
    expect(by('check')).toEqual([`check:${keyOf(97)}: a`, `check:${keyOf(98)}: b`, `check:${keyOf(99)}: c`]);
    expect(by('group')).toEqual(['group:Europe: a, b', `check:${keyOf(99)}: c`]);
    expect(by('all')).toEqual(['all: a, b, c']);
  });

  test('more new ones than allowed are one; as many as allowed are not', () => {
    const checks = ['a', 'b', 'c'].map((name) => named(name));
    expect(wanted(checks, { settings: settingsOf({ maxNew: 2 }) })).toEqual(['storm: a, b, c']);
    expect(wanted(checks, { settings: settingsOf({ maxNew: 3 }) })).toHaveLength(3);
  });

  test('worst first', () => {
    const checks = [
      named('a', { state: 'recovering' }),
      named('b', { isFlapping: true }),
      named('c', { state: 'lost' }),
      named('d'),
    ];
    expect(wanted(checks, { settings: settingsOf({ grouping: 'all' }) })).toEqual(['all: d, c, b, a']);
  });

  test('an incident has labels, assignees and mentions of the roles of its checks, from their alert on', () => {
    const roles = [
      roleOf('it', { labels: ['team-it'], assignees: ['ann'] }),
      roleOf('cto', { labels: ['team-cto'], afterAlerts: 2 }),
      roleOf('other', { labels: ['other'] }),
    ];
    const settings = settingsOf({ roles, notify: ['it', 'cto'], labels: ['mail'], assignees: ['bob'] });
    const of = (alerts: number) => desiredIncidents(inputOf([{ alerts }], { settings }), NONE)[0];
    expect(of(1)).toMatchObject({ labels: ['mail-probe', 'mail', 'team-it'], assignees: ['bob', 'ann'] });
    expect(of(2)?.labels).toEqual(['mail-probe', 'mail', 'team-it', 'team-cto']);
  });

  test('a check with rules of its own is told to its own roles', () => {
    const roles = [roleOf('it', { labels: ['team-it'] }), roleOf('web', { labels: ['team-web'] })];
    const settings = settingsOf({ roles, notify: ['it'] });
    const rules = new Map([['check 1', { ...settings.rules, notify: ['web'] }]]);
    expect(desiredIncidents(inputOf([{}], { settings, rules }), NONE)[0]?.labels).toEqual(['mail-probe', 'team-web']);
  });
});

describe('the plan', () => {
  const plan = (input: IncidentRun, reading = NONE) => planRepairs(input, desiredIncidents(input, reading), reading);

  test('opens nothing when not all open issues were seen', () => {
    expect(plan(inputOf([{}]), { ...NONE, isComplete: false })).toEqual([]);
  });

  test('opens nothing when no check could be judged, unless that is to be told', () => {
    const all: readonly CheckSketch[] = [{ status: 'unknown' }, { number: 2, status: 'unknown', state: 'up' }];
    expect(plan(inputOf(all))).toEqual([]);
    const rules = { ...settingsOf().rules, on: ['critical', 'unknown'] as const };
    expect(plan(inputOf(all, { settings: settingsOf({ rules }) }))).toHaveLength(1);
  });

  test('names the issue that is gone', () => {
    const [create] = plan(inputOf([{ issue: 7 }]), { ...NONE, gone: [7] });
    expect(create?.do === 'create' && create.body).toContain('Continues #7, which is gone.');
  });
});

describe('whether GitHub has to be asked', () => {
  const settled = (own: CheckSketch, reconciledAt = ago(60)): IncidentRun => {
    const input = inputOf([own]);
    // As a run in which all was good leaves it.
    const issues = { reconciledAt, settled: toldDigest(inputOf([]).history) };
    return { ...input, history: { ...input.history, issues } };
  };

  test.each([
    ['no memory', inputOf([{ state: 'up' }]), true],
    ['all good', settled({ state: 'up' }), false],
    ['failing, and not told', settled({ state: 'failing' }), false],
    ['a day later', settled({ state: 'up' }, ago(24 * 60)), true],
    ['down', settled({}), true],
    ['muted, which a person may end', settled({ isMuted: true }), true],
    ['a clock that went back', settled({ state: 'up' }, '2027-01-01T00:00:00.000Z'), true],
  ])('%s: %s', (_, input, expected) => {
    expect(isReconcileDue(input)).toBe(expected);
  });
});
