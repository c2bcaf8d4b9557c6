/** Makes repairs, one after the other. What cannot be done now is left to the next run, which sees the same difference. */
import { untoldIn } from '../../incidents/happenings.ts';
import type { IncidentRun } from '../../incidents/input.ts';
import type { AddComment, ChangeIssue, Repair } from '../../incidents/repair.ts';
import { commentText } from '../../incidents/repairs.ts';
import { isSame, type SeenIssue } from '../../incidents/seen.ts';
import { safeText } from '../../text/untrusted.ts';
import { ApiFailure } from '../api/failure.ts';
import { type CreateContext, openIssue } from './create.ts';
import { addComment, listComments, patchIssue } from './issue-calls.ts';
import { addMissingLabels } from './labels.ts';

/** What came of the repairs. */
export interface Applied {
  /** Issues as they are now, those that were not written left out. */
  readonly written: readonly SeenIssue[];
  readonly created: readonly SeenIssue[];
  readonly opened: number;
  readonly closed: number;
  /** Whether all of them were made. */
  readonly isComplete: boolean;
}

/** How repairs are made. */
export interface ApplyContext extends CreateContext {
  readonly input: IncidentRun;
  /** Login that comments of ours have. */
  readonly author: string;
}

/** Writes of one run. GitHub takes 80 new contents a minute, those of people included. */
const MAX_WRITES = 40;

/** Makes repairs. Never throws for a call that failed. */
export async function applyRepairs(context: ApplyContext, repairs: readonly Repair[]): Promise<Applied> {
  const written: SeenIssue[] = [];
  const created: SeenIssue[] = [];
  const held = new Set<number>();
  let [opened, closed, isComplete] = [0, 0, repairs.length <= MAX_WRITES];
  for (const repair of repairs.slice(0, MAX_WRITES)) {
    if (repair.do === 'create') {
      const issue = await openIssue(context, repair);
      if (issue === undefined) isComplete = false;
      else created.push(issue);
      continue;
    }
    if (held.has(repair.number)) continue;
    const done = repair.do === 'comment' ? await comment(context, repair) : await change(context, repair);
    if (done === false) {
      // The text must not say that it was told, and a close would hide that it was not.
      held.add(repair.number);
      isComplete = false;
    } else if (done !== true && repair.do === 'change') {
      written.push(done);
      if (repair.state === 'closed' && repair.why !== 'duplicate') closed += 1;
      if (repair.why === 'reopen') opened += 1;
    }
  }
  return { written: [...written, ...created], created, opened: opened + created.length, closed, isComplete };
}

/** Comments, unless a comment of ours says it already. @returns false when it is not told */
async function comment(context: ApplyContext, repair: AddComment): Promise<boolean> {
  const { api, troubles, input, author } = context;
  const { number, events, since, isLocked } = repair;
  const unlocked = (): true => {
    troubles.warn(
      `Issue #${number} is locked, so what is new was not told in a comment; its text is up to date.`,
      'Unlock the conversation of the issue, if comments are wanted.',
    );
    return true;
  };
  if (isLocked) return unlocked();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const comments = await listComments(api, number, since);
      const own = comments.filter((each) => isSame(each.author, author)).map(({ body }) => body);
      const untold = untoldIn(
        own,
        events.map(({ id }) => id),
      );
      if (untold.length === 0) return true;
      await addComment(
        api,
        number,
        commentText(
          input,
          repair,
          events.filter(({ id }) => untold.includes(id)),
        ),
      );
      return true;
    } catch (error) {
      if (error instanceof ApiFailure && error.kind === 'locked') return unlocked();
      // It may have been written: look before it is written again.
      if (error instanceof ApiFailure && error.mayHaveRun && attempt === 1) continue;
      troubles.add(error);
      return false;
    }
  }
}

/** Changes an issue; what the server refuses of the change is left out. */
async function change(context: ApplyContext, repair: ChangeIssue): Promise<SeenIssue | false> {
  const { api, troubles } = context;
  let wanted = parametersOf(repair);
  for (let changes = 0; ; changes += 1) {
    try {
      const issue = await patchIssue(api, repair.number, wanted);
      return repair.labels && wanted['labels'] !== undefined
        ? await addMissingLabels(context, issue, repair.labels)
        : issue;
    } catch (error) {
      const failure = error instanceof ApiFailure ? error : undefined;
      const next = failure?.kind === 'invalid' && changes < 4 ? reducedChange(wanted, repair, failure) : undefined;
      if (next === undefined) {
        troubles.add(error);
        return false;
      }
      if (next.note) troubles.warn(next.note, 'Correct "labels" and "assignees" in "incidents" or in "roles".');
      wanted = next.parameters;
    }
  }
}

type Parameters = Readonly<Record<string, unknown>>;

function parametersOf({ body, state, stateReason, duplicateOf, labels, assignees }: ChangeIssue): Parameters {
  return {
    ...(body !== undefined && { body }),
    ...(state !== undefined && { state }),
    ...(stateReason !== undefined && { state_reason: stateReason }),
    ...(duplicateOf !== undefined && duplicateOf.id > 0 && { duplicate_issue_id: duplicateOf.id }),
    ...(labels !== undefined && { labels }),
    ...(assignees !== undefined && { assignees }),
  };
}

/** Leaves out of a change what the server complains about. */
function reducedChange(
  wanted: Parameters,
  repair: ChangeIssue,
  { errors, message }: ApiFailure,
): { readonly parameters: Parameters; readonly note?: string } | undefined {
  const said =
    errors.length > 0 ? errors.map((each) => `${each.resource} ${each.field} ${each.message}`).join(' ') : message;
  const without = (...names: readonly string[]): Parameters =>
    Object.fromEntries(Object.entries(wanted).filter(([name]) => !names.includes(name)));
  const what = `of issue #${repair.number}`;
  if ('assignees' in wanted && /assignee/i.test(said)) {
    const names = safeText(repair.assignees?.join(', ') ?? '', 200);
    return { parameters: without('assignees'), note: `GitHub refused an assignee ${what}: ${names}.` };
  }
  if ('labels' in wanted && /label/i.test(said)) {
    const names = safeText(repair.labels?.join(', ') ?? '', 200);
    return { parameters: without('labels'), note: `GitHub refused a label ${what}: ${names}.` };
  }
  // Older servers know neither this reason nor which issue it is the same as.
  if (wanted['state_reason'] === 'duplicate' && /duplicate|state_reason/i.test(said)) {
    return { parameters: { ...without('duplicate_issue_id'), state_reason: 'not_planned' } };
  }
  const short = repair.shortBody;
  if (short !== undefined && wanted['body'] !== short && /body|too long/i.test(said)) {
    return { parameters: { ...wanted, body: short } };
  }
  return undefined;
}
