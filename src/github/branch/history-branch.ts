/**
 * A history kept in a branch of its own. It is written by comparing and swapping: a commit on top of the one that was
 * read, and a move of the branch that the server refuses unless it is a step forward. Who comes second reads and merges
 * again, so that two runs at once lose nothing.
 *
 * The branch begins anew once a week. GitHub's `updateRefs` could compare and swap there, too, but it belongs to
 * GraphQL, which Mail Probe does not use. So the branch is moved by force, right after it was seen unmoved. A run that
 * moves it within that moment loses its record of that one run: states are computed from what was observed, and heal
 * with the next one. Recipes run one at a time (`concurrency`), so that even this does not happen.
 */
import type { Notice } from '../../model/finding.ts';
import type { World } from '../../system/world.ts';
import type { Api } from '../api/access.ts';
import { ApiFailure } from '../api/failure.ts';
import { createBlob, createBranch, createCommit, createTree, moveBranch, readFileAt, readHead } from './calls.ts';
import { branchNotice, foreignBranch, outrun, refusedMove } from './notices.ts';
import { beginsAnew, HISTORY_PATH } from './place.ts';

/** How often a write is tried when others write at the same time. */
const MAX_TRIES = 5;

/** The longest pause before a try, in milliseconds, times its number. */
const PAUSE_MS = 150;

const README = `# History of Mail Probe

This branch is written by Mail Probe: what it remembers of its checks from run to run (\`history-branch\`). It begins anew
once a week. Put nothing else here: other files are removed. To forget everything, delete the branch.
`;

/** What a write depends on. */
export interface BranchWrite {
  readonly branch: string;
  /**
   * Merges this run into the history that is in the branch, or undefined when there is none. Called again with what
   * another run has written meanwhile. Returns undefined to leave the branch as it is.
   */
  readonly update: (current: string | undefined) => UpdatedHistory | undefined;
  readonly now: Date;
  readonly clock: World['clock'];
  /** From 0 to 1, for the pauses between tries. */
  readonly random: () => number;
}

/** A history to be written. */
export interface UpdatedHistory {
  readonly text: string;
  /** When the history that it replaces was written, ISO 8601; undefined when there was none. */
  readonly replaces: string | undefined;
}

/** What became of a write. */
export type BranchOutcome =
  | { readonly status: 'written'; readonly commit: string; readonly tries: number }
  | { readonly status: 'unchanged' }
  /** Without a notice when an earlier failure has said the same. */
  | { readonly status: 'failed'; readonly notice: Notice | undefined };

/** What is in a branch. */
export interface BranchReading {
  /** Undefined when there is none yet, or when it could not be read. */
  readonly text: string | undefined;
  /** Why it could not be read. */
  readonly notice?: Notice | undefined;
}

/** Reads the history in a branch, in one call. A call that fails is no error, but a notice. */
export async function readHistoryBranch(api: Api, branch: string): Promise<BranchReading> {
  try {
    return { text: await readFileAt(api, HISTORY_PATH, branch) };
  } catch (error) {
    return { text: undefined, notice: branchNotice(failureIn(error), branch) };
  }
}

/** Writes the history into a branch. A call that fails is no error, but a notice. */
export async function writeHistoryBranch(api: Api, write: BranchWrite): Promise<BranchOutcome> {
  const { branch, clock, random } = write;
  const tried: Tried = { commits: new Set(), head: undefined, refusal: undefined, trouble: undefined };
  try {
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
      const head = await readHead(api, branch);
      // The answer to the last move was lost.
      if (head !== undefined && tried.commits.has(head)) return { status: 'written', commit: head, tries: tries - 1 };
      if (tried.refusal && tried.head === head) return { status: 'failed', notice: refusedMove(tried.refusal, branch) };
      const outcome = await tryOnce(api, write, head, tried);
      if (outcome) return outcome.status === 'written' ? { ...outcome, tries } : outcome;
      await clock.sleep(Math.ceil(PAUSE_MS * tries * random()));
    }
    return {
      status: 'failed',
      notice: tried.trouble ? branchNotice(tried.trouble, branch) : outrun(branch, MAX_TRIES),
    };
  } catch (error) {
    const failure = failureIn(error);
    return { status: 'failed', notice: failure.isEcho ? undefined : branchNotice(failure, branch) };
  }
}

/** What is remembered from try to try. */
interface Tried {
  /** Our own commits. */
  readonly commits: Set<string>;
  /** Where the branch was. */
  head: string | undefined;
  /** How the server refused the last move: someone was faster, or a rule forbids it. */
  refusal: ApiFailure | undefined;
  /** How the answer to the last move was lost. */
  trouble: ApiFailure | undefined;
}

type Outcome = { readonly status: 'written'; readonly commit: string } | Exclude<BranchOutcome, { status: 'written' }>;

/** Writes on top of a commit. Returns undefined when it has to be tried again. */
async function tryOnce(
  api: Api,
  write: BranchWrite,
  head: string | undefined,
  tried: Tried,
): Promise<Outcome | undefined> {
  const { branch, update, now } = write;
  const current = head === undefined ? undefined : await readFileAt(api, HISTORY_PATH, head);
  if (head !== undefined && current === undefined) return { status: 'failed', notice: foreignBranch(branch) };
  const next = update(current);
  if (next === undefined || next.text === current) return { status: 'unchanged' };
  const isRoot = head === undefined || beginsAnew(next.replaces, now);
  const commit = await storeCommit(api, next.text, isRoot ? [] : [head]);
  tried.commits.add(commit);
  tried.head = head;
  tried.refusal = undefined;
  tried.trouble = undefined;
  try {
    if (head === undefined) await createBranch(api, branch, commit);
    else if (!isRoot) await moveBranch(api, branch, commit, false);
    else if ((await readHead(api, branch)) === head) await moveBranch(api, branch, commit, true);
    else return undefined;
    return { status: 'written', commit };
  } catch (error) {
    const failure = failureIn(error);
    if (failure.kind === 'invalid' || failure.kind === 'conflict') tried.refusal = failure;
    else if (failure.mayHaveRun) tried.trouble = failure;
    else throw failure;
    return undefined;
  }
}

async function storeCommit(api: Api, text: string, parents: readonly string[]): Promise<string> {
  const blob = await createBlob(api, text);
  const tree = await createTree(api, [
    { path: HISTORY_PATH, sha: blob },
    { path: 'README.md', content: README },
  ]);
  // Without the last words, the token of a person would start workflows.
  return await createCommit(api, { message: 'Remember a run of Mail Probe\n\n[skip ci]', tree, parents });
}

/** @throws what is no failure of a call */
function failureIn(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  throw error;
}
