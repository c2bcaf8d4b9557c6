/** What people do to issues at random, and what is left to be seen of it. */
import { parseBlock } from '../../../src/incidents/issue/block.ts';
import { isOver } from '../../../src/incidents/seen.ts';
import type { FakeGitHub } from '../github/fake-github.ts';
import type { FakeIssue } from '../github/state.ts';

/** What people do. */
export const PEOPLE_ACTS = [
  'closes',
  'reopens',
  'edits',
  'empties',
  'locks',
  'unlocks',
  'assigns',
  'deletes',
  'copies',
] as const;

/** What a person does, and to which issue. */
export interface PersonAct {
  readonly does: (typeof PEOPLE_ACTS)[number];
  readonly number: number;
}

const PERSON = 'octocat';

/** A person does something with an issue of ours; nothing happens when there is none of that number. */
export function act({ state, people }: FakeGitHub, { does, number }: PersonAct): void {
  const issue = state.issues.get(number);
  if (issue === undefined || issue.isDeleted || issue.user.login === PERSON) return;
  const acts: Record<PersonAct['does'], () => unknown> = {
    closes: () => people.closes(number),
    reopens: () => issue.state === 'closed' && people.reopens(number),
    edits: () => people.edits(number, { body: `I look at it.\n\n${issue.body ?? ''}`, title: 'Look at this' }),
    empties: () => people.edits(number, { body: null }),
    locks: () => people.locks(number),
    unlocks: () => people.unlocks(number),
    assigns: () => people.assigns(number, PERSON),
    deletes: () => people.deletes(number),
    copies: () => people.opens('Copied', { by: PERSON, body: issue.body ?? '', labels: ['mail-probe'] }),
  };
  acts[does]();
}

/** The key of the incident in a body. One that was over and that a person opened again is left to them, and has none. */
export function keyOfIncident(body: string, { stateReason }: Pick<FakeIssue, 'stateReason'>): string | undefined {
  const block = parseBlock(body);
  return stateReason === 'reopened' && isOver(block) ? undefined : block?.id;
}

/** Open issues of ours that tell an outage. */
export function tellingIssues({ state }: FakeGitHub): { readonly number: number; readonly keys: readonly string[] }[] {
  return [...state.issues.values()].flatMap(({ number, state: now, isDeleted, user, body }) => {
    const block = parseBlock(body ?? '');
    const isOurs = now === 'open' && !isDeleted && user.login !== PERSON && block !== undefined && !isOver(block);
    return isOurs ? [{ number, keys: block.members.map(({ key }) => key) }] : [];
  });
}
