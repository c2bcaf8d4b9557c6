/**
 * What a run has to do with earlier ones: it reads the history while the checks run, compares each result with the past
 * of its check, and folds the run into the history. Loaded only by runs that have a history, or that manage incidents.
 */

import { checkKey } from '../history/check-key.ts';
import { comparePast } from '../history/comparison/compare-past.ts';
import { notDue } from '../history/due.ts';
import { type FoldedRun, foldRun } from '../history/fold-run.ts';
import { type FoundHistory, readHistory } from '../history/read-history.ts';
import { isCompleteRun } from '../history/removed.ts';
import type { Notice } from '../model/finding.ts';
import type { Comparison } from '../model/memory/comparison.ts';
import type { MemoryPlan } from '../model/memory/memory-plan.ts';
import type { CheckHistory, History } from '../model/memory/record.ts';
import type { Plan } from '../model/plan.ts';
import type { CheckResult, Report } from '../model/report.ts';
import { worst, worstFirst } from '../model/status.ts';
import { crypto } from '../system/lazy-crypto.ts';
import type { World } from '../system/world.ts';
import type { HistoryStore } from './history-store.ts';

/** Where and when a run takes place, as its history needs it. */
export interface RunPlace {
  /** Repository and workflow; empty outside of one. */
  readonly scope: string;
  /** Run and attempt, `123/1`; a random text outside of a workflow. */
  readonly id: string;
  readonly runUrl?: string | undefined;
  /** Kind of the runner: times of different kinds are not compared. */
  readonly environment: string;
  /** Whether this run tells people anything. */
  readonly isTelling: boolean;
}

/** Begins to read the history. Nothing is written before `save`. */
export function openMemory(
  plan: MemoryPlan,
  place: RunPlace,
  store: HistoryStore | undefined,
  world: Pick<World, 'clock'>,
): Memory {
  return new Memory(plan, place, store, world.clock);
}

/** The memory of a run. What fails here is a notice, and changes no verdict. */
export class Memory {
  /** What people should know of the history itself. */
  readonly notices: Notice[] = [];
  readonly #plan: MemoryPlan;
  readonly #place: RunPlace;
  readonly #store: HistoryStore | undefined;
  readonly #clock: World['clock'];
  readonly #found: Promise<Found>;
  readonly #comparisons = new Map<string, Comparison>();
  #report: Report | undefined;
  #folded: FoldedRun | undefined;

  constructor(plan: MemoryPlan, place: RunPlace, store: HistoryStore | undefined, clock: World['clock']) {
    this.#plan = plan;
    this.#place = place;
    this.#store = store;
    this.#clock = clock;
    this.#found = readStored(store, place.scope, this.#now);
  }

  get plan(): MemoryPlan {
    return this.#plan;
  }

  /** Where the history is, for people. */
  get place(): string {
    return this.#store?.place ?? '';
  }

  /** When the history that was read was written, ISO 8601, UTC; undefined when there was none. */
  get lastWrittenAt(): Promise<string | undefined> {
    return this.#found.then(({ history, read }) => (read === 'warm' ? history.writtenAt : undefined));
  }

  /** What is to be kept, after `fold`; undefined before. */
  get folded(): FoldedRun | undefined {
    return this.#folded;
  }

  /** Leaves out the checks that are not due. */
  async due(all: Plan): Promise<Plan> {
    const { intervals } = this.#plan.incidents;
    if (Object.values(intervals).every((each) => each === undefined)) return all;
    const { history } = await this.#found;
    return withoutThose(all, { history, intervals, now: this.#now, hash });
  }

  /** Adds to a result what differs from the past of its check. */
  async compare(result: CheckResult): Promise<CheckResult> {
    const { byKey } = await this.#found;
    const past = byKey.get(checkKey(hash, this.#place.scope, result));
    const { regressions, changes, acceptsChanges: accept } = this.#plan;
    const { environment } = this.#place;

    const compared = comparePast({ result, past, environment, now: this.#now, regressions, changes, accept });
    this.#comparisons.set(result.name, compared);
    return withFindings(result, compared);
  }

  /** Adds to the report what earlier runs tell, and remembers the run. */
  async fold(report: Report): Promise<Report> {
    const { history, read, trouble, notices } = await this.#found;
    this.notices.push(...notices);
    if (trouble) this.notices.push(unreadable(trouble, this.#store, await this.#found));
    this.#report = report;
    const folded = this.#foldInto(history, read, report);
    this.#folded = folded;
    this.notices.push(...folded.notices);
    const { stories, past } = folded;
    return { ...report, past, checks: report.checks.map((check) => ({ ...check, story: stories.get(check.name) })) };
  }

  /** Folds the same run into the history that another run has written meanwhile; undefined when it is not ours. */
  refold(text: string | undefined): FoldedRun | undefined {
    const { history, read, isForeign } = readHistory(text, { scope: this.#place.scope, now: this.#now });
    return isForeign || !this.#report ? undefined : this.#foldInto(history, read, this.#report);
  }

  /** Whether the history that was read is that of other checks: then it is left alone. */
  async isForeign(): Promise<boolean> {
    return (await this.#found).isForeign === true;
  }

  /** Keeps a history: what was folded, or what is known of its issues beside that. @returns why that failed */
  async save(history: History): Promise<string | undefined> {
    return (await this.isForeign()) ? undefined : await this.#store?.write(history);
  }

  /**
   * Keeps what was folded, for a place that other runs write at the same time, such as one history of many checks that a
   * monitoring system starts on their own: what they have written since it was read stays. @returns why that failed
   */
  async keep(): Promise<string | undefined> {
    const { folded } = this;
    if (!folded) return undefined;
    const { text } = await this.#found;
    const now = await this.#store?.read();
    const isOthers = now?.kind === 'text' && now.text !== text;
    return await this.save(((isOthers && this.refold(now.text)) || folded).history);
  }

  #foldInto(history: History, read: FoundHistory['read'], report: Report): FoldedRun {
    const { incidents: settings, rules } = this.#plan;
    const { id, runUrl, isTelling } = this.#place;
    return foldRun({
      history,
      read,
      report,
      settings,
      rulesOf: ({ name }) => rules.get(name) ?? settings.rules,
      now: this.#now,
      run: { id, startedAt: report.startedAt, runUrl },
      hash,
      isComplete: this.#plan.isComplete && isCompleteRun(report),
      isTelling,
      comparisons: this.#comparisons,
    });
  }

  get #now(): number {
    return this.#clock.date().getTime();
  }
}

/** A history that was read. */
interface Found extends FoundHistory {
  /** What was there; one that is no history is kept beside it. */
  readonly text?: string | undefined;
  readonly byKey: ReadonlyMap<string, CheckHistory>;
}

async function readStored(store: HistoryStore | undefined, scope: string, now: number): Promise<Found> {
  const stored = (await store?.read()) ?? { kind: 'none' };
  const found = readHistory(stored.kind === 'text' ? stored.text : undefined, { scope, now });
  const trouble = stored.kind === 'unreadable' ? stored.problem : found.trouble;
  if (found.trouble !== undefined && !found.isForeign && stored.kind === 'text') await store?.setAside(stored.text);
  const byKey = new Map(found.history.checks.map((check) => [check.key, check]));
  return {
    ...found,
    text: stored.kind === 'text' ? stored.text : undefined,
    byKey,
    read: trouble === undefined ? found.read : 'unreadable',
    trouble,
  };
}

/** Leaves out the checks that are not due. */
function withoutThose(plan: Plan, given: Parameters<typeof notDue>[1]): Plan {
  const named = plan.checks.map((planned) => ({ name: planned.name, id: planned.entry?.id, planned }));
  const left = notDue(named, given);
  if (left.length === 0) return plan;
  const out = new Set(left.map(({ check }) => check.planned));
  return {
    ...plan,
    checks: plan.checks.filter((check) => !out.has(check)),
    notDue: [...out].map(({ name, entry }) => ({ name, reason: 'not due', source: entry?.source })),
  };
}

function hash(text: string): string {
  return crypto().createHash('sha256').update(text).digest('hex');
}

/** A finding makes a check worse, never better. */
function withFindings(result: CheckResult, compared: ReturnType<typeof comparePast>): CheckResult {
  const { findings, notices } = compared;
  if (findings.length === 0 && notices.length === 0) return result;
  const all = worstFirst([...result.findings, ...findings]);
  const status = worst([result.status, ...findings.map((finding) => finding.status)]);
  return { ...result, status, findings: all, notices: [...result.notices, ...notices] };
}

function unreadable(trouble: string, store: HistoryStore | undefined, { isForeign, text }: Found): Notice {
  const place = `The history ${store?.place ?? ''} ${trouble}.`;
  if (isForeign) {
    const hint = 'Give each workflow a history of its own: another path in history-file and another key of its cache.';
    return { code: 'E_HISTORY', message: `${place} It is left alone, and this run is not remembered.`, hint };
  }
  return {
    code: 'E_HISTORY',
    message: `${place} This run begins a new one: what was counted before is not known.`,
    hint: text !== undefined ? store?.remedies.text : store?.remedies.unreadable,
  };
}
