/** Where the run takes place, for the report. */
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
 * The run of the workflow, or nothing outside of one. The toolkit is loaded here because that costs 47 ms, so call
 * this when the work is done.
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
      sha: sha ?? '',
      runner: [env['RUNNER_NAME'], machine && `(${machine})`].filter(Boolean).join(' '),
    };
  } catch {
    // The toolkit reads the event file while it is loaded and stops at one that is not JSON. No verdict hangs on it.
    return undefined;
  }
}

async function loadContext(): Promise<RunContext> {
  const { context } = await import('@actions/github');
  return context;
}
