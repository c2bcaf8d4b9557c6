/**
 * Mail that is not ours survives everything: random mailboxes, other clients at work, servers that refuse and hang up.
 * `MAIL_PROBE_RUNS=2000 npx vitest run test/probe/round-trip/foreign-mail.test.ts` looks longer.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Play, play } from '../../support/crowd/play.ts';
import { delivery, type Scenario, scenario } from '../../support/crowd/scenarios.ts';
import { searchScenario, WANTED } from '../../support/crowd/search-scenarios.ts';

/** They run side by side, each with a seed of its own, which a failure prints. */
const SHARDS = [1, 2, 3, 4];
const RUNS = Number(process.env['MAIL_PROBE_RUNS'] ?? 160) / SHARDS.length;
const timeout = Math.max(60_000, RUNS * 2000);

function codes({ report }: Play): readonly (string | undefined)[] {
  return report.checks.flatMap(({ findings }) => findings.map(({ code }) => code));
}

/** Whether nothing keeps a probe from removing a message. */
function isGoodServer({ without, refusals, cuts }: Scenario): boolean {
  return !without.includes('UIDPLUS') && refusals.length === 0 && cuts.length === 0;
}

/** What holds for every run, whatever happened. */
function expectNoHarm(done: Play): void {
  expect(done.harm).toEqual([]);
  expect(done.blindCommands).toEqual([]);
  expect(codes(done)).not.toContain('E_INTERNAL');
}

test.concurrent.each(SHARDS)('a round trip removes its own message and nothing else, %i', { timeout }, async () => {
  const cleanup = fc.constantFrom('true', 'true', 'true', 'false');
  const settleTime = fc.constantFrom('0s', '0s', '1s');
  await fc.assert(
    fc.asyncProperty(scenario, delivery, cleanup, settleTime, async (world, deliveries, cleanUp, settle) => {
      const done = await play(world, { deliveries, inputs: { cleanup: cleanUp, 'settle-time': settle } });
      expectNoHarm(done);
      if (!done.hasArrived) {
        expect(done.report.checks[0]?.facts.arrivedIn).toBeUndefined();
        expect(done.report.status).toBe('critical');
      }
      if (cleanUp === 'false') expect(done.markings).toEqual([]);
      // What was left is told.
      else if (done.forgotten.length > 0) expect(codes(done)).toContain('E_CLEANUP');
      if (cleanUp === 'true' && isGoodServer(world)) expect(done.overlooked).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('a round trip removes its message though the mailbox is rebuilt, and every session of it ended, twice', async () => {
  const rebuild = { kind: 'rebuild', mailbox: 'INBOX' } as const;
  const world = {
    without: [],
    headerSearch: 'indexed',
    hasJunk: false,
    letters: [],
    happenings: [
      { before: 8, deed: rebuild },
      { before: 12, deed: rebuild },
    ],
    refusals: [],
    cuts: [],
  } as const;
  const done = await play(world, { deliveries: ['INBOX'], inputs: { cleanup: 'true' } });
  expectNoHarm(done);
  expect(done.overlooked).toEqual([]);
});

test.concurrent.each(SHARDS)('delete-found removes what was found and nothing else, %i', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(searchScenario, async (world) => {
      const inputs = { mode: 'imap-search', 'delete-found': 'true', search: WANTED.criteria };
      const done = await play(world, { deliveries: [], inputs, wanted: WANTED.isWanted });
      expectNoHarm(done);
      if (world.without.includes('UIDPLUS')) expect(done.markings).toEqual([]);
      // Ok says that all of them are gone.
      if (done.report.status === 'ok') expect(done.wantedLeft).toEqual([]);
    }),
    { numRuns: RUNS / 2 },
  );
});
