/** The memory of a run of the action: where its history is, and which run of which workflow this is. */
import { fileStore } from '../pipeline/file-store.ts';
import type { HistoryStore } from '../pipeline/history-store.ts';
import { type Memory, openMemory, type RunPlace } from '../pipeline/memory.ts';
import type { Job } from '../pipeline/run.ts';
import type { World } from '../system/world.ts';

/** Begins to read the history of a run. @param isTelling whether this run tells people anything */
export function openActionMemory(
  { memory: plan }: Job,
  world: World,
  isTelling: boolean,
  branch?: HistoryStore,
): Memory | undefined {
  if (!plan) return undefined;
  const { historyFile, shownPath = 'file' } = plan;
  const store = historyFile === undefined ? branch : fileStore(historyFile, shownPath, world);
  return openMemory(plan, { ...placeOf(world), isTelling }, store, world);
}

/** Reads from the variables of the runner which run this is. */
function placeOf({ env, random }: World): Omit<RunPlace, 'isTelling'> {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt = '1' } = env;
  // `owner/name/.github/workflows/probe.yml@refs/heads/main`: another branch is the same workflow.
  const workflow = (env['GITHUB_WORKFLOW_REF'] ?? '').replace(/@.*$/s, '').slice(repository.length + 1);
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
  return {
    scope: [repository, workflow].filter((part) => part !== '').join(' '),
    id: run ? `${run}/${attempt}` : random(8).toString('hex'),
    runUrl: run && repository ? `${server}/${repository}/actions/runs/${run}` : undefined,
    environment: env['RUNNER_ENVIRONMENT'] ?? '',
  };
}
