/** What a big mailbox costs. The first of these cases fills it. */
import { type Case, milliseconds } from './case.ts';
import { compared } from './cases-login.ts';
import { peakMemory } from './command.ts';
import { fillMailbox, settle } from './fill-mailbox.ts';
import type { Laboratory } from './laboratory.ts';
import { measured, ours, reportOfOurs, timeOurs } from './ours.ts';
import { RawImap } from './raw-imap.ts';
import { inTurn, median, ratio } from './statistics.ts';

const filled = new WeakMap<Laboratory, Promise<void>>();

/** Fills the mailbox once, whichever case comes first. */
function fill(laboratory: Laboratory, count: number): Promise<void> {
  const known = filled.get(laboratory);
  if (known) return known;
  const filling = fillAndSettle(laboratory, count);
  filled.set(laboratory, filling);
  return filling;
}

async function fillAndSettle(laboratory: Laboratory, count: number): Promise<void> {
  const { servers, near: ports, bigUser } = laboratory;
  await fillMailbox(servers, bigUser, count);
  // A small one, which shows that the cases work, has too few rows.
  if (count < 10_000) return;
  await settle(servers, bigUser, () => timeOurs(laboratory, { mode: 'round-trip', ports, user: bigUser }));
}

const roundTrip: Case = {
  name: 'round-trip-big-mailbox',
  what: 'round-trip into a mailbox of 200 000 messages, against an empty one',
  unit: '×',
  limit: 1.2,
  async measure(laboratory, { runs, messages }) {
    await fill(laboratory, messages);
    const { near: ports, user, bigUser } = laboratory;
    const pairs = await inTurn(
      runs,
      () => timeOurs(laboratory, { mode: 'round-trip', ports, user: bigUser }),
      () => timeOurs(laboratory, { mode: 'round-trip', ports, user }),
    );
    return compared(pairs, 'big', 'empty');
  },
};

const searchTime: Case = {
  name: 'imap-search-time',
  what: "imap-search over 200 000 messages, all matching, against the server's own time for that SEARCH",
  unit: '×',
  limit: 2,
  async measure(laboratory, { runs, messages }) {
    await fill(laboratory, messages);
    const { near: ports, bigUser } = laboratory;
    const pairs = await inTurn(
      runs,
      async () =>
        1000 *
        measured(await reportOfOurs(laboratory, { mode: 'imap-search', ports, user: bigUser }), 'imap_search_seconds'),
      () => bareSearch(laboratory),
    );
    return {
      value: ratio(pairs),
      details: {
        imap_search_seconds: milliseconds(median(pairs.ours)),
        'UID SEARCH ALL': milliseconds(median(pairs.theirs)),
      },
    };
  },
};

/** In a session of its own, as ours is. */
async function bareSearch({ servers, bigUser }: Laboratory): Promise<number> {
  const raw = await RawImap.open(servers, bigUser);
  await raw.ask('EXAMINE INBOX');
  const ms = await raw.time('UID SEARCH ALL');
  await raw.close();
  return ms;
}

const searchMemory: Case = {
  name: 'imap-search-memory',
  what: 'imap-search over 200 000 messages, all matching: memory above that of an empty mailbox',
  unit: 'MB',
  needs: ['time'],
  limit: 20,
  async measure(laboratory, { longRuns, messages }) {
    await fill(laboratory, messages);
    const { near: ports, user, bigUser } = laboratory;
    const peak = async (who: typeof user): Promise<number> =>
      await peakMemory(await ours(laboratory, { mode: 'imap-search', ports, user: who }));
    const pairs = await inTurn(
      longRuns,
      () => peak(bigUser),
      () => peak(user),
    );
    const [big, empty] = [median(pairs.ours), median(pairs.theirs)];
    return { value: big - empty, details: { big: `${Math.round(big)} MB`, empty: `${Math.round(empty)} MB` } };
  },
};

export const SIZE_CASES: readonly Case[] = [roundTrip, searchTime, searchMemory];
