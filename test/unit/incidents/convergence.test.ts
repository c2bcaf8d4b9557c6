/** Whatever was seen and whatever failed: after one undisturbed run the issues are what they should be, and stay so. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adoptSights } from '../../../src/history/adopt.ts';
import { historyText } from '../../../src/history/history-text.ts';
import { emptyHistory, readHistory } from '../../../src/history/read-history.ts';
import { desiredIncidents } from '../../../src/incidents/desired.ts';
import { type IncidentRun, needsIncident } from '../../../src/incidents/input.ts';
import { eventsOf, parseBlock } from '../../../src/incidents/issue/block.ts';
import type { Repair } from '../../../src/incidents/repair.ts';
import { planRepairs } from '../../../src/incidents/repairs.ts';
import { type IssueReading, isOver, issueSights, readIssues } from '../../../src/incidents/seen.ts';
import type { History } from '../../../src/model/memory/record.ts';
import type { IncidentSettings } from '../../../src/model/memory/rules.ts';
import { foldOnce, MINUTE, RULES, reportOf, resultOf, SCOPE, SETTINGS, START } from '../../support/history/simulate.ts';
import { Tracker, type WriteEnd } from '../../support/incidents/tracker.ts';

const AUTHOR = 'github-actions[bot]';
const CHECKS = 4;
const STATUS_OF = { b: 'critical', g: 'ok', u: 'unknown' } as const;

/** A step: results of all checks, how writes end, and what a person does before it. */
const step = fc.record({
  letters: fc.array(fc.constantFrom<'b' | 'g' | 'u'>('b', 'b', 'g', 'g', 'u'), {
    minLength: CHECKS,
    maxLength: CHECKS,
  }),
  ends: fc.array(fc.constantFrom<WriteEnd>('done', 'done', 'refused', 'lost'), { maxLength: 6 }),
  minutes: fc.constantFrom(5, 5, 30, 90, 300),
  person: fc.constantFrom(
    'nothing',
    'nothing',
    'nothing',
    'closes',
    'reopens',
    'empties',
    'locks',
    'acknowledges',
    'unlabels',
  ),
  issue: fc.integer({ min: 1, max: 6 }),
  loses: fc.constantFrom('nothing', 'nothing', 'nothing', 'history', 'last write'),
});
const steps = fc.array(step, { minLength: 1, maxLength: 30 });
const settings: fc.Arbitrary<IncidentSettings> = fc
  .record({
    grouping: fc.constantFrom('check', 'group', 'all'),
    maxNew: fc.constantFrom(1, 2, 5),
    failures: fc.constantFrom(1, 2),
    recoveries: fc.constantFrom(1, 2),
    labels: fc.constantFrom([], ['mail']),
  })
  .map(({ failures, recoveries, ...own }) => ({
    ...SETTINGS,
    ...own,
    rules: { ...RULES, failuresBeforeAlert: failures, recoveriesBeforeClose: recoveries },
  }));

/** A world of checks and issues in memory. */
class World {
  readonly tracker = new Tracker();
  history: History = emptyHistory(SCOPE, START);
  now = START;
  readonly #settings: IncidentSettings;

  constructor(given: IncidentSettings) {
    this.#settings = given;
  }

  /** Folds a run and returns what it has to work with. */
  fold(letters: readonly ('b' | 'g' | 'u')[]): IncidentRun {
    const results = letters.map((letter, index) =>
      resultOf(STATUS_OF[letter], { name: `check ${index}`, group: index % 2 ? 'A/x' : 'A/y' }),
    );
    const now = new Date(this.now).toISOString();
    const report = reportOf(results, { startedAt: now });
    const { history, stories, removed } = foldOnce({
      history: this.history,
      report,
      now: this.now,
      settings: this.#settings,
    });
    this.history = written(history);
    const checks = results.map((each) => ({ ...each, story: stories.get(each.name) }));
    return { history, checks, settings: this.#settings, rules: new Map(), removed, isComplete: true, now };
  }

  /** What is seen, and the run with it. */
  see(input: IncidentRun): { readonly input: IncidentRun; readonly reading: IssueReading } {
    const seen = this.tracker.issues;
    const found = { gone: [], isComplete: true };
    const before = readIssues(seen, { author: AUTHOR, history: input.history }, found);
    const sights = issueSights(before, this.#settings, AUTHOR);
    const { history } = adoptSights(input.history, sights, () => this.#settings.rules, input.now);
    return { input: { ...input, history }, reading: readIssues(seen, { author: AUTHOR, history }, found) };
  }

  plan(given: IncidentRun): {
    readonly input: IncidentRun;
    readonly repairs: Repair[];
    readonly reading: IssueReading;
  } {
    const { input, reading } = this.see(given);
    return { input, reading, repairs: planRepairs(input, desiredIncidents(input, reading), reading) };
  }

  /** A run with no trouble: plans and repairs, and looks again after it created something, as the real one does. */
  runUndisturbed(letters: readonly ('b' | 'g' | 'u')[]): IncidentRun {
    this.now += 5 * MINUTE;
    let input = this.fold(letters);
    for (let round = 0; round < 2; round += 1) {
      const planned = this.plan(input);
      this.tracker.apply(planned.input, planned.repairs, () => 'done');
      input = this.see(planned.input).input;
    }
    this.history = written(input.history);
    return input;
  }
}

function written(history: History): History {
  const { history: read, trouble } = readHistory(historyText(history), {
    scope: SCOPE,
    now: Date.parse(history.writtenAt),
  });
  if (trouble !== undefined) throw new Error(trouble);
  return read;
}

/** What a person does. */
function act(world: World, person: string, number: number): void {
  const issue = world.tracker.issues[number - 1];
  if (issue === undefined) return;
  const closed = { isOpen: false, closedBy: 'octocat', closedAt: new Date(world.now).toISOString() };
  const acts: Record<string, () => void> = {
    closes: () => issue.isOpen && world.tracker.touch(number, closed),
    reopens: () => world.tracker.touch(number, { isOpen: true, closedAt: undefined, closedBy: undefined }),
    empties: () => world.tracker.touch(number, { body: '' }),
    locks: () => world.tracker.touch(number, { isLocked: true }),
    acknowledges: () => world.tracker.touch(number, { labels: [...issue.labels, 'acknowledged'] }),
    unlabels: () => world.tracker.touch(number, { labels: issue.labels.filter((label) => label !== 'mail') }),
  };
  acts[person]?.();
}

/** Lives through steps with faults. */
function live(world: World, all: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): void {
  for (const { letters, ends, minutes, person, issue, loses } of all) {
    world.now += minutes * MINUTE;
    act(world, person, issue);
    if (loses === 'history') world.history = emptyHistory(SCOPE, world.now);
    const folded = world.fold(letters);
    const { input, repairs } = world.plan(folded);
    const rest = [...ends];
    world.tracker.apply(input, repairs, () => rest.shift() ?? 'done');
    if (loses !== 'last write') world.history = written(world.see(input).input.history);
  }
}

/** Each check that needs an incident is told in one open issue of ours, and no issue is open without need. */
function expectOrder(world: World, input: IncidentRun): void {
  const { reading } = world.see(input);
  const open = reading.own.filter(({ isOpen, block }) => isOpen && !isOver(block));
  for (const check of input.history.checks) {
    const homes = open.filter(({ keys }) => keys.includes(check.key));
    if (needsIncident(check)) expect(homes.length, `${check.name} ${check.outage.state}`).toBe(1);
  }
  const isNeeded = (key: string): boolean =>
    input.history.checks.some(
      (check) =>
        check.key === key && (needsIncident(check) || check.outage.state === 'failing' || check.outage.isMuted),
    );
  for (const issue of open) expect(issue.keys.some(isNeeded), `issue ${issue.number}`).toBe(true);
}

describe('from any world', () => {
  test('one undisturbed run leads to what should be, and a further plan has nothing to do', () => {
    fc.assert(
      fc.property(settings, steps, (given, all) => {
        const world = new World(given);
        live(world, all);
        const last = (all.at(-1)?.letters ?? []).map((letter) => (letter === 'u' ? 'g' : letter));
        const input = world.runUndisturbed(last);
        expectOrder(world, input);
        expect(world.plan(input).repairs).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('when all is good for long enough, no incident is open but those that a person opened again', () => {
    fc.assert(
      fc.property(settings, steps, (given, all) => {
        const world = new World(given);
        live(world, all);
        for (let run = 0; run < 25; run += 1) world.runUndisturbed(['g', 'g', 'g', 'g']);
        // One whose text was emptied while the history was lost belongs to no check any more.
        const open = world.tracker.open.filter(({ body }) => parseBlock(body) && !isOver(parseBlock(body)));
        expect(open.map(({ number, body }) => [number, parseBlock(body)])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('no event is told twice in an issue', () => {
    fc.assert(
      fc.property(settings, steps, (given, all) => {
        const world = new World(given);
        live(world, all);
        for (const { number } of world.tracker.issues) {
          const told = world.tracker.comments(number).flatMap((comment) => eventsOf(comment));
          expect(told).toEqual([...new Set(told)]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
