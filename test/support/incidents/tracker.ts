/** Issues in memory, on which repairs are made without a server, and on which some of them fail. */
import { untoldIn } from '../../../src/incidents/happenings.ts';
import type { IncidentRun } from '../../../src/incidents/input.ts';
import type { Repair } from '../../../src/incidents/repair.ts';
import { commentText } from '../../../src/incidents/repairs.ts';
import type { SeenIssue } from '../../../src/incidents/seen.ts';

/** How a write ends: done, not done, or done and the answer lost, which ends the run. */
export type WriteEnd = 'done' | 'refused' | 'lost';

/** An issue with its comments. */
interface Tracked {
  issue: SeenIssue;
  readonly comments: { readonly body: string; readonly at: string }[];
}

const AUTHOR = 'github-actions[bot]';

/** The tracker. */
export class Tracker {
  readonly #issues: Tracked[] = [];

  get issues(): SeenIssue[] {
    return this.#issues.map(({ issue }) => issue);
  }

  get open(): SeenIssue[] {
    return this.issues.filter(({ isOpen }) => isOpen);
  }

  /** Comments of an issue. */
  comments(number: number): string[] {
    return this.#issues[number - 1]?.comments.map(({ body }) => body) ?? [];
  }

  /** Makes repairs until one is lost. `end` says how each write ends. @returns whether all were done */
  apply(input: IncidentRun, repairs: readonly Repair[], end: () => WriteEnd): boolean {
    let isAll = true;
    const held = new Set<number>();
    for (const repair of repairs) {
      if (repair.do !== 'create' && held.has(repair.number)) continue;
      const how = end();
      if (how !== 'refused') this.#make(input, repair);
      else if (repair.do !== 'create') held.add(repair.number);
      if (how !== 'done') isAll = false;
      if (how === 'lost') return false;
    }
    return isAll;
  }

  /** A person does something with an issue. */
  touch(number: number, change: Partial<SeenIssue>): void {
    const tracked = this.#issues[number - 1];
    if (tracked) tracked.issue = { ...tracked.issue, ...change };
  }

  #make(input: IncidentRun, repair: Repair): void {
    if (repair.do === 'create') {
      const number = this.#issues.length + 1;
      const { body, labels, assignees } = repair;
      const own = { number, id: 1000 + number, url: '', body, labels, assignees, author: AUTHOR, createdAt: input.now };
      this.#issues.push({ issue: { ...own, isOpen: true, isLocked: false, isPullRequest: false }, comments: [] });
      return;
    }
    const tracked = this.#issues[repair.number - 1];
    if (tracked === undefined) throw new Error(`there is no issue ${repair.number}`);
    if (repair.do === 'comment') {
      if (repair.isLocked) return;
      const known = tracked.comments.filter(({ at }) => at >= repair.since).map(({ body }) => body);
      const untold = untoldIn(
        known,
        repair.events.map(({ id }) => id),
      );
      const events = repair.events.filter(({ id }) => untold.includes(id));
      if (events.length > 0) tracked.comments.push({ body: commentText(input, repair, events), at: input.now });
      return;
    }
    const { body, state, labels, assignees } = repair;
    const { issue } = tracked;
    tracked.issue = {
      ...issue,
      body: body ?? issue.body,
      labels: labels ?? issue.labels,
      assignees: assignees ?? issue.assignees,
      ...(state === 'closed' && { isOpen: false, closedAt: input.now, closedBy: AUTHOR }),
      ...(state === 'open' && { isOpen: true, closedAt: undefined, closedBy: undefined }),
    };
  }
}
