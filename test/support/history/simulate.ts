/** Weeks of runs in milliseconds: results by one letter each, folded one after the other, as a workflow would. */
import { createHash } from 'node:crypto';
import { type FoldedRun, foldRun, type RunToFold } from '../../../src/history/fold-run.ts';
import { historyText } from '../../../src/history/history-text.ts';
import { emptyHistory, readHistory } from '../../../src/history/read-history.ts';
import type { FailureCode } from '../../../src/model/failure-codes.ts';
import type { CheckHistory, History, OutageEvent } from '../../../src/model/memory/record.ts';
import type { AlertRules, IncidentSettings } from '../../../src/model/memory/rules.ts';
import type { CheckResult, Report } from '../../../src/model/report.ts';
import { type Status, worst } from '../../../src/model/status.ts';
import type { Story } from '../../../src/model/story.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const START = Date.parse('2026-12-01T00:00:00.000Z');
export const SCOPE = 'octo-org/mail main';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The defaults of the settings. */
export const RULES: AlertRules = {
  failuresBeforeAlert: 3,
  faultToleranceMs: 0,
  alertRepeat: 4 * HOUR,
  maxAlerts: 3,
  recoveriesBeforeClose: 2,
  reopenWithinMs: HOUR,
  on: ['critical'],
  staleAfterMs: DAY,
};

export const SETTINGS: IncidentSettings = {
  isOn: true,
  rules: RULES,
  roles: [],
  notify: [],
  grouping: 'check',
  maxNew: 5,
  labels: [],
  assignees: [],
  author: 'github-actions[bot]',
  maintenance: [],
  intervals: {},
};

/** Letters for results: bad, good, warning, could not be judged. */
const STATUS_OF: Readonly<Record<string, Status>> = { b: 'critical', g: 'ok', w: 'warning', u: 'unknown' };

/** A result with this status. */
export function resultOf(status: Status, changes: Partial<CheckResult> = {}): CheckResult {
  const code: FailureCode = status === 'unknown' ? 'E_DNS_TIMEOUT' : 'E_AUTH_REJECTED';
  return {
    name: 'login',
    mode: 'imap-login',
    target: 'imaps://mail.example.org:993',
    source: { file: 'mail-probe.yml', line: 3, column: 5 },
    status,
    success: 'Logged in',
    findings: status === 'ok' ? [] : [{ status, code, message: 'The login was refused.' }],
    notices: [],
    durationSeconds: 0.5,
    attempts: 1,
    phases: [],
    measurements: [{ metric: 'imap_total_seconds', value: 0.25 }],
    metrics: [{ name: 'imap_total_seconds', unit: 'seconds', help: 'The whole session.' }],
    connections: [],
    facts: {},
    thresholds: [],
    ...changes,
  };
}

/** A report of these results, which come from a checks file. */
export function reportOf(checks: readonly CheckResult[], changes: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    version: '0.1.0',
    status: worst(checks.map(({ status }) => status)),
    message: 'One line.',
    startedAt: new Date(START).toISOString(),
    durationSeconds: 1,
    checks,
    issues: [],
    checksFiles: [{ path: 'mail-probe.yml', sha256: '0'.repeat(64) }],
    ...changes,
  };
}

/** A run of a simulation. */
export interface SimulatedRun extends FoldedRun {
  readonly at: number;
  readonly story: Story;
  readonly check: CheckHistory;
  /** Events that came with this run. */
  readonly events: readonly OutageEvent[];
}

/** Settings of a simulation; rules are those of its one check. */
export interface Simulation {
  readonly rules?: Partial<AlertRules>;
  readonly settings?: Partial<IncidentSettings>;
  readonly history?: History;
  /** Milliseconds between runs. */
  readonly every?: number;
  readonly start?: number;
  /** Number of the first run. */
  readonly firstRun?: number;
}

/** Folds one run, with the defaults of this file for all that is not given. */
export function foldOnce(given: Partial<RunToFold> & Pick<RunToFold, 'report' | 'now'>): FoldedRun {
  const { now } = given;
  return foldRun({
    history: emptyHistory(SCOPE, now),
    read: 'warm',
    settings: SETTINGS,
    run: {
      id: `${Math.floor(now / 1000)}/1`,
      startedAt: new Date(now).toISOString(),
      runUrl: `https://github.com/r/${now}`,
    },
    hash: sha256,
    isComplete: true,
    ...given,
  });
}

/** Runs a check once for each letter. Each history goes through its text, as it does between two runs. */
export function simulate(letters: string, given: Simulation = {}): SimulatedRun[] {
  const { every = 5 * MINUTE, start = START, rules, settings } = given;
  let history = given.history ?? emptyHistory(SCOPE, start);
  return [...letters].map((letter, index) => {
    const now = start + index * every;
    const before = history.checks[0]?.outage.events ?? [];
    const folded = foldOnce({
      history,
      now,
      report: reportOf([resultOf(STATUS_OF[letter] ?? 'unknown')]),
      settings: { ...SETTINGS, ...settings, rules: { ...RULES, ...rules } },
    });
    const [check] = folded.history.checks;
    const story = folded.stories.get('login');
    if (check === undefined || story === undefined) throw new Error('the check is missing');
    const ids = new Set(before.map(({ id, at }) => `${id} ${at}`));
    const events = check.outage.events.filter(({ id, at }) => !ids.has(`${id} ${at}`));
    history = readHistory(historyText(folded.history), { scope: SCOPE, now: now + every }).history;
    return { ...folded, at: now, story, check, events };
  });
}

/** States of all runs, one word each. */
export const statesOf = (runs: readonly SimulatedRun[]): string => runs.map(({ story }) => story.state).join(' ');

/** Kinds of all events, in their order. */
export const eventsOf = (runs: readonly SimulatedRun[]): string[] =>
  runs.flatMap(({ events }) => events.map(({ kind }) => kind));

/** Numbers of the runs, from 1, in which a person should be told something. */
export const alertsOf = (runs: readonly SimulatedRun[]): number[] =>
  runs.flatMap(({ story }, index) => (story.alert ? [index + 1] : []));
