/** Runs of checks, one after the other, with a history between them and a GitHub that remembers. */

import type { Api } from '../../../src/github/api/access.ts';
import { createApi } from '../../../src/github/api/api.ts';
import { type Reconciled, reconcileIncidents } from '../../../src/github/incidents/reconcile.ts';
import { adoptSights } from '../../../src/history/adopt.ts';
import { historyText } from '../../../src/history/history-text.ts';
import { emptyHistory, readHistory } from '../../../src/history/read-history.ts';
import type { IncidentRun } from '../../../src/incidents/input.ts';
import { historyBegun } from '../../../src/incidents/is-due.ts';
import type { History } from '../../../src/model/memory/record.ts';
import type { AlertRules, CheckRules, IncidentSettings } from '../../../src/model/memory/rules.ts';
import type { CheckResult } from '../../../src/model/report.ts';
import { FakeGitHub, type FakeOptions, TOKEN } from '../github/fake-github.ts';
import { worldErrors } from '../github/invariants.ts';
import type { FakeIssue } from '../github/state.ts';
import { StillClock } from '../github/still-clock.ts';
import { foldOnce, MINUTE, RULES, reportOf, resultOf, SCOPE, SETTINGS, START } from '../history/simulate.ts';
import { keyOfIncident } from './disorder.ts';

const STATUS_OF = { b: 'critical', g: 'ok', u: 'unknown' } as const;

/** How a world begins. */
export interface WorldOptions extends FakeOptions {
  readonly rules?: Partial<AlertRules>;
  readonly settings?: Partial<IncidentSettings>;
  /** Rules of checks, by name. */
  readonly own?: ReadonlyMap<string, CheckRules>;
  readonly every?: number;
}

/** How a run differs from others. */
export interface RunOptions {
  /** Changes the results. */
  readonly with?: (check: CheckResult, index: number) => CheckResult;
  /** The process is killed before it writes the history a second time. */
  readonly isKilled?: true;
  /** Another runner: it has its own copy of the history. */
  readonly history?: History;
  readonly names?: readonly string[];
  readonly token?: string;
  readonly signal?: AbortSignal;
  readonly isComplete?: boolean;
}

/** What came of a run. */
export interface RunResult extends Reconciled {
  /** Requests that were sent. */
  readonly calls: string[];
  readonly next: History;
}

/** A repository, its checks, and time. */
export class IncidentWorld {
  readonly fake: FakeGitHub;
  readonly clock = new StillClock();
  history: History = emptyHistory(SCOPE, START);
  now = START;
  /** Login that the token has. */
  author = 'github-actions[bot]';
  readonly #options: WorldOptions;

  private constructor(fake: FakeGitHub, options: WorldOptions) {
    this.fake = fake;
    this.#options = options;
  }

  static async start(options: WorldOptions = {}): Promise<IncidentWorld> {
    const fake = await FakeGitHub.start({ repository: 'octo-org/mail', ...options, now: new Date(START) });
    return new IncidentWorld(fake, options);
  }

  get settings(): IncidentSettings {
    const { rules, settings } = this.#options;
    return { ...SETTINGS, ...settings, rules: { ...RULES, failuresBeforeAlert: 1, ...rules } };
  }

  /** Runs once for each word, with a letter for each check: `b` bad, `g` good, `u` not judged, `-` not run. */
  async runs(words: string, options: RunOptions = {}): Promise<RunResult> {
    let last: RunResult | undefined;
    for (const word of words.split(' ')) last = await this.run(word, options);
    if (last === undefined) throw new Error('no run');
    return last;
  }

  /** One run: fold, write, reconcile, write. */
  async run(letters: string, options: RunOptions = {}): Promise<RunResult> {
    this.now += this.#options.every ?? 5 * MINUTE;
    this.fake.at(new Date(this.now));
    const input = this.#fold(letters, options);
    if (options.history === undefined) this.history = written(historyBegun({ history: input.history, now: input.now }));
    const before = this.fake.log.length;
    const reconciled = await reconcileIncidents(this.#api(options), {
      input,
      isGitHub: this.fake.variant.name !== 'gitea',
      adopt: (history, sights) => adoptSights(history, sights, () => this.settings.rules, input.now).history,
    });
    const next = written(reconciled.history);
    if (!options.isKilled && options.history === undefined) this.history = next;
    return { ...reconciled, next, calls: this.fake.log.slice(before) };
  }

  #fold(letters: string, { history = this.history, names, with: change, isComplete = true }: RunOptions): IncidentRun {
    const results = [...letters].flatMap((letter, index) => {
      if (letter === '-') return [];
      const status = STATUS_OF[letter as keyof typeof STATUS_OF] ?? 'unknown';
      const result = resultOf(status, { name: names?.[index] ?? `check ${index}`, id: undefined });
      return [change?.(result, index) ?? result];
    });
    const startedAt = new Date(this.now).toISOString();
    const runUrl = `https://github.example/octo-org/mail/actions/runs/${Math.floor(this.now / 1000)}`;
    const { settings } = this;
    const report = reportOf(results, { startedAt });
    const run = { id: `${Math.floor(this.now / 1000)}/1`, startedAt, runUrl };
    const folded = foldOnce({ history, report, now: this.now, settings, run, isComplete });
    return {
      history: folded.history,
      checks: results.map((result) => ({ ...result, story: folded.stories.get(result.name) })),
      settings,
      rules: this.#options.own ?? new Map(),
      removed: folded.removed,
      isComplete,
      now: startedAt,
      runUrl,
    };
  }

  #api({ token = TOKEN, signal = new AbortController().signal }: RunOptions): Api {
    return createApi({ token, env: this.fake.env, clock: this.clock, signal });
  }

  /** Lets time pass between runs, in minutes. */
  wait(minutes: number): void {
    this.now += minutes * MINUTE;
  }

  /** An issue. */
  issue(number = 1): FakeIssue {
    const issue = this.fake.state.issues.get(number);
    if (issue === undefined) throw new Error(`there is no issue ${number}`);
    return issue;
  }

  /** Issues with their states: `1 open, 2 closed completed`. */
  get issues(): string {
    return [...this.fake.state.issues.values()]
      .map(({ number, state, stateReason, isDeleted }) =>
        [number, isDeleted ? 'deleted' : state, ...(state === 'closed' ? [stateReason] : [])].join(' '),
      )
      .join(', ');
  }

  /** The first words of all comments: `1 Still down, 1 Recovered`. */
  get comments(): string {
    return this.fake.state.comments
      .map(({ issue, body }) => `${issue} ${/\*\*(.+?)\*\*/.exec(body)?.[1] ?? body}`)
      .join(', ');
  }

  /** What must hold of any world. */
  get errors(): string[] {
    return worldErrors(this.fake, { keyOf: keyOfIncident, author: this.author });
  }
}

/** What the next run reads of a history. */
function written(history: History): History {
  const { history: read, trouble } = readHistory(historyText(history), {
    scope: SCOPE,
    now: Date.parse(history.writtenAt),
  });
  if (trouble !== undefined) throw new Error(`the history ${trouble}`);
  return read;
}

/** The routes of calls, short: `GET issues 200`. */
export function short(calls: readonly string[]): string[] {
  return calls.map((call) => call.replace('/repos/{owner}/{repo}/', ''));
}
