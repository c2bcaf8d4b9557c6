/** What to do about a failure; each remedy names the line or the setting. */
import type { Operation } from './operations.ts';

/** The permission that the server itself named, as the line of a workflow: `issues=write` becomes `issues: write`. */
export function acceptedPermission(header: string | undefined, operation: Operation): string {
  // Alternatives are separated by semicolons; what is needed together, by commas.
  const found = (header ?? '')
    .split(/[;,]/)
    .map((part) => /^\s*([a-z_]{1,40})=(read|write)\s*$/.exec(part))
    .flatMap((match) => (match ? [`${(match[1] ?? '').replaceAll('_', '-')}: ${match[2]}`] : []))
    .filter((line) => !line.startsWith('metadata:'));
  const area = operation.permission.split(':', 1)[0] ?? '';
  return found.find((line) => line.startsWith(`${area}:`)) ?? found[0] ?? operation.permission;
}

/** For a token that may not do it. */
export function permissionRemedy(permission: string): string {
  const [name = '', level = ''] = permission.split(': ');
  return (
    `Add the line "${permission}" below "permissions:" of the workflow or of its job` +
    `; with "github-token", give that token the permission "${name}" with "${level}".` +
    ' Pull requests from forks and by Dependabot get a token that can only read.'
  );
}

/** For a token that is not valid. */
export const TOKEN_REMEDY =
  'Leave "github-token" out, so that the token of the workflow is used, or give it a token that is valid: a token of a job ends with the job.';

/** For what is not there. */
export function missingRemedy(permission: string): string {
  return `Look whether the repository of GITHUB_REPOSITORY exists and the token may see it; the call needs "${permission}" below "permissions:" of the workflow.`;
}

/** For issues that are switched off. */
export const ISSUES_OFF_REMEDY =
  'Switch on "Issues" in the settings of the repository (Settings, General, Features), or leave "incidents" out.';

/** For a server that is slow or broken. */
export const LATER_REMEDY =
  'Nothing has to be done: the next run makes up for it. Look at https://www.githubstatus.com if it goes on.';

/** For a line that broke. */
export const NETWORK_REMEDY =
  'Look whether the runner reaches the address in GITHUB_API_URL, and whether a proxy is set that it needs (https_proxy, no_proxy). The next run makes up for it.';

/** For too many requests. */
export const LIMIT_REMEDY =
  'Nothing has to be done: the next run makes up for it. If it goes on, run the workflow less often, or look which other jobs use the token.';

/** For a repository or an issue that has moved. */
export const MOVED_REMEDY =
  'An issue that was transferred to another repository is left alone. If the repository itself was renamed, the next run knows its new name.';

/** For a rule of the repository. */
export const RULESET_REMEDY =
  'Let the workflow write there: in the settings of the repository, "Rules", leave the branch out of the ruleset, or add "GitHub Actions" to its bypass list.';

/** For an answer that is not GitHub's. */
export const SHAPE_REMEDY =
  'Look whether GITHUB_API_URL leads to the API, and whether a proxy between changes answers. The next run tries again.';

/** For a server that has no such call. */
export const NOT_OFFERED_REMEDY =
  'Gitea and Forgejo lack calls that GitHub has. Use a way that needs none: "history-file" instead of "history-branch", and the output "recovery-wanted" instead of a dispatch.';
