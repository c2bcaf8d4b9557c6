/**
 * Brings the issues of the repository to what they should be. Level, not edge: what exists is read, what should exist is
 * computed, and the difference is written; a call that was lost is made up for by the next run.
 */
import { desiredIncidents } from '../../incidents/desired.ts';
import { type IncidentRun, isOutdated, needsIncident } from '../../incidents/input.ts';
import { isReconcileDue, toldDigest } from '../../incidents/is-due.ts';
import { INCIDENT_STATES, type Incident } from '../../incidents/issue/incident.ts';
import type { Repair } from '../../incidents/repair.ts';
import { planRepairs } from '../../incidents/repairs.ts';
import {
  BASE_LABEL,
  type IssueReading,
  isOver,
  issueSights,
  readIssues,
  type SeenIssue,
} from '../../incidents/seen.ts';
import type { Notice } from '../../model/finding.ts';
import type { History, IssuesMemory } from '../../model/memory/record.ts';
import type { IssueSight } from '../../model/memory/sight.ts';
import type { Api } from '../api/access.ts';
import { type Applied, applyRepairs } from './apply.ts';
import { createBaseLabel } from './labels.ts';
import { openList, readSeenIssues, type SeenIssues } from './read.ts';
import { Troubles } from './troubles.ts';

/** What is needed to reconcile. */
export interface ReconcileOptions {
  /** The run, with its history folded. */
  readonly input: IncidentRun;
  /** Takes over what issues tell into a history. */
  readonly adopt: (history: History, sights: readonly IssueSight[]) => History;
  /** Whether the server is GitHub: labels of new issues are names there, and not numbers. */
  readonly isGitHub: boolean;
  /** Something depends on the issues, so that they are read even when nothing has changed. */
  readonly isFull?: boolean | undefined;
  /** What an earlier call of this run has seen: then nothing is listed again. */
  readonly seen?: SeenIssues | undefined;
}

/** An issue that tells an outage. */
export interface OpenIncident {
  readonly number: number;
  readonly url: string;
  /** Keys of the checks that are told in it. */
  readonly keys: readonly string[];
}

/** What came of it. */
export interface Reconciled {
  /** With what the issues tell, and with what is remembered of them: to be written. */
  readonly history: History;
  readonly sights: readonly IssueSight[];
  /** Open incidents, the worst first; its first one is for the outputs. Undefined when the issues were not read. */
  readonly incidents: readonly OpenIncident[] | undefined;
  readonly opened: number;
  readonly closed: number;
  /** At most one, with what to do about it. */
  readonly warning?: Notice | undefined;
  readonly notices: readonly Notice[];
  /** For a further call in the same run. */
  readonly seen?: SeenIssues | undefined;
}

/** Reconciles the issues. Never throws for a call that failed: the verdict of the run does not depend on it. */
export async function reconcileIncidents(api: Api, options: ReconcileOptions): Promise<Reconciled> {
  const { input } = options;
  const nothing: Reconciled = { history: input.history, sights: [], incidents: [], opened: 0, closed: 0, notices: [] };
  if (options.seen === undefined && !isReconcileDue(input)) return nothing;
  const troubles = new Troubles();
  try {
    const seen = options.seen ?? (await readSeenIssues(api, options, troubles));
    if (seen === 'unchanged') return unchanged(input);
    return await new Reconciliation(api, options, troubles).run(seen);
  } catch (error) {
    const { message, remedy } = troubles.add(error);
    const warning: Notice = {
      code: 'E_GH_INCIDENTS',
      message: `Incidents are not managed in this run. ${message}`,
      hint: remedy,
    };
    return { ...nothing, history: unsettled(input.history), incidents: undefined, warning };
  }
}

/** Nothing has changed since all was in order: the issues are as the history knows them. */
function unchanged(input: IncidentRun): Reconciled {
  const { history, now } = input;
  const memory: IssuesMemory = { ...history.issues, reconciledAt: now };
  const numbers = new Map<number, string[]>();
  for (const { key, outage } of history.checks.filter(needsIncident)) {
    if (outage.issue !== undefined) numbers.set(outage.issue, [...(numbers.get(outage.issue) ?? []), key]);
  }
  const incidents = [...numbers].map(([number, keys]) => ({ number, url: pageOf(input, number), keys }));
  return { history: { ...history, issues: memory }, sights: [], incidents, opened: 0, closed: 0, notices: [] };
}

/** The page of an issue, by the address of the run. */
function pageOf({ runUrl }: IncidentRun, number: number): string {
  const [base] = (runUrl ?? '').split('/actions/runs/');
  return base ? `${base}/issues/${number}` : '';
}

function unsettled(history: History): History {
  return history.issues === undefined ? history : { ...history, issues: { ...history.issues, settled: undefined } };
}

class Reconciliation {
  readonly #api: Api;
  readonly #options: ReconcileOptions;
  readonly #troubles: Troubles;
  readonly #issues = new Map<number, SeenIssue>();
  #input: IncidentRun;
  #author: string;
  /** The same, when it was seen in an answer. */
  #seenAuthor: string | undefined;
  #found: SeenIssues = { issues: [], gone: [], isComplete: false };
  /** ETag of the last list, as long as nothing was written since. */
  #etag: string | undefined;

  constructor(api: Api, options: ReconcileOptions, troubles: Troubles) {
    this.#api = api;
    this.#options = options;
    this.#troubles = troubles;
    this.#input = options.input;
    this.#seenAuthor = options.input.history.issues?.author;
    this.#author = this.#seenAuthor ?? options.input.settings.author;
  }

  async run(seen: SeenIssues): Promise<Reconciled> {
    this.#found = seen;
    this.#etag = seen.etag;
    this.#see(seen.issues);
    const first = await this.#repair(() => true);
    if (first.created.length === 0) return this.#result(first);
    // Another runner may have opened the same incident at the same time; the older one stays.
    const again = await this.#lookAgain(first.created);
    const second = again ? await this.#repair((repair) => repair.do !== 'create') : undefined;
    return this.#result({
      ...first,
      closed: first.closed + (second?.closed ?? 0),
      isComplete: first.isComplete && (second?.isComplete ?? false),
    });
  }

  /** Plans and makes repairs. */
  async #repair(isWanted: (repair: Repair) => boolean): Promise<Applied> {
    const reading = this.#adopt();
    const repairs = planRepairs(this.#input, desiredIncidents(this.#input, reading), reading).filter(isWanted);
    if (repairs.some((repair) => repair.do === 'create')) await this.#prepareLabel();
    const context = { api: this.#api, troubles: this.#troubles, isGitHub: this.#options.isGitHub };
    // A later list that is like the one before our writes must not pass for unchanged.
    if (repairs.length > 0) this.#etag = undefined;
    const applied = await applyRepairs({ ...context, input: this.#input, author: this.#author }, repairs);
    // The login that the token writes as is known from now on.
    this.#seenAuthor = applied.created[0]?.author || this.#seenAuthor;
    this.#author = this.#seenAuthor ?? this.#author;
    this.#see(applied.written);
    return applied;
  }

  /** Reads what is ours, and takes it over into the history. */
  #adopt(): IssueReading {
    const read = (): IssueReading =>
      readIssues([...this.#issues.values()], { author: this.#author, history: this.#input.history }, this.#found);
    const before = read();
    const sights = issueSights(before, this.#input.settings, this.#author);
    this.#input = { ...this.#input, history: this.#options.adopt(this.#input.history, sights) };
    return read();
  }

  #see(issues: readonly SeenIssue[]): void {
    for (const issue of issues) this.#issues.set(issue.number, issue);
  }

  /** Before the first incident of the repository, so that its label has a colour and says what it is. */
  async #prepareLabel(): Promise<void> {
    const isKnown = this.#seenAuthor !== undefined || this.#issues.size > 0;
    const { isGitHub } = this.#options;
    if (isKnown || !isGitHub) return;
    await createBaseLabel({ api: this.#api, troubles: this.#troubles, isGitHub }, BASE_LABEL);
  }

  async #lookAgain(created: readonly SeenIssue[]): Promise<boolean> {
    try {
      const list = await openList(this.#api);
      if (list === 'unchanged') return false;
      const isAll = created.every(({ number }) => list.issues.some((issue) => issue.number === number));
      this.#etag = isAll ? list.etag : undefined;
      // Our own new issue may not be in the list yet: it counts all the same.
      this.#see(list.issues.filter(({ number }) => !this.#issues.has(number)));
      return true;
    } catch (error) {
      this.#troubles.add(error);
      return false;
    }
  }

  #result(applied: Applied): Reconciled {
    const reading = this.#adopt();
    const incidents = desiredIncidents(this.#input, reading);
    const isSettled =
      !reading.own.some((issue) => isOutdated(this.#input, issue)) &&
      applied.isComplete &&
      this.#found.isComplete &&
      incidents.every(({ issue }) => issue !== undefined);
    this.#noteForeign(reading);
    const { history } = this.#input;
    const texts = reading.own
      .filter(({ isOpen, block }) => isOpen && !isOver(block))
      .map(({ block }) => block?.writtenAt);
    const memory: IssuesMemory = {
      ...{ etag: this.#etag, reconciledAt: this.#input.now, author: this.#seenAuthor },
      settled: isSettled ? toldDigest(history) : undefined,
      textsAt: texts.filter((at) => at !== undefined).toSorted()[0],
    };
    const next = { ...history, issues: memory };
    return {
      history: next,
      sights: issueSights(reading, this.#input.settings, this.#author),
      incidents: openOnes(incidents, reading),
      opened: applied.opened,
      closed: applied.closed,
      warning: this.#troubles.warning,
      notices: this.#troubles.notes,
      seen: { ...this.#found, issues: [...this.#issues.values()] },
    };
  }

  #noteForeign({ foreign }: IssueReading): void {
    if (foreign.length === 0) return;
    const numbers = foreign.map((number) => `#${number}`).join(', ');
    this.#troubles.note(
      `Issues with the block of an incident that "${this.#author}" did not write are left alone: ${numbers}.`,
      'When the token of the workflow has changed, name its login as "author" in "incidents".',
    );
  }
}

function openOnes(incidents: readonly Incident[], { own }: IssueReading): OpenIncident[] {
  const rank = ({ state }: Incident): number => INCIDENT_STATES.indexOf(state);
  return incidents
    .toSorted((a, b) => rank(a) - rank(b) || (a.issue ?? 0) - (b.issue ?? 0))
    .flatMap(({ issue, members }) => {
      const found = own.find(({ number }) => number === issue);
      return found === undefined ? [] : [{ number: found.number, url: found.url, keys: members.map(({ key }) => key) }];
    });
}
