/** What the fake knows, in the form in which GitHub shows it. */
import type { FakeComment, FakeIssue, FakeLabel, FakeUser, GitHubState } from './state.ts';
import type { Variant } from './variants.ts';

type Json = Record<string, unknown>;

/** Renders things with addresses of one server. */
export class Renderer {
  readonly #state: GitHubState;
  readonly #variant: Variant;
  /** The API without a slash at its end, and the pages. */
  readonly #base: () => string;

  constructor(state: GitHubState, variant: Variant, base: () => string) {
    this.#state = state;
    this.#variant = variant;
    this.#base = base;
  }

  get repository(): string {
    return `${this.#base()}/repos/${this.#state.owner}/${this.#state.repo}`;
  }

  get page(): string {
    return `${this.#variant.serverUrl}/${this.#state.owner}/${this.#state.repo}`;
  }

  user({ login, id, type }: FakeUser): Json {
    const url = `${this.#base()}/users/${encodeURIComponent(login)}`;
    return {
      login,
      id,
      node_id: nodeId('U', id),
      avatar_url: `https://avatars.example/u/${id}`,
      gravatar_id: '',
      url,
      html_url: `${this.#variant.serverUrl}/${encodeURIComponent(login)}`,
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
      type,
      site_admin: false,
    };
  }

  label({ id, name, color, description }: FakeLabel): Json {
    return {
      id,
      node_id: nodeId('L', id),
      url: `${this.repository}/labels/${encodeURIComponent(name)}`,
      name,
      color,
      default: false,
      description,
    };
  }

  issue(issue: FakeIssue): Json {
    const url = `${this.repository}/issues/${issue.number}`;
    const assignees = issue.assignees.map((login) => this.user(this.#state.user(login)));
    const isGitea = this.#variant.name === 'gitea';
    return {
      id: issue.id,
      url,
      html_url: `${this.page}/${issue.isPullRequest ? 'pull' : 'issues'}/${issue.number}`,
      number: issue.number,
      title: issue.title,
      body: issue.body,
      state: issue.state,
      user: this.user(issue.user),
      labels: issue.labels.map((name) => this.label(this.#state.ensureLabel(name))),
      assignee: assignees[0] ?? null,
      assignees,
      milestone: null,
      comments: this.#state.commentsOf(issue.number).length,
      created_at: stamp(issue.createdAt),
      updated_at: stamp(issue.updatedAt),
      closed_at: issue.closedAt && stamp(issue.closedAt),
      ...(isGitea
        ? { is_locked: issue.isLocked, pull_request: issue.isPullRequest ? { merged: false } : null }
        : this.#gitHubOnly(issue, url)),
    };
  }

  #gitHubOnly(issue: FakeIssue, url: string): Json {
    const pull = `${this.repository}/pulls/${issue.number}`;
    const page = `${this.page}/pull/${issue.number}`;
    return {
      node_id: nodeId('I', issue.id),
      repository_url: this.repository,
      labels_url: `${url}/labels{/name}`,
      comments_url: `${url}/comments`,
      events_url: `${url}/events`,
      timeline_url: `${url}/timeline`,
      locked: issue.isLocked,
      active_lock_reason: null,
      state_reason: issue.stateReason,
      closed_by: issue.closedBy && this.user(issue.closedBy),
      author_association: 'NONE',
      performed_via_github_app: null,
      ...(issue.isPullRequest && {
        pull_request: {
          url: pull,
          html_url: page,
          diff_url: `${page}.diff`,
          patch_url: `${page}.patch`,
          merged_at: null,
        },
      }),
    };
  }

  comment(comment: FakeComment): Json {
    const url = `${this.repository}/issues/comments/${comment.id}`;
    return {
      id: comment.id,
      node_id: nodeId('IC', comment.id),
      url,
      html_url: `${this.page}/issues/${comment.issue}#issuecomment-${comment.id}`,
      issue_url: `${this.repository}/issues/${comment.issue}`,
      user: this.user(comment.user),
      body: comment.body,
      created_at: stamp(comment.createdAt),
      updated_at: stamp(comment.updatedAt),
      author_association: 'NONE',
      performed_via_github_app: null,
    };
  }
}

/** GitHub's times have whole seconds. */
export function stamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The second identifier that everything on GitHub has. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}_${id}`).toString('base64url');
}
