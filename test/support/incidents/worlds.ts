/** Checks with a past, and runs of them, for tests of incidents. */
import type { IncidentRun } from '../../../src/incidents/input.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { CheckHistory, History, Outage, OutageEvent } from '../../../src/model/memory/record.ts';
import type { IncidentSettings, Role } from '../../../src/model/memory/rules.ts';
import type { CheckResult } from '../../../src/model/report.ts';
import type { Status } from '../../../src/model/status.ts';
import type { Story } from '../../../src/model/story.ts';

/** The scope of all histories here. */
export const SCOPE = 'octo-org/mail';

/** The run of all tests, and its time. */
export const NOW = '2026-12-01T06:25:00.000Z';
export const RUN_URL = 'https://github.example/octo-org/mail/actions/runs/77';

/** Returns an ISO time, so many minutes before `NOW`. */
export function ago(minutes: number, now = NOW): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString();
}

/** Returns a key for a small number. */
export function keyOf(number: number): string {
  return number.toString(16).padStart(8, '0').padEnd(16, 'a');
}

/** Settings with the defaults of the input, and some others. */
export function settingsOf(own: Partial<IncidentSettings> = {}): IncidentSettings {
  return {
    isOn: true,
    rules: {
      failuresBeforeAlert: 3,
      faultToleranceMs: 0,
      alertRepeat: 4 * 3_600_000,
      maxAlerts: 3,
      recoveriesBeforeClose: 2,
      reopenWithinMs: 3_600_000,
      on: ['critical'],
      staleAfterMs: 86_400_000,
    },
    roles: [],
    notify: [],
    grouping: 'check',
    maxNew: 5,
    labels: [],
    assignees: [],
    author: 'github-actions[bot]',
    maintenance: [],
    intervals: {},
    ...own,
  };
}

/** A role that is told everything. */
export function roleOf(name: string, own: Partial<Role> = {}): Role {
  return {
    ...{ name, assignees: [], labels: [], mentions: [`@octo-org/${name}`], afterAlerts: 0 },
    on: ['down', 'repeat', 'lost', 'recovered'],
    ...own,
  };
}

const LOGIN_REFUSED: Finding = {
  status: 'critical',
  code: 'E_AUTH_REJECTED',
  phase: 'imap_auth',
  message: 'The IMAP server imap.example.org refused the login with PLAIN.',
  reply: 'NO [AUTHENTICATIONFAILED] Authentication failed.',
  hint: 'Check user and password; the account may be locked or need an app password.',
};

const CONNECT_REFUSED: Finding = {
  status: 'critical',
  code: 'E_CONN_REFUSED',
  phase: 'imap_connect',
  message: 'imap.example.org:993 (192.0.2.10) refused the connection.',
  hint: 'Look whether the service runs and listens on this port.',
};

/** Findings for tests. */
export const FINDINGS = { login: LOGIN_REFUSED, connect: CONNECT_REFUSED };

/** What a test says of a check. */
export interface CheckSketch extends Partial<Outage> {
  readonly number?: number;
  readonly name?: string;
  readonly target?: string;
  readonly group?: string;
  readonly isFlapping?: boolean;
  readonly removedAt?: string;
  readonly finding?: Finding;
  readonly status?: Status;
  /** Whether it ran. */
  readonly hasRun?: boolean;
  readonly story?: Partial<Story>;
  readonly result?: Partial<CheckResult>;
}

/** Makes the memory of a check; down since an hour unless said. */
export function memoryOf(sketch: CheckSketch = {}): CheckHistory {
  const { number = 1, name = `check ${number}`, target = 'imaps://imap.example.org:993', group } = sketch;
  const { isFlapping = false, removedAt, finding, status, hasRun, story, result, ...own } = sketch;
  const at = own.firstBad?.at ?? ago(60);
  const events: OutageEvent[] = [{ id: 'down-1', kind: 'down', at: ago(40), code: 'E_AUTH_REJECTED', runUrl: RUN_URL }];
  const outage: Outage = {
    ...{ state: 'down', since: ago(40), failures: 12, goods: 0, blind: 0, alerts: 1, failuresAtAlert: 3 },
    ...{ firstBad: { at, runUrl: `${RUN_URL.slice(0, -2)}61` }, lastBad: { at: NOW, runUrl: RUN_URL } },
    ...{ lastGood: { at: ago(65), runUrl: `${RUN_URL.slice(0, -2)}60` }, codes: ['E_AUTH_REJECTED'] },
    ...{ lastAlertAt: ago(40), isMuted: false, events, eventCount: events.length, recoveries: [] },
    ...own,
  };
  return {
    ...{ key: keyOf(number), name, mode: 'imap-login', target, group, removedAt, outage, isFlapping },
    ...{ results: 'b'.repeat(12), runs: [], days: '', past: [], series: [], facts: [] },
  };
}

/** Makes the result of a check in the run of the test. */
export function resultOf(sketch: CheckSketch = {}): CheckResult {
  const { name, mode, target, group, key, outage } = memoryOf(sketch);
  const isBad = outage.state === 'down' || outage.state === 'lost' || outage.state === 'failing';
  const status = sketch.status ?? (isBad ? 'critical' : 'ok');
  const finding = sketch.finding ?? { ...LOGIN_REFUSED, status };
  const story: Story = {
    ...{ key, state: outage.state, stateBefore: outage.state, isFlapping: false, isMuted: false },
    ...{ isInMaintenance: false, alert: false, failures: outage.failures, blind: 0, runs: [], changes: [] },
    regressions: [],
    ...sketch.story,
  };
  return {
    ...{ name, mode, target, group, status, success: 'Login accepted', story },
    ...{ findings: status === 'ok' ? [] : [finding], notices: [], durationSeconds: 1, attempts: 1, phases: [] },
    ...{ measurements: [], metrics: [], connections: [], facts: {}, thresholds: [] },
    ...sketch.result,
  };
}

/** Makes the input of a run with these checks. */
export function inputOf(sketches: readonly CheckSketch[], own: Partial<IncidentRun> = {}): IncidentRun {
  const now = own.now ?? NOW;
  const history: History = {
    ...{ schema: 1, scope: SCOPE, writtenAt: now, newest: { id: '77/1', startedAt: now } },
    checks: sketches.map(memoryOf),
  };
  return {
    history,
    checks: sketches.filter(({ hasRun = true }) => hasRun).map(resultOf),
    settings: settingsOf(),
    rules: new Map(),
    removed: [],
    isComplete: true,
    now,
    runUrl: RUN_URL,
    ...own,
  };
}
