/** The memory of a run of the action: where its history is, which run this is, and what it may write. */
import type { MemoryPlan } from '../../model/memory/memory-plan.ts';
import { fileStore } from '../../pipeline/file-store.ts';
import type { HistoryStore } from '../../pipeline/history-store.ts';
import { type Memory, openMemory } from '../../pipeline/memory.ts';
import type { Job } from '../../pipeline/run.ts';
import type { World } from '../../system/world.ts';
import type { Api } from '../api/access.ts';
import { createApi } from '../api/api.ts';
import { type WriteRefusal, whyNotWrite } from '../api/may-write.ts';
import { recordOf, textIn } from '../api/shape.ts';
import { readHistoryBranch } from '../branch/history-branch.ts';
import { branchProblem } from '../branch/place.ts';

/** The memory of a run of the action. */
export interface ActionMemory {
  readonly memory: Memory;
  readonly plan: MemoryPlan;
  readonly api: Api;
  readonly place: ActionPlace;
  readonly defaultBranch: string;
  /** Why this run changes nothing on GitHub. */
  readonly refusal: WriteRefusal | undefined;
  /** The branch of the history, where that is its place. */
  readonly branch: ActionBranch | undefined;
}

/** A branch that is read. */
export interface ActionBranch {
  /** Why it cannot hold a history. */
  readonly problem: string | undefined;
  /** What was read. */
  readonly text: Promise<string | undefined>;
  readonly store: HistoryStore;
}

/** Which run this is. */
export interface ActionPlace {
  readonly scope: string;
  readonly id: string;
  readonly runUrl: string | undefined;
  readonly environment: string;
}

/** An event is smaller. */
const MAX_EVENT_BYTES = 16 * 1024 ** 2;

/** A person hears of these runs, too: they only have no means to write an issue. */
const TELLING: readonly (WriteRefusal['reason'] | undefined)[] = [undefined, 'token', 'repository'];

/** Begins to read the history of a run. */
export async function openActionMemory(
  job: Job,
  plan: MemoryPlan,
  world: World,
  signal: AbortSignal,
): Promise<ActionMemory> {
  const token = job.settings.githubToken?.reveal() ?? '';
  const payload = await readPayload(world);
  const isShard = job.settings.shard !== undefined;
  const refusal = whyNotWrite({ env: world.env, payload, token, isShard });
  const api = createApi({ token, env: world.env, clock: world.clock, signal });
  const place = placeOf(world);
  const { historyFile, shownPath = 'file' } = plan;
  const branch = plan.historyBranch === undefined ? undefined : branchStore(api, plan.historyBranch, payload, world);
  const store = historyFile === undefined ? branch?.store : fileStore(historyFile, shownPath, world);
  const isTelling = TELLING.includes(refusal?.reason);
  const memory = openMemory(plan, { ...place, isTelling }, store, world);
  return { memory, plan, api, place, defaultBranch: defaultBranchOf(payload) ?? 'main', refusal, branch };
}

async function readPayload({ env, files }: World): Promise<unknown> {
  try {
    const { realPath } = await files.inspect(env['GITHUB_EVENT_PATH'] ?? '');
    return JSON.parse((await files.read(realPath, MAX_EVENT_BYTES)).toString('utf8'));
  } catch {
    return undefined;
  }
}

function defaultBranchOf(payload: unknown): string | undefined {
  return textIn(recordOf(payload)?.['repository'], 'default_branch');
}

/** Reads from the variables of the runner which run this is. */
function placeOf({ env, random }: World): ActionPlace {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt = '1' } = env;
  // `owner/name/.github/workflows/probe.yml@refs/heads/main`: on another branch it is the same workflow.
  const [workflow = ''] = (env['GITHUB_WORKFLOW_REF'] ?? '').slice(repository.length + 1).split('@');
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
  return {
    scope: [repository, workflow].filter((part) => part !== '').join(' '),
    id: run ? `${run}/${attempt}` : random(8).toString('hex'),
    runUrl: run && repository ? `${server}/${repository}/actions/runs/${run}` : undefined,
    environment: env['RUNNER_ENVIRONMENT'] ?? '',
  };
}

/** Reads the branch at once. It is written by `keepMemory`, which can fold the run into what others wrote meanwhile. */
function branchStore(api: Api, branch: string, payload: unknown, world: World): ActionBranch {
  const problem = branchProblem(branch, world.env, defaultBranchOf(payload));
  const reading = problem === undefined ? readHistoryBranch(api, branch) : undefined;
  return {
    problem,
    text: reading?.then(({ text }) => text) ?? Promise.resolve(undefined),
    store: {
      place: `in the branch ${branch}`,
      remedies: {
        text: 'The old text is in the earlier commits of the branch.',
        ...(problem !== undefined && {
          unreadable: 'Let history-branch name a branch of its own, such as mail-probe-history.',
        }),
      },
      async read() {
        if (!reading) return { kind: 'unreadable', problem: `cannot be kept there: it ${problem}` };
        const { text, notice } = await reading;
        if (notice)
          return { kind: 'unreadable', problem: `cannot be read: ${notice.message} ${notice.hint ?? ''}`.trim() };
        return text === undefined ? { kind: 'none' } : { kind: 'text', text };
      },
      write: async () => undefined,
      setAside: async () => {},
    },
  };
}
