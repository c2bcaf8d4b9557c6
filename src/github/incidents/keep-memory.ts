/**
 * The end of a run that has a memory: the history is saved, issues are brought to what they should be, and the history
 * is saved again with what they told. All of it comes after verdict, outputs and summary, and changes none of them.
 */
import { adoptSights } from '../../history/adopt.ts';
import type { FoldedRun } from '../../history/fold-run.ts';
import type { IncidentRun } from '../../incidents/input.ts';
import { historyBegun } from '../../incidents/is-due.ts';
import type { Notice } from '../../model/finding.ts';
import type { CheckHistory, History } from '../../model/memory/record.ts';
import type { IssueSight } from '../../model/memory/sight.ts';
import type { Report } from '../../model/report.ts';
import type { IncidentOutcome } from '../../report/common/incident-outcome.ts';
import type { World } from '../../system/world.ts';
import type { ActionMemory } from './action-memory.ts';
import { keepInBranch } from './keep-in-branch.ts';
import { reconcileIncidents } from './reconcile.ts';
import { recover } from './recover.ts';

/** What came of it. */
export interface KeptMemory {
  /** Undefined when no issue was looked at. */
  readonly outcome?: IncidentOutcome | undefined;
  /** What a person should mend. */
  readonly warnings: readonly Notice[];
  /** For the log. */
  readonly lines: readonly string[];
}

/** Saves what the run adds to the history, and manages incidents. Never throws for what went wrong outside. */
export async function keepMemory(report: Report, action: ActionMemory, world: World): Promise<KeptMemory> {
  const { memory, refusal } = action;
  const { folded } = memory;
  const warnings: Notice[] = [...memory.notices];
  if (!folded) return { warnings, lines: [] };
  const save = async (history: History): Promise<void> => {
    const problem = await memory.save(history);
    if (problem !== undefined && !warnings.some(isOfWriting)) warnings.push(notSaved(problem));
  };
  const managesIssues = action.plan.incidents.isOn && refusal === undefined;
  const { history } = folded;
  const now = world.clock.date().toISOString();
  // Saved before the first call: a run that is killed while it talks to GitHub has its result kept.
  await save(managesIssues ? historyBegun({ history, now }) : history);
  const asksGitHub = action.plan.incidents.isOn || action.plan.historyBranch !== undefined;
  if (!asksGitHub) return { warnings, lines: [] };
  if (refusal) {
    // A shard and a pull request are as they should be; a missing token is not.
    const text = [refusal.message, refusal.remedy].filter(Boolean).join(' ');
    if (refusal.reason === 'token' || refusal.reason === 'repository') warnings.push(notManaged(text));
    return { warnings, lines: [`Incidents: ${text}`] };
  }
  const managed = await manage(report, folded, action, world);
  warnings.push(...managed.warnings);
  if (managed.history !== folded.history) await save(managed.history);
  const branch = await keepInBranch(managed.history, managed.sights, folded, action, world);
  return {
    outcome: managed.outcome,
    warnings: [...warnings, ...branch],
    lines: managed.lines,
  };
}

interface Managed {
  readonly history: History;
  readonly sights: readonly IssueSight[];
  readonly outcome?: IncidentOutcome | undefined;
  readonly warnings: readonly Notice[];
  readonly lines: readonly string[];
}

async function manage(report: Report, folded: FoldedRun, action: ActionMemory, world: World): Promise<Managed> {
  const { plan, api } = action;
  if (!plan.incidents.isOn) return { history: folded.history, sights: [], warnings: [], lines: [] };
  const now = world.clock.date().toISOString();
  const input: IncidentRun = {
    history: folded.history,
    checks: report.checks,
    settings: plan.incidents,
    rules: plan.rules,
    removed: folded.removed,
    isComplete: plan.isComplete,
    now,
    runUrl: action.place.runUrl,
  };
  const rulesOf = ({ name }: CheckHistory) => plan.rules.get(name) ?? plan.incidents.rules;
  const isGitHub = !/\/api\/v1\/?$/.test(world.env['GITHUB_API_URL'] ?? '');
  const options = {
    input,
    adopt: (history: History, sights: readonly IssueSight[]) => adoptSights(history, sights, rulesOf, now).history,
    isGitHub,
    isFull: folded.recoveryDue.length > 0,
  };
  const first = await reconcileIncidents(api, options);
  const { last, notices } = await recover(first, folded.recoveryDue, options, action, world.env);
  const { opened, closed } = last;
  const [incident] = last.incidents ?? [];
  return {
    history: last.history,
    sights: last.sights,
    outcome: last.incidents && { number: incident?.number, url: incident?.url, opened, closed },
    warnings: [...new Set([first.warning, last.warning])].filter((each) => each !== undefined).concat(notices),
    lines: [...linesOf(opened, closed, incident?.url), ...last.notices.map(sentenceOf)],
  };
}

function linesOf(opened: number, closed: number, url: string | undefined): string[] {
  const what = [...(opened > 0 ? [`${opened} opened`] : []), ...(closed > 0 ? [`${closed} closed`] : [])];
  if (what.length === 0 && url === undefined) return [];
  return [`Incidents: ${[what.join(', ') || 'open', url].filter(Boolean).join(': ')}`];
}

/** One line: the sentence, and what to do. */
function sentenceOf({ message, hint }: Notice): string {
  return [message, hint].filter((part) => part !== undefined).join(' ');
}

const NOT_WRITTEN = 'The history of this run ';

function notSaved(problem: string): Notice {
  return {
    code: 'E_HISTORY',
    message: `${NOT_WRITTEN}${problem}. The next run does not know of this one.`,
    hint: 'Look at the path in history-file, the rights and the space on the disk.',
  };
}

function isOfWriting({ code, message }: Notice): boolean {
  return code === 'E_HISTORY' && message.startsWith(NOT_WRITTEN);
}

function notManaged(text: string): Notice {
  return { code: 'E_GH_INCIDENTS', message: `Incidents are not managed in this run. ${text}` };
}
