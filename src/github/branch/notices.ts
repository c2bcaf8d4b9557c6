/** What is told when a history could not be kept in a branch. It changes no result. */
import type { Notice } from '../../model/finding.ts';
import { safeText } from '../../text/untrusted.ts';
import type { ApiFailure } from '../api/failure.ts';

/** The way that needs no call of a server. */
const USE_FILE = 'Use "history-file" with the steps actions/cache/restore and actions/cache/save instead.';

/** A call that failed. */
export function branchNotice(failure: ApiFailure, branch: string): Notice {
  const { kind, message, remedy } = failure;
  switch (kind) {
    case 'not-offered':
      return notice(branch, `This server does not offer what "history-branch" needs. ${message}`, USE_FILE);
    case 'missing':
      return notice(branch, message, `${remedy} If the server is not GitHub, it may not offer this: ${USE_FILE}`);
    case 'conflict':
      return notice(branch, message, `A repository without a commit takes no history: push a first one. ${USE_FILE}`);
    default:
      return notice(branch, message, remedy);
  }
}

/** A branch that is there, and is not Mail Probe's. */
export function foreignBranch(branch: string): Notice {
  return notice(
    branch,
    'The branch is there, but holds no history of Mail Probe, so it was left alone.',
    'Name a branch in "history-branch" that does not exist yet; it is created. If the branch is not needed any more, delete it.',
  );
}

/** Others were faster, each time. */
export function outrun(branch: string, tries: number): Notice {
  return notice(
    branch,
    `Other runs wrote the branch each of the ${tries} times that it was tried.`,
    'Let one run wait for another: "concurrency: { group: mail-probe, cancel-in-progress: false }". The next run makes up for it.',
  );
}

/** A move that was refused, though no one else has moved the branch. */
export function refusedMove({ message }: ApiFailure, branch: string): Notice {
  return notice(
    branch,
    message,
    `Look for a rule that protects the branch: in the settings of the repository, "Rules" and "Branches". ${USE_FILE}`,
  );
}

/** A name that cannot be used; `problem` as `branchProblem` has it. */
export function unusableBranch(branch: string, problem: string): Notice {
  return notice(branch, `The branch ${problem}.`, 'Set "history-branch: mail-probe-history", or leave it out.');
}

function notice(branch: string, message: string, hint: string): Notice {
  return { code: 'E_GH_BRANCH', message: `No history in the branch "${safeText(branch, 100)}": ${message}`, hint };
}
