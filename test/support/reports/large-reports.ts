/** Reports of a size and of a content that nobody wants, for tests that a page can bear them. */

import type { Finding } from '../../../src/model/finding.ts';
import type { Gate } from '../../../src/model/gate-facts.ts';
import type { Source } from '../../../src/model/issue.ts';
import type { CheckResult, Report } from '../../../src/model/report.ts';
import type { Story } from '../../../src/model/story.ts';
import { verdictOfChecks } from '../../../src/verdict/run-verdict.ts';
import { hostileGate } from './gate-reports.ts';
import { reportOf, SAMPLE_REPORTS } from './sample-reports.ts';

/** What a hostile server may say: markup of all kinds, commands, controls, one endless word, towers of accents. */
export const HOSTILE_TEXT = [
  '</code></td></table></details><h1 style="position:fixed;inset:0">Fine</h1>',
  '<script>document.title = "owned"</script><img src="https://evil.example/p.png" onerror="alert(1)">',
  '![x](https://evil.example/p.png) [y](javascript:alert(1)) @octocat #1 ::error::boom ##[error]boom',
  `\x1b[31mred\x1b[0m \u202egnp.exe ${'z\u0337\u0322\u031b\u0330\u0317\u030a'.repeat(12)}`,
  'W'.repeat(500),
  '<b>&lt;|`'.repeat(100_000),
].join(' ');

/** So many checks, each of them one of the samples; every fortieth is not ok. */
export function manyChecks(count: number): Report {
  const { ok, junk, wrongPassword, notArrived, certificateExpired } = SAMPLE_REPORTS;
  const bad = [wrongPassword, junk, notArrived, certificateExpired];
  const checks = Array.from({ length: count }, (_, index) => {
    const report = index % 40 === 3 ? bad[Math.floor(index / 40) % bad.length] : ok;
    return { ...checkOf(report ?? ok), name: `Mail of site ${index + 1}` };
  });
  return { ...reportOf(...checks), ...verdictOfChecks(checks) };
}

/** So many checks with so many rows in each of their lists, of which no two are alike. */
export function manyRows(checks: number, rows: number): Report {
  const make = <T>(of: (index: number) => T): T[] => Array.from({ length: rows }, (_, index) => of(index));
  const finding = { status: 'critical', code: 'E_THRESHOLD', phase: 'imap_status' } as const;
  const all = Array.from({ length: checks }, (_check, check): CheckResult => {
    const label = (index: number): string => `Mailbox ${check}/${index}`;
    return {
      ...checkOf(SAMPLE_REPORTS.wrongPassword),
      name: `Mail of site ${check}`,
      group: `Group ${check}/Part ${check}`,
      attempts: 3,
      attemptFailures: make((index) => ({ code: 'E_CONN_RESET', message: label(index), startSeconds: index })),
      story: storyWith(check, rows),
      tags: make((index) => `tag-${index}`),
      findings: make((index) => ({ ...finding, message: `${label(index)} is full.`, hint: label(index) })),
      notices: make((index) => ({ message: label(index), hint: label(index) })),
      metrics: [{ name: 'mailbox_unseen', unit: 'count', help: 'unseen', label: 'mailbox' }],
      measurements: make((index) => ({ metric: 'mailbox_unseen', label: label(index), value: index })),
      thresholds: make((index) => ({ metric: 'mailbox_unseen', label: label(rows - 1 - index), critical: '100000' })),
      facts: { gate: gateOf(check, rows) },
      transcript: make((index) => ({ seconds: index, protocol: 'imap', direction: 'received', text: label(index) })),
    };
  });
  return { ...reportOf(...all), ...verdictOfChecks(all) };
}

/** A story with so many rows in each of its lists. */
function storyWith(check: number, rows: number): Story {
  const make = <T>(of: (index: number) => T): T[] => Array.from({ length: rows }, (_, index) => of(index));
  const at = '2026-12-01T05:12:00.000Z';
  return {
    key: check.toString(16).padStart(16, '0'),
    ...{ state: 'down', stateBefore: 'down', since: at, failures: rows, blind: 0 },
    ...{ isFlapping: false, isMuted: false, isInMaintenance: false, alert: false },
    runs: make(() => ({ at, status: 'critical' as const, code: 'E_SLOW' })).slice(-30),
    trend: { metric: 'm', unit: 'seconds', values: make((index) => index).slice(-60) },
    changes: make((index) => ({
      ...{ kind: 'banner', subject: `${check}/${index}`, message: `${index}`, before: `${index}`, after: `${check}` },
      ...{ isWorse: true, since: at },
    })),
    regressions: make((index) => ({ metric: `m${index}`, seconds: 2, medianSeconds: 1, runs: 3, since: at })),
  };
}

/** A story whose texts are all hostile. */
function hostileStory(text: string): Story {
  const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
  const ref = { at: text, runUrl: text };
  return {
    ...storyWith(0, 0),
    ...{ key: text, since: text, firstBad: ref, lastBad: ref, lastGood: ref },
    runs: many(30, { at: text, status: 'critical' as const, code: text }),
    trend: { metric: text, unit: text, values: [1, null, 2] },
    changes: many(30, {
      ...{ kind: 'banner' as const, subject: text, message: text, before: text, after: text },
      ...{ isWorse: true, since: text },
    }),
    regressions: many(30, { metric: text, seconds: 2, medianSeconds: 1, runs: 3, since: text }),
  };
}

/** A gate with so many rows in each of its lists, of which no two are alike. */
function gateOf(check: number, rows: number): Gate {
  const make = <T>(of: (name: string) => T): T[] =>
    Array.from({ length: rows }, (_, index) => of(`n${index}.d${check}.example`));
  const terms = make((text) => ({ text, lookups: 1 }));
  const spf = { record: 'v=spf1', lookups: rows, voidLookups: 0, terms };
  const sts = { mode: 'enforce', mx: make((name) => name), origin: 'file' } as const;
  return {
    domain: `d${check}.example`,
    stage: 'planned',
    records: [
      ...make((name) => ({ name, type: 'A', change: 'added' as const, planned: { values: [name], ttl: 300 } })),
      { name: 'all', type: 'TXT', change: 'added', planned: { values: make((name) => name), ttl: 300 } },
    ],
    hosts: make((host) => ({
      host,
      preference: 10,
      isPublished: true,
      addresses: [{ address: host, origin: 'published' as const }],
      tlsa: [{ usage: 3, selector: 1, matching: 1, certificate: host }],
    })),
    spf: { published: spf, planned: { ...spf, record: 'v=spf1 -all' } },
    mtaSts: { published: sts, planned: sts },
    order: make((text) => ({ kind: 'publish', text, reason: text })),
    untested: make((text) => text),
  };
}

/** One check in which every text is hostile, as long and as often as it may be. */
export function hostileReport(text = HOSTILE_TEXT): Report {
  const report = reportOf(hostileCheck(text));
  const origin = { repository: text, workflow: text, runUrl: text, sha: text, runner: text };
  const leftOut = Array.from(
    { length: 100 },
    () => ({ name: text, reason: 'skipped', source: sourceOf(text) }) as const,
  );
  return { ...report, version: text, startedAt: text, origin, leftOut };
}

/** The check of such a report. */
export function hostileCheck(text = HOSTILE_TEXT): CheckResult {
  const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
  const finding: Finding = {
    status: 'critical',
    code: 'E_AUTH_REJECTED',
    phase: 'smtp_auth',
    message: text,
    hint: text,
    reply: text,
  };
  const certificate = {
    subject: text,
    issuer: text,
    names: many(100, text),
    validFrom: text,
    validTo: text,
    daysLeft: 3,
    fingerprint256: text,
  };
  const tls = { version: text, cipher: text, isVerified: false, chain: [certificate] };
  return {
    ...checkOf(SAMPLE_REPORTS.wrongPassword),
    name: text,
    mode: text,
    target: text,
    success: text,
    group: text,
    tags: many(30, text),
    description: text,
    source: sourceOf(text),
    findings: many(30, finding),
    notices: many(30, { message: text, hint: text, reply: text }),
    attempts: 31,
    attemptFailures: many(30, { code: 'E_CONN_RESET', message: text, startSeconds: 0 }),
    story: hostileStory(text),
    facts: { messageId: text, acceptance: text, arrivedIn: 'junk', gate: hostileGate(text, 4) },
    connections: many(30, { protocol: 'smtp', address: text, port: 65535, tls }),
    measurements: many(300, { metric: text, label: text, value: -1e12 }),
    thresholds: many(30, { metric: text, label: text, warning: text, critical: text }),
    transcript: many(300, { seconds: 1e6, protocol: 'smtp', direction: 'received', text }),
  };
}

function sourceOf(file: string): Source {
  return { file, line: 1, column: 1 };
}

function checkOf(report: Report): CheckResult {
  const [check] = report.checks;
  if (check === undefined) throw new Error('The sample has no check.');
  return check;
}
