/**
 * What a run has to do with earlier ones: it reads the history while the checks run, compares each result with the past
 * of its check, and folds the run into the history. Loaded only by runs that have a history, or that manage incidents.
 */

import { checkKey } from '../history/check-key.ts';
import { comparePast } from '../history/comparison/compare-past.ts';
import { dueChecks } from '../history/due.ts';
import { type FoldedRun, foldRun } from '../history/fold-run.ts';
import { readHistory } from '../history/read-history.ts';
import { isCompleteRun } from '../history/removed.ts';
import type { Notice } from '../model/finding.ts';
import type { Comparison } from '../model/memory/comparison.ts';
import type { MemoryPlan } from '../model/memory/memory-plan.ts';
import type { CheckHistory, History } from '../model/memory/record.ts';
import type { Plan } from '../model/plan.ts';
import type { CheckResult, PastFacts, Report } from '../model/report.ts';
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

/** The memory of a run. */
export interface Memory {
  /** Leaves out the checks that are not due. */
  due(plan: Plan): Promise<Plan>;
  /** Adds to a result what differs from the past of its check. */
  compare(result: CheckResult): Promise<CheckResult>;
  /** Adds to the report what earlier runs tell, and remembers the run. */
  fold(report: Report): Promise<Report>;
  /** What is to be kept, after `fold`. */
  readonly folded: FoldedRun | undefined;
  /** What people should know of the history itself. */
  readonly notices: readonly Notice[];
  /** Keeps a history: what was folded, or what is known of its issues beside that. @returns why that failed */
  save(history: History): Promise<string | undefined>;
}

/** Begins to read the history. Nothing is written before `save`. */
export function openMemory(
  plan: MemoryPlan,
  place: RunPlace,
  store: HistoryStore | undefined,
  { clock }: Pick<World, 'clock'>,
): Memory {
  const found = readStored(store, place.scope, clock.date());
  const comparisons = new Map<string, Comparison>();
  const notices: Notice[] = [];
  let folded: FoldedRun | undefined;
  return {
    notices,
    get folded() {
      return folded;
    },

    async due(all) {
      const { intervals } = plan.incidents;
      if (Object.values(intervals).every((each) => each === undefined)) return all;
      const { history } = await found;
      return dueOf(all, history, plan, clock.date().getTime());
    },

    async compare(result) {
      const { byKey } = await found;
      const past = byKey.get(checkKey(hash, place.scope, result));
      const { environment } = place;
      const { regressions, changes, acceptsChanges: accept } = plan;
      const now = clock.date().getTime();
      const compared = comparePast({ result, past, environment, now, regressions, changes, accept });
      comparisons.set(result.name, compared);
      return withFindings(result, compared);
    },

    async fold(report) {
      const { history, read, trouble } = await found;
      if (trouble) notices.push(unreadable(trouble, store));
      const { incidents: settings, rules } = plan;
      folded = foldRun({
        history,
        read,
        report,
        settings,
        rulesOf: ({ name }) => rules.get(name) ?? settings.rules,
        now: clock.date().getTime(),
        run: { id: place.id, startedAt: report.startedAt, runUrl: place.runUrl },
        hash,
        isComplete: plan.isComplete && isCompleteRun(report),
        isTelling: place.isTelling,
        comparisons,
      });
      notices.push(...folded.notices);
      const { stories, past } = folded;
      return { ...report, past, checks: report.checks.map((check) => ({ ...check, story: stories.get(check.name) })) };
    },

    async save(history) {
      return await store?.write(history);
    },
  };
}

/** A history that was read. */
interface Found {
  readonly history: History;
  readonly byKey: ReadonlyMap<string, CheckHistory>;
  readonly read: PastFacts['history'];
  readonly trouble: string | undefined;
}

async function readStored(store: HistoryStore | undefined, scope: string, now: Date): Promise<Found> {
  const stored = (await store?.read()) ?? { kind: 'none' };
  const { history, trouble } = readHistory(stored.kind === 'text' ? stored.text : undefined, { scope, now });
  const problem = stored.kind === 'unreadable' ? stored.problem : trouble;
  if (problem !== undefined && stored.kind === 'text') await store?.setAside(stored.text);
  const read = problem !== undefined ? 'unreadable' : stored.kind === 'none' ? 'cold' : 'warm';
  return { history, byKey: new Map(history.checks.map((check) => [check.key, check])), read, trouble: problem };
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

function unreadable(trouble: string, store: HistoryStore | undefined): Notice {
  return {
    code: 'E_HISTORY',
    message: `The history ${store?.place ?? ''} ${trouble}. This run begins a new one: what was counted before is not known.`,
    hint: 'If this comes again, look at the steps that restore and save it. The old text is kept beside it, with .bad at its end.',
  };
}
