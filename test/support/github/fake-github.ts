/**
 * A GitHub of one repository, over real HTTP, with a memory. Every request and every answer of its own is held against
 * GitHub's description of its API; what does not fit is kept in `complaints`, and `stop` throws if there are any.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type Sent } from './answer.ts';
import { type FaultRule, Faults } from './faults.ts';
import { commitFile } from './git-calls.ts';
import { carryOut } from './handlers.ts';
import { People } from './people.ts';
import { Renderer } from './render.ts';
import { NOT_FOUND, type Reply, refusal } from './reply.ts';
import type { FakeRequest, FakeToken, Quirks } from './request.ts';
import { answerErrors, type MatchedOperation, matchOperation, requestErrors } from './slice.ts';
import { GitHubState } from './state.ts';
import { VARIANTS, type Variant } from './variants.ts';

/** The token that a fake knows from the start: a workflow's, which may do everything that is asked for here. */
export const TOKEN = 'ghs_fakeTokenOfTheWorkflow0123456789ab';

/** How a fake begins. */
export interface FakeOptions {
  readonly variant?: Variant['name'];
  /** `owner/name`. */
  readonly repository?: string;
  readonly now?: Date;
  /** The repository has no commit. */
  readonly isEmpty?: true;
}

/** A request that came, and what became of it. */
export interface LoggedRequest {
  /** Route of the slice, or method and path outside of it. */
  readonly route: string;
  readonly url: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Undefined when there was no answer. */
  status: number | undefined;
}

/** The fake. */
export class FakeGitHub {
  readonly state: GitHubState;
  readonly variant: Variant;
  readonly people: People;
  readonly requests: LoggedRequest[] = [];
  /** What does not fit GitHub's description. */
  readonly complaints: string[] = [];
  /** A request that is no valid one is what a test wants to see. */
  allowsInvalid = false;
  readonly tokens = new Map<string, FakeToken>();
  readonly #faults = new Faults();
  readonly #server: Server;
  readonly #render: Renderer;
  #origin = '';
  /** The name that the repository had before, and the status that requests with it are answered with. */
  #oldName: { readonly name: string; readonly status: number } | undefined;

  private constructor(options: FakeOptions) {
    const [owner = '', repo = ''] = (options.repository ?? 'example/mail-platform').split('/');
    this.variant = VARIANTS[options.variant ?? 'github'];
    this.state = new GitHubState(owner, repo, options.now ?? new Date('2026-12-01T00:00:00Z'));
    this.#render = new Renderer(this.state, this.variant, () => this.apiUrl);
    this.people = new People(this.state);
    this.tokens.set(TOKEN, { login: 'github-actions[bot]', issues: 'write', contents: 'write', actions: 'write' });
    if (!options.isEmpty) commitFile(this.state, this.state.defaultBranch, 'README.md', '# Mail platform\n');
    this.#server = createServer((request, response) => void this.#serve(request, response).catch(this.#crash));
  }

  /** Starts a fake on a free port of the loopback interface. */
  static async start(options: FakeOptions = {}): Promise<FakeGitHub> {
    const fake = new FakeGitHub(options);
    await new Promise<void>((done) => fake.#server.listen(0, '127.0.0.1', done));
    fake.#origin = `http://127.0.0.1:${(fake.#server.address() as AddressInfo).port}`;
    return fake;
  }

  /** `GITHUB_API_URL`. */
  get apiUrl(): string {
    return `${this.#origin}${this.variant.prefix}`;
  }

  /** Variables of a scheduled run of a workflow in the repository, for a process or `createApi`. */
  get env(): Readonly<Record<string, string>> {
    return {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: this.apiUrl,
      GITHUB_SERVER_URL: this.variant.serverUrl,
      GITHUB_REPOSITORY: `${this.state.owner}/${this.state.repo}`,
      GITHUB_REPOSITORY_ID: String(this.state.repositoryId),
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_REF: `refs/heads/${this.state.defaultBranch}`,
      GITHUB_RUN_ID: '17204412345',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKFLOW: 'Mail health',
      GITHUB_ACTOR: 'octocat',
      no_proxy: '127.0.0.1',
    };
  }

  /** Lets something go wrong. */
  fault(rule: FaultRule): void {
    this.#faults.add(rule);
  }

  /** Nothing goes wrong any more. */
  heal(): void {
    this.#faults.clear();
  }

  /** Sets the clock. */
  at(now: Date | string): void {
    this.state.now = new Date(now);
  }

  /** Lets time pass, in milliseconds. */
  pass(ms: number): void {
    this.state.now = new Date(this.state.now.getTime() + ms);
  }

  /** Changes what a token may do. */
  allow(permissions: Partial<FakeToken>, token = TOKEN): void {
    const known = this.tokens.get(token) ?? { login: 'octocat', issues: 'none', contents: 'none', actions: 'none' };
    this.tokens.set(token, { ...known, ...permissions });
  }

  /** Renames the repository: requests with the old name are redirected. */
  rename(repo: string, status = 307): void {
    this.#oldName = { name: this.state.repo, status };
    this.state.repo = repo;
  }

  /** Routes of the requests so far, with the status of the answer. */
  get log(): string[] {
    return this.requests.map(({ route, status }) => `${route} ${status ?? 'no answer'}`);
  }

  /** Requests that change something, so far. */
  get writes(): LoggedRequest[] {
    return this.requests.filter(({ route }) => !route.startsWith('GET '));
  }

  /**
   * Stops the fake.
   * @throws an error with all complaints, if there are any
   */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((done) => this.#server.close(() => done()));
    const { complaints } = this;
    if (complaints.length > 0) throw new Error(`not GitHub's API:\n${[...new Set(complaints)].join('\n')}`);
  }

  readonly #crash = (error: unknown): void => {
    this.complaints.push(`the fake crashed: ${error instanceof Error ? error.stack : String(error)}`);
  };

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const url = new URL(incoming.url ?? '/', this.#origin);
    const method = incoming.method ?? 'GET';
    const path = this.#pathOf(url);
    const matched = path === undefined ? undefined : matchOperation(method, path);
    const route = matched?.operation.route ?? `${method} ${url.pathname}`;
    const headers = incoming.headers as Readonly<Record<string, string | undefined>>;
    const body = parsed(text);
    const logged: LoggedRequest = { route, url: url.pathname + url.search, body, headers, status: undefined };
    this.requests.push(logged);
    const handle = (quirks: Quirks): Reply => this.#handle({ method, url, matched, headers, body, quirks });
    const sent: Sent = {
      response,
      logged,
      base: { date: this.state.now.toUTCString() },
      complete: (reply) => this.#complete(reply, method, headers),
    };
    await answer(sent, this.#faults.next(route), handle);
  }

  /** The path below the API as one with the name of the repository; undefined when it is none of the API. */
  #pathOf({ pathname }: URL): string | undefined {
    if (!pathname.startsWith(`${this.variant.prefix}/`)) return undefined;
    const path = pathname.slice(this.variant.prefix.length);
    return path.replace(
      new RegExp(`^/repositories/${this.state.repositoryId}(?=/)`),
      `/repos/${this.state.owner}/${this.state.repo}`,
    );
  }

  #handle(parts: {
    method: string;
    url: URL;
    matched: MatchedOperation | undefined;
    headers: Readonly<Record<string, string | undefined>>;
    body: unknown;
    quirks: Quirks;
  }): Reply {
    const { method, url, matched, headers, body, quirks } = parts;
    if (!matched) {
      if (!this.allowsInvalid) this.complaints.push(`${method} ${url.pathname} is not in the slice`);
      return NOT_FOUND;
    }
    const { operation, path } = matched;
    const wrong = requestErrors(operation, url, body);
    if (!this.allowsInvalid) this.complaints.push(...wrong);
    const token = this.tokens.get((headers['authorization'] ?? '').replace(/^(?:token|bearer) /i, ''));
    if (!token) return refusal(401, 'Bad credentials');
    const request: FakeRequest = {
      state: this.state,
      variant: this.variant,
      render: this.#render,
      user: this.state.user(token.login),
      token,
      path,
      query: url.searchParams,
      body: (body ?? {}) as Readonly<Record<string, unknown>>,
      headers,
      url,
      quirks,
    };
    const reply =
      wrong.length > 0
        ? refusal(422, 'Invalid request.')
        : (this.#redirected(request) ?? carryOut(operation.route, request));
    if (this.variant.name !== 'gitea' && !reply.raw) {
      const shown = reply.body === undefined ? undefined : JSON.parse(JSON.stringify(reply.body));
      this.complaints.push(...answerErrors(operation, reply.status, shown).map((each) => `our own answer to ${each}`));
    }
    return reply;
  }

  #redirected({ path, url }: FakeRequest): Reply | undefined {
    const asked = path['repo'] ?? '';
    if (asked.toLowerCase() === this.state.repo.toLowerCase() && path['owner'] === this.state.owner) return undefined;
    if (asked !== this.#oldName?.name) return NOT_FOUND;
    const rest = url.pathname.replace(/^.*?\/repos\/[^/]+\/[^/]+/, '');
    const location = `${this.apiUrl}/repositories/${this.state.repositoryId}${rest}${url.search}`;
    return {
      status: this.#oldName.status,
      body: { message: 'Moved Permanently', url: location },
      headers: { location },
    };
  }

  /** Adds what every answer has; an ETag that the client has already makes it a 304. */
  #complete(reply: Reply, method: string, headers: Readonly<Record<string, string | undefined>>): Reply {
    if (method !== 'GET' || reply.status !== 200 || !this.variant.hasEtags) return reply;
    const bytes = reply.raw?.bytes ?? Buffer.from(JSON.stringify(reply.body));
    const etag = `W/"${createHash('sha256').update(bytes).digest('hex')}"`;
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
    return { ...reply, headers: { ...reply.headers, etag } };
  }
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
