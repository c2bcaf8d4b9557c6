/** Reports of runs with a history, and that history: a failing check, a sound one, one that comes and goes, and more. */
import { DAY_SEPARATOR, type Day, dayText } from '../../../src/model/memory/days.ts';
import type { CheckHistory, History, Outage } from '../../../src/model/memory/record.ts';
import type { CheckResult, Report } from '../../../src/model/report.ts';
import type { Status } from '../../../src/model/status.ts';
import type { PastRun, State, Story } from '../../../src/model/story.ts';
import { verdictOfChecks } from '../../../src/verdict/run-verdict.ts';
import { reportOf, SAMPLE_REPORTS } from './sample-reports.ts';

const NOW = Date.UTC(2026, 11, 1, 5, 52);
const MINUTE = 60_000;
const DAY = 86_400_000;
const RUNS = 'https://github.com/example/mail-platform/actions/runs';

/** ISO time so many minutes before the run. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW - minutes * MINUTE).toISOString();
}

const STATUS_OF: Readonly<Record<string, Status>> = { o: 'ok', u: 'ok', w: 'warning', c: 'critical', '?': 'unknown' };

/** Runs every 15 minutes, one a letter: ok, unstable, warning, critical, `?`. The last one is this run. */
export function pastRuns(letters: string, code = 'E_AUTH_REJECTED'): PastRun[] {
  return Array.from(letters, (letter, index) => ({
    at: minutesAgo((letters.length - 1 - index) * 15),
    status: STATUS_OF[letter] ?? 'unknown',
    code: letter === 'c' ? code : undefined,
    isUnstable: letter === 'u' ? true : undefined,
  }));
}

/** A story; a sound one when nothing else is said. */
export function storyOf(changes: Partial<Story> = {}): Story {
  return {
    key: '0123456789abcdef',
    state: 'up',
    stateBefore: 'up',
    isFlapping: false,
    isMuted: false,
    isInMaintenance: false,
    alert: false,
    since: minutesAgo(3 * 24 * 60),
    failures: 0,
    blind: 0,
    runs: pastRuns('o'.repeat(30)),
    changes: [],
    regressions: [],
    ...changes,
  };
}

/** The trend of a login, in seconds. */
export const TREND = {
  metric: 'imap_auth_seconds',
  unit: 'seconds',
  median: 0.061,
  values: Array.from({ length: 30 }, (_, index) =>
    index === 11 ? null : 0.055 + ((index * 7) % 11) * 0.002 + (index > 26 ? 0.09 : 0),
  ),
} as const;

const [delivered] = SAMPLE_REPORTS.ok.checks;
const [refused] = SAMPLE_REPORTS.wrongPassword.checks;
const [junk] = SAMPLE_REPORTS.junk.checks;
const [cancelled] = SAMPLE_REPORTS.cancelled.checks;

function checkOf(sample: CheckResult | undefined, changes: Partial<CheckResult>): CheckResult {
  if (sample === undefined) throw new Error('The sample has no check.');
  return { ...sample, ...changes };
}

/** A check that fails for the fifth time, with all that a history can tell of it. */
export const failingCheck = checkOf(refused, {
  name: 'Login in Berlin',
  group: 'Europe/Berlin',
  attempts: 2,
  attemptFailures: [
    {
      code: 'E_CONN_TIMEOUT',
      phase: 'smtp_connect',
      message: 'smtps://mail.example.org:465 did not answer within 10 s.',
      startSeconds: 0,
    },
  ],
  story: storyOf({
    key: '00000000000000aa',
    state: 'down',
    stateBefore: 'down',
    alert: true,
    since: minutesAgo(60),
    failures: 5,
    firstBad: { at: minutesAgo(60), runUrl: `${RUNS}/17204412341` },
    lastBad: { at: minutesAgo(0) },
    lastGood: { at: minutesAgo(75), runUrl: `${RUNS}/17204412340` },
    runs: pastRuns(`${'o'.repeat(12)}wo?${'o'.repeat(10)}ccccc`),
    trend: TREND,
    changes: [
      {
        kind: 'capability',
        subject: 'smtp mail.example.org after login',
        message: 'SMTP at mail.example.org no longer offers SIZE after the login since 2026-12-01 04:52 UTC.',
        before: 'AUTH, PIPELINING, SIZE',
        after: 'AUTH, PIPELINING',
        isWorse: true,
        since: minutesAgo(60),
      },
    ],
    regressions: [{ metric: 'smtp_auth_seconds', seconds: 0.48, medianSeconds: 0.043, runs: 3, since: minutesAgo(45) }],
  }),
});

const CHECKS: readonly CheckResult[] = [
  failingCheck,
  checkOf(delivered, {
    name: 'Delivery in Berlin',
    group: 'Europe/Berlin',
    attempts: 2,
    attemptFailures: [
      { code: 'E_CONN_RESET', phase: 'imap_tls', message: 'The connection was reset.', startSeconds: 0 },
    ],
    story: storyOf({ key: '00000000000000ab', runs: pastRuns(`${'o'.repeat(29)}u`), trend: TREND }),
  }),
  checkOf(delivered, {
    name: 'Delivery in Paris',
    group: 'Europe/Paris',
    story: storyOf({
      key: '00000000000000ac',
      state: 'recovering',
      stateBefore: 'down',
      since: minutesAgo(0),
      firstBad: { at: minutesAgo(180) },
      runs: pastRuns(`${'o'.repeat(17)}${'c'.repeat(12)}o`, 'E_NOT_ARRIVED'),
    }),
  }),
  checkOf(junk, {
    name: 'Delivery in Europe',
    group: 'Europe',
    story: storyOf({
      key: '00000000000000ad',
      isFlapping: true,
      runs: pastRuns('oocwoccwoowcwoocwwococwowcocow'.slice(0, 30)),
    }),
  }),
  checkOf(cancelled, {
    name: 'Delivery in Asia',
    group: 'Asia',
    story: storyOf({ key: '00000000000000ae', blind: 2, runs: pastRuns(`${'o'.repeat(28)}??`) }),
  }),
  checkOf(refused, {
    name: 'Archive',
    story: storyOf({
      key: '00000000000000af',
      state: 'lost',
      stateBefore: 'lost',
      isInMaintenance: true,
      since: minutesAgo(3000),
      failures: 200,
      firstBad: { at: minutesAgo(3000) },
      runs: pastRuns('c'.repeat(30)),
    }),
  }),
];

/** A run with a history. */
export const PAST_REPORT: Report = {
  ...reportOf(...CHECKS),
  ...verdictOfChecks(CHECKS),
  startedAt: new Date(NOW).toISOString(),
  past: {
    history: 'warm',
    state: 'lost',
    stateChanged: false,
    previousStatus: 'critical',
    alert: true,
    recoveryWanted: false,
  },
};

/** What is remembered of a check, without anything unusual unless it is said. */
export function historyOf(changes: Partial<CheckHistory> & { readonly outage?: Outage } = {}): CheckHistory {
  return {
    key: '0123456789abcdef',
    name: 'Check',
    mode: 'smtp-login',
    target: 'smtps://mail.example.org:465',
    outage: outageOf('up'),
    isFlapping: false,
    results: '',
    runs: pastRuns('oo'),
    days: daysText(pastDays(() => ({ ok: 96 }))),
    past: [],
    series: [],
    facts: [],
    ...changes,
  };
}

/** The state machine of a check. */
export function outageOf(state: State, changes: Partial<Outage> = {}): Outage {
  const counts = { failures: 0, goods: 0, blind: 0, alerts: 0, failuresAtAlert: 0, eventCount: 0 };
  const lists = { codes: [], events: [], recoveries: [] };
  return {
    state,
    since: minutesAgo(3 * 24 * 60),
    goodSince: minutesAgo(3 * 24 * 60),
    isMuted: false,
    ...counts,
    ...lists,
    ...changes,
  };
}

/** 90 days; `of` gets the number of days before this one, and says nothing for a day without a run. */
export function pastDays(of: (ago: number) => Partial<Day['runs']> | undefined): Day[] {
  return Array.from({ length: 90 }, (_, index) => 89 - index).flatMap((ago) => {
    const runs = of(ago);
    const day = new Date(NOW - ago * DAY).toISOString().slice(0, 10);
    return runs === undefined ? [] : [{ day, runs: { ok: 0, warning: 0, critical: 0, unknown: 0, ...runs } }];
  });
}

/** The form in which a history has them. */
function daysText(days: readonly Day[]): string {
  return days.map(dayText).join(DAY_SEPARATOR);
}

const DAYS: Readonly<Record<string, (ago: number) => Partial<Day['runs']> | undefined>> = {
  '00000000000000aa': (ago) =>
    ago === 0 ? { ok: 18, critical: 5 } : ago === 40 ? { ok: 48, critical: 48 } : { ok: 96 },
  '00000000000000ad': (ago) => (ago < 6 ? { ok: 40, warning: 30, critical: 26 } : ago > 70 ? undefined : { ok: 96 }),
  '00000000000000ae': (ago) =>
    ago === 0 || ago === 33 ? { unknown: 20 } : ago % 29 === 3 ? { warning: 96 } : { ok: 96 },
  '00000000000000af': (ago) => (ago < 3 ? { critical: 96 } : { ok: 96 }),
};

const OUTAGES: Readonly<Record<string, Partial<CheckHistory>>> = {
  '00000000000000aa': {
    outage: outageOf('down', { firstBad: { at: minutesAgo(60) }, codes: ['E_AUTH_REJECTED'], issue: 42, failures: 5 }),
    past: [
      {
        start: minutesAgo(40 * 1440 + 60),
        end: minutesAgo(40 * 1440 - 660),
        codes: ['E_CONN_TIMEOUT'],
        issue: 17,
        isTold: true,
      },
    ],
  },
  '00000000000000ac': {
    outage: outageOf('recovering', {
      firstBad: { at: minutesAgo(180) },
      firstGood: { at: minutesAgo(0) },
      codes: ['E_NOT_ARRIVED'],
    }),
  },
  '00000000000000af': { outage: outageOf('lost', { firstBad: { at: minutesAgo(3000) }, codes: ['E_AUTH_REJECTED'] }) },
};

/** The history with that run in it, and with a check that was not due. */
export const PAST_HISTORY: History = {
  schema: 1,
  scope: 'example/mail-platform',
  writtenAt: new Date(NOW).toISOString(),
  checks: [
    ...CHECKS.map(({ name, mode, target, group, story }) => {
      const { key = '', runs = [] } = story ?? {};
      const days = daysText(pastDays(DAYS[key] ?? (() => ({ ok: 96 }))));
      return historyOf({ key, name, mode, target, group, runs, days, ...OUTAGES[key] });
    }),
    historyOf({
      key: '00000000000000b0',
      name: 'Mailboxes of the shop',
      group: 'Asia',
      runs: pastRuns('ooc').map((run) => ({ ...run, at: minutesAgo(45) })),
      outage: outageOf('failing', { firstBad: { at: minutesAgo(45) }, failures: 1, codes: ['E_THRESHOLD'] }),
    }),
    historyOf({ key: '00000000000000b1', name: 'Removed', removedAt: minutesAgo(100) }),
  ],
};
