/** Acts and waits → steps in order, with waits between them. */
import type { PublicationStep } from '../../model/gate-facts.ts';
import type { Act, PublicationDraft, Wait } from './draft.ts';

/** Waits that end within this time are one wait: a step less is worth an hour. */
const ONE_WAIT_SECONDS = 3600;

/** An act with its moment: seconds from the first act on, if everything is done at once when it may be. */
interface Timed {
  readonly act: Act;
  readonly at: number;
}

/**
 * Puts acts into order. Waits that run at the same time are one wait; what may be done at the same moment comes in the
 * order of the draft.
 *
 * @returns no steps when everything may be published at once
 */
export function scheduleSteps(draft: PublicationDraft): readonly PublicationStep[] {
  const timed = inOrder(withoutIdleMilestones(draft.acts, draft.waits), draft.waits);
  const isStepped = timed.some(({ act, at }) => act.kind !== 'milestone' && !act.isSoft && (at > 0 || !act.isPlanned));
  return isStepped ? withWaits(adviceLast(timed, draft.waits), draft.waits) : [];
}

/** Leaves out milestones that lead to no act. */
function withoutIdleMilestones(acts: readonly Act[], waits: readonly Wait[]): readonly Act[] {
  return acts.filter(({ id, kind }) => kind !== 'milestone' || leadsToAct(id, acts, waits));
}

function leadsToAct(id: string, acts: readonly Act[], waits: readonly Wait[]): boolean {
  return waits.some(({ from, to }) => {
    const next = from === id ? acts.find((act) => act.id === to) : undefined;
    return next !== undefined && (next.kind !== 'milestone' || leadsToAct(to, acts, waits));
  });
}

/** Advice is given at the moment at which the next act needs it, and not before the waits that come first. */
function adviceLast(timed: readonly Timed[], waits: readonly Wait[]): readonly Timed[] {
  const isNext = (act: Act, next: Act): boolean => waits.some(({ from, to }) => from === act.id && to === next.id);
  const advice = timed.filter(({ act }) => act.isSoft && timed.some((later) => isNext(act, later.act)));
  return timed
    .filter((each) => !advice.includes(each))
    .flatMap((each) => {
      const own = advice.filter(({ act }) => isFirst(act, each.act, timed, isNext));
      return [...own.map(({ act }) => ({ act, at: each.at })), each];
    });
}

/** Whether an act is the first one that comes after another one. */
function isFirst(act: Act, next: Act, timed: readonly Timed[], isNext: (act: Act, next: Act) => boolean): boolean {
  return timed.find((later) => isNext(act, later.act))?.act === next;
}

/** Kahn's topological sort, where the earliest act that waits for none is next. */
function inOrder(acts: readonly Act[], waits: readonly Wait[]): readonly Timed[] {
  const done: Timed[] = [];
  const open = new Map(acts.map((act) => [act.id, act]));
  const moment = new Map<string, number>();
  let now = 0;
  while (open.size > 0) {
    const ready = [...open.values()].filter(({ id }) => !waits.some(({ from, to }) => to === id && open.has(from)));
    const timed = ready.map((act) => ({ act, at: momentOf(act, waits, moment) }));
    now = Math.max(now, endOfWait(timed, now));
    const next = timed.find(({ at }) => at <= now);
    if (!next) throw new Error(`acts wait for each other: ${[...open.keys()].join(', ')}`);
    open.delete(next.act.id);
    moment.set(next.act.id, now);
    done.push({ act: next.act, at: now });
  }
  return done;
}

/** The moment to go on at: what ends shortly after the first wait is waited for, too, so that it is one wait. */
function endOfWait(ready: readonly Timed[], now: number): number {
  const earliest = Math.min(...ready.map(({ at }) => at));
  if (earliest <= now) return now;
  return Math.max(...ready.map(({ at }) => at).filter((at) => at <= earliest + ONE_WAIT_SECONDS));
}

function momentOf({ id }: Act, waits: readonly Wait[], moment: ReadonlyMap<string, number>): number {
  return Math.max(0, ...waits.filter(({ to }) => to === id).map((wait) => (moment.get(wait.from) ?? 0) + wait.seconds));
}

function withWaits(timed: readonly Timed[], waits: readonly Wait[]): readonly PublicationStep[] {
  const moment = new Map(timed.map(({ act, at }) => [act.id, at]));
  const isBinding = ({ from, to, seconds }: Wait): boolean => moment.get(to) === (moment.get(from) ?? 0) + seconds;
  const binding = waits.filter(isBinding);
  let now = 0;
  return relevant(timed, binding).flatMap(({ act, at }): readonly PublicationStep[] => {
    const ending = binding.filter(({ to, seconds }) => seconds > 0 && moment.get(to) === at);
    const pause = at > now ? [waitStep(at - now, ending)] : [];
    now = at;
    if (act.kind === 'milestone') return pause;
    return [...pause, { kind: act.kind, text: act.text, reason: act.reason }];
  });
}

/** Leaves out milestones that no act waits for in the end: they would only cut a wait into pieces. */
function relevant(timed: readonly Timed[], binding: readonly Wait[]): readonly Timed[] {
  const found = new Set<string>();
  for (const { act } of timed.toReversed()) {
    const isAwaited = binding.some(({ from, to }) => from === act.id && found.has(to));
    if (act.kind !== 'milestone' || isAwaited) found.add(act.id);
  }
  return timed.filter(({ act }) => found.has(act.id));
}

function waitStep(seconds: number, ending: readonly Wait[]): PublicationStep {
  const whats = ending.map((wait) => (wait.seconds > seconds ? `rest of the ${wait.what}` : wait.what));
  const reason = ending[0]?.reason ?? '';
  return { kind: 'wait', text: `wait ${seconds} s (${[...new Set(whats)].join(', ')})`, reason, seconds };
}
