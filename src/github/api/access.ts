/** The GitHub API as the rest of the program sees it: calls, answers, lists. */
import type { World } from '../../system/world.ts';

/** A call. */
export interface ApiRequest<T> {
  /** `POST /repos/{owner}/{repo}/issues`; `owner` and `repo` are filled in. */
  readonly route: string;
  /** What belongs into the path, the query and the body. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Whether doing it twice is the same as doing it once. True for GET; for others it is false unless said. */
  readonly isIdempotent?: boolean;
  /** Narrows the data of a success, which are untrusted; undefined when they are not what was asked for. */
  readonly check: (data: unknown) => T | undefined;
  /** Media type, where it is not JSON. */
  readonly accept?: string;
}

/** A success. */
export interface ApiAnswer<T> {
  readonly isUnchanged: false;
  readonly status: number;
  readonly data: T;
  readonly etag?: string | undefined;
  /** The server's time. */
  readonly date?: Date | undefined;
  /** Number of the next page of a list. */
  readonly nextPage?: number | undefined;
}

/** The answer 304: nothing has changed since the ETag. GitHub does not count it against the limit. */
export interface Unchanged {
  readonly isUnchanged: true;
  readonly etag: string;
  readonly date?: Date | undefined;
}

/** All items of a list. */
export interface ApiList<T> {
  readonly isUnchanged: false;
  readonly items: readonly T[];
  /** Whether the list was read to its end. */
  readonly isComplete: boolean;
  /** ETag of a list of one page; a longer one is read again each time. */
  readonly etag?: string | undefined;
  /** The server's time at the first page. */
  readonly date?: Date | undefined;
}

/** The GitHub API, for one repository. */
export interface Api {
  readonly owner: string;
  readonly repo: string;
  /** Requests that were sent, for the costs. */
  readonly requests: number;
  /** Milliseconds that are left for calls. */
  readonly msLeft: number;
  /**
   * Makes a call.
   * @throws ApiFailure
   */
  call<T>(request: ApiRequest<T>): Promise<ApiAnswer<T>>;
  /**
   * Makes a call that may find nothing changed since an ETag.
   * @throws ApiFailure
   */
  callIfChanged<T>(request: ApiRequest<T>, etag: string | undefined): Promise<ApiAnswer<T> | Unchanged>;
  /**
   * Reads a list page by page; `check` is for one item.
   * @throws ApiFailure
   */
  list<T>(request: ApiRequest<T>, etag?: string): Promise<ApiList<T> | Unchanged>;
}

/** How to reach the API. */
export interface ApiOptions {
  readonly token: string;
  /** `GITHUB_API_URL`, `GITHUB_REPOSITORY`, `GITHUB_REPOSITORY_ID`. */
  readonly env: World['env'];
  readonly clock: World['clock'];
  /** Ends everything: the runner cancels. */
  readonly signal: AbortSignal;
  /** Time for all calls, in milliseconds, from the first on. */
  readonly budgetMs?: number;
}
