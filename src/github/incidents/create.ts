/** Opens an issue, once: whatever the server refuses of it is left out, and an unclear end is looked at before a retry. */

import { parseBlock } from '../../incidents/issue/block.ts';
import type { CreateIssue } from '../../incidents/repair.ts';
import { BASE_LABEL, isSame, type SeenIssue } from '../../incidents/seen.ts';
import { safeText } from '../../text/untrusted.ts';
import type { Api } from '../api/access.ts';
import { ApiFailure } from '../api/failure.ts';
import { createIssue, type NewIssue } from './issue-calls.ts';
import { addMissingLabels } from './labels.ts';
import { openList } from './read.ts';
import type { Troubles } from './troubles.ts';

/** How issues are opened. */
export interface CreateContext {
  readonly api: Api;
  readonly troubles: Troubles;
  /** Whether labels can be given by their names. */
  readonly isGitHub: boolean;
}

/** Longest name of a label that GitHub takes. */
const MAX_LABEL = 50;
/** A request is changed at most so many times: assignees, labels twice, text. */
const MAX_CHANGES = 4;

/** Opens an issue; undefined when it could not be done in this run. */
export async function openIssue(context: CreateContext, repair: CreateIssue): Promise<SeenIssue | undefined> {
  const { api, troubles, isGitHub } = context;
  const { title, body, labels, assignees } = repair;
  let wanted: NewIssue = {
    title,
    body,
    ...(isGitHub ? { labels } : {}),
    ...(assignees.length > 0 ? { assignees } : {}),
  };
  let hasLooked = false;
  for (let changes = 0; changes <= MAX_CHANGES; ) {
    try {
      const issue = await createIssue(api, wanted);
      return await addMissingLabels(context, issue, wantedLabels(repair, wanted, isGitHub));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (error.mayHaveRun) {
        const found = await findOpened(api, repair, troubles);
        if (found === 'unknown') return giveUp(troubles, error);
        if (found !== undefined) return await addMissingLabels(context, found, labels);
        if (hasLooked) return giveUp(troubles, error);
        hasLooked = true;
        continue;
      }
      const next = error.kind === 'invalid' ? reduced(wanted, repair, error, troubles) : undefined;
      if (next === undefined) return giveUp(troubles, error);
      wanted = next;
      changes += 1;
    }
  }
  return undefined;
}

function giveUp(troubles: Troubles, error: ApiFailure): undefined {
  troubles.add(error);
  return undefined;
}

/** The labels that the issue can have: those that the server refused are left out. */
function wantedLabels({ labels }: CreateIssue, wanted: NewIssue, isGitHub: boolean): readonly string[] {
  return isGitHub ? (wanted.labels ?? labels) : labels;
}

/** Leaves out of a request what the server complains about; undefined when nothing is left to leave out. */
function reduced(wanted: NewIssue, repair: CreateIssue, error: ApiFailure, troubles: Troubles): NewIssue | undefined {
  const { assignees, labels = [], ...rest } = wanted;
  const says = (word: RegExp): boolean =>
    error.errors.some(({ field, resource, message }) => word.test(`${resource} ${field} ${message}`)) ||
    (error.errors.length === 0 && word.test(error.message));
  if (assignees !== undefined && says(/assignee/i)) {
    const names = safeText(assignees.join(', '), 200);
    troubles.warn(
      `GitHub does not assign an incident to ${names}: one of them may not be assigned in this repository. It was opened without assignees.`,
      'Correct "assignees" in "incidents" or in "roles": only people with access to the repository can be assigned.',
    );
    return { ...rest, labels };
  }
  if (labels.length > 0 && says(/label/i)) {
    const kept = labels.filter((label) => label.length <= MAX_LABEL && !label.includes(','));
    const next = kept.length < labels.length ? kept : labels.filter((label) => isSame(label, BASE_LABEL));
    const left = labels.filter((label) => !next.includes(label));
    if (left.length === 0) return undefined;
    troubles.warn(
      `GitHub refused a label of an incident: ${safeText(left.join(', '), 200)}. It was opened without.`,
      `Correct "labels" in "incidents" or in "roles": a label has at most ${MAX_LABEL} characters and no comma.`,
    );
    return { ...wanted, labels: next };
  }
  if (wanted.body !== repair.shortBody && says(/body|too long/i)) return { ...wanted, body: repair.shortBody };
  return undefined;
}

/** Looks whether an issue was opened by a call whose answer was lost. */
async function findOpened(
  api: Api,
  { body }: CreateIssue,
  troubles: Troubles,
): Promise<SeenIssue | 'unknown' | undefined> {
  const own = parseBlock(body);
  try {
    const list = await openList(api);
    if (list === 'unchanged') return 'unknown';
    return list.issues.find((issue) => {
      const block = parseBlock(issue.body);
      return block?.id === own?.id && block?.scope === own?.scope && block?.openedAt === own?.openedAt;
    });
  } catch (error) {
    troubles.add(error);
    return 'unknown';
  }
}
