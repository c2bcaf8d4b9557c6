/**
 * The built action over random results, faults, kills, people and a second runner at once: after the last calm runs the
 * world is what the state machine wants. A failure prints the seed that repeats it.
 */
import type { ChildProcess } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { ChecksRuns } from '../support/github/checks-runs.ts';
import { TOKEN } from '../support/github/fake-github.ts';
import type { Fault } from '../support/github/faults.ts';
import { worldErrors } from '../support/github/invariants.ts';
import { act, keyOfIncident, PEOPLE_ACTS, tellingIssues } from '../support/incidents/disorder.ts';
import { historyOf } from '../support/incidents/history-of.ts';

const bundle = inject('bundleFolder');

const FAULTS = [
  { reset: 'before' },
  { reset: 'after' },
  { status: 502, text: '<html>Bad gateway</html>' },
  { status: 500, text: 'Oops', executes: true },
  { status: 403, body: { message: 'You have exceeded a secondary rate limit.' }, headers: { 'retry-after': '60' } },
  { status: 429, body: { message: 'API rate limit exceeded' }, headers: { 'x-ratelimit-remaining': '0' } },
  { status: 200, body: null },
  { invalidJson: true },
  { dropsLabels: true },
  { hidesNewest: 1 },
] as const satisfies readonly Fault[];
const ROUTES = ['GET', 'POST', 'PATCH', 'POST /repos/{owner}/{repo}/issues', ''] as const;

const step = fc.record({
  letters: fc.stringMatching(/^[bbggu]{3}$/),
  minutes: fc.constantFrom(10, 10, 10, 70, 250),
  fault: fc.option(
    fc.record({
      on: fc.constantFrom(...ROUTES),
      nth: fc.integer({ min: 1, max: 4 }),
      fault: fc.constantFrom(...FAULTS),
    }),
  ),
  /** The number of the call at which the process is killed, before or after it was carried out. */
  kill: fc.option(fc.record({ nth: fc.integer({ min: 1, max: 5 }), when: fc.constantFrom('before', 'after') }), {
    freq: 2,
  }),
  person: fc.option(fc.record({ does: fc.constantFrom(...PEOPLE_ACTS), number: fc.integer({ min: 1, max: 4 }) })),
  /** Another runner with a copy of the history begins at the same time; its history is kept, or that of the first. */
  other: fc.constantFrom('none', 'none', 'none', 'first is kept', 'other is kept'),
  losesCache: fc.constantFrom(false, false, false, false, true),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const settings = fc.record({
  grouping: fc.constantFrom('check', 'check', 'group', 'all'),
  maxNew: fc.constantFrom(1, 5),
});

/** One run with all that goes wrong in it. */
async function live(
  world: ChecksRuns,
  { letters, minutes, fault, kill, person, other, losesCache }: Step,
): Promise<void> {
  if (person) act(world.fake, person);
  if (losesCache) world.forget();
  if (fault) world.fake.fault(fault);
  let child: ChildProcess | undefined;
  const end = (): void => void child?.kill('SIGKILL');
  if (kill)
    world.fake.fault({ on: '', nth: kill.nth, fault: kill.when === 'before' ? { before: end } : { after: end } });
  const second = other === 'none' ? undefined : world.newFolder();
  if (second !== undefined) world.carry(world.folder, second);
  const onStart = (started: ChildProcess): void => {
    child = started;
  };
  const runs = [
    world.run(letters, { minutes, onStart }),
    ...(second === undefined ? [] : [world.run(letters, { minutes: 0, folder: second })]),
  ];
  for (const run of await Promise.all(runs)) {
    // A run that was killed says nothing.
    if (run.exitCode !== null) expect(run.exitCode, run.stdout).toBe(/b/.test(letters) || /u/.test(letters) ? 1 : 0);
    expect(`${run.stdout}${run.summary}`.replaceAll(`::add-mask::${TOKEN}`, '')).not.toContain(TOKEN);
  }
  world.fake.heal();
  if (second !== undefined && other === 'other is kept') world.carry(second, world.folder);
}

describe('whatever goes wrong', () => {
  test('after the last calm runs the issues are those that should exist, and nothing was told twice', async () => {
    await fc.assert(
      fc.asyncProperty(settings, fc.array(step, { minLength: 3, maxLength: 6 }), async (given, steps) => {
        await using world = await ChecksRuns.start(bundle, {
          checks: ['a', 'b', 'c'].map((name) => ({ name, more: 'group: all' })),
          inputs: {
            incidents: `failures-before-alert: 1\ngrouping: ${given.grouping}\nmax-new: ${given.maxNew}`,
          },
        });
        await world.run('ggg');
        for (const each of steps) await live(world, each);
        await world.runs('ggg ggg');
        const last = await world.runs('bgg bgg');
        const history = historyOf(world.historyText);
        const states = history.checks.map(({ outage, isFlapping }) => (isFlapping ? 'flapping' : outage.state));
        expect(states.map((state, index) => (state === 'flapping' ? ['down', 'up', 'up'][index] : state))).toEqual([
          'down',
          'up',
          'up',
        ]);
        const isTold = (key: string): boolean =>
          tellingIssues(world.fake).filter(({ keys }) => keys.includes(key)).length === 1;
        const [bad, ...good] = history.checks;
        // One that a person closed stays silent until the check is steady again.
        const isSilenced = bad?.isFlapping === true && bad.outage.isMuted;
        expect(bad && isTold(bad.key)).toBe(!isSilenced);
        const unstable = good.filter(({ isFlapping }) => isFlapping);
        const needed = new Set([bad, ...unstable].map((check) => check?.key));
        for (const { number, keys } of tellingIssues(world.fake)) {
          expect(
            keys.some((key) => needed.has(key)),
            `issue ${number}`,
          ).toBe(true);
        }
        const twice = steps.some(({ other }) => other !== 'none');
        const errors = worldErrors(world.fake, { keyOf: keyOfIncident, secrets: [TOKEN] });
        // Without a lock, two runners that read at the same moment both comment.
        expect(errors.filter((error) => !twice || !error.includes('told twice'))).toEqual([]);
        expect(world.historyText).not.toContain(TOKEN);
        expect(last.outputs.get('incidents-opened')).toBe('0');
        expect(last.stdout).not.toContain('::warning');
      }),
      { numRuns: 8, endOnFailure: true, verbose: 1 },
    );
  });
});
