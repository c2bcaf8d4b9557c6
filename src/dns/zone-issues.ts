/** What is wrong with planned zones, each at its line. */
import type { Issue, Source } from '../model/issue.ts';
import { counted } from '../text/counted.ts';
import type { BadRecord } from './bad-record.ts';

/** Enough to mend in one go. */
const MAX_ISSUES_PER_FILE = 50;
/** Longest text that is shown, in characters. */
const MAX_VALUE = 100;

/** Collects issues and notes. */
export class ZoneIssues {
  readonly #issues: Issue[] = [];
  readonly #notes: Issue[] = [];
  readonly #counts = new Map<string, { found: number; readonly last: Source }>();
  /** Those of the issues that are kept. */
  readonly #places = new Set<string>();
  readonly #noted = new Set<string>();
  readonly #input: string;

  /** @param input the input that names the files */
  constructor(input = 'zone') {
    this.#input = input;
  }

  /** Adds a problem: the plan cannot be judged. A second one at the same place only follows from the first. */
  add(source: Source, { problem, remedy, value }: Pick<BadRecord, 'problem' | 'remedy' | 'value'>): void {
    const place = JSON.stringify([source.file, source.line, source.column]);
    if (this.#places.has(place)) return;
    const count = this.#counts.get(source.file) ?? { found: 0, last: source };
    this.#counts.set(source.file, { found: count.found + 1, last: source });
    if (count.found >= MAX_ISSUES_PER_FILE) return;
    this.#places.add(place);
    const shown = value === undefined ? undefined : Buffer.from(value, 'latin1').toString('utf8').slice(0, MAX_VALUE);
    this.#issues.push({ code: 'E_INPUT', input: this.#input, value: shown, problem, remedy, source });
  }

  /** Adds what a reader of the plan should know, the same only once for each file. */
  note(source: Source, problem: string, remedy: string): void {
    const key = JSON.stringify([source.file, problem]);
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    this.#notes.push({ code: 'E_INPUT', input: this.#input, problem, remedy, source });
  }

  /** The problems in the order in which they were found; those of a file that has too many are counted in one more. */
  get issues(): readonly Issue[] {
    const more = [...this.#counts.values()].flatMap(({ found, last }): Issue[] => {
      const left = found - MAX_ISSUES_PER_FILE;
      if (left <= 0) return [];
      const problem = `has ${counted(left, 'further problem')} in this file`;
      return [
        {
          code: 'E_INPUT',
          input: this.#input,
          problem,
          remedy: 'Mend the first ones, and run it again.',
          source: last,
        },
      ];
    });
    return [...this.#issues, ...more];
  }

  /** Notes: nothing is wrong with the plan because of them. */
  get notes(): readonly Issue[] {
    return this.#notes;
  }

  /** Whether there is a problem. */
  get hasIssues(): boolean {
    return this.#issues.length > 0;
  }
}
