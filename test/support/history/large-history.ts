/** A history as large as it may be after months: many checks, each with all samples that are kept. */

import { checkKey } from '../../../src/history/check-key.ts';
import { MAX_DAYS, MAX_RUNS, MAX_VALUES } from '../../../src/history/limits.ts';
import { newOutage } from '../../../src/history/state/watch.ts';
import { type CheckHistory, HISTORY_SCHEMA, type History } from '../../../src/model/memory/record.ts';
import type { CheckResult, Report } from '../../../src/model/report.ts';
import type { PastRun } from '../../../src/model/story.ts';
import { DAY, MINUTE, reportOf, resultOf, SCOPE, START, sha256 } from './simulate.ts';

const INTERVAL = 5 * MINUTE;
const METRICS = ['imap_greeting_seconds', 'imap_capability_seconds', 'imap_auth_seconds'];
const RUN_URL = 'https://github.com/octo-org/mail/actions/runs/12345678901';

/** A history of so many checks, and a report of their next run. One check in twenty is bad. */
export function largeHistory(count: number): { history: History; report: Report; now: number } {
  const checks = Array.from({ length: count }, (_, index) => index);
  return {
    history: {
      schema: HISTORY_SCHEMA,
      scope: SCOPE,
      writtenAt: new Date(START).toISOString(),
      newest: { id: '12345678901/1', startedAt: new Date(START).toISOString() },
      checks: checks.map(rememberedCheck),
    },
    report: reportOf(checks.map(nextResult)),
    now: START + INTERVAL,
  };
}

function nextResult(index: number): CheckResult {
  return resultOf(index % 20 === 0 ? 'critical' : 'ok', {
    name: nameOf(index),
    target: `imaps://mail${index}.example.org:993`,
    measurements: [{ metric: 'imap_total_seconds', value: valueAt(index) }],
  });
}

function nameOf(index: number): string {
  return `Login at mail${index}.example.org`;
}

/** A time with all its digits, as clocks give them. */
function valueAt(place: number): number {
  return Number((0.05 + ((place * 7919) % 1000) / 9973).toPrecision(6));
}

function rememberedCheck(index: number): CheckHistory {
  const at = new Date(START).toISOString();
  const ref = { at, runUrl: RUN_URL };
  const values = Array.from({ length: MAX_VALUES }, (_, place) => valueAt(index + place));
  const outage = { ...newOutage(at), state: 'up' as const, lastGood: ref, lastBad: ref, goodSince: at };
  const today = Math.floor(START / DAY);
  return {
    key: checkKey(sha256, SCOPE, { name: nameOf(index) }),
    name: nameOf(index),
    mode: 'imap-login',
    target: `imaps://mail${index}.example.org:993`,
    group: `Region ${index % 10}/Site ${index % 100}`,
    file: 'mail-probe.yml',
    outage,
    isFlapping: false,
    results: 'g'.repeat(21),
    undo: { run: '12345678901/1', outage, isFlapping: false, results: 'g'.repeat(21) },
    runs: Array.from({ length: MAX_RUNS }, (_, place): PastRun => {
      const at = new Date(START - (MAX_RUNS - place) * INTERVAL).toISOString();
      return place % 10 === 3 ? { at, status: 'critical', code: 'E_CONN_TIMEOUT' } : { at, status: 'ok' };
    }),
    days: Array.from({ length: MAX_DAYS }, (_, place) => {
      const day = new Date((today - MAX_DAYS + 1 + place) * DAY).toISOString().slice(0, 10);
      return `${day} 280 2 5 1`;
    }).join(';'),
    past: Array.from({ length: 5 }, (_, place) => ({
      start: new Date(START - (10 - place) * DAY).toISOString(),
      end: new Date(START - (10 - place) * DAY + INTERVAL).toISOString(),
      codes: ['E_CONN_TIMEOUT'],
      issue: 17,
      isTold: true,
    })),
    series: METRICS.map((metric) => ({
      metric,
      environment: 'github-hosted',
      values,
      days: values.map((_, place) => today - MAX_VALUES + place),
    })),
    trend: { metric: 'imap_total_seconds', unit: 'seconds', values, goods: '1'.repeat(MAX_VALUES) },
    facts: [
      { kind: 'tls', subject: `imap mail${index}.example.org version`, usual: ['TLSv1.3'], seenAt: at },
      {
        kind: 'capability',
        subject: `imap mail${index}.example.org before login`,
        usual: ['IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ AUTH=PLAIN AUTH=LOGIN'],
        seenAt: at,
      },
    ],
  };
}
