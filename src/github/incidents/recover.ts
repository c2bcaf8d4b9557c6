/** Starts recovery actions: the intent is written into the issue first, then the call is made, then its answer is told. */
import { withRecoveryAnswer, withRecoveryBegun } from '../../history/state/recovery.ts';
import type { Notice } from '../../model/finding.ts';
import type { CheckHistory, History } from '../../model/memory/record.ts';
import type { CheckResult } from '../../model/report.ts';
import type { World } from '../../system/world.ts';
import type { ActionMemory } from './action-memory.ts';
import { type Reconciled, type ReconcileOptions, reconcileIncidents } from './reconcile.ts';
import { startRecovery } from './recovery.ts';

/** What came of recovery actions. */
export interface Recovered {
  /** The last look at the issues, with all that was opened and closed. */
  readonly last: Reconciled;
  readonly notices: readonly Notice[];
}

/** Starts what is due. @param due keys of checks */
export async function recover(
  first: Reconciled,
  due: readonly string[],
  options: ReconcileOptions,
  action: ActionMemory,
  env: World['env'],
): Promise<Recovered> {
  const rules = action.plan.incidents.recovery;
  const isCall = rules?.workflow !== undefined || rules?.event !== undefined;
  if (!rules || !isCall || due.length === 0) return { last: first, notices: [] };
  let last = first;
  const notices: Notice[] = [];
  const reconcile = async (history: History): Promise<boolean> => {
    // Without the issue, nothing would tell the next run that it was tried.
    if (last.seen === undefined || last.incidents === undefined) return false;
    const next = await reconcileIncidents(action.api, {
      ...options,
      input: { ...options.input, history },
      seen: last.seen,
    });
    last = {
      ...next,
      opened: last.opened + next.opened,
      closed: last.closed + next.closed,
      seen: next.seen ?? last.seen,
    };
    return next.warning === undefined;
  };
  for (const key of due) {
    const check = options.input.checks.find(({ story }) => story?.key === key);
    if (!check) continue;
    const incident = last.incidents?.find(({ keys }) => keys.includes(key))?.number;
    const outcome = await startRecovery(action.api, {
      rules,
      facts: factsOf(check, incident),
      defaultBranch: action.defaultBranch,
      env,
      recordIntent: () => {
        const begin = (outage: CheckHistory['outage']) =>
          withRecoveryBegun(outage, options.input.now, action.place.runUrl);
        return reconcile(changed(last.history, key, begin));
      },
    });
    if (outcome.notice) notices.push(outcome.notice);
    const { result, runUrl } = outcome;
    if (result !== 'started' && result !== 'refused') continue;
    await reconcile(changed(last.history, key, (outage) => withRecoveryAnswer(outage, result, runUrl)));
  }
  return { last, notices };
}

function changed(
  history: History,
  key: string,
  change: (outage: CheckHistory['outage']) => CheckHistory['outage'],
): History {
  const checks = history.checks.map((check) =>
    check.key === key ? { ...check, outage: change(check.outage) } : check,
  );
  return { ...history, checks };
}

/** The values of the placeholders in inputs of a workflow. */
function factsOf({ name, status, findings }: CheckResult, incident: number | undefined) {
  return {
    check: name,
    status,
    code: findings[0]?.code ?? '',
    incident: incident === undefined ? '' : String(incident),
  };
}
