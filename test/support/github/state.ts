/** What the fake GitHub knows: one repository with its issues, its git objects, its workflows, and all that happened. */

/** A user or a bot. */
export interface FakeUser {
  readonly login: string;
  readonly id: number;
  readonly type: 'Bot' | 'User';
}

/** A label of the repository. */
export interface FakeLabel {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

/** A comment on an issue. */
export interface FakeComment {
  readonly id: number;
  readonly issue: number;
  readonly user: FakeUser;
  body: string;
  readonly createdAt: Date;
  updatedAt: Date;
}

/** Words of GitHub for why an issue is closed. */
export type StateReason = 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;

/** An issue, or a pull request. */
export interface FakeIssue {
  readonly id: number;
  readonly number: number;
  readonly user: FakeUser;
  readonly isPullRequest: boolean;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: StateReason;
  labels: string[];
  assignees: string[];
  isLocked: boolean;
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  closedBy: FakeUser | null;
  /** Deleted: answered with 410. */
  isDeleted: boolean;
  /** Transferred: answered with 301 to this place. */
  movedTo: string | undefined;
}

/** Something that GitHub sends mail about. */
export interface Notification {
  readonly kind: 'issue' | 'comment';
  readonly issue: number;
  readonly by: string;
  readonly text: string;
  readonly at: Date;
}

/** A workflow that can be started. */
export interface FakeWorkflow {
  /** `restart.yml`. */
  readonly file: string;
  /** Names of its inputs; undefined when it has no `workflow_dispatch`. */
  readonly inputs: readonly string[] | undefined;
}

/** A workflow that was started, or an event that was sent. */
export interface Dispatch {
  readonly kind: 'workflow' | 'event';
  readonly name: string;
  readonly ref: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly at: Date;
}

/** A commit. */
export interface FakeCommit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly at: Date;
}

/** An entry of a tree: the path and the object. */
export type FakeTree = ReadonlyMap<string, string>;

/** Git objects and branches. */
export interface FakeGit {
  readonly blobs: Map<string, Buffer>;
  readonly trees: Map<string, FakeTree>;
  readonly commits: Map<string, FakeCommit>;
  /** `heads/main` to a commit. Empty in a repository without commits. */
  readonly refs: Map<string, string>;
  /** Refs that no token may write, by a ruleset. */
  readonly protected: Set<string>;
}

/** Everything. Tests read it, and may change it. */
export class GitHubState {
  readonly owner: string;
  repo: string;
  readonly repositoryId = 7_001;
  readonly defaultBranch = 'main';
  hasIssues = true;
  isMissing = false;
  now: Date;
  readonly issues = new Map<number, FakeIssue>();
  readonly comments: FakeComment[] = [];
  readonly labels: FakeLabel[] = [];
  /** Users who may be assigned, in lower case. */
  readonly collaborators = new Set<string>();
  readonly workflows: FakeWorkflow[] = [];
  readonly dispatches: Dispatch[] = [];
  readonly notifications: Notification[] = [];
  readonly git: FakeGit = {
    blobs: new Map(),
    trees: new Map(),
    commits: new Map(),
    refs: new Map(),
    protected: new Set(),
  };
  readonly #users = new Map<string, FakeUser>();
  #lastId = 50_000;

  constructor(owner: string, repo: string, now: Date) {
    this.owner = owner;
    this.repo = repo;
    this.now = now;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  nextNumber(): number {
    return Math.max(0, ...this.issues.keys()) + 1;
  }

  user(login: string): FakeUser {
    const known = this.#users.get(login.toLowerCase());
    if (known) return known;
    const user: FakeUser = { login, id: this.nextId(), type: login.endsWith('[bot]') ? 'Bot' : 'User' };
    this.#users.set(login.toLowerCase(), user);
    return user;
  }

  label(name: string): FakeLabel | undefined {
    return this.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());
  }

  /** Finds a label, or creates it as GitHub does for a name that it does not know: grey, without description. */
  ensureLabel(name: string): FakeLabel {
    const known = this.label(name);
    if (known) return known;
    const label: FakeLabel = { id: this.nextId(), name, color: 'ededed', description: null };
    this.labels.push(label);
    return label;
  }

  addIssue(by: string, title: string, body: string | null, isPullRequest = false): FakeIssue {
    const issue: FakeIssue = {
      id: this.nextId(),
      number: this.nextNumber(),
      user: this.user(by),
      isPullRequest,
      title,
      body,
      state: 'open',
      stateReason: null,
      labels: [],
      assignees: [],
      isLocked: false,
      createdAt: this.now,
      updatedAt: this.now,
      closedAt: null,
      closedBy: null,
      isDeleted: false,
      movedTo: undefined,
    };
    this.issues.set(issue.number, issue);
    this.notifications.push({ kind: 'issue', issue: issue.number, by, text: body ?? '', at: this.now });
    return issue;
  }

  addComment(issue: FakeIssue, by: string, body: string): FakeComment {
    const user = this.user(by);
    const comment = { id: this.nextId(), issue: issue.number, user, body, createdAt: this.now, updatedAt: this.now };
    this.comments.push(comment);
    issue.updatedAt = this.now;
    this.notifications.push({ kind: 'comment', issue: issue.number, by, text: body, at: this.now });
    return comment;
  }

  commentsOf(number: number): FakeComment[] {
    return this.comments.filter(({ issue }) => issue === number);
  }

  close(issue: FakeIssue, by: string, reason: StateReason): void {
    if (issue.state === 'open') {
      issue.closedAt = this.now;
      issue.closedBy = this.user(by);
    }
    issue.state = 'closed';
    issue.stateReason = reason ?? 'completed';
    issue.updatedAt = this.now;
  }

  reopen(issue: FakeIssue): void {
    if (issue.state === 'closed') issue.stateReason = 'reopened';
    issue.state = 'open';
    issue.closedAt = null;
    issue.closedBy = null;
    issue.updatedAt = this.now;
  }
}
