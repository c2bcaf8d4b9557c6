/**
 * One request and its answer, through the client of the toolkit, which knows proxies. It is loaded when the first call
 * is due. It follows redirects with another method, and swallows bodies that break off; so both are done here.
 */
import { VERSION } from '../../system/version.ts';
import { readBody } from './body.ts';
import { type OwnRepository, redirectTarget } from './redirects.ts';

/** A request. */
export interface ApiCall {
  /** `POST /repos/{owner}/{repo}/issues`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** An answer with any status. The data are parsed JSON, or a text. Untrusted. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

/** Makes a request. @throws the error of the connection, or the reason of the signal */
export type Transport = (call: ApiCall) => Promise<RawAnswer>;

/** How requests are made. */
export interface TransportOptions {
  readonly token: string;
  readonly baseUrl: string;
  readonly own: OwnRepository;
}

/** At most this many redirects of one request are followed. */
const MAX_REDIRECTS = 3;

/** The version of the API whose description the tests hold; a newer one changes what a dispatch takes and answers. */
const API_VERSION = '2022-11-28';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Statuses whose answers have no body. */
const BODILESS = new Set([204, 205, 304]);

/** The part of fetch that is used here. */
type Fetch = (url: string, options: Readonly<Record<string, unknown>>) => Promise<FetchAnswer>;

interface FetchAnswer {
  readonly status: number;
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** The toolkit reads the event of the run while it is loaded, and throws when that is no JSON. */
export class ClientUnusable extends Error {
  override readonly name = 'ClientUnusable';
}

/**
 * Loads the client of the toolkit. Not by the name of the package: `context.ts` loads the package for the context alone,
 * and a bundler would put both into one piece, a megabyte that each run would load.
 * @throws ClientUnusable
 */
export async function createTransport(
  { token, baseUrl, own }: TransportOptions,
  load = () => import('@actions/github/lib/utils'),
): Promise<Transport> {
  const { GitHub, getOctokitOptions } = await load().catch(() => {
    throw new ClientUnusable();
  });
  const silent = (): void => {};
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const octokit = new GitHub(getOctokitOptions(token, { baseUrl, userAgent: `mail-probe/${VERSION}`, log }));
  // The fetch that knows the proxies is among the defaults of the client, which the hook is given.
  octokit.hook.before('request', (options) => {
    const { request = {} } = options;
    const { fetch } = request as { fetch?: Fetch };
    options.request = { ...request, fetch: careful(fetch ?? (globalThis.fetch as unknown as Fetch), own) };
  });
  return async ({ route, parameters, headers, signal }) => {
    try {
      const answer = await octokit.request(route, {
        ...parameters,
        owner: own.owner,
        repo: own.repo,
        headers: { 'x-github-api-version': API_VERSION, ...headers },
        request: { signal },
      });
      return { status: answer.status, headers: headersOf(answer.headers), data: answer.data };
    } catch (error) {
      const response = responseOf(error);
      if (response) return response;
      throw causeOf(error);
    }
  };
}

/** Follows redirects only where they may lead, and reads the whole body. */
function careful(fetch: Fetch, own: OwnRepository): Fetch {
  return async (url, options) => {
    let place = url;
    for (let redirects = 0; ; redirects += 1) {
      const answer = await fetch(place, { ...options, redirect: 'manual' });
      const location = answer.headers.get('location');
      const target =
        REDIRECTS.has(answer.status) && location !== null && redirects < MAX_REDIRECTS
          ? redirectTarget({ method: String(options['method']), url: place, status: answer.status, location }, own)
          : undefined;
      const text = await readBody(answer.body);
      if (target === undefined) return complete(answer, text);
      place = target;
    }
  };
}

function complete({ status, headers }: FetchAnswer, text: string): FetchAnswer {
  return new Response(BODILESS.has(status) ? null : text, { status, headers: [...headers] });
}

/** The client throws for each status from 400 on, and for 304. */
function responseOf(error: unknown): RawAnswer | undefined {
  if (!isRecord(error) || !isRecord(error['response'])) return undefined;
  const { status, headers, data } = error['response'];
  return typeof status === 'number' && isRecord(headers) ? { status, headers: headersOf(headers), data } : undefined;
}

/** The client wraps errors of the connection twice. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return cause;
}

function headersOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
