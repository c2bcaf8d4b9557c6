/** Where a redirect may be followed to. */

/** What is known of the own repository. */
export interface OwnRepository {
  readonly owner: string;
  readonly repo: string;
  /** `GITHUB_REPOSITORY_ID`. */
  readonly id?: string | undefined;
}

/** A request that was redirected. */
export interface Redirected {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly location: string;
}

const BY_ID = /\/repositories\/(\d+)(?:\/|$)/;
const BY_NAME = /\/repos\/([^/]+)\/([^/]+)(?:\/|$)/;
const ONE_ISSUE = /\/issues\/\d+(?:\/|$)/;

/**
 * Returns the URL to repeat the same request at, or undefined when it must not be followed.
 *
 * A renamed repository answers writes with 307 (google/go-github#184), and clients repeat a 301 of a POST as a GET,
 * whose 200 looks like a success (octokit/octokit.js#345): so redirects are followed here, with the method kept. Never
 * to another origin, which would get the token, and never to another repository: an issue that was transferred is not
 * ours any more.
 */
export function redirectTarget(found: Redirected, own: OwnRepository): string | undefined {
  const target = absolute(found.location, found.url);
  if (target?.origin !== new URL(found.url).origin) return undefined;
  const owner = whose(target.pathname, own);
  const isTransfer = ONE_ISSUE.test(new URL(found.url).pathname) && (found.status === 301 || found.status === 302);
  return owner === 'own' || (owner === 'unknown' && !isTransfer) ? target.href : undefined;
}

function absolute(location: string, base: string): URL | undefined {
  return URL.canParse(location, base) ? new URL(location, base) : undefined;
}

function whose(path: string, own: OwnRepository): 'own' | 'foreign' | 'unknown' {
  const id = BY_ID.exec(path)?.[1];
  if (id !== undefined) return own.id ? (id === own.id ? 'own' : 'foreign') : 'unknown';
  const [, owner, repo] = BY_NAME.exec(path) ?? [];
  if (owner === undefined || repo === undefined) return 'foreign';
  const isSame = `${owner}/${repo}`.toLowerCase() === `${own.owner}/${own.repo}`.toLowerCase();
  // With another name it is a rename or a transfer.
  return isSame ? 'own' : 'unknown';
}
