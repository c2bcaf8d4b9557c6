/** Starts recovery actions: the intent is written into the issue first, then the call is made, then its answer is told. */
import { withRecoveryAnswer, withRecoveryBegun } from '../../history/state/recovery.ts';
import type { Notice } from '../../model/finding.ts';
import type { CheckHistory, History } from '../../model/memory/record.ts';
import type { CheckResult } from '../../model/report.ts';
import type { ActionMemory } from './action-memory.ts';
import { dispatchRecovery } from './dispatch-recovery.ts';
import { type Reconciled, type ReconcileOptions, reconcileIncidents } from './reconcile.ts';

/** What came of recovery actions. */
export interface Recovered {
  /** The last look at the issues. */
  readonly last: Reconciled;
  readonly recovered: readonly Notice[];
}

/** Starts what is due. @param due keys of checks */
export async function recover(
  first: Reconciled,
  due: readonly string[],
  options: ReconcileOptions,
  { api, plan, place }: ActionMemory,
): Promise<Recovered> {
  const { recovery } = plan.incidents;
  if (!recovery || (recovery.workflow === undefined && recovery.event === undefined) || due.length === 0)
    return { last: first, recovered: [] };
  // Without the issue, nothing would tell the next run that it was tried.
  if (first.incidents === undefined || first.seen === undefined) return { last: first, recovered: [] };
  const at = options.input.now;
  const begun = changed(first.history, due, (outage) => withRecoveryBegun(outage, at, place.runUrl));
  const written = await reconcileIncidents(api, {
    ...options,
    input: { ...options.input, history: begun },
    seen: first.seen,
  });
  if (written.warning) return { last: written, recovered: [] };
  const notices: Notice[] = [];
  let { history } = written;
  for (const key of due) {
    const check = options.input.checks.find(({ story }) => story?.key === key);
    const incident = written.incidents?.find(({ keys }) => keys.includes(key));
    if (!check) continue;
    const answer = await dispatchRecovery(api, recovery, valuesOf(check, incident?.number));
    if (answer.notice) notices.push(answer.notice);
    if (answer.result !== 'unknown') {
      const { result } = answer;
      history = changed(history, [key], (outage) => withRecoveryAnswer(outage, result, answer.runUrl));
    }
  }
  const { seen = first.seen } = written;
  const last = await reconcileIncidents(api, { ...options, input: { ...options.input, history }, seen });
  const opened = written.opened + last.opened;
  return { last: { ...last, opened, closed: written.closed + last.closed }, recovered: notices };
}

function changed(
  history: History,
  keys: readonly string[],
  change: (outage: CheckHistory['outage']) => CheckHistory['outage'],
): History {
  const checks = history.checks.map((check) =>
    keys.includes(check.key) ? { ...check, outage: change(check.outage) } : check,
  );
  return { ...history, checks };
}

/** The values of the placeholders in inputs of a workflow. */
function valuesOf({ name, status, findings }: CheckResult, incident: number | undefined): Record<string, string> {
  return {
    check: name,
    status,
    code: findings[0]?.code ?? '',
    incident: incident === undefined ? '' : String(incident),
  };
}
