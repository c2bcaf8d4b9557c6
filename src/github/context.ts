/** Reads where the run takes place, for the report. */
import type { RunOrigin } from '../model/report.ts';
import type { World } from '../system/world.ts';

/** The part of the toolkit's `context` that is read here. */
export interface RunContext {
  readonly repo: { readonly owner: string; readonly repo: string };
  readonly serverUrl: string;
  readonly runId: number;
  readonly workflow: string;
  readonly sha: string;
}

/**
 * Reads the run of the workflow; undefined outside of one. Loading the toolkit costs 47 ms, so call this when the work
 * is done.
 */
export async function readOrigin(env: World['env'], load = loadContext): Promise<RunOrigin | undefined> {
  if (!env['GITHUB_REPOSITORY'] || !env['GITHUB_RUN_ID']) return undefined;
  try {
    const { repo, serverUrl, runId, workflow, sha } = await load();
    const repository = `${repo.owner}/${repo.repo}`;
    const machine = [env['RUNNER_ENVIRONMENT'], env['RUNNER_OS'], env['RUNNER_ARCH']].filter(Boolean).join(' ');
    return {
      repository,
      workflow: workflow ?? '',
      runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
      attempt: Number(env['GITHUB_RUN_ATTEMPT']) || undefined,
      sha: sha ?? '',
      runner: [env['RUNNER_NAME'], machine && `(${machine})`].filter(Boolean).join(' '),
    };
  } catch {
    // The toolkit reads the event file while it is loaded, and throws if it is not JSON. No verdict depends on it.
    return undefined;
  }
}

async function loadContext(): Promise<RunContext> {
  const { context } = await import('@actions/github');
  return context;
}
