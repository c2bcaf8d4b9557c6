/**
 * Calls of the GitHub API by one policy: one budget of time for all of them, an end to each, repetition only of what may
 * be repeated, and answers judged by what they hold. The client is loaded when the first call is due.
 */
import type { Api, ApiAnswer, ApiList, ApiOptions, ApiRequest, Unchanged } from './access.ts';
import { attemptOnce } from './attempt.ts';
import { CallBudget } from './budget.ts';
import { ApiFailure } from './failure.ts';
import { type Asker, judgeAnswer, judgeShape } from './judge.ts';
import { serverDate } from './limits.ts';
import { areaOf, isWrite } from './operations.ts';
import { nextPage } from './pages.ts';
import { missingRepository, spentBudget, unusableAddress, unusableToken } from './refusals.ts';
import { callPause } from './retries.ts';
import { createTransport, type RawAnswer, type Transport } from './transport.ts';

/** Time for all calls of a run, in milliseconds. */
export const API_BUDGET_MS = 10_000;

/** Pages of a list that are read at most, of 100 each. */
const MAX_PAGES = 20;

/** Creates the access. It makes no call and loads nothing. */
export function createApi(options: ApiOptions): Api {
  return new CarefulApi(options);
}

class CarefulApi implements Api {
  readonly owner: string;
  readonly repo: string;
  requests = 0;
  readonly #options: ApiOptions;
  readonly #baseUrl: string;
  readonly #budget: CallBudget;
  readonly #redact: (text: string) => string;
  #transport: Promise<Transport> | undefined;
  /** The server wants no requests at all, or takes no token. */
  #end: ApiFailure | undefined;
  /** What the token may not do, by the first word of the permission. */
  readonly #denied = new Map<string, ApiFailure>();

  constructor(options: ApiOptions) {
    const [owner = '', ...repo] = (options.env['GITHUB_REPOSITORY'] ?? '').split('/');
    this.owner = owner;
    this.repo = repo.join('/');
    this.#options = options;
    this.#baseUrl = (options.env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/$/, '');
    this.#budget = new CallBudget(options.clock, options.budgetMs ?? API_BUDGET_MS);
    this.#redact = (text) => (options.token ? text.replaceAll(options.token, '***') : text);
  }

  get msLeft(): number {
    return this.#budget.leftMs;
  }

  async call<T>(request: ApiRequest<T>): Promise<ApiAnswer<T>> {
    const answer = await this.callIfChanged(request, undefined);
    // Without an ETag in the request, a 304 has no sense.
    if (answer.isUnchanged) throw judgeShape({ status: 304, headers: {}, data: undefined }, request.route);
    return answer;
  }

  async callIfChanged<T>(request: ApiRequest<T>, etag: string | undefined): Promise<ApiAnswer<T> | Unchanged> {
    const answer = await this.#send(request, etag);
    const date = serverDate(answer);
    if (answer.status === 304 && etag !== undefined) return { isUnchanged: true, etag, date };
    const data = answer.status < 300 ? request.check(answer.data) : undefined;
    if (data === undefined) throw judgeShape(answer, request.route);
    const { status, headers } = answer;
    return { isUnchanged: false, status, data, etag: headers['etag'], date, nextPage: nextPage(headers['link']) };
  }

  async list<T>(request: ApiRequest<T>, etag?: string): Promise<ApiList<T> | Unchanged> {
    const items: T[] = [];
    let first: ApiAnswer<readonly T[]> | undefined;
    let page: number | undefined = 1;
    for (let pages = 0; page !== undefined && pages < MAX_PAGES; pages += 1) {
      const asked: ApiRequest<readonly T[]> = {
        ...request,
        parameters: { per_page: 100, ...request.parameters, ...(page > 1 && { page }) },
        check: (data) => everyItem(data, request.check),
      };
      const answer: ApiAnswer<readonly T[]> | Unchanged = await this.callIfChanged(
        asked,
        page === 1 ? etag : undefined,
      );
      if (answer.isUnchanged) return answer;
      first ??= answer;
      items.push(...answer.data);
      // A page that leads to itself, or back, would never end.
      page = answer.nextPage !== undefined && answer.nextPage > page ? answer.nextPage : undefined;
    }
    // A first page may stay as it is while a later one changes.
    const validator = first?.nextPage === undefined ? first?.etag : undefined;
    return { isUnchanged: false, items, isComplete: page === undefined, etag: validator, date: first?.date };
  }

  /** Sends a request until it succeeds, or must not be repeated. */
  async #send<T>(request: ApiRequest<T>, etag: string | undefined): Promise<RawAnswer> {
    const { route } = request;
    const isRepeatable = !isWrite(route) || request.isIdempotent === true;
    this.#budget.start();
    for (let attempt = 1; ; attempt += 1) {
      this.#refuse(route);
      const outcome = await this.#attempt(request, etag);
      if (!(outcome instanceof ApiFailure)) return outcome;
      const pauseMs = callPause(outcome, { attempt, isRepeatable, leftMs: this.#budget.leftMs });
      if (pauseMs === undefined) throw this.#remember(outcome, route);
      await this.#pause(pauseMs, route);
    }
  }

  async #attempt<T>(request: ApiRequest<T>, etag: string | undefined): Promise<RawAnswer | ApiFailure> {
    const { route, parameters = {}, accept } = request;
    const outcome = await attemptOnce(
      async (signal) => {
        this.#transport ??= this.#connect();
        const transport = await this.#transport;
        this.requests += 1;
        const headers = { ...(etag !== undefined && { 'if-none-match': etag }), ...(accept && { accept }) };
        return await transport({ route, parameters, headers, signal });
      },
      { route, clock: this.#options.clock, signal: this.#options.signal, limitMs: this.#budget.attemptMs },
    );
    if (outcome instanceof ApiFailure) return outcome;
    return outcome.status < 300 || outcome.status === 304 ? outcome : judgeAnswer(outcome, this.#asker(route));
  }

  #connect(): Promise<Transport> {
    const { token, env } = this.#options;
    const own = { owner: this.owner, repo: this.repo, id: env['GITHUB_REPOSITORY_ID'] };
    return createTransport({ token, baseUrl: this.#baseUrl, own });
  }

  /** @throws ApiFailure when the call need not be made */
  #refuse(route: string): void {
    const { token, env, signal } = this.#options;
    const refusal =
      unusableToken(token, route) ?? missingRepository(this.owner, this.repo, route) ?? unusableAddress(env, route);
    if (refusal) throw refusal;
    if (this.#end) throw this.#end.echo();
    const denied = isWrite(route) ? this.#denied.get(areaOf(route)) : undefined;
    if (denied) throw denied.echo();
    if (this.#budget.isSpent || signal.aborted) throw spentBudget(route, signal.aborted);
  }

  /** After some failures there is no sense in further calls. */
  #remember(failure: ApiFailure, route: string): ApiFailure {
    if (failure.kind === 'limit' || failure.kind === 'token') this.#end = failure;
    if (failure.kind === 'permission' && isWrite(route)) this.#denied.set(areaOf(route), failure);
    return failure;
  }

  async #pause(ms: number, route: string): Promise<void> {
    try {
      await this.#options.clock.sleep(ms, this.#options.signal);
    } catch {
      throw spentBudget(route, true);
    }
  }

  #asker(route: string): Asker {
    // The path of the API of Gitea and Forgejo; that of GitHub Enterprise Server is /api/v3.
    return { route, redact: this.#redact, isGitHub: !/\/api\/v1$/.test(this.#baseUrl) };
  }
}

function everyItem<T>(data: unknown, check: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(data)) return undefined;
  const items: T[] = [];
  for (const item of data) {
    const checked = check(item);
    if (checked === undefined) return undefined;
    items.push(checked);
  }
  return items;
}
