/** Whether a run may change anything on GitHub: only one that speaks for the default branch, with a token that can. */
import type { World } from '../../system/world.ts';
import { recordOf, textIn } from './shape.ts';

/** Why nothing is changed on GitHub in this run. */
export interface WriteRefusal {
  readonly reason: 'shard' | 'fork' | 'dependabot' | 'event' | 'branch' | 'repository' | 'token';
  /** One sentence for the log. */
  readonly message: string;
  /** What to do, where something can be done. */
  readonly remedy?: string | undefined;
}

/** What is to be known of a run. */
export interface RunFacts {
  /** `GITHUB_EVENT_NAME`, `GITHUB_REF`, `GITHUB_REPOSITORY`, `GITHUB_ACTOR`. */
  readonly env: World['env'];
  /** The event as JSON, from `GITHUB_EVENT_PATH`; anything at all, since it comes from outside. */
  readonly payload: unknown;
  readonly token: string;
  /** Whether the run has only a part of the checks. */
  readonly isShard: boolean;
}

/** Events that run on the default branch by definition. */
const ON_DEFAULT_BRANCH = new Set(['schedule', 'repository_dispatch', 'workflow_run']);

/** Events that run on the branch that they name. */
const ON_NAMED_BRANCH = new Set(['push', 'workflow_dispatch']);

const PULL_REQUESTS = new Set(['pull_request', 'pull_request_target', 'pull_request_review', 'merge_group']);

/** Names of default branches, for events that do not tell it. */
const USUAL_BRANCHES = ['main', 'master'];

const WITHOUT_TOKEN =
  'Set "github-token: ${{ secrets.… }}" with a token that may write issues. Outside of GitHub there is none by default (act: "-s GITHUB_TOKEN=…").';

/** Returns why nothing may be changed, or undefined when it may. Pure. */
export function whyNotWrite({ env, payload, token, isShard }: RunFacts): WriteRefusal | undefined {
  const event = env['GITHUB_EVENT_NAME'] ?? '';
  if (isShard) {
    return { reason: 'shard', message: 'A shard changes nothing on GitHub; the run that merges the reports does.' };
  }
  return (
    pullRequestRefusal(event, payload, env) ??
    eventRefusal(event) ??
    branchRefusal(event, payload, env) ??
    accessRefusal(env, token)
  );
}

function pullRequestRefusal(event: string, payload: unknown, env: World['env']): WriteRefusal | undefined {
  const isPush = event === 'push';
  if (!PULL_REQUESTS.has(event) && !isPush) return undefined;
  if (env['GITHUB_ACTOR'] === 'dependabot[bot]') {
    return { reason: 'dependabot', message: `A run for Dependabot (${event}) changes nothing on GitHub.` };
  }
  if (isPush) return undefined;
  const head = recordOf(recordOf(recordOf(payload)?.['pull_request'])?.['head']);
  const from = textIn(head?.['repo'], 'full_name');
  const isFork = from !== undefined && from.toLowerCase() !== (env['GITHUB_REPOSITORY'] ?? '').toLowerCase();
  return isFork
    ? { reason: 'fork', message: 'A run for a pull request from a fork changes nothing on GitHub.' }
    : { reason: 'event', message: 'A run for a pull request changes nothing on GitHub.' };
}

function eventRefusal(event: string): WriteRefusal | undefined {
  if (ON_DEFAULT_BRANCH.has(event) || ON_NAMED_BRANCH.has(event)) return undefined;
  const known = /^[a-z_]{1,40}$/.test(event) ? `the event ${event}` : 'an event that is not known';
  return {
    reason: 'event',
    message: `A run for ${known} changes nothing on GitHub.`,
    remedy: `Run it on ${[...ON_DEFAULT_BRANCH, ...ON_NAMED_BRANCH].join(', ')}.`,
  };
}

function branchRefusal(event: string, payload: unknown, env: World['env']): WriteRefusal | undefined {
  if (ON_DEFAULT_BRANCH.has(event)) return undefined;
  const ref = env['GITHUB_REF'] ?? '';
  const told = textIn(recordOf(payload)?.['repository'], 'default_branch');
  const branches = told === undefined ? USUAL_BRANCHES : [told];
  if (branches.some((branch) => ref === `refs/heads/${branch}`)) return undefined;
  return {
    reason: 'branch',
    message: 'Only runs on the default branch change anything on GitHub, and this one is not.',
    remedy: 'Run the workflow on the default branch.',
  };
}

function accessRefusal(env: World['env'], token: string): WriteRefusal | undefined {
  if (token.trim() === '') {
    return { reason: 'token', message: 'There is no token for the GitHub API.', remedy: WITHOUT_TOKEN };
  }
  if (/^[\w.-]+\/[\w.-]+$/.test(env['GITHUB_REPOSITORY'] ?? '')) return undefined;
  return {
    reason: 'repository',
    message: 'GITHUB_REPOSITORY names no repository.',
    remedy: 'Set GITHUB_REPOSITORY to "owner/name", as a runner does.',
  };
}
