/** Labels that an answer does not have: dropped by a token that may not label, or by a server that wants ids. */
import { isSame, type SeenIssue } from '../../incidents/seen.ts';
import { safeText } from '../../text/untrusted.ts';
import type { Api } from '../api/access.ts';
import { ApiFailure } from '../api/failure.ts';
import { addLabels, createLabel, listLabels } from './issue-calls.ts';
import type { Troubles } from './troubles.ts';

/** How labels are added. */
export interface LabelContext {
  readonly api: Api;
  readonly troubles: Troubles;
  readonly isGitHub: boolean;
}

/** Adds the labels that an issue should have and does not, once; and returns the issue as it is then. */
export async function addMissingLabels(
  context: LabelContext,
  issue: SeenIssue,
  wanted: readonly string[],
): Promise<SeenIssue> {
  const { api, troubles, isGitHub } = context;
  const missing = without(wanted, issue.labels);
  if (missing.length === 0) return issue;
  try {
    if (!isGitHub) await createMissing(api, missing);
    const labels = await addLabels(api, issue.number, missing);
    const left = without(missing, labels);
    if (left.length > 0 || isGitHub) warnDropped(troubles, missing, left);
    return { ...issue, labels };
  } catch (error) {
    troubles.add(error);
    return issue;
  }
}

/** Creates the label of all incidents, before the first of them: the server would make it grey. */
export async function createBaseLabel({ api, troubles }: LabelContext, name: string): Promise<void> {
  try {
    await createLabel(api, name);
  } catch (error) {
    // Another run was faster, or it was there before.
    const isThere = error instanceof ApiFailure && error.errors.some(({ code }) => code === 'already_exists');
    if (!isThere) troubles.add(error);
  }
}

/** Servers like Gitea ignore names that they do not know, and make a second label of the same name when asked to. */
async function createMissing(api: Api, names: readonly string[]): Promise<void> {
  for (const name of without(names, await listLabels(api))) await createLabel(api, name);
}

function warnDropped(troubles: Troubles, missing: readonly string[], left: readonly string[]): void {
  const names = safeText(missing.join(', '), 200);
  const what = left.length === 0 ? 'were added by a second call' : 'are missing';
  troubles.warn(
    `The server left out labels of an incident without a word: ${names} ${what}.`,
    'Give the token the right to label: "issues: write" below "permissions:" of the workflow; with "github-token", push access to the repository.',
  );
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.some((other) => isSame(name, other)));
}
