/** People at the pages of GitHub: they close, reopen, edit, lock, assign and label issues, and write some themselves. */
import type { FakeComment, FakeIssue, GitHubState, StateReason } from './state.ts';

/** What people do. */
export class People {
  readonly #state: GitHubState;

  constructor(state: GitHubState) {
    this.#state = state;
  }

  /** Opens an issue of their own. */
  opens(
    title: string,
    options: { by?: string; body?: string; labels?: readonly string[]; isPullRequest?: true } = {},
  ): FakeIssue {
    const issue = this.#state.addIssue(
      options.by ?? 'octocat',
      title,
      options.body ?? null,
      options.isPullRequest ?? false,
    );
    issue.labels = (options.labels ?? []).map((name) => this.#state.ensureLabel(name).name);
    return issue;
  }

  comments(number: number, body: string, by = 'octocat'): FakeComment {
    return this.#state.addComment(this.#issue(number), by, body);
  }

  closes(number: number, options: { by?: string; reason?: StateReason } = {}): void {
    this.#state.close(this.#issue(number), options.by ?? 'octocat', options.reason ?? 'completed');
  }

  reopens(number: number): void {
    this.#state.reopen(this.#issue(number));
  }

  edits(number: number, change: { title?: string; body?: string | null }): void {
    this.#touch(number, change);
  }

  locks(number: number): void {
    this.#touch(number, { isLocked: true });
  }

  unlocks(number: number): void {
    this.#touch(number, { isLocked: false });
  }

  /** Deletes an issue: it is answered with 410 from now on. */
  deletes(number: number): void {
    this.#touch(number, { isDeleted: true });
  }

  /** Moves an issue to another repository: it is answered with 301 from now on. */
  transfers(number: number, location: string): void {
    this.#touch(number, { movedTo: location });
  }

  assigns(number: number, ...logins: readonly string[]): void {
    for (const login of logins) this.#state.collaborators.add(login.toLowerCase());
    this.#touch(number, { assignees: [...new Set([...this.#issue(number).assignees, ...logins])] });
  }

  labels(number: number, ...names: readonly string[]): void {
    const labels = names.map((name) => this.#state.ensureLabel(name).name);
    this.#touch(number, { labels: [...new Set([...this.#issue(number).labels, ...labels])] });
  }

  unlabels(number: number, name: string): void {
    this.#touch(number, { labels: this.#issue(number).labels.filter((label) => label !== name) });
  }

  #touch(number: number, change: Partial<FakeIssue>): void {
    Object.assign(this.#issue(number), change, { updatedAt: this.#state.now });
  }

  #issue(number: number): FakeIssue {
    const issue = this.#state.issues.get(number);
    if (!issue) throw new Error(`there is no issue ${number}`);
    return issue;
  }
}
