/**
 * Starts a recovery action: a workflow of the repository, or an event. The intent is written first, so that a crash
 * between the two is seen as "begun, and no answer", and is not repeated: to restart a server twice is worse than once
 * too few.
 */
import type { Notice } from '../../model/finding.ts';
import type { RecoveryTry } from '../../model/memory/record.ts';
import type { RecoveryRules } from '../../model/memory/rules.ts';
import type { World } from '../../system/world.ts';
import type { Api } from '../api/access.ts';
import { ApiFailure, type ApiFailureKind } from '../api/failure.ts';
import { numberIn, recordOf } from '../api/shape.ts';
import { type RecoveryFacts, recoveryPayload, recoveryValues } from './recovery-values.ts';

/** Less time than this, in milliseconds, is no time to begin: the answer might be lost. */
const LEAST_MS = 2000;

const REPO = '/repos/{owner}/{repo}';
const WORKFLOW = /^[\w.-]{1,100}\.ya?ml$/;

/** What is to be started. */
export interface RecoveryAction {
  readonly rules: RecoveryRules;
  readonly facts: RecoveryFacts;
  /** The default branch, as the event of the run tells it. */
  readonly defaultBranch: string;
  readonly env: World['env'];
  /**
   * Writes down that the action is begun, where the next run finds it. Nothing is started when it fails, or returns
   * false.
   */
  readonly recordIntent: () => Promise<boolean>;
}

/** What became of it. */
export interface RecoveryOutcome {
  /** `none`: nothing was begun, and the next run may. `unknown`: the answer was lost. */
  readonly result: RecoveryTry['result'] | 'none';
  /** Page of the run that was started, where the server tells it. */
  readonly runUrl?: string | undefined;
  readonly notice?: Notice | undefined;
}

/** Starts a recovery action, once. A call that fails is no error, but a notice. */
export async function startRecovery(api: Api, action: RecoveryAction): Promise<RecoveryOutcome> {
  const { rules } = action;
  const problem = unusable(rules);
  if (problem) return { result: 'none', notice: problem };
  if (api.msLeft < LEAST_MS) return { result: 'none' };
  try {
    if (!(await action.recordIntent())) return { result: 'none' };
  } catch (error) {
    return { result: 'none', notice: noticeOf(failureIn(error), rules, action) };
  }
  try {
    const runUrl =
      rules.event === undefined ? await startWorkflow(api, action) : await sendEvent(api, action, rules.event);
    return { result: 'started', runUrl };
  } catch (error) {
    const failure = failureIn(error);
    return { result: failure.mayHaveRun ? 'unknown' : 'refused', notice: noticeOf(failure, rules, action) };
  }
}

/** Neither a workflow nor an event: then later steps of the job act, by the output `recovery-wanted`. */
function unusable({ workflow, event }: RecoveryRules): Notice | undefined {
  if (event !== undefined || (workflow !== undefined && WORKFLOW.test(workflow))) return undefined;
  return {
    code: 'E_GH_RECOVERY',
    message: 'No recovery action was started: "recovery-workflow" is no file name of a workflow.',
    hint: 'Write the name alone, such as "restart-imap.yml"; the file is in .github/workflows.',
  };
}

async function startWorkflow(
  api: Api,
  { rules, facts, defaultBranch, env }: RecoveryAction,
): Promise<string | undefined> {
  const inputs = recoveryValues(rules.inputs, facts);
  const answer = await api.call({
    route: `POST ${REPO}/actions/workflows/{workflow_id}/dispatches`,
    parameters: {
      workflow_id: rules.workflow,
      ref: rules.ref ?? defaultBranch,
      ...(Object.keys(inputs).length > 0 && { inputs }),
      ...(tellsRuns(env) && { return_run_details: true }),
    },
    check: startedRun,
  });
  // Built here: an address that a server names is not shown as a link.
  const { run } = answer.data;
  const server = env['GITHUB_SERVER_URL'];
  return run === undefined || !server ? undefined : `${server}/${api.owner}/${api.repo}/actions/runs/${run}`;
}

async function sendEvent(api: Api, { rules, facts }: RecoveryAction, event: string): Promise<undefined> {
  const inputs = recoveryValues(rules.inputs, facts);
  const payload = Object.keys(inputs).length > 0 ? inputs : recoveryPayload(facts);
  await api.call({
    route: `POST ${REPO}/dispatches`,
    parameters: { event_type: event.slice(0, 100), client_payload: payload },
    check: startedRun,
  });
}

/** The answer is empty, or names the run. */
function startedRun(data: unknown): { readonly run?: number } | undefined {
  if (data === undefined || data === '') return {};
  const run = numberIn(data, 'workflow_run_id');
  return recordOf(data) && run !== undefined ? { run } : undefined;
}

/** GitHub in the cloud tells the run that it started; GitHub Enterprise Server 3.17 to 3.19 do not know the word. */
function tellsRuns(env: World['env']): boolean {
  const server = env['GITHUB_SERVER_URL'] ?? '';
  return /^https:\/\/(?:github\.com|[\w-]+\.ghe\.com)$/.test(server);
}

/** What to look at, for refusals that the settings are the reason of. */
function noticeOf(failure: ApiFailure, rules: RecoveryRules, { defaultBranch }: RecoveryAction): Notice | undefined {
  if (failure.isEcho) return undefined;
  const { kind, message, remedy } = failure;
  return { code: 'E_GH_RECOVERY', message, hint: hintFor(kind, rules, rules.ref ?? defaultBranch) ?? remedy };
}

function hintFor(kind: ApiFailureKind, { workflow, event }: RecoveryRules, ref: string): string | undefined {
  if (event !== undefined) return undefined;
  switch (kind) {
    case 'missing':
      return `Look whether .github/workflows/${workflow} is on the default branch, and whether the workflow has "permissions: actions: write".`;
    case 'invalid':
      return `Look whether .github/workflows/${workflow} has "on: workflow_dispatch" with the inputs of "recovery-inputs", and whether "${ref}" exists ("recovery-ref").`;
    default:
      return undefined;
  }
}

/** @throws what is no failure of a call */
function failureIn(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  throw error;
}
