/** Calls that are not made at all. */
import type { World } from '../../system/world.ts';
import { ApiFailure } from './failure.ts';
import { operationOf } from './operations.ts';
import { LATER_REMEDY, TOKEN_REMEDY } from './remedies.ts';

/** A token that is empty, or that no header can carry; an error of the client would quote it. */
export function unusableToken(token: string, route: string): ApiFailure | undefined {
  if (/^[!-~]+$/.test(token)) return undefined;
  const what =
    token === '' ? 'There is no token' : 'The token holds blanks, line breaks or other characters that no token has';
  return new ApiFailure({
    kind: 'token',
    message: `${what}, so the GitHub API was not asked to ${operationOf(route).does}.`,
    remedy: TOKEN_REMEDY,
  });
}

/** A repository that is not named. */
export function missingRepository(owner: string, repo: string, route: string): ApiFailure | undefined {
  if (/^[\w.-]+$/.test(owner) && /^[\w.-]+$/.test(repo)) return undefined;
  return new ApiFailure({
    kind: 'missing',
    message: `GITHUB_REPOSITORY names no repository, so the GitHub API was not asked to ${operationOf(route).does}.`,
    remedy: 'Set GITHUB_REPOSITORY to "owner/name", as a runner does.',
  });
}

/** An address that is none. */
export function unusableAddress(env: World['env'], route: string): ApiFailure | undefined {
  const address = env['GITHUB_API_URL'];
  if (!address || /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/.test(address)) return undefined;
  return new ApiFailure({
    kind: 'network',
    message: `GITHUB_API_URL is no address of an API, so it was not asked to ${operationOf(route).does}.`,
    remedy: 'Set GITHUB_API_URL to a URL such as "https://api.github.com", as a runner does.',
  });
}

/** No time, or the runner cancels. */
export function spentBudget(route: string, isCancelled: boolean): ApiFailure {
  const { does } = operationOf(route);
  return isCancelled
    ? new ApiFailure({
        kind: 'cancelled',
        message: `The run was cancelled before the GitHub API was asked to ${does}.`,
        remedy: LATER_REMEDY,
      })
    : new ApiFailure({
        kind: 'budget',
        message: `The time for the GitHub API was over before it was asked to ${does}.`,
        remedy: LATER_REMEDY,
      });
}
